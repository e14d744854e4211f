using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;

namespace SageMakerGuard.Aws.Tests.Moto;

/// <summary>Makes a network, a domain and a notebook instance in moto: EC2 through the SDK's own client, SageMaker by plain JSON 1.1.</summary>
public sealed class MotoEstate(string url) : IDisposable
{
    public const string Region = "eu-central-1";

    private readonly HttpClient _http = new();

    public AmazonEC2Client EC2 { get; } = new(new BasicAWSCredentials("AKIDEXAMPLE", "secret"), new AmazonEC2Config { ServiceURL = url, AuthenticationRegion = Region });

    public string VpcId { get; private set; } = "";

    public string SubnetId { get; private set; } = "";

    public string GroupId { get; private set; } = "";

    public string NatGatewayId { get; private set; } = "";

    public string InternetGatewayId { get; private set; } = "";

    public string PeeringId { get; private set; } = "";

    public string PrefixListId { get; private set; } = "";

    public List<string> EndpointIds { get; } = [];

    public async Task Build()
    {
        VpcId = (await EC2.CreateVpcAsync(new CreateVpcRequest("10.20.0.0/16"))).Vpc.VpcId;
        await EC2.ModifyVpcAttributeAsync(new() { VpcId = VpcId, EnableDnsHostnames = true });
        var options = (await EC2.CreateDhcpOptionsAsync(new() { DhcpConfigurations = [new() { Key = "domain-name", Values = ["eu-central-1.compute.internal"] }, new() { Key = "domain-name-servers", Values = ["AmazonProvidedDNS"] }] })).DhcpOptions.DhcpOptionsId;
        await EC2.AssociateDhcpOptionsAsync(new() { VpcId = VpcId, DhcpOptionsId = options });
        SubnetId = (await EC2.CreateSubnetAsync(new() { VpcId = VpcId, CidrBlock = "10.20.1.0/24", AvailabilityZone = Region + "a" })).Subnet.SubnetId;
        var open = (await EC2.CreateSubnetAsync(new() { VpcId = VpcId, CidrBlock = "10.20.2.0/24", AvailabilityZone = Region + "b" })).Subnet.SubnetId;
        InternetGatewayId = (await EC2.CreateInternetGatewayAsync(new())).InternetGateway.InternetGatewayId;
        await EC2.AttachInternetGatewayAsync(new() { VpcId = VpcId, InternetGatewayId = InternetGatewayId });
        var address = (await EC2.AllocateAddressAsync(new AllocateAddressRequest { Domain = DomainType.Vpc })).AllocationId;
        NatGatewayId = (await EC2.CreateNatGatewayAsync(new() { SubnetId = open, AllocationId = address })).NatGateway.NatGatewayId;
        PrefixListId = (await EC2.CreateManagedPrefixListAsync(new() { PrefixListName = "offices", AddressFamily = "IPv4", MaxEntries = 5, Entries = [new AddPrefixListEntry { Cidr = "10.99.0.0/16", Description = "main" }] })).PrefixList.PrefixListId;

        GroupId = (await EC2.CreateSecurityGroupAsync(new() { VpcId = VpcId, GroupName = "studio", Description = "studio" })).GroupId;
        await EC2.AuthorizeSecurityGroupIngressAsync(new() { GroupId = GroupId, IpPermissions = [new IpPermission { IpProtocol = "tcp", FromPort = 2049, ToPort = 2049, UserIdGroupPairs = [new UserIdGroupPair { GroupId = GroupId }] }] });

        var table = (await EC2.CreateRouteTableAsync(new() { VpcId = VpcId })).RouteTable.RouteTableId;
        await EC2.AssociateRouteTableAsync(new() { RouteTableId = table, SubnetId = SubnetId });
        await EC2.CreateRouteAsync(new() { RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0", NatGatewayId = NatGatewayId });
        await EC2.CreateRouteAsync(new() { RouteTableId = table, DestinationPrefixListId = PrefixListId, NatGatewayId = NatGatewayId });
        var other = (await EC2.CreateVpcAsync(new CreateVpcRequest("10.30.0.0/16"))).Vpc.VpcId;
        PeeringId = (await EC2.CreateVpcPeeringConnectionAsync(new() { VpcId = VpcId, PeerVpcId = other })).VpcPeeringConnection.VpcPeeringConnectionId;
        await EC2.CreateRouteAsync(new() { RouteTableId = table, DestinationCidrBlock = "10.30.0.0/16", VpcPeeringConnectionId = PeeringId });

        var acl = (await EC2.CreateNetworkAclAsync(new() { VpcId = VpcId })).NetworkAcl.NetworkAclId;
        await EC2.CreateNetworkAclEntryAsync(new() { NetworkAclId = acl, RuleNumber = 100, Protocol = "6", RuleAction = RuleAction.Allow, Egress = false, CidrBlock = "10.0.0.0/8", PortRange = new PortRange { From = 443, To = 443 } });

        EndpointIds.Add((await EC2.CreateVpcEndpointAsync(new() { VpcId = VpcId, ServiceName = $"com.amazonaws.{Region}.s3", VpcEndpointType = VpcEndpointType.Gateway, RouteTableIds = [table] })).VpcEndpoint.VpcEndpointId);
        EndpointIds.Add((await EC2.CreateVpcEndpointAsync(new() { VpcId = VpcId, ServiceName = $"com.amazonaws.{Region}.sagemaker.api", VpcEndpointType = VpcEndpointType.Interface, SubnetIds = [SubnetId], SecurityGroupIds = [GroupId], PrivateDnsEnabled = true })).VpcEndpoint.VpcEndpointId);

        await SageMaker("CreateDomain", new { DomainName = "studio", AuthMode = "IAM", AppNetworkAccessType = "VpcOnly", VpcId, SubnetIds = new[] { SubnetId }, DefaultUserSettings = new { ExecutionRole = "arn:aws:iam::123456789012:role/studio-execution", SecurityGroups = new[] { GroupId } }, Tags = new[] { new { Key = "Owner", Value = "ml" } } });
        await SageMaker("CreateNotebookInstance", new { NotebookInstanceName = "lab", InstanceType = "ml.t3.medium", RoleArn = "arn:aws:iam::123456789012:role/notebook-execution", SubnetId, SecurityGroupIds = new[] { GroupId }, DirectInternetAccess = "Disabled", RootAccess = "Disabled" });
    }

    public void Dispose()
    {
        _http.Dispose();
        EC2.Dispose();
    }

    private async Task SageMaker(string operation, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url + "/") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(body))) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-amz-json-1.1");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", "SageMaker." + operation);
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/{Region}/sagemaker/aws4_request, SignedHeaders=host, Signature=0");
        using var answer = await _http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, operation + ": " + await answer.Content.ReadAsStringAsync());
    }
}
