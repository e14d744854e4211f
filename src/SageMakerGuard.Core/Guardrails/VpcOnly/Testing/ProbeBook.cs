using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Guardrails;

/// <summary>The requests of the truth table, and how each looks to the policies.</summary>
internal sealed class ProbeBook(GuardrailTestOptions options, IReadOnlyList<string> approvedSubnets, IReadOnlyList<string> exemptPrincipals)
{
    private const string ForeignSubnet = "subnet-0fffffffffffffff0";
    private const string SecondForeignSubnet = "subnet-0fffffffffffffff1";

    // One of each kind: the key comes with all of them alike (Service Authorization Reference).
    private static readonly string[] s_jobs = ["sagemaker:CreateTrainingJob", "sagemaker:CreateProcessingJob", "sagemaker:CreateHyperParameterTuningJob", "sagemaker:CreateModel", "sagemaker:CreateAutoMLJobV2"];

    private static readonly ProbeSubnets[] s_subnets = [ProbeSubnets.None, ProbeSubnets.Approved, ProbeSubnets.Other];

    private bool HasApproved => approvedSubnets.Count > 0;

    /// <summary>Every request, with what should come of it.</summary>
    public IEnumerable<ProbeRequest> Requests() => Bare().SelectMany(bare => Principals().Select(who => bare with
    {
        Principal = who,
        ShouldBeAllowed = who.Role is ProbeRole.Ordinary or ProbeRole.ExecutionRole ? Expected(bare) : true,
    }));

    /// <summary>How the request looks to the policies.</summary>
    /// <param name="probe">The request.</param>
    /// <param name="setting">The setting, or the default in its place; 'absent' for no key.</param>
    public AccessRequest Seen(ProbeRequest probe, string setting)
    {
        var request = new AccessRequest
        {
            Action = probe.Action,
            Resource = ResourceOf(probe.Action),
            IsServiceLinkedRole = probe.Principal.Role == ProbeRole.ServiceLinked,
            IsOfManagementAccount = options.IsUnbound || probe.Principal.Role == ProbeRole.ManagementAccount,
        }
            .With("aws:PrincipalArn", probe.Principal.Arn)
            .With("aws:PrincipalAccount", options.AccountId)
            .With("aws:PrincipalType", "AssumedRole")
            .With("aws:PrincipalIsAWSService", "false")
            .With("aws:ViaAWSService", "false")
            .With("aws:RequestedRegion", options.Region)
            .With("aws:SecureTransport", "true");
        if (probe.SettingKey is { } key && setting != ProbeRequest.Absent)
            request = request.With(key, setting);
        return probe.Subnets == ProbeSubnets.None ? request : request.With(VpcOnlyActions.Subnets, [.. SubnetsOf(probe.Subnets)]).With(VpcOnlyActions.Groups, "sg-0123456789abcdef0");
    }

    private IEnumerable<ProbeRequest> Bare()
    {
        var rows = new List<(string Action, string Setting)>();
        if (options.Scope.HasFlag(GuardrailScope.Domain))
            rows.AddRange(new[] { VpcOnlyActions.CreateDomain, VpcOnlyActions.UpdateDomain }.SelectMany(action => new[] { ProbeRequest.Absent, ProbeRequest.VpcOnly, ProbeRequest.Public }.Select(setting => (action, setting))));
        if (options.Scope.HasFlag(GuardrailScope.Notebook))
            rows.AddRange(new[] { ProbeRequest.Absent, ProbeRequest.Enabled, ProbeRequest.Disabled }.Select(setting => (VpcOnlyActions.CreateNotebook, setting)));
        if (options.Scope.HasFlag(GuardrailScope.Job))
            rows.AddRange(s_jobs.Select(action => (action, "")));
        return rows.SelectMany(row => s_subnets.Select(subnets => new ProbeRequest { Action = row.Action, Setting = row.Setting, Subnets = subnets }));
    }

    /// <summary>What should come of an ordinary principal's request.</summary>
    private bool? Expected(ProbeRequest r)
    {
        if (HasApproved && r.Subnets == ProbeSubnets.Other)
            return false;
        var named = r.Subnets != ProbeSubnets.None;
        return r.Action switch
        {
            // A domain is made with subnets, and set to VpcOnly with them (API_CreateDomain, API_UpdateDomain): without any the service itself refuses it.
            VpcOnlyActions.CreateDomain => r.Setting != ProbeRequest.VpcOnly ? false : named ? true : null,
            VpcOnlyActions.UpdateDomain => r.Setting == ProbeRequest.Public ? false : r.Setting == ProbeRequest.VpcOnly && !named ? null : true,

            // Disabled goes with a subnet only (API_CreateNotebookInstance).
            VpcOnlyActions.CreateNotebook => r.Setting != ProbeRequest.Disabled ? false : named ? true : null,
            _ => named,
        };
    }

    private IEnumerable<string> SubnetsOf(ProbeSubnets subnets) => (subnets, HasApproved) switch
    {
        (ProbeSubnets.Approved, true) => approvedSubnets.Take(2),
        (ProbeSubnets.Approved, false) => ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
        (_, true) => [approvedSubnets[0], ForeignSubnet],
        _ => [ForeignSubnet, SecondForeignSubnet],
    };

    private IEnumerable<ProbePrincipal> Principals()
    {
        var role = $"arn:{options.Partition}:iam::{options.AccountId}:role/";
        yield return new(ProbeRole.Ordinary, role + "DataScientist");

        // As SageMaker's console names the roles that it makes (SageMaker Developer Guide, 'Create execution role').
        yield return new(ProbeRole.ExecutionRole, role + "service-role/AmazonSageMaker-ExecutionRole-20260101T000000");
        if (exemptPrincipals.Count > 0)
            yield return new(ProbeRole.Exempt, Example(exemptPrincipals[0]));
        yield return new(ProbeRole.ServiceLinked, role + "aws-service-role/sagemaker.amazonaws.com/AWSServiceRoleForAmazonSageMakerNotebooks");
        yield return new(ProbeRole.ManagementAccount, role + "DataScientist");
    }

    // A principal that the pattern means.
    private string Example(string pattern)
    {
        var parts = pattern.Split([':'], 6);
        if (parts.Length < 6)
            return $"arn:{options.Partition}:iam::{options.AccountId}:role/x";
        parts[1] = parts[1].Replace("*", options.Partition);
        parts[4] = parts[4] == "*" ? options.AccountId : parts[4];
        return string.Join(":", parts).Replace("*", "x").Replace("?", "x");
    }

    private string ResourceOf(string action)
    {
        var kind = action switch
        {
            VpcOnlyActions.CreateDomain or VpcOnlyActions.UpdateDomain => "domain/d-abcdefghijkl",
            VpcOnlyActions.CreateNotebook => "notebook-instance/lab",
            "sagemaker:CreateProcessingJob" => "processing-job/job",
            "sagemaker:CreateHyperParameterTuningJob" => "hyper-parameter-tuning-job/job",
            "sagemaker:CreateModel" => "model/model",
            "sagemaker:CreateAutoMLJobV2" => "automl-job/job",
            _ => "training-job/job",
        };
        return $"arn:{options.Partition}:sagemaker:{options.Region}:{options.AccountId}:{kind}";
    }
}
