using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;

namespace SageMakerGuard.Changes;

/// <summary>Whether a notebook instance can live in a subnet with some groups: private, with an address to spare, and with a way to SageMaker's API and to S3.</summary>
internal sealed class NotebookNetwork(RegionFacts facts, NotebookReplacementOptions options)
{
    /// <summary>API_CreateNotebookInstance, SecurityGroupIds.</summary>
    private const int MostGroups = 5;

    private static readonly string[] s_services = ["sagemaker.api", "s3"];

    public Subnet? Subnet => facts.Index.Subnet(options.SubnetId);

    /// <summary>Every reason why it cannot.</summary>
    /// <param name="role">The role that endpoint policies see.</param>
    /// <param name="again">What to type once it can.</param>
    public IEnumerable<string> Refusals(string? role, string again)
    {
        if (options.SubnetId.Length == 0 || options.SecurityGroupIds.Count == 0)
        {
            yield return "Where the new instance is to live is not named. Name a private subnet with -SubnetId and groups with -SecurityGroupId.";
            yield break;
        }

        if (options.SecurityGroupIds.Count > MostGroups)
            yield return $"{options.SecurityGroupIds.Count.ToString(CultureInfo.InvariantCulture)} security groups are more than a notebook instance may have ({MostGroups.ToString(CultureInfo.InvariantCulture)}). Name fewer with -SecurityGroupId.";
        var unread = Unread().Distinct().ToList();
        if (unread.Count > 0)
            yield return $"Whether {options.SubnetId} will do is not known, because of {string.Join("; ", unread)}. {UnknownRemedy.For(unread, again + ".")}";
        if (Subnet is not { } subnet)
            yield break;
        if (PublicRoute.Of(facts.Index, subnet.SubnetId) is (var table, var route))
            yield return $"{subnet.SubnetId} is public: its route table {table.RouteTableId} leads to {route.GatewayId}, for which the instance has no public address. Name a private subnet with -SubnetId.";
        if (subnet.AvailableIpAddressCount == 0)
            yield return $"{subnet.SubnetId} has no free address left. Name another subnet with -SubnetId.";
        foreach (var group in options.SecurityGroupIds.Select(facts.Index.SecurityGroup).OfType<SecurityGroup>().Where(g => g.VpcId != subnet.VpcId))
            yield return $"Security group {group.GroupId} is in {group.VpcId} and {subnet.SubnetId} in {subnet.VpcId}. Name groups of {subnet.VpcId} with -SecurityGroupId.";
        var source = new PathSource { VpcId = subnet.VpcId, SubnetIds = [subnet.SubnetId], SecurityGroupIds = options.SecurityGroupIds, PrincipalArn = role };
        foreach (var service in s_services.Select(name => ServiceCatalog.Find(name)!))
        {
            if (ProofSentence.Of(facts.Engine.Trace(source, new ServiceDestination(service)), $"{service.Name} ({service.Purpose})", Command, again, "Find that out, or name another subnet with -SubnetId.") is { } failure)
                yield return failure;
        }
    }

    private IEnumerable<UnreadableCall> Unread()
    {
        var unread = facts.Unread;
        if (unread.Subnets.Count > 0)
            return unread.Subnets;
        if (Subnet is null)
            return [UnreadParts.NotListed(options.SubnetId, "ec2:DescribeSubnets")];
        var tables = unread.RouteTables.Count > 0 ? unread.RouteTables : facts.Index.RouteTableOf(options.SubnetId) is null ? [UnreadParts.NotListed(options.SubnetId, "ec2:DescribeRouteTables")] : [];
        var groups = unread.SecurityGroups.Count > 0 ? unread.SecurityGroups
            : options.SecurityGroupIds.Where(id => facts.Index.SecurityGroup(id) is null).Select(id => UnreadParts.NotListed(id, "ec2:DescribeSecurityGroups")).ToList();
        return tables.Concat(groups);
    }

    private string Command(IReadOnlyList<BlockingFact> blocks) => blocks.Any(b => b.Rule is "endpoint-missing" or "endpoint-state" or "endpoint-private-dns" or "dns-attributes" or "route-missing")
        ? $"New-SMVpcEndpointSet -VpcId {Subnet!.VpcId} -Region {facts.Region.Region}"
        : $"Test-SMDomainConnectivity -SubnetId {options.SubnetId} -SecurityGroupId {string.Join(",", options.SecurityGroupIds)} -Region {facts.Region.Region}";
}
