using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps.Alerts;
using SageMakerGuard.Tests.Changes;

namespace SageMakerGuard.Tests.Changes.Planning;

/// <summary>What a budget on the network counts, whom it tells, and what is changed of one that is there.</summary>
public sealed class NetworkBudgetPlanTests
{
    private static readonly NetworkBudgetOptions s_asked = new() { Limit = 300, Emails = ["finops@example.com"] };

    private static RegionEstate Region(string region = "eu-central-1", params Budget[] budgets) => SpendingWalk.Nothing() with { Region = region, Budgets = Part<Budget>.Read(budgets) };

    public static TheoryData<string, string, BudgetMeters[], string> UsageTypes => new()
    {
        { "us-east-1", "Cost", [BudgetMeters.NatGateway], "NatGateway-Hours USE1-NatGateway-Hours NatGateway-Bytes USE1-NatGateway-Bytes" },
        { "us-east-1", "Hours", [BudgetMeters.InterfaceEndpoint], "VpcEndpoint-Hours USE1-VpcEndpoint-Hours" },
        { "eu-west-1", "Cost", [BudgetMeters.NatGateway, BudgetMeters.InterfaceEndpoint], "EU-NatGateway-Hours EU-NatGateway-Bytes EU-VpcEndpoint-Hours EU-VpcEndpoint-Bytes" },
        { "eu-central-1", "Hours", [BudgetMeters.NatGateway, BudgetMeters.InterfaceEndpoint], "EUC1-NatGateway-Hours EUC1-VpcEndpoint-Hours" },
        { "ap-south-1", "Gigabytes", [BudgetMeters.NatGateway, BudgetMeters.NatGateway], "APS3-NatGateway-Bytes" },
    };

    [Theory]
    [MemberData(nameof(UsageTypes))]
    public void A_budget_lists_the_usage_types_of_its_region_and_of_one_unit_where_it_limits_usage(string region, string measure, BudgetMeters[] meters, string usageTypes)
    {
        var put = Assert.IsType<PutBudget>(NetworkBudgetPlanner.Plan(Region(region), s_asked with { Measure = Enum.Parse<BudgetMeasure>(measure), Meters = meters }, null).Steps.Single());
        var usage = Assert.Single(put.Budget.FilterExpression!.Conjuncts()).Dimensions!;
        Assert.Equal("USAGE_TYPE", usage.Key);
        Assert.Null(usage.MatchOptions);
        Assert.Equal(usageTypes.Split(' '), usage.Values);
        Assert.Equal(measure == "Cost" ? ("COST", "USD", "UnblendedCost") : ("USAGE", measure == "Hours" ? "Hrs" : "GB", "UsageQuantity"), (put.Budget.BudgetType, put.Budget.BudgetLimit!.Unit, put.Budget.Metrics.Single()));
    }

    [Fact]
    public void Tags_and_accounts_narrow_what_it_counts()
    {
        var plan = NetworkBudgetPlanner.Plan(Region(), s_asked with { Tags = [new("CostCenter", ["4711", "4712"]), new("Owner", ["ml"])], LinkedAccountIds = ["111122223333"] }, null);
        var put = Assert.IsType<PutBudget>(plan.Steps.Single());
        Assert.Equal(["USAGE_TYPE", "LINKED_ACCOUNT", "CostCenter", "Owner"], put.Budget.FilterExpression!.Conjuncts().Select(one => (one.Dimensions ?? one.Tags)!.Key));
        Assert.Equal("SageMakerGuard-network-eu-central-1-CostCenter=4711+4712-Owner=ml-111122223333", plan.Target);
        Assert.Contains(plan.Notes, note => note.Contains("CostCenter", StringComparison.Ordinal) && note.Contains("activates", StringComparison.Ordinal));
    }

    [Fact]
    public void People_are_told_of_what_was_spent_and_of_what_is_forecast()
    {
        var put = Assert.IsType<PutBudget>(NetworkBudgetPlanner.Plan(Region(), s_asked, null).Steps.Single());
        Assert.Equal(["ACTUAL 80", "ACTUAL 100", "FORECASTED 100"], put.Budget.Notifications.Select(n => $"{n.NotificationType} {n.Threshold}"));
        Assert.All(put.Budget.Notifications, n => Assert.Equal("finops@example.com", Assert.Single(n.Subscribers).Address));
    }

    [Fact]
    public void A_budget_that_is_as_asked_is_left_alone_in_whatever_words_AWS_shows_it()
    {
        var made = ((PutBudget)NetworkBudgetPlanner.Plan(Region(), s_asked, null).Steps.Single()).Budget;
        var shown = made with
        {
            BudgetLimit = new() { Amount = "300.0", Unit = "USD" },
            CostTypes = new Dictionary<string, bool> { ["IncludeTax"] = true },
            TimePeriod = new() { Start = DateTimeOffset.UnixEpoch },
            FilterExpression = SpendExpression.AllOf([SpendExpression.AllOf([new() { Dimensions = made.FilterExpression!.Dimensions! with { MatchOptions = ["EQUALS"], Values = [.. made.FilterExpression.Dimensions.Values.Reverse()] } }])]),
            Notifications = [.. made.Notifications.Reverse().Select(n => n with { ThresholdType = n.Threshold == 80 ? null : n.ThresholdType })],
        };
        Assert.Empty(NetworkBudgetPlanner.Plan(Region(budgets: shown), s_asked, null).Steps);
    }

    [Fact]
    public void Another_limit_other_thresholds_and_other_people_change_just_that()
    {
        var made = ((PutBudget)NetworkBudgetPlanner.Plan(Region(), s_asked, null).Steps.Single()).Budget with { TimePeriod = new() { Start = DateTimeOffset.UnixEpoch } };
        var plan = NetworkBudgetPlanner.Plan(Region(budgets: made), s_asked with { Limit = 400, ActualThresholds = [90, 100], Emails = ["new@example.com"] }, null);
        Assert.Equal(
            ["PutBudget", "DeleteBudgetNotification", "CreateBudgetNotification", "CreateBudgetSubscriber", "DeleteBudgetSubscriber", "CreateBudgetSubscriber", "DeleteBudgetSubscriber"],
            plan.Steps.Select(s => s.StepKind));
        Assert.Equal(made.TimePeriod, ((PutBudget)plan.Steps[0]).Budget.TimePeriod);
        var after = Assert.Single(plan.Simulate(Region(budgets: made)).Budgets.Items);
        Assert.Equal(["90 new@example.com", "100 new@example.com", "100 new@example.com"], after.Notifications.Select(n => $"{n.Threshold} {Assert.Single(n.Subscribers).Address}").OrderBy(text => text.Length));
    }

    [Fact]
    public void Who_names_nobody_leaves_those_who_are_told_as_they_are()
    {
        var made = ((PutBudget)NetworkBudgetPlanner.Plan(Region(), s_asked, null).Steps.Single()).Budget;
        var plan = NetworkBudgetPlanner.Plan(Region(budgets: made), s_asked with { Limit = 500, Emails = [] }, null);
        Assert.Equal("PutBudget", Assert.Single(plan.Steps).StepKind);
        Assert.Contains(plan.Notes, note => note.StartsWith("Who is told", StringComparison.Ordinal));
        Assert.Contains(NetworkBudgetPlanner.Plan(Region(), s_asked with { Emails = [] }, null).Notes, note => note.StartsWith("Nobody is told", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("team budget", true, "its name does not begin")]
    [InlineData("SageMakerGuard-mine", false, "it counts other things")]
    public void A_budget_of_somebody_else_is_changed_by_force_only(string name, bool ofNetwork, string why)
    {
        var made = ((PutBudget)NetworkBudgetPlanner.Plan(Region(), s_asked with { Name = name }, null).Steps.Single()).Budget;
        var theirs = made with { BudgetLimit = new() { Amount = "9", Unit = "USD" }, FilterExpression = ofNetwork ? made.FilterExpression : null, CostFilters = ofNetwork ? null : new Dictionary<string, IReadOnlyList<string>> { ["Service"] = ["Amazon SageMaker"] } };
        var refused = NetworkBudgetPlanner.Plan(Region(budgets: theirs), s_asked with { Name = name }, null);
        Assert.Empty(refused.Steps);
        Assert.Contains(why, Assert.Single(refused.Refusals), StringComparison.Ordinal);
        var forced = NetworkBudgetPlanner.Plan(Region(budgets: theirs), s_asked with { Name = name, Force = true }, null);
        Assert.Equal(theirs.CostFilters, ((PutBudget)Assert.Single(forced.Steps).Inverse(Region(budgets: theirs))!).Budget.CostFilters);
    }

    [Fact]
    public void Limits_that_could_not_be_brought_back_are_not_even_changed_by_force()
    {
        var planned = new Budget { BudgetName = "team", BudgetType = "COST", TimeUnit = "MONTHLY" };
        Assert.Contains("could not bring back", Assert.Single(NetworkBudgetPlanner.Plan(Region(budgets: planned), s_asked with { Name = "team", Force = true }, null).Refusals), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_is_refused_with_the_reason()
    {
        void Refused(string why, NetworkBudgetOptions options, string region = "eu-central-1", string partition = "aws") =>
            Assert.Contains(NetworkBudgetPlanner.Plan(Region(region) with { Partition = partition }, options, null).Refusals, r => r.Contains(why, StringComparison.Ordinal));

        Refused("above zero", s_asked with { Limit = 0 });
        Refused("at most 100", s_asked with { Name = new string('x', 101) });
        Refused("':'", s_asked with { Name = "a:b" });
        Refused("/action/", s_asked with { Name = "a/action/b" });
        Refused("at most 10", s_asked with { ActualThresholds = [.. Enumerable.Range(1, 11).Select(n => (decimal)n)], ForecastThresholds = [] });
        Refused("no threshold", s_asked with { ActualThresholds = [1_000_001m] });
        Refused("e-mail addresses", s_asked with { Emails = [.. Enumerable.Range(1, 11).Select(n => $"a{n}@example.com")] });
        Refused("not published", s_asked, "eusc-de-east-1");
        Refused("CNY", s_asked, "cn-north-1", "aws-cn");
        Refused("no value", s_asked with { Tags = [new("Owner", [])] });
        Assert.Contains(NetworkBudgetPlanner.Plan(Region(), s_asked with { ActualThresholds = [1, 2, 3, 4, 5], ForecastThresholds = [6] }, null).Notes, n => n.StartsWith("6 notifications", StringComparison.Ordinal));
    }

    [Fact]
    public void A_topic_that_would_stay_silent_is_refused_with_the_statement_that_it_lacks_and_one_that_nobody_could_read_is_told_of()
    {
        var region = Region() with { AccountId = "111122223333" };
        NotificationTopic Topic(string account, string? policy) => new() { TopicArn = $"arn:aws:sns:eu-central-1:{account}:alerts", Policy = policy };
        var mute = NetworkBudgetPlanner.Plan(region, s_asked with { TopicArn = "x" }, Topic("111122223333", """{"Statement":[]}"""));
        Assert.Contains("budgets.amazonaws.com", Assert.Single(mute.Refusals), StringComparison.Ordinal);
        Assert.Contains("\"SNS:Publish\"", mute.Refusals[0], StringComparison.Ordinal);
        Assert.Contains("its own account", Assert.Single(NetworkBudgetPlanner.Plan(region, s_asked, Topic("999999999999", null)).Refusals), StringComparison.Ordinal);
        var unread = NetworkBudgetPlanner.Plan(region, s_asked, Topic("111122223333", null));
        Assert.Empty(unread.Refusals);
        Assert.Contains(unread.Notes, note => note.Contains("is not known", StringComparison.Ordinal));
    }
}
