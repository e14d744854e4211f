using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using SageMakerGuard.Changes;
using SageMakerGuard.Completion;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Commands;

/// <summary>Creates a budget on the NAT gateways and interface endpoints of a region, or changes the one that is there.</summary>
/// <remarks>
/// <para>A budget counts by usage type, which each region has names of its own for, such as EUC1-NatGateway-Bytes: hours and bytes of NAT gateways and of interface endpoints. -CostTag and -LinkedAccountId narrow it. Domains that are piped in say which regions are meant; each region of an account gets one budget, however many domains it has.</para>
/// <para>-LimitUsd limits cost. -LimitHours and -LimitGigabytes limit usage, and then the budget counts usage types of that unit alone.</para>
/// <para>Run again it changes nothing where everything is as asked, and otherwise just what differs. A budget of the same name that is not this module's, by name and filter, is changed with -Force only; one whose limits are planned by period or adjust themselves is not changed at all. Without -Email and -TopicArn those who are told stay as they are.</para>
/// <para>Budgets are free of charge. AWS looks at them up to three times a day.</para>
/// </remarks>
/// <example>
/// <code>Get-SMDomainNetworkPosture -AllRegions | New-SMNetworkBudget -LimitUsd 300 -Email finops@example.com</code>
/// <para>One budget of 300 US dollars a month for each region that has domains, which tells of 80 and 100 percent spent and of 100 percent forecast.</para>
/// </example>
/// <example>
/// <code>New-SMNetworkBudget -Region eu-central-1 -LimitGigabytes 2048 -Meter NatGateway -TopicArn arn:aws:sns:eu-central-1:111122223333:finops-alerts -ActualThreshold 50, 90 -WhatIf</code>
/// <para>Shows what a budget on the data of NAT gateways would be, and whether the topic would let AWS Budgets publish.</para>
/// </example>
/// <example>
/// <code>New-SMNetworkBudget -Region us-east-1 -LimitUsd 120 -CostTag @{ CostCenter = '4711' } -LinkedAccountId 111122223333 -Email ml-leads@example.com</code>
/// <para>Counts what carries a cost allocation tag in one account of the organization.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "SMNetworkBudget", SupportsShouldProcess = true, DefaultParameterSetName = CostSet)]
[OutputType(typeof(ChangeRun))]
public sealed class NewSMNetworkBudgetCommand : AlertingCommand
{
    private const string CostSet = "Cost";
    private const string HoursSet = "Hours";
    private const string GigabytesSet = "Gigabytes";

    private readonly HashSet<string> _domainIds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _vpcIds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);

    /// <summary>The limit in US dollars.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CostSet)]
    public decimal LimitUsd { get; set; }

    /// <summary>The limit in hours that NAT gateways, and endpoints in each of their zones, are provisioned.</summary>
    [Parameter(Mandatory = true, ParameterSetName = HoursSet)]
    public decimal LimitHours { get; set; }

    /// <summary>The limit in gigabytes (2^30 bytes) that they process.</summary>
    [Parameter(Mandatory = true, ParameterSetName = GigabytesSet)]
    public decimal LimitGigabytes { get; set; }

    /// <summary>The e-mail addresses that are told, ten at most.</summary>
    [Parameter]
    [ValidatePattern(EmailPattern)]
    public string[] Email { get; set; } = [];

    /// <summary>The budget's name. Without it, SageMakerGuard-network- with the region and with what narrows the budget.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>What is counted: NatGateway, InterfaceEndpoint, or both, which is the default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public BudgetMeters[] Meter { get; set; } = [BudgetMeters.NatGateway, BudgetMeters.InterfaceEndpoint];

    /// <summary>For how long the limit holds before it starts anew. Monthly by default.</summary>
    [Parameter]
    [ValidateSet("Daily", "Monthly", "Quarterly", "Annually")]
    public string TimeUnit { get; set; } = "Monthly";

    /// <summary>Only what carries these cost allocation tags: a hashtable of keys, each with a value or several.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? CostTag { get; set; }

    /// <summary>Only these accounts, for the management account of an organization.</summary>
    [Parameter]
    [ValidatePattern("^[0-9]{12}$")]
    public string[] LinkedAccountId { get; set; } = [];

    /// <summary>The percentages of the limit at which people are told of what was spent or used. 80 and 100 by default.</summary>
    [Parameter]
    [AllowEmptyCollection]
    public decimal[] ActualThreshold { get; set; } = [80m, 100m];

    /// <summary>The percentages of the limit at which people are told of what is forecast. 100 by default.</summary>
    [Parameter]
    [AllowEmptyCollection]
    public decimal[] ForecastThreshold { get; set; } = [100m];

    /// <summary>The domains whose region is meant. A budget counts a region, not a domain; the run names the domain where it is one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DomainCompleter))]
    [ValidatePattern(DomainIdPattern)]
    public string[] DomainId { get; set; } = [];

    /// <summary>The VPC, which the run names where it is one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? VpcId { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (AllRegions)
            Refuse("-AllRegions would make a budget in every region of the account, used or not.", "Name regions with -Region, or pipe in the domains whose regions are meant: Get-SMDomainNetworkPosture -AllRegions | New-SMNetworkBudget.");
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _domainIds.UnionWith(DomainId);
        if (VpcId is { Length: > 0 } vpc)
            _vpcIds.Add(vpc);
        base.ProcessRecord();
    }

    private protected override IEnumerable<AccountWork> WorkFor(RegionEstate region, ReadAsk ask, PipelineOutlet outlet)
    {
        if (!_done.Add(region.AccountId + "/" + region.Region))
            yield break;
        var options = Options;
        yield return new(NetworkBudgetPlanner.Reads(region.Region, options), seen => NetworkBudgetPlanner.Plan(seen, options, Topic) with
        {
            DomainId = _domainIds.Count == 1 ? _domainIds.Single() : null,
            VpcId = _vpcIds.Count == 1 ? _vpcIds.Single() : null,
        });
    }

    private NetworkBudgetOptions Options => new()
    {
        Name = Name,
        Measure = ParameterSetName switch { HoursSet => BudgetMeasure.Hours, GigabytesSet => BudgetMeasure.Gigabytes, _ => BudgetMeasure.Cost },
        Limit = ParameterSetName switch { HoursSet => LimitHours, GigabytesSet => LimitGigabytes, _ => LimitUsd },
        TimeUnit = TimeUnit.ToUpperInvariant(),
        Meters = Meter,
        Tags = CostTag is null ? [] : CostTag.Keys.Cast<object>().Select(key => new KeyValuePair<string, IReadOnlyList<string>>(Text(key), Values(CostTag[key]))).OrderBy(tag => tag.Key, StringComparer.Ordinal).ToList(),
        LinkedAccountIds = LinkedAccountId,
        ActualThresholds = ActualThreshold,
        ForecastThresholds = ForecastThreshold,
        Emails = Email,
        TopicArn = TopicArn,
        Force = Force,
    };

    private static IReadOnlyList<string> Values(object? value)
    {
        var bare = value is PSObject wrapped ? wrapped.BaseObject : value;
        return (bare is IEnumerable many and not string ? many.Cast<object?>() : [bare]).Select(Text).Where(text => text.Length > 0).ToList();
    }

    private static string Text(object? value) => Convert.ToString(value is PSObject wrapped ? wrapped.BaseObject : value, CultureInfo.InvariantCulture) ?? "";
}
