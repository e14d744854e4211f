using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.Sample.Building;

/// <summary>Makes a domain of a plan, with all that SageMaker makes along with it: file system, mount targets, NFS groups, interfaces.</summary>
internal static class SampleDomain
{
    /// <summary>Adds the domain to its region, and gives its id back.</summary>
    public static string Add(SampleRegion region, DomainPlan plan)
    {
        var id = AwsIds.Domain(region.AccountId, region.Name, plan.Name);
        var arn = $"arn:aws:sagemaker:{region.Name}:{region.AccountId}:domain/{id}";
        var role = $"arn:aws:iam::{region.AccountId}:role/sagemaker/{plan.Name}-studio";
        var created = SampleCompany.Founded.AddMonths(36 - plan.MonthsOld);
        var fileSystem = plan.Vpc is null ? null : AwsIds.Of("fs", id);
        region.Domains.Add(new Domain
        {
            DomainArn = arn, DomainId = id, DomainName = plan.Name, Status = plan.Status, FailureReason = plan.FailureReason, AppNetworkAccessType = plan.Mode, VpcId = plan.Vpc?.Id,
            SubnetIds = [.. plan.Subnets.Select(subnet => subnet.Id)], AuthMode = plan.AuthMode, HomeEfsFileSystemId = fileSystem, TagPropagation = plan.TagPropagation,
            AppSecurityGroupManagement = plan.RStudio is null ? null : "Service", SecurityGroupIdForDomainBoundary = plan.RStudio is null ? null : BoundaryGroup(region, plan.Vpc!, id),
            CreationTime = created, LastModifiedTime = created.AddDays(17),
            DefaultUserSettings = new()
            {
                ExecutionRole = role, SecurityGroups = plan.Groups, JupyterLabAppSettings = SampleProject.JupyterLab(region, plan), CanvasAppSettings = plan.Canvas ? new() : null, RStudioServerProAppSettings = plan.RStudio is null ? null : new(), RSessionAppSettings = plan.RStudio is null ? null : new(),
            },
            DefaultSpaceSettings = new() { ExecutionRole = role, SecurityGroups = plan.Groups },
            DomainSettings = new() { RStudioServerProDomainSettings = plan.RStudio, UnifiedStudioSettings = plan.UnifiedStudio, DockerSettings = plan.Docker, IpAddressType = "ipv4" },
        });
        SampleProject.Add(region, plan, role);
        if (plan.Tags is { } tags)
            region.Tags.Add(new ResourceTags { ResourceARN = arn, Tags = [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })] });

        if (fileSystem is not null)
            HomeFileSystem(region, plan, id, fileSystem);
        var people = People.Of(plan.Name, plan.Users);
        Profiles(region, plan, id, people, created);
        for (var i = 0; i < plan.Runs.Count; i++)
            App(region, plan, id, people, plan.Runs[i], i, created);
        return id;
    }

    // SageMaker makes the two groups and one mount target in each zone; what stays in the account when a domain goes.
    private static void HomeFileSystem(SampleRegion region, DomainPlan plan, string id, string fileSystem)
    {
        var vpc = plan.Vpc!;
        var (inbound, outbound) = (vpc.GroupId(InboundName(id)), vpc.GroupId(OutboundName(id)));
        vpc.Group(InboundName(id), $"[DO NOT DELETE] Security Group that allows inbound NFS traffic for SageMaker Notebooks Domain [{id}]", plan.NfsRules ? Rules.Nfs(region.AccountId, outbound) : [], []);
        vpc.Group(OutboundName(id), $"[DO NOT DELETE] Security Group that allows outbound NFS traffic for SageMaker Notebooks Domain [{id}]", [], plan.NfsRules ? Rules.Nfs(region.AccountId, inbound) : []);
        foreach (var subnet in plan.Subnets.GroupBy(subnet => subnet.Zone).Select(zone => zone.First()))
        {
            region.Interface(AwsIds.Of("eni", fileSystem, subnet.Id), subnet, vpc.Id, $"EFS mount target for {fileSystem} ({AwsIds.Of("fsmt", fileSystem, subnet.Id)})", "efs", [inbound]);
        }
    }

    private static string BoundaryGroup(SampleRegion region, SampleVpc vpc, string id)
    {
        var name = "security-group-for-domain-boundary-" + id;
        var own = vpc.GroupId(name);
        return vpc.Group(name, $"[DO NOT DELETE] Security Group between RSessionGateway and RStudioServerPro apps of Domain [{id}]", [Rules.Group(region.AccountId, own, 0, 65535)], [Rules.Group(region.AccountId, own, 0, 65535)]);
    }

    private static void Profiles(SampleRegion region, DomainPlan plan, string id, IReadOnlyList<string> people, DateTimeOffset created)
    {
        for (var i = 0; i < people.Count; i++)
        {
            region.UserProfiles.Add(new UserProfile
            {
                DomainId = id, UserProfileName = people[i], Status = "InService", CreationTime = created.AddDays(i + 1), LastModifiedTime = created.AddDays(i + 1),
                UserSettings = plan.OwnGroups.TryGetValue(i, out var groups) ? new() { SecurityGroups = groups } : null,
            });
        }
    }

    private static void App(SampleRegion region, DomainPlan plan, string id, IReadOnlyList<string> people, Run run, int number, DateTimeOffset created)
    {
        var person = people[run.User];
        var space = run.AppType is "JupyterLab" or "CodeEditor" ? run.SharedSpace ?? person + (run.AppType == "JupyterLab" ? "-lab" : "-code") : null;
        var started = SampleCompany.CollectedAt.AddHours(-3 - (7 * number));
        if (space is not null && !region.Spaces.Any(known => known.DomainId == id && known.SpaceName == space))
        {
            region.Spaces.Add(new Space
            {
                DomainId = id, SpaceName = space, Status = "InService", CreationTime = created.AddDays(30), LastModifiedTime = started,
                SpaceSharingSettingsSummary = new() { SharingType = run.SharedSpace is null ? "Private" : "Shared" }, OwnershipSettingsSummary = new() { OwnerUserProfileName = person },
                SpaceSettingsSummary = new() { AppType = run.AppType },
            });
        }

        region.Apps.Add(new App
        {
            DomainId = id, SpaceName = space, UserProfileName = space is not null ? null : run.AppType == "RStudioServerPro" ? "domain-shared" : person, AppType = run.AppType,
            AppName = run.AppType == "KernelGateway" ? "datascience-1-0-" + run.InstanceType.Replace('.', '-') + "-" + AwsIds.Node(id, person).Substring(0, 12) : "default",
            Status = run.Status, CreationTime = started, ResourceSpec = new() { InstanceType = run.AppType == "JupyterServer" ? "system" : run.InstanceType },
        });
        if (run.Status != "InService" || plan.Vpc is not { } vpc)
            return;

        // Home directories are mounted through the customer's VPC in either mode; all else goes that way under VpcOnly alone.
        var subnet = plan.Subnets[number % plan.Subnets.Count];
        string[] groups = plan.Mode == "VpcOnly" ? [.. plan.Groups, vpc.GroupId(OutboundName(id))] : [vpc.GroupId(OutboundName(id))];
        region.Interface(AwsIds.Of("eni", id, "app", number.ToString(System.Globalization.CultureInfo.InvariantCulture)), subnet, vpc.Id,
            $"[DO NOT DELETE] ENI managed by SageMaker for Studio Domain({id}) - {AwsIds.Node(id, person, run.AppType)}", "interface", groups);
    }

    private static string InboundName(string id) => "security-group-for-inbound-nfs-" + id;

    private static string OutboundName(string id) => "security-group-for-outbound-nfs-" + id;
}
