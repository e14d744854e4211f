using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Posture;

/// <summary>Applies the rules to domains and notebook instances, one region at a time, and streams what it finds.</summary>
public sealed class PostureJudge
{
    private readonly PostureSettings _settings;
    private readonly IReadOnlyList<IDomainRule> _domainRules;
    private readonly IReadOnlyList<INotebookRule> _notebookRules;

    /// <summary>A judge for a company's settings.</summary>
    /// <exception cref="GuardFault">SettingsInvalid: the settings name a rule that does not exist.</exception>
    public PostureJudge(PostureSettings settings)
    {
        _settings = settings;
        var known = new HashSet<string>(RuleCatalog.All.Select(rule => rule.Id), StringComparer.OrdinalIgnoreCase);
        foreach (var id in settings.DisabledRules.Concat(settings.Severities.Keys))
        {
            if (!known.Contains(id))
                throw new GuardFault("SettingsInvalid", FaultCategory.InvalidArgument, $"The settings name the rule '{id}', which does not exist. Allowed: {string.Join(", ", RuleCatalog.All.Select(rule => rule.Id))}.", "Correct DisabledRules or Severities.");
        }

        var disabled = new HashSet<string>(settings.DisabledRules, StringComparer.OrdinalIgnoreCase);
        _settings = settings with { Severities = settings.Severities.ToDictionary(row => row.Key, row => row.Value, StringComparer.OrdinalIgnoreCase) };
        _domainRules = RuleCatalog.DomainRules.Where(rule => !disabled.Contains(rule.Info.Id)).ToList();
        _notebookRules = RuleCatalog.NotebookRules.Where(rule => !disabled.Contains(rule.Info.Id)).ToList();
    }

    /// <summary>
    /// The region's domains, one by one. Where the list of domains itself could not be read there are none to judge, and
    /// <see cref="RegionEstate.Domains"/> says so: an empty answer is then no good news.
    /// </summary>
    public IEnumerable<DomainNetworkPosture> JudgeDomains(RegionEstate region)
    {
        if (region.Domains.Items.Count == 0)
            yield break;
        var facts = new RegionFacts(region, _settings);
        foreach (var domain in region.Domains.Items)
            yield return Judge(new DomainContext(facts, domain));
    }

    /// <summary>The region's notebook instances, one by one; of an empty answer the same holds as of <see cref="JudgeDomains"/>.</summary>
    public IEnumerable<NotebookNetworkPosture> JudgeNotebooks(RegionEstate region)
    {
        if (region.NotebookInstances.Items.Count == 0)
            yield break;
        var facts = new RegionFacts(region, _settings);
        foreach (var notebook in region.NotebookInstances.Items)
            yield return Judge(new NotebookContext(facts, notebook));
    }

    private DomainNetworkPosture Judge(DomainContext context)
    {
        var domain = context.Domain;
        var ruling = new Ruling(_settings, domain.DomainId, "AWS::SageMaker::Domain", context.IsPublic, $"Get-SMDomainNetworkPosture -DomainId {domain.DomainId} -Region {context.Region}");
        foreach (var rule in _domainRules)
        {
            if (domain.Described || !rule.NeedsDescription)
                ruling.Add(rule.Info, rule.Judge(context));
            else
                ruling.AddUnjudged(rule.Info);
        }

        return new DomainNetworkPosture
        {
            AccountId = context.Facts.Region.AccountId,
            Region = context.Region,
            DomainId = domain.DomainId,
            DomainName = domain.DomainName,
            DomainArn = domain.DomainArn,
            VpcId = context.HasVpc ? domain.VpcId : null,
            SubnetIds = domain.SubnetIds,
            SecurityGroupIds = context.CustomerGroups,
            AppNetworkAccessType = !domain.Described ? "Unknown" : context.IsPublic ? "PublicInternetOnly" : "VpcOnly",
            Status = domain.Status,
            Verdict = ruling.Verdict,
            Score = ruling.Score,
            Findings = ruling.Findings,
            RunningApps = AppOwners.Of(context),
            UserCount = context.Unread.UserProfiles.Count > 0 ? null : context.Profiles.Count(),
            Tags = context.Tags,
            Unreadable = ruling.Calls,
        };
    }

    private NotebookNetworkPosture Judge(NotebookContext context)
    {
        var notebook = context.Notebook;
        var ruling = new Ruling(_settings, notebook.NotebookInstanceName, "AWS::SageMaker::NotebookInstance", false, $"Get-SMNotebookNetworkPosture -NotebookInstanceName {notebook.NotebookInstanceName} -Region {context.Region}");
        foreach (var rule in _notebookRules)
        {
            if (notebook.Described || !rule.NeedsDescription)
                ruling.Add(rule.Info, rule.Judge(context));
            else
                ruling.AddUnjudged(rule.Info);
        }

        return new NotebookNetworkPosture
        {
            AccountId = context.Facts.Region.AccountId,
            Region = context.Region,
            NotebookInstanceName = notebook.NotebookInstanceName,
            NotebookInstanceArn = notebook.NotebookInstanceArn,
            DirectInternetAccess = !notebook.Described ? "Unknown" : notebook.DirectInternetAccess ?? "Enabled",
            SubnetId = notebook.SubnetId,
            VpcId = context.Facts.Index.Subnet(notebook.SubnetId)?.VpcId,
            SecurityGroupIds = notebook.SecurityGroups,
            Status = notebook.NotebookInstanceStatus,
            Verdict = ruling.Verdict,
            Score = ruling.Score,
            Findings = ruling.Findings,
            Tags = context.Tags,
            Unreadable = ruling.Calls,
        };
    }
}
