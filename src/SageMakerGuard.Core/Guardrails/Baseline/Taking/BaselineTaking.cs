using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Baselines;

/// <summary>Takes a baseline of an estate: what there is, by stable names, with the findings of each domain.</summary>
public sealed class BaselineTaking
{
    private readonly PostureJudge _judge;
    private readonly string? _settingsHash;
    private readonly List<RegionBaseline> _regions = [];

    /// <summary>A taking by a company's settings.</summary>
    /// <exception cref="Faults.GuardFault">SettingsInvalid: the settings name a rule that does not exist.</exception>
    public BaselineTaking(PostureSettings settings)
    {
        _judge = new PostureJudge(settings);
        _settingsHash = HashOf(settings);
    }

    /// <summary>Takes a region in.</summary>
    /// <param name="region">What was read.</param>
    /// <param name="sharing">How its subnets are shared; null where nobody asked.</param>
    public void Add(RegionEstate region, NetworkSharing? sharing = null)
    {
        var index = new NetworkIndex(region);
        var names = new StableNames(index);
        var vpcs = new VpcTaking(index, names, sharing);
        _regions.Add(new RegionBaseline
        {
            AccountId = region.AccountId,
            Region = region.Region,
            Unread = SectionGaps.Of(region, sharing),
            BlockPublicAccess = region.VpcBlockPublicAccessOptions.Items.FirstOrDefault()?.InternetGatewayBlockMode,
            PrefixLists = PrefixLists(region, names),
            Domains = _judge.JudgeDomains(region).Select(posture => Domain(posture, names)).OrderBy(d => d.DomainId, StringComparer.Ordinal).ToList(),
            Vpcs = region.Vpcs.Items.OrderBy(v => v.VpcId, StringComparer.Ordinal).Select(vpcs.Of).ToList(),
        });
    }

    /// <summary>What was taken in.</summary>
    public NetworkBaseline Baseline() => new()
    {
        SettingsHash = _settingsHash,
        Regions = _regions.OrderBy(r => r.AccountId, StringComparer.Ordinal).ThenBy(r => r.Region, StringComparer.Ordinal).ToList(),
    };

    // Of what differs from the defaults alone: a setting that a later version adds changes no fingerprint.
    private static string? HashOf(PostureSettings settings)
    {
        var usual = JsonSerializer.SerializeToNode(PostureSettings.Default, EstateJson.Options)!.AsObject();
        var own = JsonSerializer.SerializeToNode(settings, EstateJson.Options)!.AsObject().Where(m => !JsonNode.DeepEquals(m.Value, usual[m.Key])).OrderBy(m => m.Key, StringComparer.Ordinal).ToList();
        return own.Count == 0 ? null : PolicyHash.Hash(string.Join("\n", own.Select(m => $"{m.Key}={m.Value?.ToJsonString()}")));
    }

    // AWS's own lists change with AWS's addresses; they are what their name says.
    private static List<PrefixListBaseline> PrefixLists(RegionEstate region, StableNames names) => region.PrefixLists.Items
        .Where(list => list.Cidrs is not null && !list.PrefixListName.StartsWith("com.amazonaws.", StringComparison.Ordinal))
        .Select(list => new PrefixListBaseline
        {
            PrefixListName = names.PrefixList(list.PrefixListId),
            Cidrs = list.Cidrs!.Select(StableNames.Block).Distinct(StringComparer.Ordinal).OrderBy(c => c, StringComparer.Ordinal).ToList(),
        })
        .OrderBy(list => list.PrefixListName, StringComparer.Ordinal)
        .ToList();

    private static DomainBaseline Domain(DomainNetworkPosture posture, StableNames names) => new()
    {
        DomainId = posture.DomainId,
        DomainName = posture.DomainName,
        VpcId = posture.VpcId,
        AppNetworkAccessType = posture.AppNetworkAccessType,
        Subnets = names.Subnets(posture.SubnetIds),
        SecurityGroups = names.Groups(posture.SecurityGroupIds),
        Findings = posture.Findings.Select(f => new FindingLine(f.RuleId, f.Severity, f.Verdict, names.Resource(f.ResourceId)).ToString()).Distinct(StringComparer.Ordinal).OrderBy(l => l, StringComparer.Ordinal).ToList(),
    };
}
