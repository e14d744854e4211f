using System;
using System.Linq;
using System.Management.Automation;

namespace SageMakerGuard.Module.Tests;

/// <summary>Whatever is wrong with what the user gave: one error, a stable id and category, the next step, no output.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly GuardSession _module = new();
    private readonly Company _company = new();

    [Theory]
    [InlineData("Get-SMDomainNetworkPosture -EstatePath ./not-there.json", "EstateNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Get-SMDomainNetworkPosture -EstatePath env:PATH", "NotAFilePath", ErrorCategory.InvalidArgument)]
    [InlineData("Get-SMDomainNetworkPosture -EstatePath nodrive:x", "NotAFilePath", ErrorCategory.InvalidArgument)]
    [InlineData("Get-SMDomainNetworkPosture -EstatePath $newer", "EstateVersionTooNew", ErrorCategory.NotImplemented)]
    [InlineData("Get-SMDomainNetworkPosture -EstatePath $cut", "EstateFileTruncated", ErrorCategory.InvalidData)]
    [InlineData("Get-SMDomainNetworkPosture -EstatePath $empty", "EstateFileEmpty", ErrorCategory.InvalidData)]
    [InlineData("Get-SMDomainNetworkPosture -EstatePath $path -Region xx-mars-1", "RegionNotInEstate", ErrorCategory.ObjectNotFound)]
    [InlineData("Get-SMDomainNetworkPosture -EstatePath $path -AccountId 000000000000", "AccountNotInEstate", ErrorCategory.ObjectNotFound)]
    [InlineData("Get-SMDomainNetworkPosture -EstatePath $path -ProfileName x", "ParametersContradict", ErrorCategory.InvalidArgument)]
    [InlineData("Get-SMDomainNetworkPosture -AllRegions -Region eu-central-1", "ParametersContradict", ErrorCategory.InvalidArgument)]
    [InlineData("Get-SMDomainNetworkPosture -AccessKey AKIAEXAMPLE -Region eu-central-1", "IncompleteKeys", ErrorCategory.InvalidArgument)]
    [InlineData("Get-SMDomainNetworkPosture -EstatePath $path -SettingsPath ./not-there.json", "SettingsNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Get-SMDomainNetworkPosture -EstatePath $path -SettingsPath ./not-there.psd1", "SettingsNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Get-SMDomainNetworkPosture -EstatePath $path -SettingsPath $codeInSettings", "SettingsInvalid", ErrorCategory.InvalidArgument)]
    [InlineData("Get-SMDomainNetworkPosture -EstatePath $path -SettingsPath $brokenSettings", "SettingsInvalid", ErrorCategory.InvalidArgument)]
    [InlineData("Get-SMDomainNetworkPosture -EstatePath $path -SettingsPath $unknownSetting", "SettingsInvalid", ErrorCategory.InvalidArgument)]
    [InlineData("Test-SMDomainConnectivity -EstatePath $path -Service nonsense", "UnknownService", ErrorCategory.InvalidArgument)]
    [InlineData("Test-SMDomainConnectivity -EstatePath $path -Destination git.corp -Address 10.9.0", "AddressInvalid", ErrorCategory.InvalidArgument)]
    [InlineData("Test-SMDomainConnectivity -EstatePath $path -Address 10.9.0.1", "DestinationMissing", ErrorCategory.InvalidArgument)]
    [InlineData("Test-SMDomainConnectivity -EstatePath $path -Region eu-central-1 -DomainId d-public000001 -Destination git.corp", "AddressNeeded", ErrorCategory.InvalidArgument)]
    [InlineData("Test-SMDomainConnectivity -EstatePath $path -Region eu-central-1 -SubnetId subnet-x -SecurityGroupId sg-x", "SubnetNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Test-SMDomainConnectivity -EstatePath $path -Region eu-central-1 -SubnetId subnet-0aaa00000000000a1 -SecurityGroupId sg-x", "SecurityGroupNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Find-SMConnectivityFault -EstatePath $path -Symptom '  '", "SymptomEmpty", ErrorCategory.InvalidArgument)]
    [InlineData("Find-SMConnectivityFault -EstatePath $path -Region 'eu central' -Symptom x", "RegionInvalid", ErrorCategory.InvalidArgument)]
    [InlineData("Find-SMConnectivityFault -EstatePath $path -Region eu-central-1 -DomainId d-nothing -Symptom x", "DomainNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("New-SMNetworkBudget -EstatePath $path -LimitUsd 300", "ParametersContradict", ErrorCategory.InvalidArgument)]
    [InlineData("New-SMNetworkBudget -AllRegions -LimitUsd 300", "ParametersContradict", ErrorCategory.InvalidArgument)]
    [InlineData("New-SMNetworkAlarm -EstatePath $path -Region eu-central-1 -DomainId d-nothing -WhatIf", "DomainNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("New-SMNetworkAlarm -EstatePath $path -Region eu-central-1 -VpcId vpc-0fff000000000ffff -WhatIf", "VpcNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Measure-SMEgress ./not-there", "FlowLogNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Measure-SMEgress ./not-there*.gz", "NothingMatches", ErrorCategory.ObjectNotFound)]
    [InlineData("Measure-SMEgress env:PATH", "NotAFilePath", ErrorCategory.InvalidArgument)]
    [InlineData("Measure-SMEgress $path", "NoFlowLogs", ErrorCategory.InvalidData)]
    [InlineData("Measure-SMEgress $path -EstatePath ./not-there.json", "EstateNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Measure-SMEgress $path -Format 'nonsense bytes'", "FlowLogFormatUnknown", ErrorCategory.InvalidArgument)]
    [InlineData("Measure-SMEgress $path -BaselinePath ./not-there.json", "BaselineUnreadable", ErrorCategory.InvalidData)]
    [InlineData("Measure-SMEgress $path -BaselinePath $path", "BaselineUnreadable", ErrorCategory.InvalidData)]
    [InlineData("Measure-SMEgress $path -IpRangesPath $path", "IpRangesUnreadable", ErrorCategory.InvalidData)]
    [InlineData("Measure-SMEgress $path -IpRangesPath ./not-there.json", "IpRangesUnreadable", ErrorCategory.InvalidData)]
    [InlineData("Measure-SMEgress $path -DomainId d-public000001", "EstateNeeded", ErrorCategory.InvalidArgument)]
    [InlineData("Measure-SMEgress $path -EstatePath $path -DomainId d-nothing", "DomainNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Measure-SMEgress $path -BaselinePath $path -Since 2026-11-01", "ParametersContradict", ErrorCategory.InvalidArgument)]
    [InlineData("Start-SMSandbox -FaultPlan @{ Operaton = 'x' }", "FaultPlanInvalid", ErrorCategory.InvalidArgument)]
    [InlineData("Start-SMSandbox -FaultPlan @{ Operation = 'x'; FromCall = 'soon' }", "FaultPlanInvalid", ErrorCategory.InvalidArgument)]
    [InlineData("Start-SMSandbox -FaultPlan @{ Operation = 'mutating'; AfterEffect = 'yes' }", "FaultPlanInvalid", ErrorCategory.InvalidArgument)]
    [InlineData("Start-SMSandbox -FaultPlan @{ ErrorCode = 'Timeout'; Delay = 0 }", "FaultPlanInvalid", ErrorCategory.InvalidArgument)]
    [InlineData("Start-SMSandbox -FaultPlan @{ ErrorCode = 'Timeout'; Delay = 'long' }", "FaultPlanInvalid", ErrorCategory.InvalidArgument)]
    [InlineData("Start-SMSandbox -FaultPlan 5", "FaultPlanInvalid", ErrorCategory.InvalidArgument)]
    [InlineData("Start-SMSandbox -PolicyPath ./not-there.json", "PolicyUnreadable", ErrorCategory.ObjectNotFound)]
    [InlineData("Compare-SMNetworkBaseline -Path ./not-there.json -EstatePath $path", "BaselineNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Compare-SMNetworkBaseline -Path $path -EstatePath $path", "BaselineFormatUnknown", ErrorCategory.InvalidData)]
    [InlineData("Compare-SMNetworkBaseline -Consistency -EstatePath $path -ExceptionPath ./not-there.json", "ExceptionsNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Compare-SMNetworkBaseline -Consistency -EstatePath $path -ExceptionPath $path", "ExceptionsInvalid", ErrorCategory.InvalidData)]
    [InlineData("Compare-SMNetworkBaseline -ReferenceVpcId vpc-0123 -EstatePath $path -Region eu-central-1", "ReferenceVpcNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Save-SMNetworkBaseline -Path ./no/such/folder/x.json -EstatePath $path", "FolderNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Save-SMNetworkBaseline -Path env:x -EstatePath $path", "NotAFilePath", ErrorCategory.InvalidArgument)]
    [InlineData("Save-SMNetworkBaseline -Path . -EstatePath $path", "PathIsFolder", ErrorCategory.InvalidArgument)]
    [InlineData("Stop-SMSandbox sandbox-0", "SandboxNotFound", ErrorCategory.ObjectNotFound)]
    public void One_error_with_id_category_and_next_step(string script, string id, ErrorCategory category)
    {
        var whole = System.IO.File.ReadAllText(_company.Path);
        var run = _module.Run(
            script,
            ("path", _company.Path),
            ("newer", _company.Write("newer.json", whole.Replace("\"Version\":1", "\"Version\":99", StringComparison.Ordinal))),
            ("cut", _company.Write("cut.json", whole[..(whole.Length / 2)])),
            ("empty", _company.Write("empty.json", "")),
            ("codeInSettings", _company.Write("code.psd1", "@{ FailFrom = (Get-Date) }")),
            ("brokenSettings", _company.Write("broken.psd1", "@{ FailFrom = ")),
            ("unknownSetting", _company.Write("unknown.psd1", "@{ FailForm = 'High' }")));
        Assert.Empty(run.Output);
        var error = run.OneError();
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.DoesNotContain("   at ", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("settings.psd1", "@{ FailFrom = 'Critical'; MandatoryTags = @('Team') }")]
    [InlineData("settings.json", """{ "FailFrom": "Critical", "MandatoryTags": ["Team"] }""")]
    public void Settings_are_read_from_either_form(string name, string text)
    {
        Assert.NotEmpty(_module.Run("Get-SMDomainNetworkPosture -EstatePath $path -Region eu-central-1 -SettingsPath $settings", ("path", _company.Path), ("settings", _company.Write(name, text))).Clean<object>());
    }

    public void Dispose()
    {
        _module.Dispose();
        _company.Dispose();
    }
}
