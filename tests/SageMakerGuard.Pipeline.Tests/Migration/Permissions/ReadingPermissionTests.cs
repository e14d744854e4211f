using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Permissions;
using Xunit.Abstractions;

namespace SageMakerGuard.Pipeline.Tests.Migration.Permissions;

/// <summary>The commands that only read: with exactly their permissions they say what they would say with all, and call nothing else.</summary>
public sealed class ReadingPermissionTests(ITestOutputHelper output) : IDisposable
{
    private static readonly Estate s_company = RoutedCompany.Create("claims-fraud", "catastrophe-modelling", "telehealth-triage");

    private readonly PermissionStage _stage = new();

    public static TheoryData<string, string> Readers => new()
    {
        { "Get-SMDomainNetworkPosture", "Get-SMDomainNetworkPosture @at -AllRegions -IncludeUserProfileSettings" },
        { "Get-SMNotebookNetworkPosture", "Get-SMNotebookNetworkPosture @at -AllRegions" },
        { "Test-SMDomainConnectivity", "Test-SMDomainConnectivity @at -AllRegions -As VpcOnly" },
        { "Find-SMConnectivityFault", "Find-SMConnectivityFault @at -AllRegions -Symptom 'STS Permission Error' -IncludeRuledOut" },
        { "Get-SMTagCompliance", "Get-SMTagCompliance @at -AllRegions" },
        { "Get-SMTagCompliance -CostAllocation", "Get-SMTagCompliance @at -AllRegions -CostAllocation" },
        { "Get-SMNetworkCost", "Get-SMNetworkCost @at -AllRegions" },
        { "Get-SMNetworkCost -Actual", "Get-SMNetworkCost @at -AllRegions -Actual -GroupBy CostCenter" },
        { "Update-SMPriceTable", "Update-SMPriceTable @at -Region eu-central-1 -OutputPath ($journal + '.json')" },
        { "Export-SMEstate", "Export-SMEstate @at -AllRegions -IncludeUserProfileSettings -Path $journal -Force -PassThru" },
        { "Save-SMNetworkBaseline", "Save-SMNetworkBaseline @at -AllRegions -Path $journal -Force; [System.IO.File]::ReadAllText($journal)" },
        { "Compare-SMNetworkBaseline", "Compare-SMNetworkBaseline @at -AllRegions -Consistency -CentralAccountId 999999999999" },
        { "Export-SMEstate -IncludeRoleAccess", "Export-SMEstate @at -AllRegions -IncludeRoleAccess -Path $journal -Force -PassThru" },
        { "Export-SMEstate -IncludeLifecycleConfig", "Export-SMEstate @at -AllRegions -IncludeLifecycleConfig -Path $journal -Force -PassThru" },
        { "Get-SMProjectClassification", "Get-SMProjectClassification @at -AllRegions" },
        { "New-SMMigrationPlan", "New-SMMigrationPlan @at -AllRegions -StartDate 2026-12-07 -AsGantt" },
        { "Get-SMGuardKpi", "Get-SMGuardKpi @at -AllRegions -SupportCase -NoHistory -JournalPath $journal | ForEach-Object { \"$($_.Kpi) $($_.Scope) $($_.Key) $($_.Value) $($_.Reason)\" }" },
    };

    [Theory]
    [MemberData(nameof(Readers))]
    public void With_exactly_its_permissions_a_command_says_what_it_would_say_with_all(string command, string script)
    {
        var called = new HashSet<string>(StringComparer.Ordinal);
        foreach (var account in new[] { RoutedCompany.Production, RoutedCompany.Research })
        {
            var declared = CommandCatalog.Of(command, new() { AccountId = account });

            // Each is read before the next, which writes to the same file.
            var free = _stage.Play(s_company, account, script);
            var all = Of(free);
            var held = _stage.Play(s_company, account, script, PermissionPolicy.Document(declared));
            Assert.Equal(free.Errors, held.Errors);
            Assert.Equal(all, Of(held));
            Assert.NotEmpty(all);
            called.UnionWith(held.Operations);
        }

        var actions = CommandCatalog.Of(command, new()).Select(p => p.Action).ToList();
        Assert.Equal(actions.Where(a => a != "ec2:DescribeNetworkInterfaceAttribute"), called.Order(StringComparer.Ordinal));
        output.WriteLine($"{command}: {actions.Count} of {actions.Count} actions.");
    }

    public void Dispose() => _stage.Dispose();

    private static string[] Of(Played played) => [.. played.Answer.Output.Select(o => o.BaseObject is FileInfo file ? Regions(file) : JsonSerializer.Serialize(o.BaseObject, o.BaseObject.GetType())).Order(StringComparer.Ordinal)];

    private static string Regions(FileInfo file)
    {
        var estate = EstateFile.Read(file.FullName);
        file.Delete();
        return JsonSerializer.Serialize(estate.Regions, EstateJson.Options);
    }
}
