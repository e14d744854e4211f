using System;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using SageMakerGuard.Guardrails;

namespace SageMakerGuard.Module.Tests;

/// <summary>What a person sees of guardrails: help, views, and one clear error for what cannot be.</summary>
public sealed class GuardrailTests : IDisposable
{
    private readonly GuardSession _module = new();

    public static TheoryData<object, string[]> Samples => new()
    {
        {
            new GuardrailPolicy { Name = "SageMakerVpcOnly", Type = "SERVICE_CONTROL_POLICY", Content = "{}", Limit = 5120, Scope = GuardrailScope.Domain | GuardrailScope.Job, Targets = ["ou-ab12-cdefghij"] },
            ["SageMakerVpcOnly", "SERVICE_CONTROL_POLICY", "5120", "Domain, Job"]
        },
        {
            new GuardrailTestResult { Subject = "guard", AccountId = "111122223333", Action = "sagemaker:CreateHyperParameterTuningJob", Setting = "PublicInternetOnly", Subnets = "Approved", Principal = "ManagementAccount", Verdict = GuardrailVerdict.Unknown, FaultId = "UnrelatedUpdateBlocked", Reason = "Why." },
            ["guard", "sagemaker:CreateHyperParameterTuningJob", "PublicInternetOnly", "Approved", "ManagementAccount", "Unknown", "UnrelatedUpdateBlocked"]
        },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void Tables_show_the_essentials_and_lists_all_and_both_fit(object sample, string[] expected)
    {
        var table = _module.Render("$sample", ("sample", sample));
        Assert.All(expected, part => Assert.Contains(part, table, StringComparison.Ordinal));
        var list = _module.Render("$sample.PSObject.TypeNames.Insert(0, $type); $sample", ("sample", PSObject.AsPSObject(sample)), ("type", sample.GetType().FullName + "#Detail"));
        Assert.All(sample.GetType().GetProperties(), p => Assert.Contains(p.Name, list, StringComparison.Ordinal));
        Assert.All((table + "\n" + list).Split('\n'), line => Assert.True(line.TrimEnd().Length <= CapturingHost.Width, line));
    }

    [Fact]
    public void There_is_a_page_of_its_own_that_names_every_known_fault()
    {
        var page = string.Concat(_module.Run("Get-Help about_SageMakerGuard_Guardrails").Output);
        Assert.Contains("LONG DESCRIPTION", page, StringComparison.Ordinal);
        Assert.All(KnownFault.All, fault => Assert.Contains(fault.FaultId, page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("New-SMVpcOnlyPolicy -ExemptRole 'two words'", "InvalidExemptRole", ErrorCategory.InvalidArgument)]
    [InlineData("New-SMVpcOnlyPolicy -ExemptRole arn:aws:iam::111122223333:role/a -Partition aws-cn", "InvalidExemptRole", ErrorCategory.InvalidArgument)]
    [InlineData("New-SMVpcOnlyPolicy -Scope PresignedUrl", "SourceVpceMissing", ErrorCategory.InvalidArgument)]
    [InlineData("New-SMVpcOnlyPolicy -Scope None", "NothingToWrite", ErrorCategory.InvalidArgument)]
    [InlineData("New-SMVpcOnlyPolicy -ApprovedSubnetId (1..400 | ForEach-Object { 'subnet-{0:x17}' -f $_ })", "PolicyTooLarge", ErrorCategory.QuotaExceeded)]
    [InlineData("New-SMVpcOnlyPolicy -SizeLimit 256 -AttachmentLimit 2", "TooManyPolicies", ErrorCategory.QuotaExceeded)]
    [InlineData("New-SMVpcOnlyPolicy -OutputPath ./not-there", "FolderNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("New-SMVpcOnlyPolicy -TargetId ou-ab12-cdefghij -AllRegions", "ParametersContradict", ErrorCategory.InvalidArgument)]
    [InlineData("New-SMVpcOnlyPolicy -TargetId somewhere", "ParameterArgumentValidationError", ErrorCategory.InvalidData)]
    [InlineData("Test-SMVpcOnlyPolicy -Path ./not-there.json", "PolicyFileNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Test-SMVpcOnlyPolicy -Path $manifest", "PolicyNotUnderstood", ErrorCategory.InvalidData)]
    [InlineData("New-SMVpcOnlyPolicy -Scope PresignedUrl -SourceVpceId vpce-0a | Test-SMVpcOnlyPolicy -Quiet", "NothingToTest", ErrorCategory.InvalidArgument)]
    [InlineData("Test-SMVpcOnlyPolicy -AccountId 12345", "ParameterArgumentValidationError", ErrorCategory.InvalidData)]
    public void Bad_input_gives_one_error(string script, string id, ErrorCategory category)
    {
        var run = _module.Run(script, ("manifest", GuardSession.Manifest));
        Assert.Empty(run.Output);
        var error = run.OneError();
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(category, error.CategoryInfo.Category);
    }

    [Theory]
    [InlineData("New-SMVpcOnlyPolicy -ExemptRole 'BreakGlass*' -ApprovedSubnetId subnet-0a", typeof(GuardrailPolicy))]
    [InlineData("New-SMVpcOnlyPolicy | Test-SMVpcOnlyPolicy", typeof(GuardrailTestResult))]
    public void Rows_and_policies_go_to_JSON_and_back(string script, Type type)
    {
        var output = _module.Run(script).Output;
        Assert.NotEmpty(output);
        foreach (var json in output.Select(o => JsonSerializer.Serialize(o.BaseObject, type)))
            Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize(json, type), type));
    }

    public void Dispose() => _module.Dispose();
}
