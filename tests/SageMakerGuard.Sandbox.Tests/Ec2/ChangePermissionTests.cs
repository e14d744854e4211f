using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using SageMakerGuard.Ports;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Ec2;

/// <summary>Which actions on which resources a call needs: with exactly these it is let in, without any one of them it is not.</summary>
public class ChangePermissionTests
{
    private const string Ec2 = "arn:aws:ec2:eu-central-1:111122223333:";
    private const string Endpoint = "vpce-0aaa0000000000003";

    private const string PrivateDns = "route53:AssociateVPCWithHostedZone arn:aws:route53:::hostedzone/*";

    public static TheoryData<string, string, string[]> Needs => new()
    {
        { "CreateSecurityGroup", $"GroupName=a;GroupDescription=b;VpcId={HealthyRegion.Vpc}", ["ec2:CreateSecurityGroup " + Ec2 + "security-group/*", "ec2:CreateSecurityGroup " + Ec2 + "vpc/" + HealthyRegion.Vpc] },
        { "CreateSecurityGroup", $"GroupName=a;GroupDescription=b;TagSpecification.1.ResourceType=security-group;TagSpecification.1.Tag.1.Key=k", ["ec2:CreateSecurityGroup " + Ec2 + "security-group/*", "ec2:CreateTags " + Ec2 + "security-group/*"] },
        { "DeleteSecurityGroup", "GroupId=" + Workshop.LooseGroup, ["ec2:DeleteSecurityGroup " + Ec2 + "security-group/" + Workshop.LooseGroup] },
        { "AuthorizeSecurityGroupIngress", $"GroupId={Workshop.LooseGroup};IpPermissions.1.IpProtocol=-1;IpPermissions.1.IpRanges.1.CidrIp=0.0.0.0/0", ["ec2:AuthorizeSecurityGroupIngress " + Ec2 + "security-group/" + Workshop.LooseGroup] },
        { "AuthorizeSecurityGroupEgress", $"GroupId={Workshop.LooseGroup};IpPermissions.1.IpProtocol=-1;IpPermissions.1.IpRanges.1.CidrIp=10.0.0.0/8;TagSpecification.1.ResourceType=security-group-rule;TagSpecification.1.Tag.1.Key=k", ["ec2:AuthorizeSecurityGroupEgress " + Ec2 + "security-group/" + Workshop.LooseGroup, "ec2:CreateTags " + Ec2 + "security-group-rule/*"] },
        { "RevokeSecurityGroupIngress", $"GroupId={Workshop.LooseGroup};IpPermissions.1.IpProtocol=tcp;IpPermissions.1.FromPort=22;IpPermissions.1.ToPort=22;IpPermissions.1.IpRanges.1.CidrIp=10.0.0.0/8", ["ec2:RevokeSecurityGroupIngress " + Ec2 + "security-group/" + Workshop.LooseGroup] },
        { "RevokeSecurityGroupEgress", $"GroupId={Workshop.LooseGroup};IpPermissions.1.IpProtocol=-1;IpPermissions.1.IpRanges.1.CidrIp=0.0.0.0/0", ["ec2:RevokeSecurityGroupEgress " + Ec2 + "security-group/" + Workshop.LooseGroup] },
        { "ModifyVpcAttribute", $"VpcId={HealthyRegion.Vpc};EnableDnsHostnames.Value=false", ["ec2:ModifyVpcAttribute " + Ec2 + "vpc/" + HealthyRegion.Vpc] },
        {
            "CreateVpcEndpoint", $"VpcEndpointType=Interface;VpcId={HealthyRegion.Vpc};ServiceName={Workshop.Athena};SubnetId.1={HealthyRegion.SubnetA};SecurityGroupId.1={HealthyRegion.EndpointGroup}",
            ["ec2:CreateVpcEndpoint " + Ec2 + "vpc-endpoint/*", "ec2:CreateVpcEndpoint " + Ec2 + "vpc/" + HealthyRegion.Vpc, "ec2:CreateVpcEndpoint " + Ec2 + "subnet/" + HealthyRegion.SubnetA, "ec2:CreateVpcEndpoint " + Ec2 + "security-group/" + HealthyRegion.EndpointGroup, PrivateDns]
        },
        { "CreateVpcEndpoint", $"VpcId={HealthyRegion.Vpc};ServiceName={Workshop.DynamoDb};RouteTableId.1={HealthyRegion.TableA}", ["ec2:CreateVpcEndpoint " + Ec2 + "vpc-endpoint/*", "ec2:CreateVpcEndpoint " + Ec2 + "vpc/" + HealthyRegion.Vpc, "ec2:CreateVpcEndpoint " + Ec2 + "route-table/" + HealthyRegion.TableA] },
        { "ModifyVpcEndpoint", $"VpcEndpointId={Endpoint};AddSubnetId.1={Workshop.SubnetC}", ["ec2:ModifyVpcEndpoint " + Ec2 + "vpc-endpoint/" + Endpoint, "ec2:ModifyVpcEndpoint " + Ec2 + "subnet/" + Workshop.SubnetC] },
        { "ModifyVpcEndpoint", $"VpcEndpointId={Endpoint};PrivateDnsEnabled=true", ["ec2:ModifyVpcEndpoint " + Ec2 + "vpc-endpoint/" + Endpoint, PrivateDns] },
        { "DeleteVpcEndpoints", $"VpcEndpointId.1={Endpoint};VpcEndpointId.2={HealthyRegion.S3Endpoint}", ["ec2:DeleteVpcEndpoints " + Ec2 + "vpc-endpoint/" + Endpoint, "ec2:DeleteVpcEndpoints " + Ec2 + "vpc-endpoint/" + HealthyRegion.S3Endpoint] },
        {
            "CreateFlowLogs", $"ResourceType=VPC;ResourceId.1={HealthyRegion.Vpc};TrafficType=ALL;LogGroupName=g;DeliverLogsPermissionArn=arn:aws:iam::111122223333:role/flow",
            ["ec2:CreateFlowLogs " + Ec2 + "vpc-flow-log/*", "ec2:CreateFlowLogs " + Ec2 + "vpc/" + HealthyRegion.Vpc, "iam:PassRole arn:aws:iam::111122223333:role/flow"]
        },
        { "CreateFlowLogs", $"ResourceType=Subnet;ResourceId.1={HealthyRegion.SubnetA};TrafficType=ALL;LogDestinationType=s3;LogDestination=arn:aws:s3:::b", ["ec2:CreateFlowLogs " + Ec2 + "vpc-flow-log/*", "ec2:CreateFlowLogs " + Ec2 + "subnet/" + HealthyRegion.SubnetA, "logs:CreateLogDelivery *"] },
        { "DeleteFlowLogs", "FlowLogId.1=fl-0aaa00000000001", ["ec2:DeleteFlowLogs " + Ec2 + "vpc-flow-log/fl-0aaa00000000001", "logs:DeleteLogDelivery *"] },
        { "CreateTags", $"ResourceId.1={HealthyRegion.Vpc};ResourceId.2={CompanyEstate.Nat};Tag.1.Key=k", ["ec2:CreateTags " + Ec2 + "vpc/" + HealthyRegion.Vpc, "ec2:CreateTags " + Ec2 + "natgateway/" + CompanyEstate.Nat] },
        { "DeleteTags", $"ResourceId.1={HealthyRegion.SubnetA};Tag.1.Key=k", ["ec2:DeleteTags " + Ec2 + "subnet/" + HealthyRegion.SubnetA] },
    };

    [Theory]
    [MemberData(nameof(Needs))]
    public async Task With_exactly_what_it_needs_a_call_is_let_in_and_without_any_of_it_not(string action, string parameters, string[] needs)
    {
        Assert.Null((await Ask(needs)).Code);
        foreach (var missing in needs)
        {
            var reply = await Ask([.. needs.Except([missing])]);
            Assert.Equal((missing, 403, "UnauthorizedOperation"), (missing, (int)reply.Status, reply.Code));
            if (!missing.StartsWith("iam:PassRole", System.StringComparison.Ordinal))
                Assert.Contains($"is not authorized to perform: {missing.Split(' ')[0]} ", reply.Message);
        }

        async Task<Reply> Ask(string[] allowed)
        {
            // A statement that allows nothing that is asked for keeps the policy from being empty.
            var statements = allowed.Append("ec2:DescribeVpcs *").Select(a => a.Split(' ')).Select(a => new { Effect = "Allow", Action = a[0], Resource = a[1] });
            using var stage = Workshop.Slow(new SandboxOptions { PolicyDocument = JsonSerializer.Serialize(new { Version = "2012-10-17", Statement = statements }) });
            return await stage.Ec2(action, parameters);
        }
    }

    [Fact]
    public async Task The_form_of_a_request_is_looked_at_before_permission_and_the_resource_after_it()
    {
        using var stage = Workshop.Slow(new SandboxOptions { PolicyDocument = """{"Statement":{"Effect":"Allow","Action":"sagemaker:*","Resource":"*"}}""" });
        Assert.Equal("MissingParameter", (await stage.Ec2("DeleteVpcEndpoints")).Code);
        Assert.Equal("InvalidVpcEndpointId.Malformed", (await stage.Ec2("DeleteVpcEndpoints", "VpcEndpointId.1=x")).Code);
        Assert.Equal("UnauthorizedOperation", (await stage.Ec2("DeleteVpcEndpoints", "VpcEndpointId.1=vpce-0ccc1")).Code);
        Assert.Equal("UnauthorizedOperation", (await stage.Ec2("DeleteSecurityGroup", $"GroupId={Workshop.LooseGroup};DryRun=true")).Code);
    }
}
