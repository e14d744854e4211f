using System.Linq;
using System.Text.Json;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Posture.Tests;

public sealed class HealthyDomainTests
{
    private static readonly PostureJudge s_judge = new(PostureSettings.Default);

    [Fact]
    public void A_healthy_domain_is_compliant_with_a_full_score_and_nothing_to_say()
    {
        var posture = s_judge.JudgeDomains(HealthyRegion.Create()).Single();
        Assert.True(posture.Findings.Count == 0, string.Join("\n", posture.Findings));
        Assert.Equal((Verdict.Compliant, 100), (posture.Verdict, posture.Score));
        Assert.Equal(1, posture.UserCount);
        Assert.Empty(posture.Unreadable);
    }

    [Fact]
    public void A_posture_carries_what_the_next_command_needs_and_survives_json()
    {
        var posture = s_judge.JudgeDomains(HealthyRegion.Create()).Single();
        Assert.Equal((HealthyRegion.Account, HealthyRegion.Region, HealthyRegion.DomainId, HealthyRegion.Vpc), (posture.AccountId, posture.Region, posture.DomainId, posture.VpcId));
        Assert.Equal([HealthyRegion.SubnetA, HealthyRegion.SubnetB], posture.SubnetIds);
        Assert.Equal([HealthyRegion.DomainGroup], posture.SecurityGroupIds);
        Assert.Equal("VpcOnly", posture.AppNetworkAccessType);
        Assert.Equal("4711", posture.Tags["CostCenter"]);
        var json = JsonSerializer.Serialize(posture);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<DomainNetworkPosture>(json)));
    }

    [Fact]
    public void A_public_domain_on_a_healthy_network_has_one_finding_and_half_the_score()
    {
        var posture = s_judge.JudgeDomains(HealthyRegion.Create().Domain(d => d with { AppNetworkAccessType = "PublicInternetOnly" })).Single();
        Assert.Equal("SMG-DOM-001", Assert.Single(posture.Findings).RuleId);
        Assert.Equal((Verdict.NonCompliant, 50), (posture.Verdict, posture.Score));
    }

    [Fact]
    public void Postures_stream_one_by_one()
    {
        var region = HealthyRegion.Create();
        var endless = new EndlessDomains(HealthyRegion.Domain());
        var first = s_judge.JudgeDomains(region with { Domains = new() { Asked = true, Items = endless } }).First();
        Assert.Equal(HealthyRegion.DomainId, first.DomainId);
        Assert.InRange(endless.Given, 1, 2);
    }

    [Fact]
    public void Running_apps_name_their_owners_by_profile_by_space_and_for_the_domain_itself()
    {
        var region = HealthyRegion.Create() with
        {
            Spaces = Part<Space>.Read(new Space { DomainId = HealthyRegion.DomainId, SpaceName = "lab", OwnershipSettingsSummary = new() { OwnerUserProfileName = "grace" } }),
            Apps = Part<App>.Read(
                new App { DomainId = HealthyRegion.DomainId, UserProfileName = "ada", AppName = "default", AppType = "JupyterServer", Status = "InService", ResourceSpec = new() { InstanceType = "system" } },
                new App { DomainId = HealthyRegion.DomainId, SpaceName = "lab", AppName = "default", AppType = "JupyterLab", Status = "Pending" },
                new App { DomainId = HealthyRegion.DomainId, UserProfileName = "domain-shared", AppName = "default", AppType = "RStudioServerPro", Status = "Deleting" },
                new App { DomainId = HealthyRegion.DomainId, SpaceName = "gone", AppName = "default", AppType = "CodeEditor", Status = "InService" },
                new App { DomainId = HealthyRegion.DomainId, UserProfileName = "ada", AppName = "old", AppType = "JupyterLab", Status = "Deleted" }),
        };
        var apps = s_judge.JudgeDomains(region).Single().RunningApps;
        Assert.Equal(["ada", "grace", "domain-shared", null], apps.Select(a => a.Owner));
        Assert.Equal("lab", apps[1].SpaceName);
        Assert.Equal("system", apps[0].InstanceType);
    }

    [Fact]
    public void Users_are_not_counted_where_the_list_is_not_whole()
    {
        var region = HealthyRegion.Create();
        region = region with { UserProfiles = region.UserProfiles with { Unreadable = [RegionChanges.DeniedCall("sagemaker:ListUserProfiles")] } };
        Assert.Null(s_judge.JudgeDomains(region).Single().UserCount);
    }

    private sealed class EndlessDomains(Domain domain) : System.Collections.Generic.IReadOnlyList<Domain>
    {
        public int Given { get; private set; }

        public int Count => int.MaxValue;

        public Domain this[int index] => domain;

        public System.Collections.Generic.IEnumerator<Domain> GetEnumerator()
        {
            while (true)
            {
                Given++;
                yield return domain;
            }
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
