using System;
using System.IO;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Tests.EstateFiles;

public sealed class CliFolderFaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string, string, string> BadFiles => new()
    {
        { "empty", "", "CliFileEmpty", "is empty" },
        { "blank", "\r\n", "CliFileEmpty", "is empty" },
        { "cut in a value", """{"Subnets":[{"SubnetId":"subnet-0""", "CliFileTruncated", "line 1, byte " },
        { "cut behind a brace", "{\"Subnets\":[\n{\"SubnetId\":\"subnet-0\"}", "CliFileTruncated", "line 2, byte " },
        { "an error text", "An error occurred (AccessDenied)", "CliFileMalformed", "not JSON" },
        { "a text for a list", """{"Subnets":"none"}""", "CliFileMalformed", "$.Subnets (line 1, byte " },
        { "an object for a list", """{"NatGateways":{}}""", "CliFileMalformed", "$.NatGateways" },
        { "a text for a number", "{\"Subnets\":[\n  {\"SubnetId\":\"subnet-0\",\"AvailableIpAddressCount\":\"many\"}]}", "CliFileMalformed", "$.Subnets[0].AvailableIpAddressCount (line 2, byte " },
        { "a number for a text", """{"Vpcs":[{"VpcId":5}]}""", "CliFileMalformed", "$.Vpcs[0].VpcId" },
        { "null in a list", """{"Vpcs":[null]}""", "CliFileMalformed", "$.Vpcs" },
        { "null in a list of ARNs", """{"Domains":[null]}""", "CliFileMalformed", "$.Domains" },
        { "an item without an id", """{"RouteTables":[{"VpcId":"vpc-1"}]}""", "CliFileMalformed", "an item of RouteTables has no id" },
        { "a flag that is none", """{"VpcId":"vpc-1","EnableDnsSupport":{"Value":"yes"}}""", "CliFileMalformed", "EnableDnsSupport.Value" },
        { "a time that is none", """{"Apps":[{"DomainId":"d-1","CreationTime":"yesterday"}]}""", "CliFileMalformed", "$.Apps[0].CreationTime" },
        { "routes of nobody knows what", """{"Routes":[{"State":"active","DestinationCidrBlock":"10.0.0.0/8"}]}""", "CliFileNameLacksId", "tgw-rtb-" },
        { "entries of nobody knows what", """{"Entries":[{"Cidr":"10.0.0.0/8"}]}""", "CliFileNameLacksId", "pl-" },
        { "zones of nobody knows what", """{"HostedZoneSummaries":[]}""", "CliFileNameLacksId", "vpc-" },
        { "groups of nobody knows what", """{"SecurityGroups":["sg-1"]}""", "CliFileNameLacksId", "fsmt-" },
        { "another account's domain", """{"Domains":[{"DomainArn":"arn:aws:sagemaker:eu-west-1:777788889999:domain/d-1","DomainId":"d-1"}]}""", "EstateMixedAccounts", "777788889999" },
        { "another account's caller", """{"UserId":"x","Account":"777788889999","Arn":"arn:aws:iam::777788889999:user/x"}""", "EstateMixedAccounts", "777788889999" },
        { "another account's tags", """{"ResourceTagMappingList":[{"ResourceARN":"arn:aws:sagemaker:eu-west-1:777788889999:domain/d-1"}]}""", "EstateMixedAccounts", "777788889999" },
        { "another region's domain", """{"Domains":[{"DomainArn":"arn:aws:sagemaker:us-east-1:444455556666:domain/d-1","DomainId":"d-1"}]}""", "EstateMixedRegions", "us-east-1" },
        { "another region's subnet", """{"Subnets":[{"SubnetId":"subnet-9","AvailabilityZone":"us-east-1b"}]}""", "EstateMixedRegions", "us-east-1" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(BadFiles))]
    public void One_bad_file_stops_the_reading_with_its_name_and_the_next_step(string name, string text, string errorId, string says)
    {
        foreach (var file in CliFixture.Files)
            _folder.Write("eu-west-1/" + file.Key, file.Value);
        var path = _folder.Write("eu-west-1/zz " + name + ".json", text);

        var fault = Assert.Throws<GuardFault>(() => EstatePath.Read(_folder.Path));

        Assert.Equal((errorId, FaultCategory.InvalidData), (fault.ErrorId, fault.Category));
        Assert.Contains(path, fault.Message);
        Assert.Contains(says, fault.Message);
        Assert.NotEmpty(fault.NextStep);
    }

    [Fact]
    public void A_folder_without_CLI_output_says_so()
    {
        Assert.Equal("EstateFolderEmpty", Fault().ErrorId);
        _folder.Write("package.json", """{"name":"x"}""");
        Assert.Equal("EstateFolderEmpty", Fault().ErrorId);
        _folder.Write("caller.json", CliFixture.Files["caller.json"]);
        Assert.Equal("EstateFolderEmpty", Fault().ErrorId);
    }

    [Fact]
    public void Files_of_no_known_region_or_account_are_refused_with_what_to_add()
    {
        _folder.Write("nat.json", """{"NatGateways":[]}""");
        Assert.Equal("EstateRegionUnknown", Fault().ErrorId);

        Directory.CreateDirectory(_folder.File("eu-west-1"));
        File.Move(_folder.File("nat.json"), _folder.File("eu-west-1/nat.json"));
        var fault = Fault();
        Assert.Equal("EstateAccountUnknown", fault.ErrorId);
        Assert.Contains("aws sts get-caller-identity", fault.NextStep);
    }

    [Fact]
    public void A_folder_of_another_account_than_its_name_is_refused()
    {
        _folder.Write("accounts/777788889999/eu-west-1/domains.json", CliFixture.Files["list-domains.json"]);
        Assert.Equal("EstateMixedAccounts", Fault().ErrorId);
    }

    private GuardFault Fault() => Assert.Throws<GuardFault>(() => EstatePath.Read(_folder.Path));
}
