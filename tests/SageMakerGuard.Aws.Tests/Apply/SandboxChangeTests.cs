using System;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Sandbox;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Aws.Tests.Apply;

/// <summary>Each step against the loopback AWS: made, seen to be done, taken back by its own inverse; after that the world is what it was.</summary>
public sealed class SandboxChangeTests : IAsyncLifetime
{
    private static readonly Estate s_start = new()
    {
        Source = "test",
        Regions =
        [
            HealthyRegion.Create() with
            {
                Apps = Part<App>.Read(
                    new App { DomainId = HealthyRegion.DomainId, UserProfileName = "ada", AppType = "KernelGateway", AppName = "k", Status = "InService", ResourceSpec = new() { InstanceType = "ml.t3.medium", SageMakerImageArn = "arn:aws:sagemaker:eu-central-1:111122223333:image/data-science" } }),
                NotebookInstances = Part<NotebookInstance>.Read(
                    new NotebookInstance { NotebookInstanceName = "lab", NotebookInstanceArn = "arn:aws:sagemaker:eu-central-1:111122223333:notebook-instance/lab", NotebookInstanceStatus = "InService", InstanceType = "ml.t3.medium", RoleArn = "arn:aws:iam::111122223333:role/notebook" }),
            },
        ],
    };

    private readonly ISandbox _aws = new SandboxHost().Start(new SandboxOptions { Estate = s_start });
    private ICloudSession _session = null!;
    private IChangeGround _ground = null!;

    public async Task InitializeAsync()
    {
        _session = Open(_aws.EndpointUrl);
        _ground = await _session.OpenGroundAsync(HealthyRegion.Region, 4, default);
    }

    public Task DisposeAsync()
    {
        _session.Dispose();
        _aws.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public Task A_network_is_built_and_taken_down_again() => Network(_ground);

    [Fact]
    public Task Endpoints_groups_rules_and_flow_logs_come_and_go() => Endpoints(_ground);

    [Fact]
    public Task A_domain_is_switched_and_switched_back_with_its_app_stopped_meanwhile() => Studio(_ground);

    [Fact]
    public Task A_notebook_instance_is_replaced() => Notebooks(_ground);

    [Fact]
    public Task A_path_is_analysed_and_removed() => Insights(_ground);

    [Fact]
    public Task Policies_of_the_organization_come_and_go() => OrganizationTrip.Make(_ground, "ou-sb01-workloads");

    [SkippableFact]
    public async Task Requests_and_answers_of_all_of_it_fit_AWSs_own_service_models()
    {
        await using var wire = await WireCheck.Start(_aws.EndpointUrl);
        using var session = Open(wire.Url);
        var ground = await session.OpenGroundAsync(HealthyRegion.Region, 4, default);
        await Network(ground);
        await Endpoints(ground);
        await Studio(ground);
        await Notebooks(ground);
        await Insights(ground);
        await OrganizationTrip.Make(ground, "ou-sb01-workloads");
        Assert.Matches(WireCheck.Clean, await wire.Stop());
    }

    private static async Task Network(IChangeGround ground)
    {
        var trip = new RoundTrip(ground);
        var subnet = await trip.Make(new CreateSubnet { NewId = "new:s", VpcId = HealthyRegion.Vpc, CidrBlock = "10.20.8.0/24", AvailabilityZone = "eu-central-1a", AvailabilityZoneId = "euc1-az1", Tags = Purpose.Tags("public") });
        var table = await trip.Make(new CreateRouteTable { NewId = "new:t", VpcId = HealthyRegion.Vpc, Tags = Purpose.Tags("public") });
        var use = await trip.Make(new AssociateRouteTable { SubnetId = subnet.Id, RouteTableId = table.Id, VpcId = HealthyRegion.Vpc });
        var moved = await trip.Make(new AssociateRouteTable { SubnetId = HealthyRegion.SubnetB, RouteTableId = HealthyRegion.TableA, VpcId = HealthyRegion.Vpc });
        var gateway = await trip.Make(new CreateInternetGateway { NewId = "new:i", VpcId = HealthyRegion.Vpc, Tags = Purpose.Tags("igw") });
        var attached = await trip.Make(new AttachInternetGateway { InternetGatewayId = gateway.Id, VpcId = HealthyRegion.Vpc });
        var outward = await trip.Make(new SetRoute { RouteTableId = table.Id, VpcId = HealthyRegion.Vpc, DestinationCidrBlock = "0.0.0.0/0", Target = new() { GatewayId = gateway.Id } });
        var address = await trip.Make(new AllocateAddress { NewId = "new:a", VpcId = HealthyRegion.Vpc, Tags = Purpose.Tags("nat") });
        var nat = await trip.Make(new CreateNatGateway { NewId = "new:n", VpcId = HealthyRegion.Vpc, SubnetId = subnet.Id, AllocationId = address.Id, Tags = Purpose.Tags("nat") });
        var inward = await trip.Make(new SetRoute { RouteTableId = HealthyRegion.TableA, VpcId = HealthyRegion.Vpc, DestinationCidrBlock = "0.0.0.0/0", Target = new() { NatGatewayId = nat.Id } });
        foreach (var made in new[] { inward, nat, address, outward, attached, gateway, moved, use, table, subnet })
            await trip.TakeBack(made);
    }

    private static async Task Endpoints(IChangeGround ground)
    {
        var trip = new RoundTrip(ground);
        var group = await trip.Make(new CreateSecurityGroup { NewId = "new:g", VpcId = HealthyRegion.Vpc, GroupName = "sm-endpoints", GroupDescription = "endpoints of a domain" });
        var rule = await trip.Make(new AuthorizeRule { GroupId = group.Id, VpcId = HealthyRegion.Vpc, Rule = new() { FromPort = 443, ToPort = 443, PeerGroupId = HealthyRegion.DomainGroup }, RuleDescription = "apps" });
        var egress = await trip.Make(new AuthorizeRule { GroupId = group.Id, VpcId = HealthyRegion.Vpc, IsEgress = true, Rule = new() { FromPort = 443, ToPort = 443, PrefixListId = HealthyRegion.S3PrefixList } });
        var before = await ground.ReadAsync(new() { Parts = EstateParts.VpcEndpoints, VpcId = HealthyRegion.Vpc }, default);
        var sts = before.VpcEndpoints.Items.Single(e => e.ServiceName.EndsWith(".sts", StringComparison.Ordinal));
        var changed = await trip.Make(new ModifyVpcEndpoint { VpcEndpointId = sts.VpcEndpointId, VpcId = HealthyRegion.Vpc, AddSecurityGroupIds = [group.Id], RemoveSubnetIds = [HealthyRegion.SubnetB] });
        var log = await trip.Make(new CreateFlowLog { NewId = "new:f", VpcId = HealthyRegion.Vpc, RecordedId = HealthyRegion.SubnetA, RecordedType = "Subnet", LogDestinationType = "s3", LogDestination = "arn:aws:s3:::flow-logs", MaxAggregationInterval = 60, LogFormat = "${version} ${srcaddr}" });
        foreach (var made in new[] { log, changed, egress, rule, group })
            await trip.TakeBack(made);

        // A deletion has nothing to take back: what is gone is gone.
        Assert.Null(await trip.TakeBack((new DeleteVpcEndpoint { VpcEndpointId = sts.VpcEndpointId, VpcId = HealthyRegion.Vpc }, "")));
    }

    private static async Task Studio(IChangeGround ground)
    {
        var trip = new RoundTrip(ground);
        var bar = await trip.Make(new PutRolePolicy { RoleName = "studio", PolicyName = "sm-guard", PolicyDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"sagemaker:CreateApp","Resource":"*"}]}""" });
        var start = await trip.TakeBack((new DeleteApp { DomainId = HealthyRegion.DomainId, UserProfileName = "ada", AppType = "KernelGateway", AppName = "k" }, ""));
        var open = await trip.Make(new UpdateDomainNetwork { DomainId = HealthyRegion.DomainId, AppNetworkAccessType = "PublicInternetOnly", VpcId = HealthyRegion.Vpc, SubnetIds = [HealthyRegion.SubnetA, HealthyRegion.SubnetB], UserSecurityGroupIds = [HealthyRegion.EndpointGroup], SpaceSecurityGroupIds = [] });
        await trip.TakeBack(open);
        await trip.TakeBack(bar);
        await trip.Make(start!);
        var read = await ground.ReadAsync(new() { Parts = EstateParts.Domains | EstateParts.Apps, DomainId = HealthyRegion.DomainId }, default);
        Assert.Equal(("VpcOnly", HealthyRegion.DomainGroup, HealthyRegion.DomainGroup), (read.Domains.Items[0].AppNetworkAccessType, read.Domains.Items[0].DefaultUserSettings!.SecurityGroups.Single(), read.Domains.Items[0].DefaultSpaceSettings!.SecurityGroups.Single()));
        Assert.Equal("arn:aws:sagemaker:eu-central-1:111122223333:image/data-science", read.Apps.Items.Single(a => a.Status == "InService").ResourceSpec!.SageMakerImageArn);
    }

    private static async Task Notebooks(IChangeGround ground)
    {
        var trip = new RoundTrip(ground);
        var config = await trip.Make(new CreateNotebookLifecycleConfig { NotebookInstanceLifecycleConfigName = "copy", OnStart = [new() { Content = "ZWNobyBoaQ==" }] });
        var stopped = await trip.Make(new StopNotebookInstance { NotebookInstanceName = "lab" });
        var given = await trip.Make(new SetNotebookLifecycleConfig { NotebookInstanceName = "lab", LifecycleConfigName = "copy" });
        var made = await trip.Make(new CreateNotebookInstance { NotebookInstanceName = "lab-vpc", InstanceType = "ml.t3.medium", RoleArn = "arn:aws:iam::111122223333:role/notebook", SubnetId = HealthyRegion.SubnetA, SecurityGroupIds = [HealthyRegion.DomainGroup] });
        await trip.Make(new StopNotebookInstance { NotebookInstanceName = "lab-vpc" });
        foreach (var one in new[] { made, given, stopped, config })
            await trip.TakeBack(one);
    }

    private static async Task Insights(IChangeGround ground)
    {
        const string From = "eni-0aaa00000000mta1";
        var trip = new RoundTrip(ground);
        var path = await trip.Make(new CreateInsightsPath { NewId = "new:p", SourceId = From, DestinationId = "eni-0aaa00000000mtb1", Port = 2049, Why = "EFS", Tags = Purpose.Tags("live 1") });
        var byAddress = await trip.Make(new CreateInsightsPath { NewId = "new:q", SourceId = From, DestinationIp = "198.51.100.1", Why = "host", Tags = Purpose.Tags("live 2") });
        var start = new StartInsightsAnalysis { NewId = "new:a", NetworkInsightsPathId = path.Id, Why = "EFS", Tags = Purpose.Tags("live 1") };
        var analysis = await trip.Make(start);
        var found = Assert.Single((await ground.ReadAsync(start.Reads, default)).InsightsAnalyses.Items);
        Assert.Equal(("succeeded", false), (found.Status, found.NetworkPathFound));
        Assert.Contains(found.Explanations, e => e.ExplanationCode == "ENI_SG_RULES_MISMATCH" && e.ComponentIds.Contains(HealthyRegion.NfsInbound));

        // An analysis is in the way of its path, and the step knows.
        Assert.Single(path.Inverse.Objections(await ground.ReadAsync(path.Inverse.Reads, default)));
        foreach (var made in new[] { analysis, byAddress, path })
            await trip.TakeBack(made);
    }

    private ICloudSession Open(string url)
    {
        var account = _aws.Accounts.Single();
        return new AwsCloud().Open(new CloudIdentity { AccessKey = account.AccessKey, SecretKey = account.SecretKey, EndpointUrl = url });
    }
}
