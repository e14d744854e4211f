using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Sample;

namespace SageMakerGuard.Pipeline.Tests.Migration.Permissions;

/// <summary>
/// The sample company with everything that a network is only asked about where there is something to ask: routes to every kind of hub, a prefix list
/// of the company's own, VPC block public access with an exclusion, and home file systems whose interfaces are not seen.
/// </summary>
internal static class RoutedCompany
{
    public const string Production = SampleCompany.ProductionAccount;
    public const string Research = SampleCompany.ResearchAccount;

    /// <summary>The company; the networks of these domains lead everywhere.</summary>
    public static Estate Create(params string[] domainNames) => Change(MigrationStage.Company, region => domainNames.Where(name => Named(region, name) is not null).Aggregate(region, Routed));

    /// <summary>The company with the regions changed.</summary>
    public static Estate Change(Estate company, Func<RegionEstate, RegionEstate> change) => company with { Regions = company.Regions.Select(change).ToList() };

    /// <summary>A domain by its name.</summary>
    public static Domain Domain(Estate company, string name) => company.Regions.Select(r => Named(r, name)).Single(d => d is not null)!;

    private static Domain? Named(RegionEstate region, string name) => region.Domains.Items.SingleOrDefault(d => d.DomainName == name);

    private static RegionEstate Routed(RegionEstate region, string name)
    {
        var domain = Named(region, name)!;
        var vpc = region.Vpcs.Items.Single(v => v.VpcId == domain.VpcId);
        var mark = vpc.VpcId.Substring(vpc.VpcId.Length - 8);
        var (pcx, tgw, vgw, eigw, pl, attachment) = ("pcx-0" + mark, "tgw-0" + mark, "vgw-0" + mark, "eigw-0" + mark, "pl-0" + mark, "tgw-attach-0" + mark);
        Route[] routes =
        [
            new() { DestinationCidrBlock = "10.200.0.0/16", VpcPeeringConnectionId = pcx, State = "active", Origin = "CreateRoute" },
            new() { DestinationCidrBlock = "10.201.0.0/16", TransitGatewayId = tgw, State = "active", Origin = "CreateRoute" },
            new() { DestinationCidrBlock = "10.202.0.0/16", GatewayId = vgw, State = "active", Origin = "CreateRoute" },
            new() { DestinationIpv6CidrBlock = "::/0", EgressOnlyInternetGatewayId = eigw, State = "active", Origin = "CreateRoute" },
            new() { DestinationPrefixListId = pl, TransitGatewayId = tgw, State = "active", Origin = "CreateRoute" },
        ];
        return region with
        {
            RouteTables = region.RouteTables.Change(t => t.VpcId == vpc.VpcId && t.Associations.Any(a => a.SubnetId == domain.SubnetIds[0]), t => t with { Routes = [.. t.Routes, .. routes] }),
            VpcPeeringConnections = region.VpcPeeringConnections.Plus(new()
            {
                VpcPeeringConnectionId = pcx, Status = new() { Code = "active" },
                RequesterVpcInfo = new() { VpcId = vpc.VpcId, OwnerId = region.AccountId, CidrBlock = vpc.CidrBlock, CidrBlockSet = [new() { CidrBlock = vpc.CidrBlock }], Region = region.Region },
                AccepterVpcInfo = new() { VpcId = "vpc-0bbb00000000000b1", OwnerId = "999988887777", CidrBlock = "10.200.0.0/16", Region = region.Region },
            }),
            TransitGatewayAttachments = region.TransitGatewayAttachments.Plus(new()
            {
                TransitGatewayAttachmentId = attachment, TransitGatewayId = tgw, ResourceType = "vpc", ResourceId = vpc.VpcId, State = "available", Association = new() { TransitGatewayRouteTableId = "tgw-rtb-0" + mark, State = "associated" },
            }),
            TransitGatewayVpcAttachments = region.TransitGatewayVpcAttachments.Plus(new() { TransitGatewayAttachmentId = attachment, TransitGatewayId = tgw, VpcId = vpc.VpcId, State = "available", SubnetIds = domain.SubnetIds }),
            TransitGatewayRouteTables = region.TransitGatewayRouteTables.Plus(new() { TransitGatewayRouteTableId = "tgw-rtb-0" + mark, TransitGatewayId = tgw, State = "available", Routes = [new() { DestinationCidrBlock = "10.201.0.0/16", Type = "static", State = "blackhole" }] }),
            VpnGateways = region.VpnGateways.Plus(new() { VpnGatewayId = vgw, State = "available", VpcAttachments = [new() { VpcId = vpc.VpcId, State = "attached" }] }),
            EgressOnlyInternetGateways = region.EgressOnlyInternetGateways.Plus(new() { EgressOnlyInternetGatewayId = eigw, Attachments = [new() { VpcId = vpc.VpcId, State = "attached" }] }),
            PrefixLists = region.PrefixLists.Plus(new() { PrefixListId = pl, PrefixListName = "offices", Cidrs = ["198.51.0.0/24"] }),

            // Inbound is what SageMaker needs none of.
            VpcBlockPublicAccessOptions = Part<VpcBlockPublicAccessOptions>.Read(region.VpcBlockPublicAccessOptions.Items[0] with { InternetGatewayBlockMode = "block-ingress", State = "update-complete" }),
            VpcBlockPublicAccessExclusions = Part<VpcBlockPublicAccessExclusion>.Read(new VpcBlockPublicAccessExclusion
            {
                ExclusionId = "vpcbpa-exclude-0" + mark, InternetGatewayExclusionMode = "allow-bidirectional", State = "create-complete", ResourceArn = $"arn:aws:ec2:{region.Region}:{region.AccountId}:vpc/{vpc.VpcId}",
            }),
            NetworkInterfaces = region.NetworkInterfaces.Without(i => i.Description?.Contains(domain.HomeEfsFileSystemId!, StringComparison.Ordinal) == true),

            // One that never had a tag: the tagging API has no row of it.
            Tags = region.Tags.Without(t => t.ResourceARN == domain.DomainArn),
        };
    }
}
