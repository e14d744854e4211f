using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using SageMakerGuard.Posture;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Module.Tests;

/// <summary>Audits of an estate on disk: no credentials, no call.</summary>
public sealed class OfflineTests : IDisposable
{
    private static readonly string[] s_readers =
    [
        "Get-SMDomainNetworkPosture -EstatePath $path -ErrorAction Ignore",
        "Get-SMDomainNetworkPosture -EstatePath $path -ErrorAction Ignore | ForEach-Object Findings",
        "Get-SMNotebookNetworkPosture -EstatePath $path -ErrorAction Ignore",
        "Test-SMDomainConnectivity -EstatePath $path -Region eu-central-1",

        // As a list: where two columns wrap, the line breaks of one decide what stands next to the other.
        "Find-SMConnectivityFault -EstatePath $path -Region eu-central-1 -Symptom 'IT JUST FAILS' -IncludeRuledOut | ForEach-Object { $_.PSObject.TypeNames.Insert(0, 'SageMakerGuard.Diagnosis.ConnectivityFault#Detail'); $_ }",
    ];

    private readonly GuardSession _module = new();
    private readonly Company _company = new();

    [Fact]
    public void Every_domain_of_the_estate_gets_a_verdict_and_unread_regions_are_errors()
    {
        var run = _module.Run("Get-SMDomainNetworkPosture -EstatePath $path", ("path", _company.Path));
        var postures = run.As<DomainNetworkPosture>();
        Assert.Equal([HealthyRegion.DomainId, Company.Public, Company.Dark], postures.Select(p => p.DomainId));
        Assert.Equal(Verdict.NonCompliant, postures[1].Verdict);
        Assert.Equal(Verdict.Unknown, postures[2].Verdict);
        var error = run.OneError();
        Assert.Equal("RegionNotRead,SageMakerGuard.Commands.GetSMDomainNetworkPostureCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.PermissionDenied, error.CategoryInfo.Category);
        Assert.Contains("sagemaker:ListDomains", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("us-west-2", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("sagemaker:ListDomains", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Regions_that_were_left_out_are_one_warning()
    {
        var run = _module.Run("Get-SMDomainNetworkPosture -EstatePath $path -ErrorAction Ignore", ("path", _company.Path));
        Assert.Single(run.Warnings, w => w.Contains("eu-south-2, me-central-1 (the account has not opted in)", StringComparison.Ordinal));
    }

    [Fact]
    public void Calls_that_verdicts_lacked_are_one_warning_for_their_region()
    {
        var run = _module.Run("Get-SMDomainNetworkPosture -EstatePath $path -Region us-east-1", ("path", _company.Path));
        Assert.Single(run.Warnings, w => w.Contains("us-east-1", StringComparison.Ordinal) && w.Contains("sagemaker:DescribeDomain", StringComparison.Ordinal) && w.Contains("Unknown", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-DomainId d-public000001", "d-public000001")]
    [InlineData("-DomainId d-public000001, d-dark00000001 -Region us-east-1, eu-central-1", "d-public000001,d-dark00000001")]
    [InlineData("-AccountId 444455556666 -Region us-east-1", "d-dark00000001")]
    [InlineData("-Region EU-CENTRAL-1", "d-healthy00001,d-public000001")]
    [InlineData("-AllRegions -AccountId 111122223333", "d-healthy00001,d-public000001")]
    public void What_is_named_is_what_comes(string parameters, string expected)
    {
        var run = _module.Run($"Get-SMDomainNetworkPosture -EstatePath $path {parameters} -ErrorAction Ignore", ("path", _company.Path));
        Assert.Equal(expected, string.Join(",", run.As<DomainNetworkPosture>().Select(p => p.DomainId)));
    }

    [Fact]
    public void Domains_that_are_piped_in_are_found_by_id_region_and_account()
    {
        var run = _module.Run("Get-SMDomainNetworkPosture -EstatePath $path -Region eu-central-1, us-east-1 | Get-SMDomainNetworkPosture -EstatePath $path", ("path", _company.Path));
        Assert.Equal([Company.Dark, HealthyRegion.DomainId, Company.Public], run.Clean<DomainNetworkPosture>().Select(p => p.DomainId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_domain_that_does_not_exist_is_an_error_and_the_others_come()
    {
        var run = _module.Run("Get-SMDomainNetworkPosture -EstatePath $path -Region eu-central-1 -DomainId d-nothing, d-public000001", ("path", _company.Path));
        Assert.Equal([Company.Public], run.As<DomainNetworkPosture>().Select(p => p.DomainId));
        var error = run.OneError();
        Assert.StartsWith("DomainNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Equal("d-nothing", error.TargetObject);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_domain_that_may_be_in_an_unread_region_is_not_said_to_be_in_none()
    {
        var run = _module.Run("Get-SMDomainNetworkPosture -EstatePath $path -DomainId d-nothing", ("path", _company.Path));
        Assert.Contains("us-west-2 could not be read", Assert.Single(run.Errors, e => e.FullyQualifiedErrorId.StartsWith("DomainNotFound", StringComparison.Ordinal)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Notebook_instances_are_judged_too()
    {
        var run = _module.Run("Get-SMNotebookNetworkPosture -EstatePath $path -Region eu-central-1; Get-SMNotebookNetworkPosture -EstatePath $path -Region eu-central-1 no-such-notebook", ("path", _company.Path));
        var posture = Assert.Single(run.As<NotebookNetworkPosture>());
        Assert.Equal(("old-notebook", Verdict.NonCompliant), (posture.NotebookInstanceName, posture.Verdict));
        Assert.StartsWith("NotebookNotFound,", run.OneError().FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void ErrorAction_stop_ends_the_command_at_the_first_error()
    {
        var run = _module.Run("Get-SMDomainNetworkPosture -EstatePath $path -DomainId d-nothing -Region eu-central-1 -ErrorAction Stop; 'not reached'", ("path", _company.Path));
        Assert.NotNull(run.Terminating);
        Assert.Empty(run.As<string>());
        Assert.StartsWith("DomainNotFound,", run.Terminating.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipeline_that_breaks_downstream_leaves_a_session_that_works()
    {
        var run = _module.Run("foreach ($round in 1..20) { foreach ($once in 1) { Get-SMDomainNetworkPosture -EstatePath $path -Region eu-central-1 | ForEach-Object { $_.DomainId; break } } }", ("path", _company.Path));
        Assert.Equal(20, run.Clean<string>().Count);
    }

    [Fact]
    public void A_pipeline_that_throws_downstream_says_what_was_thrown()
    {
        var run = _module.Run("Get-SMDomainNetworkPosture -EstatePath $path -Region eu-central-1 | ForEach-Object { throw 'mine' }", ("path", _company.Path));
        Assert.Equal("mine", run.OneError().ToString());
    }

    [Fact]
    public void An_empty_pipeline_reads_nothing()
    {
        Assert.Empty(_module.Run("@() | Get-SMDomainNetworkPosture -EstatePath ./not-there").Clean<object>());
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void The_culture_of_the_session_changes_nothing(string culture)
    {
        var expected = InCulture(CultureInfo.InvariantCulture);
        Assert.Contains(Company.Public, expected, StringComparison.Ordinal);
        Assert.Contains("sagemaker.api", expected, StringComparison.Ordinal);

        // White space aside: where a line breaks is up to PowerShell, which knows words in six languages only.
        Assert.Equal(Regex.Replace(expected, @"\s+", ""), Regex.Replace(InCulture(CultureInfo.GetCultureInfo(culture)), @"\s+", ""));
    }

    public void Dispose()
    {
        _module.Dispose();
        _company.Dispose();
    }

    private string InCulture(CultureInfo culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            return string.Concat(s_readers.Select(script => _module.Render("[System.Threading.Thread]::CurrentThread.CurrentCulture = $culture; " + script, ("path", _company.Path), ("culture", culture))));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
