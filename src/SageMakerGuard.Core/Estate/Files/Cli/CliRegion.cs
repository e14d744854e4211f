using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Estates.Files.Cli;

/// <summary>The estate of one region out of its answers.</summary>
internal static class CliRegion
{
    /// <summary>Every part of the region; a part without an answer says which command would give it.</summary>
    public static RegionEstate Read(CliAnswers answers, string accountId, string region)
    {
        var domains = CliSageMaker.Domains(answers);
        var notebooks = CliSageMaker.NotebookInstances(answers);
        var subnets = answers.Part<Subnet>(CliCalls.DescribeSubnets, subnet => subnet.SubnetId);
        var interfaces = answers.Part<NetworkInterface>(CliCalls.DescribeNetworkInterfaces, networkInterface => networkInterface.NetworkInterfaceId);
        var tables = answers.Part<RouteTable>(CliCalls.DescribeRouteTables, table => table.RouteTableId);
        var groups = answers.Part<SecurityGroup>(CliCalls.DescribeSecurityGroups, group => group.GroupId);
        var transit = CliTransitGateways.RouteTables(answers);
        var inUse = VpcsInUse(domains, notebooks, subnets);
        return new RegionEstate
        {
            AccountId = accountId,
            Region = region,
            Partition = Partition.OfRegion(region),
            Domains = domains,
            UserProfiles = CliSageMaker.UserProfiles(answers),
            Spaces = CliSageMaker.Spaces(answers),
            Apps = CliSageMaker.Apps(answers),
            NotebookInstances = notebooks,
            NotebookLifecycleConfigs = CliSageMaker.LifecycleConfigs(answers),
            RolePolicies = CliRolePolicies.Read(answers),
            Tags = answers.Part<ResourceTags>(CliCalls.GetResources, row => row.ResourceARN),
            ResourceTagSets = StudioTags(answers.Part<ResourceTags>(CliCalls.GetResources, row => row.ResourceARN)),
            CostAllocationTags = answers.Part<CostAllocationTag>(CliCalls.ListCostAllocationTags, tag => tag.TagKey),
            MountTargets = CliMountTargets.Read(answers, interfaces, domains.Items),
            Vpcs = CliVpcs.Read(answers, inUse),
            Subnets = subnets,
            RouteTables = tables,
            NetworkAcls = answers.Part<NetworkAcl>(CliCalls.DescribeNetworkAcls, acl => acl.NetworkAclId),
            SecurityGroups = groups,
            VpcEndpoints = answers.Part<VpcEndpoint>(CliCalls.DescribeVpcEndpoints, endpoint => endpoint.VpcEndpointId),
            // S3 is listed twice, once as a gateway and once as an interface service.
            VpcEndpointServices = answers.Part<VpcEndpointService>(CliCalls.DescribeVpcEndpointServices, service => service.ServiceName + "/" + string.Join(",", service.ServiceType.Select(type => type.ServiceType))),
            NatGateways = answers.Part<NatGateway>(CliCalls.DescribeNatGateways, gateway => gateway.NatGatewayId),
            InternetGateways = answers.Part<InternetGateway>(CliCalls.DescribeInternetGateways, gateway => gateway.InternetGatewayId),
            Addresses = answers.Part<Address>(CliCalls.DescribeAddresses, address => address.AllocationId),
            EgressOnlyInternetGateways = answers.Part<EgressOnlyInternetGateway>(CliCalls.DescribeEgressOnlyInternetGateways, gateway => gateway.EgressOnlyInternetGatewayId),
            VpcPeeringConnections = answers.Part<VpcPeeringConnection>(CliCalls.DescribeVpcPeeringConnections, peering => peering.VpcPeeringConnectionId),
            TransitGatewayAttachments = answers.Part<TransitGatewayAttachment>(CliCalls.DescribeTransitGatewayAttachments, attachment => attachment.TransitGatewayAttachmentId),
            TransitGatewayVpcAttachments = answers.Part<TransitGatewayVpcAttachment>(CliCalls.DescribeTransitGatewayVpcAttachments, attachment => attachment.TransitGatewayAttachmentId),
            TransitGatewayRouteTables = transit,
            VpnGateways = answers.Part<VpnGateway>(CliCalls.DescribeVpnGateways, gateway => gateway.VpnGatewayId),
            PrefixLists = CliPrefixLists.Read(answers, CliPrefixLists.ReferredTo(tables, groups, transit)),
            FlowLogs = answers.Part<FlowLog>(CliCalls.DescribeFlowLogs, log => log.FlowLogId),
            NetworkInterfaces = interfaces,
            DhcpOptions = answers.Part<DhcpOptions>(CliCalls.DescribeDhcpOptions, options => options.DhcpOptionsId),
            VpcBlockPublicAccessOptions = BlockPublicAccess(answers),
            VpcBlockPublicAccessExclusions = answers.Part<VpcBlockPublicAccessExclusion>(CliCalls.DescribeVpcBlockPublicAccessExclusions, exclusion => exclusion.ExclusionId),
            HostedZones = HostedZones(answers, inUse),
            InsightsPaths = answers.Part<NetworkInsightsPath>(CliCalls.DescribeNetworkInsightsPaths, path => path.NetworkInsightsPathId),
            AthenaTables = Part<AthenaTable>.Failed(new UnreadableCall { Operation = "glue:GetTable", Cause = UnreadableCause.NotProvided, Reason = "A folder of AWS CLI output holds no tables of Athena." }),
            StudioLifecycleConfigs = NotHeld<StudioLifecycleConfig>("sagemaker:DescribeStudioLifecycleConfig", "no lifecycle configurations of Studio: Export-SMEstate -IncludeLifecycleConfig keeps them"),
            ExecutionRoles = NotHeld<ExecutionRole>("iam:GetRole", "no execution roles with their policies: Export-SMEstate -IncludeRoleAccess keeps them"),
            BucketTags = NotHeld<BucketTags>("s3:GetBucketTagging", "no tags of buckets: Export-SMEstate -IncludeRoleAccess keeps them"),
            InsightsAnalyses = answers.Part<NetworkInsightsAnalysis>(CliCalls.DescribeNetworkInsightsAnalyses, analysis => analysis.NetworkInsightsAnalysisId),
        };
    }

    // Of a profile or a space that the index does not list nothing is known: which types it lists is written nowhere.
    private static Part<ResourceTags> StudioTags(Part<ResourceTags> index) => index.Without(row => TaggableArn.Read(row.ResourceARN) is not { ResourceType: "AWS::SageMaker::UserProfile" or "AWS::SageMaker::Space" });

    private static Part<T> NotHeld<T>(string operation, string what) =>
        Part<T>.Failed(new() { Operation = operation, Cause = UnreadableCause.NotProvided, Reason = $"A folder of AWS CLI output holds {what}." });

    private static HashSet<string> VpcsInUse(Part<Domain> domains, Part<NotebookInstance> notebooks, Part<Subnet> subnets)
    {
        var bySubnet = subnets.Items.ToDictionary(subnet => subnet.SubnetId, subnet => subnet.VpcId, StringComparer.Ordinal);
        var named = domains.Items.Select(domain => domain.VpcId);
        var throughSubnets = domains.Items.SelectMany(domain => domain.SubnetIds).Concat(notebooks.Items.Select(notebook => notebook.SubnetId ?? ""))
            .Select(id => bySubnet.TryGetValue(id, out var vpc) ? vpc : null);
        return new HashSet<string>(named.Concat(throughSubnets).Where(id => id is { Length: > 0 }).Select(id => id!), StringComparer.Ordinal);
    }

    private static Part<VpcBlockPublicAccessOptions> BlockPublicAccess(CliAnswers answers)
    {
        var call = CliCalls.DescribeVpcBlockPublicAccessOptions;
        return answers.Of(call).LastOrDefault() is { } last
            ? Part<VpcBlockPublicAccessOptions>.Read(last.Read<VpcBlockPublicAccessOptions>(call.Member))
            : Part<VpcBlockPublicAccessOptions>.Failed(answers.NotProvided(call));
    }

    private static Part<HostedZone> HostedZones(CliAnswers answers, IEnumerable<string> vpcsInUse)
    {
        var call = CliCalls.ListHostedZonesByVpc;
        if (!answers.Has(call))
            return Part<HostedZone>.Failed(answers.NotProvided(call));
        var byVpc = answers.Named(call).ToLookup(pair => pair.Id, pair => pair.Document, StringComparer.Ordinal);
        return new Part<HostedZone>
        {
            Asked = true,
            Items = byVpc.SelectMany(vpc => vpc.SelectMany(document => document.List<HostedZone>(call.Member)).Select(zone => zone with { VpcId = vpc.Key })).Distinct().ToList(),
            Unreadable = [.. answers.MissingPages(call), .. vpcsInUse.Where(vpc => !byVpc.Contains(vpc)).Select(vpc => answers.NotProvided(call, vpc))],
        };
    }
}
