using System;
using System.Linq;
using SageMakerGuard.Diagnosis;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Module.Tests;

/// <summary>Find-SMConnectivityFault: which message is answered for which domain, and what comes out.</summary>
public sealed class FaultFindingTests : IDisposable
{
    private readonly GuardSession _module = new();
    private readonly Company _company = new();

    [Fact]
    public void Causes_come_in_order_and_what_is_ruled_out_only_on_demand()
    {
        var faults = Find("-Region eu-central-1 -DomainId d-healthy00001 -Symptom 'fatal: unable to access https://github.com/x: Failed to connect to github.com port 443'").Clean<ConnectivityFault>();
        Assert.Equal((1, Likelihood.Proven, "git-no-connection"), (faults[0].Rank, faults[0].Likelihood, faults[0].SymptomId));
        Assert.DoesNotContain(faults, f => f.Likelihood == Likelihood.RuledOut);
        Assert.Contains(Find("-Region eu-central-1 -DomainId d-healthy00001 -Symptom 'STS Permission Error' -IncludeRuledOut").Clean<ConnectivityFault>(), f => f.Likelihood == Likelihood.RuledOut && f.Cause.StartsWith("sts is reached", StringComparison.Ordinal));
    }

    [Fact]
    public void A_public_domain_is_told_that_its_traffic_does_not_pass_the_vpc()
    {
        var fault = Find("-Region eu-central-1 -DomainId d-public000001 -Symptom 'STS Permission Error'").Clean<ConnectivityFault>()[0];
        Assert.Contains("PublicInternetOnly", fault.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void Records_of_a_pipeline_keep_their_messages_apart()
    {
        var run = _module.Run(
            """
            [pscustomobject]@{ DomainId = 'd-healthy00001'; Region = 'eu-central-1'; Symptom = 'STS Permission Error' },
            [pscustomobject]@{ DomainId = 'd-public000001'; Region = 'EU-CENTRAL-1'; Symptom = 'mount.nfs4: Connection timed out' } | Find-SMConnectivityFault -EstatePath $path
            """,
            ("path", _company.Path));
        Assert.Equal(["d-healthy00001 sts-permission-error", "d-public000001 nfs-mount-timed-out"], run.Clean<ConnectivityFault>().Select(f => $"{f.DomainId} {f.SymptomId}").Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Postures_can_be_piped_in()
    {
        var run = _module.Run("Get-SMDomainNetworkPosture -EstatePath $path -Region eu-central-1 | Find-SMConnectivityFault -EstatePath $path -Symptom 'STS Permission Error', 'InternalFailure'", ("path", _company.Path));
        Assert.Equal(4, run.Clean<ConnectivityFault>().Select(f => (f.DomainId, f.Symptom)).Distinct().Count());
    }

    [Fact]
    public void A_domain_that_was_not_described_is_a_question_with_the_call_that_failed()
    {
        var fault = Assert.Single(Find("-Region us-east-1 -Symptom 'STS Permission Error'").Clean<ConnectivityFault>());
        Assert.Equal((Company.Dark, Likelihood.Possible), (fault.DomainId, fault.Likelihood));
        Assert.Contains("sagemaker:DescribeDomain", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_can_be_added_to_a_message_that_names_none()
    {
        var faults = Find("-Region eu-central-1 -DomainId d-healthy00001 -Symptom 'Connection timed out' -Destination athena.eu-central-1.amazonaws.com").Clean<ConnectivityFault>();
        Assert.Contains("no endpoint for athena", faults[0].Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void The_catalogue_is_listed_without_reading_anything()
    {
        var symptoms = _module.Run("Find-SMConnectivityFault -ListSymptom").Clean<KnownSymptom>();
        Assert.Equal(SymptomCatalog.All.Select(s => s.SymptomId), symptoms.Select(s => s.SymptomId));
        Assert.StartsWith("AmbiguousParameterSet", _module.Run("Find-SMConnectivityFault -ListSymptom -Symptom x").OneError().FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sample_company_is_explained_offline()
    {
        var run = _module.Run("$box = Start-SMSandbox; Export-SMEstate -Path $file -AllRegions -ErrorAction Ignore | Out-Null; Stop-SMSandbox; Find-SMConnectivityFault -EstatePath $file -Symptom 'STS Permission Error'", ("file", _company.File("sample.json")));
        var faults = run.As<ConnectivityFault>();
        Assert.InRange(faults.Select(f => f.DomainId).Distinct().Count(), 2, 1000);
        Assert.Contains(faults, f => f.Cause.Contains("PublicInternetOnly", StringComparison.Ordinal));
        Assert.All(faults, f => Assert.True(f.Evidence.Count > 0 && f.Remedy.Length > 0));
    }

    public void Dispose()
    {
        _module.Dispose();
        _company.Dispose();
    }

    private Run Find(string parameters) => _module.Run($"Find-SMConnectivityFault -EstatePath $path {parameters}", ("path", _company.Path));
}
