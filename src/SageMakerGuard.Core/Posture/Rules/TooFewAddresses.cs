using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Posture.Rules;

internal sealed class TooFewAddresses : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-NET-002", Title = "Too few free addresses in the domain's subnets", Severity = Severity.Medium, ResourceType = "AWS::SageMaker::Domain", Source = RuleSources.AdministrationPractices, OnlyUnderVpcOnly = true,
        Description = "Under VpcOnly each instance of each user or shared space takes an address, each interface endpoint one per zone, each instance of a job two. Without a free address apps do not start.",
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (!domain.HasVpc)
            yield break;

        // Endpoints that are there have their addresses already; those that are missing will want one per zone.
        if (domain.Unknown(domain.UnreadSubnets, domain.Unread.UserProfiles, domain.Unread.VpcEndpoints, domain.UnreadFeatures) is { } unknown)
        {
            yield return unknown;
            yield break;
        }

        var settings = domain.Settings;
        var users = domain.Profiles.Count();
        var zones = domain.Subnets.Select(s => s.AvailabilityZoneId).Distinct().Count();
        var endpoints = domain.Services.Count(s => !s.Service.Gateway && !domain.EndpointsFor(s.Service).Any());
        var jobs = settings.AddressesPerJobInstance * settings.ConcurrentJobInstances;
        var needed = (settings.ReservedAddressesPerUser * users) + (endpoints * zones) + jobs;
        var floor = settings.MinimumAddressesPerUser * users;
        var free = domain.Subnets.Sum(s => s.AvailableIpAddressCount);
        var arithmetic = $"{settings.ReservedAddressesPerUser} x {users} user(s) + {endpoints} endpoint(s) to be made x {zones} zone(s) + {jobs} for jobs";
        if (free < needed)
        {
            yield return Observation.Fail(
                null,
                free < floor ? $"{free} address(es) are free, fewer than {settings.MinimumAddressesPerUser} for each of {users} user(s); apps will fail to start. The plan is {needed}: {arithmetic}."
                    : $"{free} address(es) are free and {needed} are planned for: {arithmetic}.",
                $"Add a subnet, which needs no app to stop: {domain.Cli($"sagemaker update-domain --domain-id {domain.DomainId} --subnet-ids {string.Join(" ", domain.Domain.SubnetIds)} <new subnet>")}")
                with { AtMost = free < floor ? null : Severity.Low };
        }

        foreach (var subnet in domain.Subnets.Where(s => s.AvailableIpAddressCount == 0))
        {
            yield return Observation.Fail(subnet.SubnetId, $"{subnet.SubnetId} has no free address left.", $"Free addresses of {subnet.SubnetId}, or take it out of the domain while no app runs.") with { ResourceType = "AWS::EC2::Subnet" };
        }
    }
}
