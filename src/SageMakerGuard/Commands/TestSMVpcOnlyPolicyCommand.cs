using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Completion;
using SageMakerGuard.Faults;
using SageMakerGuard.Guardrails;
using SageMakerGuard.Loading;

namespace SageMakerGuard.Commands;

/// <summary>Holds service control policies against a table of requests: which domains, notebook instances and jobs they let through, which statement decided, and which known faults they have.</summary>
/// <remarks>
/// <para>The requests are domains made and changed with no network type, VpcOnly and PublicInternetOnly, notebook instances with no setting, Enabled and Disabled, and jobs; each with no subnets, approved ones and another one; by an ordinary role, an execution role, an exempt role, a service-linked role and the management account. A row says what should come of a request, what does, and which statement of which policy on which level decided. AWS has no dry run for service control policies.</para>
/// <para>The policies are objects of New-SMVpcOnlyPolicy, files (a policy, or what 'aws organizations describe-policy' printed), or those on the way from the root of the organization to an account. Objects and files are judged all together, as if they were attached to one target beside FullAWSAccess. Reading an account's policies takes credentials of the management account or of a delegated administrator.</para>
/// <para>A fault that is known has an id: CreateOpen, AbsentKeyOpen, UpdateOpen, UnrelatedUpdateBlocked, ConditionsAnded, ExemptTooWide and others, which about_SageMakerGuard_Guardrails explains. What AWS does not document is Unknown and no Pass. Whether SageMaker fills in the default where a request leaves the setting out is one of these: both answers are in the row.</para>
/// <para>Subnets and exempt roles are taken from the policies where they are not named. Permissions are not judged: a service control policy grants none.</para>
/// <para>-Quiet gives one Boolean: true only if every row passes.</para>
/// </remarks>
/// <example>
/// <code>Test-SMVpcOnlyPolicy -Path ./scp.json | Where-Object FaultId | Group-Object FaultId</code>
/// <para>Names the known faults of a policy in a file.</para>
/// </example>
/// <example>
/// <code>Test-SMVpcOnlyPolicy -AccountId 111122223333 -Region us-east-1 | Where-Object Verdict -ne Pass | Format-List</code>
/// <para>Shows what gets past the policies that bind an account, with the statement and the level that decided.</para>
/// </example>
/// <example>
/// <code>if (-not (New-SMVpcOnlyPolicy -ExemptRole 'BreakGlass*' | Test-SMVpcOnlyPolicy -Quiet)) { throw 'The guardrail has a hole.' }</code>
/// <para>Checks a policy in a pipeline before it is attached.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "SMVpcOnlyPolicy", DefaultParameterSetName = PolicySet)]
[OutputType(typeof(GuardrailTestResult), typeof(bool))]
public sealed class TestSMVpcOnlyPolicyCommand : GuardCommand
{
    private const string PolicySet = "Policy";
    private const string PathSet = "Path";
    private const string AccountSet = "Account";
    private const GuardrailScope Usual = GuardrailScope.Domain | GuardrailScope.Notebook | GuardrailScope.Job;

    private readonly List<GuardrailPolicy> _policies = [];
    private readonly List<NamedPolicy> _read = [];
    private readonly List<(string AccountId, ResolvedIdentity Identity)> _accounts = [];
    private bool _allPass = true;
    private bool _failed;

    /// <summary>Policies of New-SMVpcOnlyPolicy.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PolicySet, ValueFromPipeline = true)]
    [ValidateNotNull]
    public GuardrailPolicy[] Policy { get; set; } = [];

    /// <summary>Files with a policy in them. Taken literally: no wildcards.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The accounts whose policies are tested, as attached on the way from the root down to them.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AccountSet, ValueFromPipelineByPropertyName = true)]
    [ValidatePattern("^[0-9]{12}$")]
    public string[] AccountId { get; set; } = [];

    /// <summary>A region of the partition. Without it: $StoredAWSRegion, then the region of the profile, then AWS_REGION, then us-east-1. Organizations itself is global.</summary>
    [Parameter(ParameterSetName = AccountSet)]
    [Alias("RegionToCall")]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Region { get; set; }

    /// <summary>What the policies are meant to be about: Domain, Notebook, Job. Without it, what the objects say, or all three.</summary>
    [Parameter]
    public GuardrailScope Scope { get; set; }

    /// <summary>The only subnets that may be used. Without it, those that the policies themselves approve.</summary>
    [Parameter]
    [ValidatePattern("^subnet-[0-9a-f]+$")]
    public string[] ApprovedSubnetId { get; set; } = [];

    /// <summary>Roles that are meant to be left out: names or ARNs. Without it, those that the policies themselves leave out.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? ExemptRole { get; set; }

    /// <summary>The partition of the requests. Without it, aws, or that of the region.</summary>
    [Parameter]
    [ValidateSet("aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc")]
    public string? Partition { get; set; }

    /// <summary>Gives one Boolean: whether every row passes.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Takes policies, files or accounts in.</summary>
    protected override void ProcessRecord()
    {
        try
        {
            _policies.AddRange(Policy);
            _read.AddRange(Policy.Select(p => new NamedPolicy(p.Name, PolicyDocument.Parse(p.Content, p.Name))));
            foreach (var path in Path)
                _read.Add(PolicyFile.Read(FilePath.Resolve(this, path)));
            foreach (var account in AccountId.Where(id => !_accounts.Any(a => a.AccountId == id)))
                _accounts.Add((account, ResolveIdentity(null)));
        }
        catch (GuardFault fault)
        {
            _failed = true;
            if (MyInvocation.ExpectingInput)
                WriteError(FaultWriter.Record(fault));
            else
                ThrowTerminatingError(FaultWriter.Record(fault));
        }

        (Policy, Path, AccountId) = ([], [], []);
    }

    /// <summary>Tests all that was taken in.</summary>
    protected override void EndProcessing()
    {
        try
        {
            if (_read.Count > 0 && !_failed)
            {
                foreach (var remark in _read.SelectMany(p => p.Document.Remarks.Select(r => $"{p.Name}: {r}")))
                    WriteWarning(remark);
                var subject = string.Join(", ", _read.Select(p => p.Name));
                Take(VpcOnlyTruthTable.Test(PolicyPath.Beside("target", _read), subject, Options(Partition ?? PartitionOfPolicies())), WriteObject);
            }
        }
        catch (GuardFault fault)
        {
            ThrowTerminatingError(FaultWriter.Record(fault));
        }

        if (_accounts.Count > 0)
            Pump(AccountsAsync);
        if (Quiet && (_read.Count > 0 || _accounts.Count > 0 || _failed))
            WriteObject(_allPass && !_failed);
    }

    private async Task AccountsAsync(PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        foreach (var (account, identity) in _accounts)
        {
            try
            {
                using var session = Cloud.Aws.Open(identity.Cloud);
                var region = Region is null ? identity.Region ?? session.DefaultRegion ?? "us-east-1" : RegionName.Of([Region])[0];
                var source = session.OpenOrganization(region, 8);
                var organization = await source.ReadAsync(cancellationToken).ConfigureAwait(false);
                var levels = await source.PathAsync(account, PolicyLimits.ServiceControlPolicy, cancellationToken).ConfigureAwait(false);
                if (!organization.EnabledPolicyTypes.Contains(PolicyLimits.ServiceControlPolicy, StringComparer.Ordinal))
                    outlet.Warning($"Service control policies are not enabled on root {organization.RootId}, so that none of them binds. Enable them: aws organizations enable-policy-type --root-id {organization.RootId} --policy-type {PolicyLimits.ServiceControlPolicy}.");
                var isManagement = account == organization.ManagementAccountId;
                if (isManagement)
                    outlet.Warning($"{account} is the management account, which no service control policy binds.");
                var path = new PolicyPath(levels.Select(l => new PolicyLevel(l.TargetId, l.Policies.Select(p => new NamedPolicy(p.Name, PolicyDocument.Parse(p.Content, p.Name))).ToList())).ToList());
                var options = Options(Partition ?? Estates.Partition.OfRegion(region)) with { AccountId = account, Region = region, IsUnbound = isManagement || organization.EnabledPolicyTypes.Count == 0 || !organization.EnabledPolicyTypes.Contains(PolicyLimits.ServiceControlPolicy, StringComparer.Ordinal) };
                Take(VpcOnlyTruthTable.Test(path, account, options).Select(row => row with { AccountId = account }).ToList(), outlet.Write);
            }
            catch (GuardFault fault)
            {
                _failed = true;
                outlet.Error(FaultWriter.Record(fault, account));
            }
        }
    }

    /// <exception cref="GuardFault">There is no row: what was not tested has not passed.</exception>
    private void Take(IReadOnlyList<GuardrailTestResult> rows, Action<object> write)
    {
        if (rows.Count == 0)
            throw new GuardFault("NothingToTest", FaultCategory.InvalidArgument, "The truth table has no requests for presigned URLs, so nothing was tested.", "Add Domain, Notebook or Job to -Scope.");
        foreach (var row in rows)
        {
            _allPass &= row.Verdict == GuardrailVerdict.Pass;
            if (!Quiet)
                write(row);
        }
    }

    private GuardrailTestOptions Options(string partition)
    {
        var said = _policies.Aggregate(GuardrailScope.None, (all, policy) => all | policy.Scope);
        return new()
        {
            Scope = Scope != GuardrailScope.None ? Scope : said != GuardrailScope.None ? said : Usual,
            Partition = partition,
            ApprovedSubnetIds = ApprovedSubnetId.Length > 0 ? ApprovedSubnetId : _policies.SelectMany(p => p.ApprovedSubnetIds).Distinct(StringComparer.Ordinal).ToList(),
            ExemptPrincipals = ExemptRole is null ? null : VpcOnlyPolicyWriter.ExemptPatterns(ExemptRole, partition),
        };
    }

    // The roles that the policies leave out tell which partition they are for.
    private string PartitionOfPolicies() => _policies.SelectMany(p => p.ExemptPrincipals).Select(arn => arn.Split(':')).Where(parts => parts.Length > 1).Select(parts => parts[1]).FirstOrDefault() ?? "aws";
}
