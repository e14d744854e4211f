using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Core.Tests.Changes.Planning.Cases;
using SageMakerGuard.Core.Tests.Reachability;
using SageMakerGuard.Estates;
using SageMakerGuard.Services;

namespace SageMakerGuard.Core.Tests.Changes.Planning;

/// <summary>The rules of the two planners, one case each, and what must hold of every plan.</summary>
public sealed class PlanCaseTests
{
    private static readonly Dictionary<string, PlanCase> s_cases = PlanCases.All.ToDictionary(c => c.Name);

    public static TheoryData<string> Names => new(s_cases.Keys);

    public static TheoryData<string> Carried => new(s_cases.Values.Where(c => c.Refusals.Length == 0).Select(c => c.Name));

    [Theory, MemberData(nameof(Names))]
    public void A_plan_holds_what_the_case_expects(string name) => s_cases[name].Check(s_cases[name].Plan());

    [Theory, MemberData(nameof(Names))]
    public void A_refused_plan_has_no_steps_and_every_sentence_is_whole(string name)
    {
        var plan = s_cases[name].Plan();
        Assert.True(plan.Refusals.Count == 0 || plan.Steps.Count == 0, plan.Explain());
        Assert.All(plan.Notes.Concat(plan.Refusals).Concat(plan.Steps.Select(s => s.Description)), sentence =>
        {
            Assert.DoesNotContain("  ", sentence);
            Assert.DoesNotContain("..", sentence);
            Assert.DoesNotContain(" .", sentence);
            Assert.DoesNotContain(", ,", sentence);
            Assert.True(char.IsUpper(sentence[0]) || char.IsDigit(sentence[0]) || sentence.Contains('-') || sentence.Contains('\''), sentence);
        });
    }

    [Theory, MemberData(nameof(Carried))]
    public void A_second_plan_is_empty(string name)
    {
        var row = s_cases[name];
        var after = row.Plan().Simulate(row.Region);
        AssertDone(row.Plan(after));
    }

    [Theory, MemberData(nameof(Carried))]
    public void A_second_plan_is_empty_once_AWS_has_named_everything(string name)
    {
        var row = s_cases[name];
        var second = row.Plan(Restored.Named(row.Plan().Simulate(row.Region)));
        Assert.True(second.Steps.Count == row.MoreOnceNamed.Length, second.Explain());
        Assert.All(row.MoreOnceNamed.Zip(second.Lines()), pair => Assert.Contains(pair.First, pair.Second));
        Assert.Empty(second.Refusals);
    }

    [Theory, MemberData(nameof(Carried))]
    public void Steps_taken_back_in_reverse_leave_what_was_there(string name)
    {
        var row = s_cases[name];
        Assert.Equal(Restored.Image(row.Region), Restored.Image(Restored.ThereAndBack(row.Region, row.Plan())));
    }

    [Theory, MemberData(nameof(Carried))]
    public void Each_step_is_done_after_it_and_not_before(string name)
    {
        var row = s_cases[name];
        var now = row.Region;
        foreach (var step in row.Plan().Steps)
        {
            Assert.Contains(step.Observe(now).Standing, new[] { Standing.Absent, Standing.Pending });
            now = step.Simulate(now);
            Assert.Equal(Standing.Done, step.Observe(now).Standing);
        }
    }

    [Theory, MemberData(nameof(Carried))]
    public void A_plan_that_was_cut_short_is_finished_by_the_next_one(string name)
    {
        var row = s_cases[name];
        var plan = row.Plan();
        var whole = Restored.Image(plan.Simulate(row.Region));
        for (var done = 1; done < plan.Steps.Count; done++)
        {
            var cut = plan.Steps.Take(done).Aggregate(row.Region, (estate, step) => step.Simulate(estate));
            var rest = row.Plan(cut);
            Assert.Empty(rest.Refusals);
            Assert.Equal(whole, Restored.Image(rest.Simulate(cut)));
        }
    }

    [Theory, MemberData(nameof(Carried))]
    public void A_plan_is_the_same_every_time(string name) => Assert.Equal(s_cases[name].Plan().Lines(), s_cases[name].Plan().Lines());

    [Fact]
    public void Plans_of_two_targets_in_one_estate_name_different_things()
    {
        var region = PlanningRegion.Bare().With(r => r with { Domains = r.Domains.Plus(r.TheDomain() with { DomainId = "d-second", DomainArn = "arn:second", HomeEfsFileSystemId = null }) }).Groups([]);
        var first = PrivateNetworkPlanner.Plan(region, region.Domains.Items[0], new() { PrefixLength = 26 });
        var between = first.Simulate(region);
        var second = PrivateNetworkPlanner.Plan(between, region.Domains.Items[1], new() { PrefixLength = 26 });
        Assert.Empty(second.Refusals);
        static IEnumerable<string> Made(ChangePlan plan) => plan.Steps.Where(s => s.StepKind.StartsWith("Create", StringComparison.Ordinal)).Select(s => s.ResourceId);
        Assert.Empty(Made(first).Intersect(Made(second)));
        Assert.Contains("new:subnet:euc1-az1:d-second", Made(second));
        Assert.Equal(Restored.Image(between), Restored.Image(Restored.ThereAndBack(between, second)));
    }

    [Theory, InlineData("tr-TR"), InlineData("de-DE"), InlineData("ar-SA")]
    public void Plans_read_the_same_in_every_culture(string culture)
    {
        var before = s_cases.Values.Select(c => c.Plan().Explain()).ToList();
        var kept = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(before, s_cases.Values.Select(c => c.Plan().Explain()));
        }
        finally
        {
            CultureInfo.CurrentCulture = kept;
        }
    }

    [Theory, MemberData(nameof(Carried))]
    public void The_domain_reaches_what_was_planned_for(string name)
    {
        var row = s_cases[name];
        if (row.Network is not null || row.WithoutDomain)
            return;
        var scope = new ProofScope { Features = row.Endpoints?.Features ?? Feature.None, Services = row.Endpoints?.Services ?? [], SubnetIds = row.Endpoints?.SubnetIds ?? [], SecurityGroupIds = row.Endpoints?.SecurityGroupIds ?? [] };
        var after = row.Plan().Simulate(row.Region);
        var answers = PlanProof.Of(after, row.Region.TheDomain(), scope).Where(a => ServiceCatalog.Find(a.Destination) is not null).ToList();
        var fails = PlanProof.Fails(after, row.Region.TheDomain(), answers, scope);
        Assert.NotEmpty(answers);
        Assert.True(row.Proven == (fails.Count == 0), name + "\n" + row.Plan().Explain() + "\n" + string.Join("\n", fails.Select(f => f.Destination + " " + PathCase.Explain(f))));
    }

    [Theory, MemberData(nameof(Carried))]
    public void Apps_in_a_private_network_reach_each_other_their_home_and_through_NAT_the_internet(string name)
    {
        var row = s_cases[name];
        if (row.Network is not { } options || row.WithoutDomain || row.Region.TheDomain().DefaultUserSettings!.SecurityGroups.Count == 0 && options.CreateSecurityGroup == false)
            return;
        var plan = row.Plan();
        var after = plan.Simulate(row.Region);
        var made = PrivateNetwork.Of(after, row.Region.TheDomain());
        Assert.NotEmpty(made.SubnetIds);
        var closed = plan.Notes.Any(n => n.StartsWith("No rule of", StringComparison.Ordinal));
        var scope = new ProofScope { SubnetIds = made.SubnetIds, SecurityGroupIds = made.SecurityGroupIds, InternetCounts = options.NatGateway != NatPlacement.None && !closed };
        var answers = PlanProof.Of(after, row.Region.TheDomain(), scope).Where(a => ServiceCatalog.Find(a.Destination) is null).ToList();
        Assert.Equal(3, answers.Select(a => a.Destination).Distinct().Count());
        var fails = PlanProof.Fails(after, row.Region.TheDomain(), answers, scope);
        Assert.True(fails.Count == 0, plan.Explain() + "\n" + string.Join("\n", fails.Select(f => f.Destination + " " + PathCase.Explain(f))));
    }

    private static void AssertDone(ChangePlan second)
    {
        Assert.True(second.Steps.Count == 0, second.Explain());
        Assert.True(second.Refusals.Count == 0, second.Explain());
    }
}
