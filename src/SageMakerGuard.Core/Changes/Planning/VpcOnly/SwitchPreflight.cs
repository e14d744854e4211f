using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;
using SageMakerGuard.Posture.Rules;

namespace SageMakerGuard.Changes;

/// <summary>
/// What has to be so before a domain may be switched, apart from the proof. It gathers every reason against it and stops at none; where the audit
/// has a rule for something, the rule decides. What could not be read is a reason like any other, said once for all that hangs on it.
/// </summary>
/// <param name="today">The domain as it is.</param>
/// <param name="then">The domain as the switch would leave it.</param>
/// <param name="target">What it is to be.</param>
/// <param name="options">How.</param>
internal sealed class SwitchPreflight(DomainContext today, DomainContext then, SwitchTarget target, VpcOnlyOptions options)
{
    /// <summary>API_CreateDomain, SubnetIds.</summary>
    private const int MostSubnets = 16;

    /// <summary>Five on an interface, of which SageMaker's own NFS group takes one (API_UserSettings, SecurityGroups).</summary>
    private const int MostGroups = 4;

    private readonly HashSet<UnreadableCall> _unread = [];

    /// <summary>Why it cannot be done.</summary>
    public List<string> Refusals { get; } = [];

    /// <summary>What to know before it is done.</summary>
    public List<string> Notes { get; } = [];

    private Domain Domain => today.Domain;

    private string Again => $"Set-SMDomainVpcOnly -DomainId {today.DomainId} -Region {today.Region}{options.Network}";

    private string MakeNetwork => $"New-SMPrivateNetwork -DomainId {today.DomainId} -Region {today.Region}";

    /// <summary>Asks everything.</summary>
    public void Check()
    {
        Owner();
        Status();
        Network();
        if (target.UserGroups.Count == 0)
            Refusals.Add($"Domain {today.DomainId} has no security group of the customer's, and VpcOnly asks for one. Name it with -SecurityGroupId, or make one: {MakeNetwork} -SecurityGroup.");
        Groups(target.UserGroups);
        if (target.SpacesDiffer)
            Groups(target.SpaceGroups);
        Apps();
        if (_unread.Count > 0)
            Refusals.Add($"Whether {today.DomainId} can be switched is not known, because of {string.Join("; ", _unread)}. {UnknownRemedy.For(_unread.ToList(), Again)}.");
    }

    /// <summary>The one reason where the domain itself could not be described: nothing else can be judged then.</summary>
    public static IEnumerable<string> NotDescribed(DomainContext domain, string again) =>
        new DomainNotDescribed().Judge(domain).Select(o => $"Domain {domain.DomainId} could not be described: {string.Join("; ", o.Calls)}. {UnknownRemedy.For(o.Calls, again)}.");

    private void Owner()
    {
        if (Domain.DomainSettings?.RStudioServerProDomainSettings?.DomainExecutionRoleArn is { Length: > 0 } role)
        {
            if (today.IsPublic)
                Judge(new RStudioFreezesMode(), today);
            else
                Refusals.Add($"RStudio runs with {role}: while that is set, AWS refuses every update that names the network type. Add subnets or groups alone: aws sagemaker update-domain --domain-id {today.DomainId} --region {today.Region}.");
        }

        foreach (var owned in new UnifiedStudioOwnsDomain().Judge(today))
        {
            if (options.AllowUnifiedStudio)
                Notes.Add($"{owned.Reason} What is changed here may be changed back by it.");
            else
                Refusals.Add($"{owned.Reason} {owned.Remedy} To switch it all the same: {Again} -AllowUnifiedStudio.");
        }
    }

    // Only a domain at rest takes an update, and one whose last update failed takes another (SageMaker Developer Guide, 'Domain overview').
    private void Status()
    {
        switch (Domain.Status)
        {
            case "InService":
                break;
            case "Update_Failed":
                Notes.Add($"The last update of {today.DomainId} failed ({Domain.FailureReason ?? "AWS gives no reason"}); the switch is an update of its own.");
                break;
            case "Updating" or "Pending":
                Refusals.Add($"Domain {today.DomainId} is {Domain.Status}. Wait until it is InService, then type again: {Again}.");
                break;
            case "Failed" or "Delete_Failed":
                Judge(new DomainNotHealthy(), today);
                break;
            default:
                Refusals.Add($"Domain {today.DomainId} is {Domain.Status}, and only one that is InService or Update_Failed can be updated. See: Get-SMDomainNetworkPosture -DomainId {today.DomainId} -Region {today.Region}.");
                break;
        }
    }

    private void Network()
    {
        if (target.SubnetIds.Count == 0)
        {
            Refusals.Add($"Domain {today.DomainId} has no {(target.VpcId.Length == 0 ? "VPC" : "subnet")}. Name private subnets with -SubnetId, or make some: {MakeNetwork}.");
            return;
        }

        if (target.SubnetIds.Count > MostSubnets)
            Refusals.Add($"{target.SubnetIds.Count.ToString(CultureInfo.InvariantCulture)} subnets are more than a domain may have ({MostSubnets.ToString(CultureInfo.InvariantCulture)}). Name fewer with -SubnetId.");
        if (target.VpcId.Length > 0 || options.SubnetIds.Count > 0)
            _unread.UnionWith(then.UnreadSubnets);

        // No documented call moves a domain to another VPC (API_UpdateDomain, VpcId).
        foreach (var subnet in then.Subnets.Where(s => s.VpcId != target.VpcId))
            Refusals.Add($"{subnet.SubnetId} is in {subnet.VpcId} and the domain in {target.VpcId}: a domain cannot move to another VPC. Name subnets of {target.VpcId} with -SubnetId, or make the domain anew.");
        if (target.VpcId.Length == 0)
            return;
        Judge(new TenancyNotDefault(), then);
        Judge(new PublicSubnet(), then, $"Name private subnets with -SubnetId, or make some: {MakeNetwork}.");
        Judge(new TooFewAddresses(), then, "Name more subnets with -SubnetId, free addresses, or lower ReservedAddressesPerUser in the settings (AWS advises 2 to 4 for each user).");
    }

    private void Groups(IReadOnlyList<string> groups)
    {
        if (groups.Count > MostGroups)
            Refusals.Add($"{string.Join(", ", groups)} are {groups.Count.ToString(CultureInfo.InvariantCulture)} security groups; {MostGroups.ToString(CultureInfo.InvariantCulture)} fit beside the one that SageMaker adds for NFS. Name fewer with -SecurityGroupId.");
        if (target.VpcId.Length > 0)
            _unread.UnionWith(then.UnreadGroups(groups));
        foreach (var group in groups.Select(then.Index.SecurityGroup).OfType<SecurityGroup>().Where(g => g.VpcId != target.VpcId && target.VpcId.Length > 0))
            Refusals.Add($"Security group {group.GroupId} is in {group.VpcId} and the domain in {target.VpcId}. Name groups of {target.VpcId} with -SecurityGroupId.");
    }

    private void Apps()
    {
        _unread.UnionWith(today.Unread.Apps);
        var running = AppOwners.Of(today);
        if (running.Count == 0)
            return;
        if (!options.StopApp)
        {
            Refusals.Add($"{running.Count.ToString(CultureInfo.InvariantCulture)} app(s) keep the network type from being changed: {string.Join("; ", running.Select(Words))}. Let their owners save and stop them, or stop them with it: {Again} -StopApp.");
            return;
        }

        var pending = running.Where(app => app.Status == "Pending").ToList();
        if (pending.Count > 0)
            Notes.Add($"{pending.Count.ToString(CultureInfo.InvariantCulture)} app(s) are still starting and can only be stopped once they run, which is waited for: {string.Join("; ", pending.Select(Words))}.");
        Notes.Add("Stopping an app loses its kernels, unsaved cells and what lies on the instance's own disk. Home directories and the volumes of spaces stay.");
    }

    private static string Words(RunningApp app)
    {
        var about = new List<string> { app.Status };
        if (app.SpaceName is { } space)
            about.Add("space " + space);
        if (app.InstanceType is { } instance)
            about.Add(instance);
        if (app.LastUserActivityTimestamp is { } last)
            about.Add("last active " + last.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture));
        return $"{app.AppType} {app.AppName} of {app.Owner ?? "an owner that is not known"} ({string.Join(", ", about)})";
    }

    /// <summary>What a rule of the audit has against it.</summary>
    private void Judge(IDomainRule rule, DomainContext domain, string? next = null)
    {
        foreach (var seen in rule.Judge(domain))
        {
            if (seen.Calls.Count > 0)
                _unread.UnionWith(seen.Calls);
            else
                Refusals.Add(ProofSentence.Together([seen.Reason, next ?? seen.Remedy ?? ""]));
        }
    }
}
