using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;
using SageMakerGuard.Testing;
using Tag = SageMakerGuard.Estates.Tag;

namespace SageMakerGuard.Aws.Tests.Apply;

/// <summary>Each step against an AWS that others wrote: made, seen to be done, taken back by its own inverse, and seen to be gone.</summary>
public sealed class MotoChangeTests(MotoServer moto) : IClassFixture<MotoServer>, IAsyncLifetime
{
    private const string Region = "eu-central-1";

    private ICloudSession? _session;
    private RoundTrip _trip = null!;
    private AmazonEC2Client _ec2 = null!;
    private string _vpc = "";

    public async Task InitializeAsync()
    {
        if (moto.Missing is not null)
            return;
        _session = new AwsCloud().Open(new CloudIdentity { AccessKey = "AKIDEXAMPLE", SecretKey = "secret", EndpointUrl = moto.Url });
        _trip = new RoundTrip(await _session.OpenGroundAsync(Region, 4, default));
        _ec2 = new(new BasicAWSCredentials("AKIDEXAMPLE", "secret"), new AmazonEC2Config { ServiceURL = moto.Url, AuthenticationRegion = Region });
        _vpc = (await _ec2.CreateVpcAsync(new CreateVpcRequest("10.40.0.0/16") { AmazonProvidedIpv6CidrBlock = true })).Vpc.VpcId;
    }

    public Task DisposeAsync()
    {
        _ec2?.Dispose();
        _session?.Dispose();
        return Task.CompletedTask;
    }

    [SkippableTheory]
    [InlineData(SetVpcDnsAttribute.Hostnames, true)]
    [InlineData(SetVpcDnsAttribute.Support, false)]
    public async Task DNS_attributes_of_a_VPC(string attribute, bool value)
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        await TakeBack(await Make(new SetVpcDnsAttribute { VpcId = _vpc, Attribute = attribute, Value = value }));
    }

    [SkippableFact]
    public async Task Security_groups()
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        await TakeBack(await Make(new CreateSecurityGroup { NewId = "new:group", VpcId = _vpc, GroupName = "sm-apps", GroupDescription = "apps of a domain", Tags = Tags("group") }));
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rules_with_every_kind_of_peer(bool egress)
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        var (_, group) = await Make(new CreateSecurityGroup { NewId = "new:group", VpcId = _vpc, GroupName = "g" + egress, GroupDescription = "x" });
        var list = (await _ec2.CreateManagedPrefixListAsync(new() { PrefixListName = "l", MaxEntries = 1, AddressFamily = "IPv4", Entries = [new() { Cidr = "10.99.0.0/16" }] })).PrefixList.PrefixListId;
        GroupRule[] rules =
        [
            new() { FromPort = 2049, ToPort = 2049, PeerGroupId = group },
            new() { FromPort = 8192, ToPort = 65535, CidrIp = "10.40.0.0/16" },
            new() { FromPort = 443, ToPort = 443, CidrIpv6 = "2001:db8::/32" },
            new() { FromPort = 443, ToPort = 443, PrefixListId = list },
            new() { IpProtocol = "-1", CidrIp = "10.50.0.0/16" },
        ];
        foreach (var rule in rules)
            await TakeBack(await Make(new AuthorizeRule { GroupId = group, VpcId = _vpc, IsEgress = egress, Rule = rule }));

        // Not taken back: moto takes the description for a part of the rule, which for AWS it is not (API_RevokeSecurityGroupIngress).
        await Make(new AuthorizeRule { GroupId = group, VpcId = _vpc, IsEgress = egress, Rule = rules[0], RuleDescription = "NFS" });
        var made = Assert.Single((await _ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { GroupIds = [group] })).SecurityGroups);
        Assert.Equal("NFS", Assert.Single((egress ? made.IpPermissionsEgress : made.IpPermissions).SelectMany(p => p.UserIdGroupPairs ?? [])).Description);
    }

    [SkippableFact]
    public async Task Subnets()
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        await TakeBack(await Make(NewSubnet("10.40.1.0/24")));
    }

    [SkippableFact]
    public async Task Route_tables_with_associations_and_routes()
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        var (subnetStep, subnet) = await Make(NewSubnet("10.40.2.0/24"));
        var (firstStep, first) = await Make(new CreateRouteTable { NewId = "new:first", VpcId = _vpc, Tags = Tags("table 1") });
        var (secondStep, second) = await Make(new CreateRouteTable { NewId = "new:second", VpcId = _vpc, Tags = Tags("table 2") });
        var use = await Make(new AssociateRouteTable { SubnetId = subnet, RouteTableId = first, VpcId = _vpc });
        var change = await Make(new AssociateRouteTable { SubnetId = subnet, RouteTableId = second, VpcId = _vpc });
        var gateway = (await _ec2.CreateInternetGatewayAsync(new())).InternetGateway.InternetGatewayId;
        var other = (await _ec2.CreateInternetGatewayAsync(new())).InternetGateway.InternetGatewayId;
        await _ec2.AttachInternetGatewayAsync(new() { VpcId = _vpc, InternetGatewayId = gateway });
        var route = await Make(new SetRoute { RouteTableId = second, VpcId = _vpc, DestinationCidrBlock = "0.0.0.0/0", Target = new() { GatewayId = gateway } });
        var replaced = await Make(new SetRoute { RouteTableId = second, VpcId = _vpc, DestinationCidrBlock = "0.0.0.0/0", Target = new() { GatewayId = other } });
        foreach (var made in new[] { replaced, route, change, use, (secondStep, second), (firstStep, first), (subnetStep, subnet) })
            await TakeBack(made);
    }

    [SkippableFact]
    public async Task Endpoints()
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        var (_, subnet) = await Make(NewSubnet("10.40.3.0/24"));
        var (_, more) = await Make(NewSubnet("10.40.4.0/24", "euc1-az3"));
        var (_, table) = await Make(new CreateRouteTable { NewId = "new:table", VpcId = _vpc, Tags = Tags("table") });
        var (_, group) = await Make(new CreateSecurityGroup { NewId = "new:group", VpcId = _vpc, GroupName = "endpoints", GroupDescription = "x" });
        var endpoint = await Make(new CreateVpcEndpoint { NewId = "new:sts", VpcId = _vpc, ServiceName = $"com.amazonaws.{Region}.sts", SubnetIds = [subnet], SecurityGroupIds = [group], PrivateDnsEnabled = true, Tags = Tags("sts") });
        var widened = await Make(new ModifyVpcEndpoint { VpcEndpointId = endpoint.Id, VpcId = _vpc, AddSubnetIds = [more] });
        await TakeBack(widened);
        await TakeBack(endpoint);
        await TakeBack(await Make(new CreateVpcEndpoint { NewId = "new:s3", VpcId = _vpc, ServiceName = $"com.amazonaws.{Region}.s3", VpcEndpointType = "Gateway", RouteTableIds = [table], PolicyDocument = """{"Statement":[]}""" }));
    }

    [SkippableFact]
    public async Task Internet_gateways_addresses_and_NAT_gateways()
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        var subnet = await Make(NewSubnet("10.40.5.0/24"));
        var gateway = await Make(new CreateInternetGateway { NewId = "new:igw", VpcId = _vpc, Tags = Tags("igw " + _vpc) });
        var attached = await Make(new AttachInternetGateway { InternetGatewayId = gateway.Id, VpcId = _vpc });
        var address = await Make(new AllocateAddress { NewId = "new:eip", VpcId = _vpc, Tags = Tags("nat " + _vpc) });
        var nat = await Make(new CreateNatGateway { NewId = "new:nat", VpcId = _vpc, SubnetId = subnet.Id, AllocationId = address.Id, Tags = Tags("nat") });
        foreach (var made in new[] { nat, address, attached, gateway, subnet })
            await TakeBack(made);
    }

    [SkippableFact]
    public async Task Flow_logs()
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        var (_, subnet) = await Make(NewSubnet("10.40.6.0/24"));
        await TakeBack(await Make(new CreateFlowLog
        {
            NewId = "new:log", VpcId = _vpc, RecordedId = _vpc, LogDestination = "arn:aws:logs:eu-central-1:123456789012:log-group:vpc", DeliverLogsPermissionArn = "arn:aws:iam::123456789012:role/flow",
            LogFormat = "${version} ${srcaddr} ${dstaddr}", MaxAggregationInterval = 60, Tags = Tags("log"),
        }));
        await TakeBack(await Make(new CreateFlowLog { NewId = "new:log", VpcId = _vpc, RecordedId = subnet, RecordedType = "Subnet", LogDestination = "arn:aws:logs:eu-central-1:123456789012:log-group:sub", DeliverLogsPermissionArn = "arn:aws:iam::123456789012:role/flow" }));
    }

    [SkippableFact]
    public async Task Inline_policies_of_roles()
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        await CreateRole("studio");
        var bar = new PutRolePolicy { RoleName = "studio", PolicyName = "bar", PolicyDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"sagemaker:CreateApp","Resource":"*"}]}""" };
        var first = await Make(bar);
        var second = await Make(bar with { PolicyDocument = """{"Version":"2012-10-17","Statement":[{"Sid":"AllÉ","Effect":"Deny","Action":["sagemaker:CreateApp"],"Resource":"arn:aws:sagemaker:*:*:app/d-1/*"}]}""" });
        await TakeBack(second);
        await TakeBack(first);
    }

    // moto has neither UpdateBudget nor subscribers to be read: what they concern is rehearsed on the sandbox.
    [SkippableFact]
    public async Task Budgets()
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        var budget = SpendingSamples.Unheard;
        await TakeBack(await Make(new PutBudget { BudgetName = budget.BudgetName, Budget = budget }));
    }

    [SkippableFact]
    public async Task Alarms_with_a_threshold_and_with_a_band()
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        foreach (var put in SpendingSamples.All.Select(s => s.Step).OfType<PutMetricAlarm>())
        {
            var first = await Make(put);
            var second = await Make(put with { Alarm = put.Alarm with { AlarmDescription = "Otherwise" }, Replaces = put.Alarm });
            await TakeBack(second);
            await TakeBack(first);
        }
    }

    [SkippableFact]
    public async Task Requests_of_changes_fit_AWSs_own_service_models()
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        await using var wire = await WireCheck.Start(moto.Url);
        using var session = new AwsCloud().Open(new CloudIdentity { AccessKey = "AKIDEXAMPLE", SecretKey = "secret", EndpointUrl = wire.Url });
        var ground = await session.OpenGroundAsync(Region, 4, default);
        foreach (var (step, before, _) in StepSamples.All)
            await Send(() => ground.ApplyAsync(step, before, StepSamples.Token, default));
        foreach (var reads in StepSamples.All.Select(s => s.Step.Reads).Where(r => (r.Parts & EstateParts.Apps) == 0).DistinctBy(r => r.Parts))
            await Send(() => ground.ReadAsync(reads, default));

        // What moto answers is moto's own affair.
        Assert.Contains(" 0 request faults", await wire.Stop(), StringComparison.Ordinal);

        static async Task Send(Func<Task> request)
        {
            try
            {
                await request();
            }
            catch (GuardFault)
            {
                // The samples' ids are nobody's, and moto has no Network Insights: what counts is what was sent.
            }
        }
    }

    private static IReadOnlyList<Tag> Tags(string purpose) => Purpose.Tags(purpose, [new() { Key = "Owner", Value = "ml" }]);

    private CreateSubnet NewSubnet(string block, string zone = "euc1-az2") => new() { NewId = "new:subnet:" + block, VpcId = _vpc, CidrBlock = block, AvailabilityZone = Region + "a", AvailabilityZoneId = zone, Tags = Tags(block) };

    private Task<(ChangeStep Inverse, string Id)> Make(ChangeStep step) => _trip.Make(step);

    private Task TakeBack((ChangeStep Inverse, string Id) made) => _trip.TakeBack(made);

    private async Task CreateRole(string name)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, moto.Url + "/")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["Action"] = "CreateRole", ["Version"] = "2010-05-08", ["RoleName"] = name, ["AssumeRolePolicyDocument"] = """{"Version":"2012-10-17","Statement":[]}""" }),
        };
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0");
        using var answer = await http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
