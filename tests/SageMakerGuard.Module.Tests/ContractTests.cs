using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace SageMakerGuard.Module.Tests;

/// <summary>What scripts lean on: names, parameters, aliases, help.</summary>
public sealed class ContractTests : IDisposable
{
    private static readonly string[] s_commands =
        [
            "Compare-SMEgressCost",
            "Compare-SMNetworkBaseline",
            "Enable-SMVpcFlowLog",
            "Export-SMEstate",
            "Find-SMConnectivityFault",
            "Get-SMChange",
            "Get-SMDomainNetworkPosture",
            "Get-SMGuardKpi",
            "Get-SMGuardPermission",
            "Get-SMNetworkCost",
            "Get-SMNotebookNetworkPosture",
            "Get-SMProjectClassification",
            "Get-SMTagCompliance",
            "Measure-SMEgress",
            "Measure-SMNetworkCost",
            "New-SMFlowLogTable",
            "New-SMMigrationNotice",
            "New-SMMigrationPlan",
            "New-SMNetworkAlarm",
            "New-SMNetworkBudget",
            "New-SMNotebookReplacement",
            "New-SMPrivateNetwork",
            "New-SMTagPolicy",
            "New-SMVpcEndpointSet",
            "New-SMVpcOnlyPolicy",
            "Repair-SMDomainSecurityGroup",
            "Save-SMNetworkBaseline",
            "Set-SMDomainVpcOnly",
            "Set-SMTag",
            "Start-SMSandbox",
            "Stop-SMSandbox",
            "Test-SMDomainConnectivity",
            "Test-SMVpcOnlyPolicy",
            "Undo-SMChange",
            "Update-SMPriceTable",
        ];

    private readonly GuardSession _module = new();

    public static TheoryData<string> Readers =>
    [
        "Compare-SMNetworkBaseline",
        "Export-SMEstate",
        "Find-SMConnectivityFault",
        "Get-SMDomainNetworkPosture",
        "Get-SMNetworkCost",
        "Get-SMNotebookNetworkPosture",
        "Get-SMProjectClassification",
        "Get-SMTagCompliance",
        "New-SMMigrationPlan",
        "Save-SMNetworkBaseline",
        "Test-SMDomainConnectivity",
    ];

    public static TheoryData<string> Commands => [.. s_commands];

    [Fact]
    public void The_module_exports_these_commands_and_no_others()
    {
        Assert.Equal(s_commands, _module.Run("Get-Command -Module SageMakerGuard").Clean<CommandInfo>().Select(c => c.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public void Every_reader_takes_the_identity_parameters_of_AWS_Tools_by_name_alias_and_property(string name)
    {
        var parameters = Command(name).Parameters;
        foreach (var (parameter, aliases) in new (string, string[])[]
        {
            ("Region", ["RegionToCall"]), ("ProfileName", ["StoredCredentials", "AWSProfileName"]), ("ProfileLocation", ["AWSProfilesLocation", "ProfilesLocation"]),
            ("AccessKey", ["AK"]), ("SecretKey", ["SK", "SecretAccessKey"]), ("SessionToken", ["ST"]), ("Credential", ["AWSCredentials"]), ("EndpointUrl", []), ("AccountId", []), ("EstatePath", ["FullName"]),
        })
        {
            Assert.Equal(aliases, parameters[parameter].Aliases);
            Assert.True(parameters[parameter].ParameterSets.Values.All(set => set.ValueFromPipelineByPropertyName), parameter);
        }

        Assert.True(parameters["AllRegions"].SwitchParameter);
        Assert.Equal(typeof(int), parameters["ThrottleLimit"].ParameterType);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_says_what_it_gives_and_is_sealed_with_a_verb_that_PowerShell_knows(string name)
    {
        var command = Command(name);
        Assert.NotEmpty(command.OutputType);
        Assert.True(command.ImplementingType.IsSealed);
        Assert.Equal(name.Replace("-", "", StringComparison.Ordinal) + "Command", command.ImplementingType.Name);
        Assert.DoesNotContain(_module.Run("Import-Module $manifest -Force -WarningVariable warnings; $warnings", ("manifest", GuardSession.Manifest)).Clean<WarningRecord>(), w => w.Message.Contains("unapproved", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void No_parameter_has_a_type_of_the_SDK_or_of_an_adapter(string name)
    {
        Assert.All(Command(name).Parameters.Values, p => Assert.DoesNotContain("Amazon", p.ParameterType.FullName, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Export-SMEstate")]
    [InlineData("Save-SMNetworkBaseline")]
    [InlineData("Start-SMSandbox")]
    [InlineData("Stop-SMSandbox")]
    [InlineData("New-SMNetworkAlarm")]
    [InlineData("New-SMNetworkBudget")]
    [InlineData("New-SMPrivateNetwork")]
    [InlineData("New-SMVpcEndpointSet")]
    [InlineData("New-SMVpcOnlyPolicy")]
    [InlineData("Repair-SMDomainSecurityGroup")]
    [InlineData("Enable-SMVpcFlowLog")]
    [InlineData("New-SMFlowLogTable")]
    [InlineData("Set-SMDomainVpcOnly")]
    [InlineData("Set-SMTag")]
    [InlineData("New-SMTagPolicy")]
    [InlineData("Undo-SMChange")]
    [InlineData("Update-SMPriceTable")]
    public void What_changes_something_can_be_asked_what_it_would_do(string name) => Assert.True(Command(name).Parameters.ContainsKey("WhatIf"));

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_has_help_with_synopsis_description_examples_and_parameters(string name)
    {
        var help = Assert.Single(_module.Run($"Get-Help {name} -Full").Clean<PSObject>().Concat(_module.Run($"Get-Help {name} -Full").Output).Take(1));
        Assert.True(Text(help, "Synopsis").Length > 20);
        Assert.True(Text(help, "description").Length > 20);
        Assert.NotEmpty(List(help, "examples", "example"));
        var described = List(help, "parameters", "parameter").ToDictionary(p => Text(p, "name"), p => Text(p, "description"));
        var own = Command(name).Parameters.Keys.Except([.. Cmdlet.CommonParameters, "UseTransaction"]);
        Assert.All(own, parameter => Assert.True(described.TryGetValue(parameter, out var text) && text.Length > 10, parameter));
    }

    [Fact]
    public void The_concepts_have_pages_of_their_own()
    {
        foreach (var topic in new[] { "about_SageMakerGuard", "about_SageMakerGuard_Costs", "about_SageMakerGuard_FlowLogs", "about_SageMakerGuard_Guardrails", "about_SageMakerGuard_Migration", "about_SageMakerGuard_Planning", "about_SageMakerGuard_Settings" })
            Assert.Contains("LONG DESCRIPTION", string.Concat(_module.Run($"Get-Help {topic}").Output), StringComparison.Ordinal);
    }

    public void Dispose() => _module.Dispose();

    private CmdletInfo Command(string name) => Assert.Single(_module.Run($"Get-Command {name}").Clean<CmdletInfo>());

    private static string Text(PSObject item, string property) => item.Properties[property]?.Value switch
    {
        PSObject[] lines => string.Join(" ", lines.Select(l => l.Properties["Text"]?.Value ?? l.ToString())),
        object[] lines => string.Join(" ", lines.Select(l => (l as PSObject)?.Properties["Text"]?.Value ?? l)),
        var value => value?.ToString()?.Trim() ?? "",
    };

    private static IEnumerable<PSObject> List(PSObject item, string outer, string inner) =>
        (item.Properties[outer]?.Value as PSObject)?.Properties[inner]?.Value switch
        {
            PSObject[] many => many,
            object[] many => many.Select(PSObject.AsPSObject),
            PSObject one => [one],
            _ => [],
        };
}
