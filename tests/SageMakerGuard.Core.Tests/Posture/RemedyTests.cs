using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using SageMakerGuard.Estates;
using SageMakerGuard.Permissions;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Posture.Tests;

/// <summary>What a finding tells people to type: this module's own command wherever there is one.</summary>
public sealed class RemedyTests
{
    private const string Here = $"-DomainId {HealthyRegion.DomainId} -Region {HealthyRegion.Region}";

    private static readonly Dictionary<string, (Func<RegionEstate, RegionEstate> Break, string Remedy)> s_cases = new()
    {
        ["SMG-NET-001"] = (r => r.Domain(d => d with { AppNetworkAccessType = "PublicInternetOnly" }), "Set-SMDomainVpcOnly " + Here),
        ["SMG-EP-001"] = (r => r.Without("sagemaker.api"), $"New-SMVpcEndpointSet {Here} -Service sagemaker.api"),
        ["SMG-NET-005"] = (r => r.Vpc(v => v with { EnableDnsHostnames = false }), "New-SMVpcEndpointSet " + Here),
        ["private DNS"] = (r => r.Endpoint("sts", e => e with { PrivateDnsEnabled = false }), "New-SMVpcEndpointSet " + Here),
        ["zone"] = (r => r.Endpoint("sts", e => e with { SubnetIds = [HealthyRegion.SubnetA] }), $"New-SMVpcEndpointSet {Here} -AddMissingZone"),
        ["S3 route"] = (r => r.Endpoint("s3", e => e with { RouteTableIds = [HealthyRegion.TableA] }), "New-SMVpcEndpointSet " + Here),
        ["egress"] = (r => r.Group(HealthyRegion.DomainGroup, g => g with { IpPermissionsEgress = [HealthyRegion.Tcp(8192, 65535, group: HealthyRegion.DomainGroup)] }), "Repair-SMDomainSecurityGroup " + Here),
        ["endpoints' group"] = (r => r.Group(HealthyRegion.EndpointGroup, g => g with { IpPermissions = [] }), "Repair-SMDomainSecurityGroup " + Here),
        ["apps"] = (r => r.Group(HealthyRegion.DomainGroup, g => g with { IpPermissions = [] }), "Repair-SMDomainSecurityGroup " + Here),
        ["flow log"] = (r => r with { FlowLogs = Part<FlowLog>.Read() }, $"Enable-SMVpcFlowLog {Here} -LogDestination arn:aws:s3:::<bucket>"),
        ["apps that run"] = (r => r.Domain(d => d with { AppNetworkAccessType = "PublicInternetOnly" }).Add(new App { DomainId = HealthyRegion.DomainId, UserProfileName = "ada", AppType = "JupyterLab", AppName = "default", Status = "InService" }), $"Set-SMDomainVpcOnly {Here} -StopApp"),
    };

    public static TheoryData<string> Cases => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_the_module_can_do_is_typed_with_its_own_command(string name) =>
        Assert.Contains(Judged(s_cases[name].Break(HealthyRegion.Create())), f => f.Remedy.Contains(s_cases[name].Remedy, StringComparison.Ordinal));

    [Fact]
    public void In_a_VPC_of_another_account_only_its_owner_can_do_it()
    {
        var shared = HealthyRegion.Create().Without("sagemaker.api").Vpc(v => v with { OwnerId = "444455556666" });
        Assert.Contains(Judged(shared), f => f.RuleId == "SMG-EP-001" && f.Remedy.Contains("In account 444455556666, which owns the VPC: aws ec2 create-vpc-endpoint ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_notebook_instance_outside_of_the_VPC_is_replaced_by_the_command_for_it()
    {
        var region = HealthyRegion.Create() with { NotebookInstances = Part<NotebookInstance>.Read(new NotebookInstance { NotebookInstanceName = "lab", DirectInternetAccess = "Enabled" }) };
        var findings = new PostureJudge(PostureSettings.Default).JudgeNotebooks(region).Single().Findings;
        foreach (var rule in new[] { "SMG-NB-001", "SMG-NB-002" })
            Assert.StartsWith($"New-SMNotebookReplacement lab -Region {HealthyRegion.Region} -Phase Copy ", Assert.Single(findings, f => f.RuleId == rule).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_of_the_module_that_a_remedy_names_is_there()
    {
        var named = RuleCases.All.SelectMany(row => new PostureJudge(row.Settings).JudgeDomains(row.Region())).SelectMany(p => p.Findings)
            .SelectMany(f => Regex.Matches(f.Remedy, @"\b[A-Z][a-z]+-SM[A-Za-z]+").Select(m => m.Value)).ToHashSet();
        Assert.Subset(CommandCatalog.Commands.ToHashSet(), named);
        Assert.Superset(new HashSet<string> { "New-SMVpcEndpointSet", "Repair-SMDomainSecurityGroup", "Set-SMDomainVpcOnly", "Enable-SMVpcFlowLog" }, named);
    }

    private static IReadOnlyList<Finding> Judged(RegionEstate region) => new PostureJudge(PostureSettings.Default).JudgeDomains(region).Single().Findings;
}
