using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Tests.Changes;

/// <summary>A plan with every kind of step that makes something, for a public domain in a network that lacks everything.</summary>
internal static class Plans
{
    public static RegionEstate Bare()
    {
        var region = HealthyRegion.Create();
        return region with
        {
            Vpcs = region.Vpcs.Select(v => v with { EnableDnsHostnames = false, EnableDnsSupport = false }),
            VpcEndpoints = Part<VpcEndpoint>.Read(),
            NatGateways = Part<NatGateway>.Read(),
            InternetGateways = Part<InternetGateway>.Read(),
            Addresses = Part<Address>.Read(),
            FlowLogs = Part<FlowLog>.Read(),
            RolePolicies = Part<RolePolicy>.Read(),
            InsightsPaths = Part<NetworkInsightsPath>.Read(),
            AthenaTables = Part<AthenaTable>.Read(),
            InsightsAnalyses = Part<NetworkInsightsAnalysis>.Read(),
            ResourceTagSets = Part<ResourceTags>.Read(new ResourceTags { ResourceARN = HealthyRegion.DomainArn, Tags = [new() { Key = "Owner", Value = "research" }, new() { Key = "Draft", Value = "" }] }),
            CostAllocationTags = Part<CostAllocationTag>.Read(new CostAllocationTag { TagKey = "CostCenter" }),
            RouteTables = region.RouteTables.Select(t => t with { Routes = t.Routes.Where(r => r.DestinationPrefixListId is null).ToList() }),
            Domains = region.Domains.Select(d => d with { AppNetworkAccessType = "PublicInternetOnly" }),
            Apps = Part<App>.Read(
                new App { DomainId = HealthyRegion.DomainId, SpaceName = "lab", AppType = "JupyterLab", AppName = "default", Status = "InService", ResourceSpec = new() { InstanceType = "ml.t3.medium" } },
                new App { DomainId = HealthyRegion.DomainId, UserProfileName = "ada", AppType = "Canvas", AppName = "default", Status = "InService" }),
        };
    }

    public static ChangePlan Everything(RegionEstate estate)
    {
        const string Vpc = HealthyRegion.Vpc;
        ChangeStep[] all =
        [
            new SetVpcDnsAttribute { VpcId = Vpc, Attribute = SetVpcDnsAttribute.Support, Value = true },
            new SetVpcDnsAttribute { VpcId = Vpc, Attribute = SetVpcDnsAttribute.Hostnames, Value = true },
            new CreateSecurityGroup { NewId = "new:group", VpcId = Vpc, GroupName = "smguard-endpoints", GroupDescription = "Endpoints", Tags = [new() { Key = "Owner", Value = "ml" }] },
            new AuthorizeRule { GroupId = "new:group", VpcId = Vpc, Rule = new() { FromPort = 443, ToPort = 443, PeerGroupId = HealthyRegion.DomainGroup }, RuleDescription = "apps" },
            new RevokeRule { GroupId = "new:group", VpcId = Vpc, IsEgress = true, Rule = new() { IpProtocol = "-1", CidrIp = "0.0.0.0/0" } },
            new CreateSubnet { NewId = "new:public", VpcId = Vpc, CidrBlock = "10.20.9.0/28", AvailabilityZone = "eu-central-1a", AvailabilityZoneId = "euc1-az2" },
            new CreateRouteTable { NewId = "new:table", VpcId = Vpc, Tags = Purpose.Tags("public") },
            new AssociateRouteTable { SubnetId = "new:public", RouteTableId = "new:table", VpcId = Vpc },
            new CreateInternetGateway { NewId = "new:igw", VpcId = Vpc, Tags = Purpose.Tags("igw") },
            new AttachInternetGateway { InternetGatewayId = "new:igw", VpcId = Vpc },
            new SetRoute { RouteTableId = "new:table", VpcId = Vpc, DestinationCidrBlock = "0.0.0.0/0", Target = new() { GatewayId = "new:igw" } },
            new AllocateAddress { NewId = "new:address", VpcId = Vpc, Tags = Purpose.Tags("nat") },
            new CreateNatGateway { NewId = "new:nat", VpcId = Vpc, SubnetId = "new:public", AllocationId = "new:address", Tags = Purpose.Tags("nat") },
            new SetRoute { RouteTableId = HealthyRegion.TableA, VpcId = Vpc, DestinationCidrBlock = "0.0.0.0/0", Target = new() { NatGatewayId = "new:nat" } },
            new CreateVpcEndpoint { NewId = "new:sts", VpcId = Vpc, ServiceName = "com.amazonaws.eu-central-1.sts", SubnetIds = [HealthyRegion.SubnetA, HealthyRegion.SubnetB], SecurityGroupIds = ["new:group"], PrivateDnsEnabled = true },
            new CreateVpcEndpoint { NewId = "new:s3", VpcId = Vpc, ServiceName = "com.amazonaws.eu-central-1.s3", VpcEndpointType = "Gateway", RouteTableIds = [HealthyRegion.TableA] },
            new ModifyVpcEndpoint { VpcEndpointId = "new:s3", VpcId = Vpc, ServiceName = "com.amazonaws.eu-central-1.s3", AddRouteTableIds = [HealthyRegion.TableB] },
            new CreateFlowLog { NewId = "new:log", VpcId = Vpc, RecordedId = Vpc, LogDestinationType = "s3", LogDestination = "arn:aws:s3:::flow-logs", LogFormat = "${version}" },
            new CreateInsightsPath { NewId = "new:path", SourceId = "eni-1", DestinationId = "eni-2", Why = "sts", Tags = Purpose.Tags("live 1") },
            new StartInsightsAnalysis { NewId = "new:analysis", NetworkInsightsPathId = "new:path", Why = "eni-1 to eni-2", Tags = Purpose.Tags("live 1") },
            new DeleteInsightsAnalysis { NetworkInsightsAnalysisId = "new:analysis", NetworkInsightsPathId = "new:path" },
            new DeleteInsightsPath { NetworkInsightsPathId = "new:path" },
            new CreateAthenaTable { Table = FlowLogTable.Of(new(AthenaTableName.GlueCatalog, "default", "flows"), "s3://flow-logs/", estate.AccountId, estate.Region, FlowFieldSet.Default) },
            new PutRolePolicy { RoleName = "studio", PolicyName = "bar", PolicyDocument = "{}", Why = "no launches" },
            new DeleteApp { DomainId = HealthyRegion.DomainId, SpaceName = "lab", AppType = "JupyterLab", AppName = "default" },
            new DeleteApp { DomainId = HealthyRegion.DomainId, UserProfileName = "ada", AppType = "Canvas", AppName = "default" },
            new UpdateDomainNetwork { DomainId = HealthyRegion.DomainId, VpcId = Vpc, SubnetIds = [HealthyRegion.SubnetA, HealthyRegion.SubnetB], UserSecurityGroupIds = [HealthyRegion.DomainGroup] },
            new DeleteRolePolicy { RoleName = "studio", PolicyName = "bar" },
            new RemoveResourceTags { ResourceArn = HealthyRegion.DomainArn, TagKeys = ["Draft"] },
            new SetResourceTags { ResourceArn = HealthyRegion.DomainArn, Tags = [new() { Key = "CostCenter", Value = "100" }, new() { Key = "DataSensitivity", Value = "internal" }], Prior = [] },
            new SetResourceTags { ResourceArn = HealthyRegion.DomainArn, Tags = [new() { Key = "Owner", Value = "ml" }], Prior = [new() { Key = "Owner", Value = "research" }] },
            new UpdateCostAllocationTagsStatus { TagKeys = ["CostCenter"] },
        ];

        // What is there for the time of the change alone is not set up for a domain that is switched already.
        if (all.OfType<UpdateDomainNetwork>().Single().Observe(estate).Standing == Standing.Done)
            all = [.. all.Where(s => s is not (PutRolePolicy or DeleteRolePolicy or CreateInsightsPath or StartInsightsAnalysis or DeleteInsightsAnalysis or DeleteInsightsPath))];
        return new() { Command = "Test-Everything", AccountId = estate.AccountId, Region = estate.Region, DomainId = HealthyRegion.DomainId, VpcId = Vpc, Steps = all };
    }
}
