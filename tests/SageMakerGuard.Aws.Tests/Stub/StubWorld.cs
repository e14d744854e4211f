using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace SageMakerGuard.Aws.Tests.Stub;

/// <summary>A small account behind a stub: domains in one VPC, notebook instances, and empty lists for all else.</summary>
public sealed class StubWorld
{
    public const string Account = "111122223333";
    public const string Vpc = "vpc-0aaa0000000000001";

    public int Domains { get; set; } = 1;

    public int Notebooks { get; set; }

    public int PageSize { get; set; } = 100;

    /// <summary>Answers before the world does; null to let it.</summary>
    public Func<StubCall, StubReply?> First { get; set; } = _ => null;

    public static string DomainId(int number) => $"d-{number:x12}";

    public StubReply Answer(StubCall call) => First(call) ?? call.Operation switch
    {
        "ListDomains" => ListDomains(call),
        "DescribeDomain" => DescribeDomain(call),
        "ListNotebookInstances" => StubReply.Json(JsonSerializer.Serialize(new { NotebookInstances = Enumerable.Range(0, Notebooks).Select(n => new { NotebookInstanceName = $"nb{n:d4}", NotebookInstanceArn = NotebookArn(call.Region, n), NotebookInstanceStatus = "InService" }) })),
        "DescribeNotebookInstance" => DescribeNotebook(call),
        "ListUserProfiles" => StubReply.Json("""{"UserProfiles":[]}"""),
        "ListSpaces" => StubReply.Json("""{"Spaces":[]}"""),
        "ListApps" => StubReply.Json("""{"Apps":[]}"""),
        "ListTags" => StubReply.Json("""{"Tags":[]}"""),
        "GetResources" => StubReply.Json("""{"PaginationToken":"","ResourceTagMappingList":[]}"""),
        "GetCallerIdentity" => StubReply.Xml($"""<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::{Account}:user/a</Arn><UserId>A</UserId><Account>{Account}</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetCallerIdentityResponse>"""),
        "DescribeVpcs" => Ec2(call, $"<vpcSet><item><vpcId>{Vpc}</vpcId><cidrBlock>10.0.0.0/16</cidrBlock><ownerId>{Account}</ownerId><dhcpOptionsId>default</dhcpOptionsId><isDefault>true</isDefault></item></vpcSet>"),
        "DescribeVpcAttribute" => Ec2(call, call.Form["Attribute"] == "enableDnsSupport" ? "<enableDnsSupport><value>true</value></enableDnsSupport>" : "<enableDnsHostnames><value>false</value></enableDnsHostnames>"),
        "DescribeSubnets" => Ec2(call, $"<subnetSet><item><subnetId>subnet-0aaa00000000000a1</subnetId><vpcId>{Vpc}</vpcId><cidrBlock>10.0.0.0/24</cidrBlock></item></subnetSet>"),
        "DescribeVpcBlockPublicAccessOptions" => Ec2(call, "<vpcBlockPublicAccessOptions><internetGatewayBlockMode>off</internetGatewayBlockMode></vpcBlockPublicAccessOptions>"),
        "/2015-02-01/mount-targets" => StubReply.Json("""{"MountTargets":[]}"""),
        _ when call.Form.ContainsKey("Action") => Ec2(call, ""),
        _ => StubReply.Error(400, """{"__type":"UnknownOperationException"}"""),
    };

    public static StubReply Ec2(StubCall call, string inner) => StubReply.Xml($"""<?xml version="1.0" encoding="UTF-8"?><{call.Operation}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId>{inner}</{call.Operation}Response>""");

    public static string DomainArn(string region, int number) => $"arn:aws:sagemaker:{region}:{Account}:domain/{DomainId(number)}";

    private static string NotebookArn(string region, int number) => $"arn:aws:sagemaker:{region}:{Account}:notebook-instance/nb{number:d4}";

    private StubReply ListDomains(StubCall call)
    {
        using var request = JsonDocument.Parse(call.Body);
        var start = request.RootElement.TryGetProperty("NextToken", out var token) ? int.Parse(token.GetString()!) : 0;
        var end = Math.Min(Domains, start + PageSize);
        var page = new Dictionary<string, object>
        {
            // In falling order, because AWS promises none.
            ["Domains"] = Enumerable.Range(start, end - start).Select(n => Domains - 1 - n).Select(n => new { DomainArn = DomainArn(call.Region, n), DomainId = DomainId(n), DomainName = $"domain {n}", Status = "InService", CreationTime = 1.631121728678E9 }),
        };
        if (end < Domains)
            page["NextToken"] = end.ToString();
        return StubReply.Json(JsonSerializer.Serialize(page));
    }

    private static StubReply DescribeDomain(StubCall call)
    {
        using var request = JsonDocument.Parse(call.Body);
        var id = request.RootElement.GetProperty("DomainId").GetString()!;
        return StubReply.Json($$$"""{"DomainArn":"arn:aws:sagemaker:{{{call.Region}}}:{{{Account}}}:domain/{{{id}}}","DomainId":"{{{id}}}","DomainName":"a","Status":"InService","AppNetworkAccessType":"VpcOnly","VpcId":"{{{Vpc}}}","SubnetIds":["subnet-0aaa00000000000a1"],"CreationTime":1.631121728678E9,"LastModifiedTime":1700000000,"DefaultUserSettings":{"ExecutionRole":"arn:aws:iam::{{{Account}}}:role/r","SecurityGroups":null,"CanvasAppSettings":{"TimeSeriesForecastingSettings":{"Status":"ENABLED"} } },"DomainSettings":null,"NotInTheModelYet":{"a":[1,2]}}""");
    }

    private static StubReply DescribeNotebook(StubCall call)
    {
        using var request = JsonDocument.Parse(call.Body);
        var name = request.RootElement.GetProperty("NotebookInstanceName").GetString()!;
        return StubReply.Json($$"""{"NotebookInstanceName":"{{name}}","NotebookInstanceArn":"arn:aws:sagemaker:{{call.Region}}:{{Account}}:notebook-instance/{{name}}","NotebookInstanceStatus":"InService","DirectInternetAccess":"Disabled","RootAccess":"Enabled"}""");
    }
}
