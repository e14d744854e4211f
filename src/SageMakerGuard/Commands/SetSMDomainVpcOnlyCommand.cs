using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Completion;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;
using SageMakerGuard.Posture;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;

namespace SageMakerGuard.Commands;

/// <summary>Switches SageMaker AI domains to VpcOnly in place, once it is proven that they will work: no domain, profile, space or home directory is deleted.</summary>
/// <remarks>
/// <para>Before anything is done every precondition is looked at: RStudio's role, Unified Studio, status, running apps, subnets that are private and have room, groups, and whether every needed service, the home directories and the apps among themselves are reachable in VpcOnly mode. All reasons against it are given at once. -SkipProof turns those of the proof into notes, and never the others.</para>
/// <para>Apps that run keep AWS from changing the network type. They are named with owner, kind and last activity, and are stopped only with -StopApp, each with a question of its own. Lost are kernels and unsaved cells; home directories and volumes stay. -BarLaunch denies the domain's execution roles to start apps until the switch is over.</para>
/// <para>The command waits for the update, reads the domain again and proves it again; a warning names what is not reached. Stopped or killed at any point, the same command goes on; Undo-SMChange switches back and starts the apps again that were stopped.</para>
/// <para>Of many domains each is planned and asked for first; then they are switched side by side, as many at once as -ThrottleLimit allows. With -Canary the first ones must succeed before the others start; after -StopAfterFailure failures no more are started.</para>
/// <para>-WhatIf shows the changes, and all reasons against them; with -EstatePath it does so for a file, without credentials.</para>
/// </remarks>
/// <example>
/// <code>Set-SMDomainVpcOnly -DomainId d-abcdefghijkl -Region eu-central-1 -WhatIf</code>
/// <para>Says whether a domain can be switched, what would be done, and what it would reach.</para>
/// </example>
/// <example>
/// <code>Set-SMDomainVpcOnly -DomainId d-abcdefghijkl -StopApp -BarLaunch -PassThru</code>
/// <para>Switches a domain, asks for each running app, keeps users from starting new ones meanwhile, and gives the new posture.</para>
/// </example>
/// <example>
/// <code>New-SMPrivateNetwork -DomainId d-abcdefghijkl -Region eu-central-1 -SecurityGroup | New-SMVpcEndpointSet | Set-SMDomainVpcOnly -StopApp</code>
/// <para>Makes a network for a domain that has only public subnets, gives it the endpoints, and moves the domain there.</para>
/// </example>
/// <example>
/// <code>Get-SMDomainNetworkPosture -AllRegions | Where-Object AppNetworkAccessType -eq PublicInternetOnly | New-SMVpcEndpointSet | Set-SMDomainVpcOnly -StopApp -Canary 2 -StopAfterFailure 3 -Confirm:$false</code>
/// <para>Gives every public domain its endpoints and switches it, two of them first, and stops after three failures.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "SMDomainVpcOnly", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ChangeRun), typeof(DomainNetworkPosture))]
public sealed class SetSMDomainVpcOnlyCommand : ChangingCommand
{
    // How often apps that somebody started meanwhile are stopped before it is given up.
    private const int Rounds = 5;

    private readonly List<(PlannedWork Work, HashSet<ChangeStep> Agreed, WorkPlace Place)> _agreed = [];
    private readonly NetworksByDomain _networks = new();
    private PostureSettings _settings = PostureSettings.Default;

    /// <summary>The domains to switch.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DomainCompleter))]
    [ValidatePattern(DomainIdPattern)]
    public string[] DomainId { get; set; } = [];

    /// <summary>The private subnets that the apps are to use, of the domain's own VPC. Without it, those that the domain has. A run of New-SMPrivateNetwork brings its own along the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AppSubnetIds")]
    [AllowNull]
    [AllowEmptyCollection]
    public string[]? SubnetId { get; set; }

    /// <summary>The security groups of the apps. Without it, those that the domain has. A run of New-SMPrivateNetwork brings its own along the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AppSecurityGroupIds")]
    [AllowNull]
    [AllowEmptyCollection]
    public string[]? SecurityGroupId { get; set; }

    /// <summary>Stops the apps that run, those too that somebody starts before the update. Their users lose kernels and unsaved cells.</summary>
    [Parameter]
    public SwitchParameter StopApp { get; set; }

    /// <summary>Denies the domain's execution roles to start apps until the switch is over, by an inline policy that is taken off again.</summary>
    [Parameter]
    public SwitchParameter BarLaunch { get; set; }

    /// <summary>Switches though it is not proven that the domain will work. The reasons are still said.</summary>
    [Parameter]
    public SwitchParameter SkipProof { get; set; }

    /// <summary>Switches a domain that SageMaker Unified Studio owns, whose blueprint may change it back.</summary>
    [Parameter]
    public SwitchParameter AllowUnifiedStudio { get; set; }

    /// <summary>What people do in the domain, besides what settings and apps show; each needs services of its own.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public Feature[]? Feature { get; set; }

    /// <summary>A file with the settings of the rules, psd1 or JSON. See about_SageMakerGuard_Settings.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SettingsPath { get; set; }

    /// <summary>So many domains go first, and all of them must succeed before any other starts.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Canary { get; set; }

    /// <summary>Starts no more domains after so many failures. 0, the default, goes on whatever fails.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int StopAfterFailure { get; set; }

    /// <summary>Gives the new posture of each domain in place of the run.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override IReadOnlyCollection<string> Names => DomainId;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        RefuseEmpty(nameof(SubnetId), SubnetId);
        RefuseEmpty(nameof(SecurityGroupId), SecurityGroupId);
        _settings = WithSettings(SettingsPath, settings => settings);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _networks.Add(DomainId, SubnetId, SecurityGroupId);
        base.ProcessRecord();
    }

    private protected override ReadSubject SubjectOf(ReadAsk ask) => ReadSubject.Domains;

    private protected override CollectRequest RequestFor(ReadAsk ask) => Request with { DomainIds = ask.Names };

    private CollectRequest Request => new() { Domains = true, Notebooks = false, AppDetails = true, EndpointServices = true, ProfileDetails = BarLaunch, SubnetIds = _networks.AllSubnetIds };

    private protected override IEnumerable<Func<RegionEstate, PlannedWork>> WorkIn(RegionEstate region, ReadAsk ask, PipelineOutlet outlet) =>
        region.Domains.Items.Where(d => ask.Wants(d.DomainId)).Select<Domain, Func<RegionEstate, PlannedWork>>(domain => estate => Plan(estate, domain));

    // Each domain's plan stands by itself: all are asked for first, and then run side by side.
    private protected override async Task RegionAsync(RegionEstate region, ReadAsk ask, WorkPlace place, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        foreach (var work in WorkIn(region, ask, outlet))
        {
            var planned = work(region);
            if (await AgreeAsync(planned, outlet, cancellationToken).ConfigureAwait(false) is { } agreed)
                _agreed.Add((planned, agreed, place));
        }
    }

    private protected override async Task FinishAsync(PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        var byKey = _agreed.GroupBy(a => KeyOf(a.Work.Plan), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var batch = new SwitchBatch(_agreed.Select(a => KeyOf(a.Work.Plan)), Canary, StopAfterFailure);
        var underway = new Dictionary<Task<bool>, string>();
        try
        {
            await SwitchAllAsync(batch, byKey, underway, outlet, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Each has its own last line to write.
            await Task.WhenAll(underway.Keys.Select(t => t.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default))).ConfigureAwait(false);
            throw;
        }

        if (batch.StopReason is { } reason && batch.NotStarted.Count > 0)
            outlet.Warning($"{reason} Not started: {string.Join(", ", batch.NotStarted.Select(k => byKey[k].Work.Plan.DomainId))}.");
    }

    private async Task SwitchAllAsync(
        SwitchBatch batch, Dictionary<string, (PlannedWork Work, HashSet<ChangeStep> Agreed, WorkPlace Place)> byKey, Dictionary<Task<bool>, string> underway, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        while (true)
        {
            while (underway.Count < ThrottleLimit && batch.StartNext() is { } next)
            {
                var (work, agreed, place) = byKey[next];
                underway.Add(SwitchAsync(work, agreed, place, outlet, cancellationToken), next);
            }

            if (underway.Count == 0)
                break;
            var ended = await Task.WhenAny(underway.Keys).ConfigureAwait(false);
            var key = underway[ended];
            batch.OnFinished(key, await ended.ConfigureAwait(false));
            underway.Remove(ended);
        }
    }

    private protected override async Task<object?> ResultAsync(ChangeRun run, WorkPlace place, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        var read = await place.ReadTogetherAsync(Request with { ProfileDetails = false }, run.Region, run.DomainId!, cancellationToken).ConfigureAwait(false);
        var estate = read with { Domains = read.Domains.Without(d => d.DomainId != run.DomainId) };
        if (estate.Domains.Items.FirstOrDefault() is not { Described: true } domain)
            throw NotValidated(run, "the domain could not be described");
        if (domain is not { AppNetworkAccessType: "VpcOnly", Status: "InService" })
            throw NotValidated(run, $"the domain is {domain.Status} and {domain.AppNetworkAccessType ?? "PublicInternetOnly"}");
        var scope = ScopeOf(domain.DomainId);
        var proof = PlanProof.Of(estate, domain, scope);
        foreach (var failed in PlanProof.Fails(estate, domain, proof, scope))
            outlet.Warning($"Domain {run.DomainId} is VpcOnly, and {failed.Destination} is {failed.Verdict}. {failed.SmallestFix}".TrimEnd());
        return PassThru ? new PostureJudge(_settings).JudgeDomains(estate).First() : run with { Proof = proof };
    }

    private async Task<bool> SwitchAsync(PlannedWork work, HashSet<ChangeStep> agreed, WorkPlace place, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        for (var round = 1; ; round++)
        {
            try
            {
                await RunAsync(work, agreed, place, outlet, cancellationToken).ConfigureAwait(false);
                return true;
            }
            catch (GuardFault fault)
            {
                if (round < Rounds && StopApp && await AppsThatCameAsync(work, place, outlet, cancellationToken).ConfigureAwait(false) is { } again)
                {
                    (work, agreed) = again;
                    continue;
                }

                outlet.Error(FaultWriter.Record(fault, work.Plan.DomainId));
                return false;
            }
        }
    }

    /// <summary>Somebody may have started an app between the last look and the update: the plan is then made anew, and its apps are asked for.</summary>
    private async Task<(PlannedWork Work, HashSet<ChangeStep> Agreed)?> AppsThatCameAsync(PlannedWork work, WorkPlace place, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        var estate = await place.ReadAgainAsync(Request with { Regions = [work.Plan.Region], DomainIds = [work.Plan.DomainId!] }, cancellationToken).ConfigureAwait(false);
        if (estate.Domains.Items.FirstOrDefault(d => d.DomainId == work.Plan.DomainId) is not { } domain)
            return null;
        var planned = Plan(estate, domain);
        if (planned.Plan.Refusals.Count > 0 || !planned.Plan.Steps.Any(s => s is DeleteApp))
            return null;
        outlet.Warning($"Apps of {work.Plan.DomainId} were started meanwhile; they are stopped as well.");
        return await AgreeAsync(planned, outlet, cancellationToken).ConfigureAwait(false) is { } agreed ? (planned, agreed) : null;
    }

    private PlannedWork Plan(RegionEstate estate, Domain domain)
    {
        SeenResources.AddDomain(domain.DomainId, domain.DomainName, estate.Region);
        var plan = VpcOnlyPlanner.Plan(estate, domain, new()
        {
            SubnetIds = _networks.SubnetIdsOf(domain.DomainId),
            SecurityGroupIds = _networks.SecurityGroupIdsOf(domain.DomainId),
            StopApp = StopApp,
            SkipProof = SkipProof,
            BarLaunches = BarLaunch,
            AllowUnifiedStudio = AllowUnifiedStudio,
            Features = Features,
            Settings = _settings,
        });
        return new(plan, estate, domain.Described && plan.Refusals.Count == 0 ? PlanProof.Of(plan.Simulate(estate), domain, ScopeOf(domain.DomainId)) : []);
    }

    private static string KeyOf(ChangePlan plan) => string.Join("/", plan.AccountId, plan.Region, plan.DomainId);

    private Feature Features => (Feature ?? []).Aggregate(Services.Feature.None, (all, one) => all | one);

    private ProofScope ScopeOf(string domainId) => new() { SubnetIds = _networks.SubnetIdsOf(domainId), SecurityGroupIds = _networks.SecurityGroupIdsOf(domainId) };

    private static GuardFault NotValidated(ChangeRun run, string why) => new(
        "SwitchNotValidated",
        FaultCategory.Other,
        $"The run for domain {run.DomainId} went through, and when the domain was read again {why}.",
        $"Look at it with Get-SMDomainNetworkPosture -DomainId {run.DomainId} -Region {run.Region}; 'Undo-SMChange -RunId {run.RunId}' takes the run back.") { ResourceId = run.DomainId, Region = run.Region };
}
