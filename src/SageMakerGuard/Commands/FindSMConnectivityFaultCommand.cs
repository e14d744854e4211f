using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using SageMakerGuard.Completion;
using SageMakerGuard.Diagnosis;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Commands;

/// <summary>Says what is likely behind a message that people see in a SageMaker AI domain: the causes in order, each with evidence and the command that mends it.</summary>
/// <remarks>
/// <para>Holds the message against those that are known, reads the hosts, addresses and services that it names, and tests all that it points at: the paths to services, to the home file system, between apps and to the internet, name resolution, endpoint policies, free addresses, running apps. Nothing is sent: the answer comes from what AWS's describe calls say.</para>
/// <para>Causes that are proven come first, then what cannot be decided because a call failed or because no such call exists, each with what to do about it. What is proven to work is left out unless -IncludeRuledOut is given. What could not be read is never ruled out.</para>
/// <para>A message that is not recognised is still searched for hosts, addresses, ports and services; where it names none, all of the domain's paths are tested. SymptomId is then empty.</para>
/// <para>In PublicInternetOnly mode the domain's traffic does not pass the VPC; the answer says so, and what can be wrong then.</para>
/// <para>-ListSymptom lists the messages that are known.</para>
/// </remarks>
/// <example>
/// <code>Find-SMConnectivityFault -DomainId d-abcdefghijkl -Region eu-central-1 -Symptom 'STS Permission Error'</code>
/// <para>Finds out what stands between the domain and STS.</para>
/// </example>
/// <example>
/// <code>Find-SMConnectivityFault d-abcdefghijkl -Symptom (Get-Content ./kernel.log -Raw) | Where-Object Likelihood -eq Proven | Select-Object -ExpandProperty Remedy</code>
/// <para>Gives the commands that mend what is proven to be broken behind a log.</para>
/// </example>
/// <example>
/// <code>Import-Csv ./tickets.csv | Find-SMConnectivityFault -EstatePath ./estate.json | Export-Csv ./causes.csv</code>
/// <para>Explains tickets without credentials: the columns DomainId, Region and Symptom of each row say what was seen where.</para>
/// </example>
/// <example>
/// <code>Find-SMConnectivityFault -DomainId d-abcdefghijkl -Symptom 'Connection timed out' -Destination git.corp.example -IncludeRuledOut</code>
/// <para>Adds a host that the message does not name, and shows what is ruled out as well.</para>
/// </example>
[Cmdlet(VerbsCommon.Find, "SMConnectivityFault", DefaultParameterSetName = FaultSet)]
[OutputType(typeof(ConnectivityFault), ParameterSetName = [FaultSet])]
[OutputType(typeof(KnownSymptom), ParameterSetName = [ListSet])]
public sealed class FindSMConnectivityFaultCommand : ReadingCommand
{
    private const string FaultSet = "Fault";
    private const string ListSet = "List";

    private readonly List<Seen> _seen = [];

    /// <summary>The domains that the message was seen in; without it, all of them.</summary>
    [Parameter(Position = 0, ParameterSetName = FaultSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DomainCompleter))]
    [ValidatePattern(DomainIdPattern)]
    public string[]? DomainId { get; set; }

    /// <summary>The message, as the user saw it: one line of it or a whole log. Several messages are answered one by one.</summary>
    [Parameter(Position = 1, Mandatory = true, ParameterSetName = FaultSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SymptomCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Symptom { get; set; } = [];

    /// <summary>A host or address that the message is about and does not name, with a port if it is not 443: git.corp.example, 10.1.2.3:5432.</summary>
    [Parameter(ParameterSetName = FaultSet)]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>Gives what is proven to work as well, after all the rest.</summary>
    [Parameter(ParameterSetName = FaultSet)]
    public SwitchParameter IncludeRuledOut { get; set; }

    /// <summary>Lists the messages that are known, with what each points at and where it was seen. Reads nothing.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ListSet)]
    public SwitchParameter ListSymptom { get; set; }

    private protected override IReadOnlyCollection<string> Names => DomainId ?? [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ListSet)
            return;
        if (Symptom.Any(string.IsNullOrWhiteSpace))
        {
            var error = FaultWriter.Record(new GuardFault("SymptomEmpty", FaultCategory.InvalidArgument, "A message of blanks says nothing.", "Give the message as the user saw it, or choose one: Find-SMConnectivityFault -ListSymptom."));
            if (!MyInvocation.ExpectingInput)
                ThrowTerminatingError(error);
            WriteError(error);
            return;
        }

        _seen.Add(new Seen(DomainId ?? [], Region ?? [], AccountId ?? [], Symptom));
        base.ProcessRecord();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName == ListSet && ListSymptom)
            WriteObject(SymptomCatalog.All, enumerateCollection: true);
        base.EndProcessing();
    }

    private protected override ReadSubject SubjectOf(ReadAsk ask) => ReadSubject.Domains;

    private protected override CollectRequest RequestFor(ReadAsk ask) => new() { Domains = true, Notebooks = false, DomainIds = ask.Names, Tags = false };

    private protected override void OnRegion(RegionEstate region, ReadAsk ask, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        var finder = new FaultFinder(region);
        foreach (var domain in region.Domains.Items.Where(d => ask.Wants(d.DomainId)))
        {
            SeenResources.AddDomain(domain.DomainId, domain.DomainName, region.Region);
            foreach (var symptom in _seen.Where(s => s.IsOf(domain, region)).SelectMany(s => s.Symptoms).Distinct(StringComparer.Ordinal))
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var fault in finder.Find(domain, symptom, Destination).Where(f => IncludeRuledOut || f.Likelihood != Likelihood.RuledOut))
                    outlet.Write(fault);
            }
        }
    }

    /// <summary>What was seen where: records of a pipeline are read together and must be kept apart.</summary>
    private sealed class Seen(IReadOnlyList<string> domainIds, IReadOnlyList<string> regions, IReadOnlyList<string> accountIds, IReadOnlyList<string> symptoms)
    {
        public IReadOnlyList<string> Symptoms { get; } = symptoms;

        public bool IsOf(Domain domain, RegionEstate region) =>
            Matches(domainIds, domain.DomainId) && Matches(regions, region.Region) && Matches(accountIds, region.AccountId);

        private static bool Matches(IReadOnlyList<string> named, string value) => named.Count == 0 || named.Any(name => string.Equals(name.Trim(), value, StringComparison.OrdinalIgnoreCase));
    }
}
