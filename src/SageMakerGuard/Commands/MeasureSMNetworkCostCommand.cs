using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SageMakerGuard.Changes;
using SageMakerGuard.Costs;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.FinOps;
using SageMakerGuard.FinOps.BreakEven;

namespace SageMakerGuard.Commands;

/// <summary>Says what a plan adds to the bill, by kind of change: by the month, once, and with observed bytes.</summary>
/// <remarks>
/// <para>Takes what the commands that change something give with -WhatIf, runs that Get-SMChange lists, and migration plans of New-SMMigrationPlan. Gives one object for each, with a row for each kind of change or for each wave.</para>
/// <para>With -Egress the bytes that Measure-SMEgress saw are counted as well: for each endpoint that is planned, what the service's bytes cost by it, less what they cost by NAT gateway. Without it the costs are those of hours alone.</para>
/// <para>A price that is not known leaves MonthlyCostUsd empty; KnownMonthlyCostUsd says how much it is at least, and Notes what is missing. The command calls nobody.</para>
/// </remarks>
/// <example>
/// <code>New-SMVpcEndpointSet -DomainId d-abcdefghijkl -WhatIf | Measure-SMNetworkCost</code>
/// <para>Says what the missing endpoints of a domain would cost a month.</para>
/// </example>
/// <example>
/// <code>New-SMVpcEndpointSet -DomainId d-abcdefghijkl -WhatIf | Measure-SMNetworkCost -Egress (Measure-SMEgress -Path ./flow-logs -EstatePath ./estate.json) | Format-List</code>
/// <para>Counts what the domain's bytes would save as well.</para>
/// </example>
/// <example>
/// <code>Get-Content ./plan.json -Raw | ConvertFrom-Json | Measure-SMNetworkCost | Select-Object -ExpandProperty Kinds</code>
/// <para>Shows the costs of a migration plan wave by wave.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Measure, "SMNetworkCost")]
[OutputType(typeof(PlanCost))]
public sealed class MeasureSMNetworkCostCommand : PSCmdlet
{
    private PriceBook? _prices;
    private IReadOnlyList<ObservedEgress> _observed = [];

    /// <summary>A run: what -WhatIf gives, or Get-SMChange. Or a migration plan.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>What Measure-SMEgress gives, for the bytes. Counted for runs in the same VPC.</summary>
    [Parameter]
    [ValidateNotNull]
    public EgressSummary[]? Egress { get; set; }

    /// <summary>An estate that tells NAT gateways and zones for the bytes: a file that Export-SMEstate wrote, or a folder of AWS CLI output.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? EstatePath { get; set; }

    /// <summary>A price table that Update-SMPriceTable wrote, for the bytes. By default the user's own, where it is newer than the module's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PriceTablePath { get; set; }

    /// <summary>Refuses what cannot be used before anything is measured.</summary>
    protected override void BeginProcessing()
    {
        try
        {
            _prices = PriceSource.Of(this, PriceTablePath);
            var estate = EstatePath is null ? null : Estates.Files.EstatePath.Read(FilePath.Resolve(this, EstatePath));
            _observed = EgressObservations.Of(Egress ?? [], estate);
        }
        catch (GuardFault fault)
        {
            ThrowTerminatingError(FaultWriter.Record(fault));
        }
    }

    /// <summary>Measures.</summary>
    protected override void ProcessRecord()
    {
        foreach (var item in InputObject)
        {
            try
            {
                WriteObject(item.BaseObject is ChangeRun run ? PlanCosts.Of(run, SeenIn(run), _prices!.In(run.Region))
                    : MigrationPlanReading.Fits(item) ? MigrationPlanReading.Read(item)
                    : throw new GuardFault("NotAPlan", FaultCategory.InvalidArgument, $"An object of type {item.TypeNames[0]} is neither a run nor a migration plan.", "Pipe in what a command gives with -WhatIf, what Get-SMChange lists, or what New-SMMigrationPlan gives."));
            }
            catch (GuardFault fault)
            {
                WriteError(FaultWriter.Record(fault, item));
            }
        }
    }

    private ObservedEgress? SeenIn(ChangeRun run) =>
        _observed.FirstOrDefault(o => o.Region == run.Region && ((o.VpcId is { } vpc && vpc == run.VpcId) || (run.DomainId is { } domain && o.DomainIds.Contains(domain))));
}
