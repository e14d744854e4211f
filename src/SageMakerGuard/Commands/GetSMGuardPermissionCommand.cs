using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using SageMakerGuard.Completion;
using SageMakerGuard.Faults;
using SageMakerGuard.Permissions;

namespace SageMakerGuard.Commands;

/// <summary>Says which IAM actions a command of this module needs, on which resources, and gives them as a policy.</summary>
/// <remarks>
/// <para>The list is exactly what the command calls, and what AWS asks for along with those calls, and no more: a role with this policy can use the command, and with any one of the actions taken away it fails with an error that names the action, or says what it could not read. Where AWS holds an action to resources, the permission does too; -AccountId and -Region narrow it. Lists have no resource level and take *.</para>
/// <para>What is needed to take runs of the command back is part of it, under the name of Undo-SMChange; -NoUndo leaves it out. Some actions are called in some situations only: the column Why says in which. sts:GetCallerIdentity is called too and needs no permission.</para>
/// <para>The secret of a private Git repository that a notebook instance clones needs secretsmanager:GetSecretValue besides; whether there is one cannot be seen from here.</para>
/// <para>The command calls nobody.</para>
/// </remarks>
/// <example>
/// <code>Get-SMGuardPermission -Command New-SMVpcEndpointSet</code>
/// <para>Lists the actions that making endpoints needs, and those that taking them back needs.</para>
/// </example>
/// <example>
/// <code>Get-SMGuardPermission New-SMPrivateNetwork, New-SMVpcEndpointSet, Set-SMDomainVpcOnly -AccountId 111122223333 -Region eu-central-1 -RoleArn arn:aws:iam::111122223333:role/sagemaker/* -AsPolicy | Set-Content ./migration-policy.json</code>
/// <para>Writes one policy for a migration: for one account and region, and for the execution roles under one path.</para>
/// </example>
/// <example>
/// <code>Get-Command -Module SageMakerGuard -Verb Get, Test, Find, Export | Get-SMGuardPermission -AsPolicy</code>
/// <para>Gives the policy of everything that only reads.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "SMGuardPermission")]
[OutputType(typeof(GuardPermission), typeof(string))]
public sealed class GetSMGuardPermissionCommand : PSCmdlet
{
    private readonly List<GuardPermission> _permissions = [];
    private PermissionScope _scope = new();

    /// <summary>The commands. 'Test-SMDomainConnectivity -Live' stands for that command with that switch, which needs more than the command without it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(CommandCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Command { get; set; } = [];

    /// <summary>The account in which the commands are to be used. Without it, any.</summary>
    [Parameter]
    [ValidatePattern("^[0-9]{12}$")]
    public string? AccountId { get; set; }

    /// <summary>The region in which the commands are to be used. Without it, any.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Region { get; set; }

    /// <summary>The roles that the commands may hand to a service or put a policy on, as ARNs, wildcards allowed: execution roles, and the role that delivers flow logs. Without it, every role of the account.</summary>
    [Parameter]
    [ValidatePattern("^arn:[a-z-]+:iam::[0-9*]*:role/")]
    public string[]? RoleArn { get; set; }

    /// <summary>Leaves out what only taking runs back needs.</summary>
    [Parameter]
    public SwitchParameter NoUndo { get; set; }

    /// <summary>Gives one IAM policy document for all of the commands, as JSON, in place of objects.</summary>
    [Parameter]
    public SwitchParameter AsPolicy { get; set; }

    /// <summary>Refuses a region that is none.</summary>
    protected override void BeginProcessing()
    {
        try
        {
            _scope = new() { AccountId = AccountId, Region = Region is null ? null : RegionName.Of([Region])[0], RoleArns = RoleArn ?? [] };
        }
        catch (GuardFault fault)
        {
            ThrowTerminatingError(FaultWriter.Record(fault));
        }
    }

    /// <summary>Takes commands in.</summary>
    protected override void ProcessRecord()
    {
        foreach (var command in Command)
        {
            if (!CommandCatalog.Commands.Contains(command, StringComparer.OrdinalIgnoreCase))
            {
                WriteError(FaultWriter.Record(new GuardFault("CommandNotFound", FaultCategory.NotFound, $"This module has no command '{command}'.", $"It has {string.Join(", ", CommandCatalog.Commands)}.") { ResourceId = command }));
                continue;
            }

            var own = CommandCatalog.Of(command, _scope);
            if (own.Count == 0)
                WriteVerbose($"{command} calls nobody and needs no permission.");
            _permissions.AddRange(own);

            // An action that both need is needed anyway.
            if (!NoUndo)
                _permissions.AddRange(CommandCatalog.OfUndoing(command, _scope).Where(undo => !own.Any(p => p.Action == undo.Action && SameCondition(p, undo))));
        }

        if (AsPolicy)
            return;
        WriteObject(_permissions, enumerateCollection: true);
        _permissions.Clear();
    }

    /// <summary>Gives the policy.</summary>
    protected override void EndProcessing()
    {
        if (!AsPolicy || _permissions.Count == 0)
            return;
        var document = PermissionPolicy.Document(_permissions);
        var size = PermissionPolicy.Size(document);
        if (size > PermissionPolicy.ManagedPolicyLimit)
            WriteWarning(string.Format(CultureInfo.InvariantCulture, "The policy has {0} characters without white space, and a managed policy takes {1}. Make one for fewer commands each, or an inline policy of a role, which takes {2}.", size, PermissionPolicy.ManagedPolicyLimit, PermissionPolicy.InlinePolicyLimit));
        WriteObject(document);
    }

    private static bool SameCondition(GuardPermission one, GuardPermission other) => one.Condition?.ToString() == other.Condition?.ToString();
}
