using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;
using SageMakerGuard.Projects.Tests;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Kpi.Tests;

/// <summary>What figures are made of, for whom, and that none rests on something unread.</summary>
public sealed class KpiMeasurementTests
{
    private static readonly DateTime s_now = MigrationWorlds.Now;

    [Fact]
    public void The_compliance_rate_counts_what_is_unknown_as_not_compliant()
    {
        var input = Input(Company());
        var all = Find(input, KpiName.ComplianceRate, KpiScope.All, "");
        Assert.Equal(20m, all.Value);
        Assert.Equal([("Domains", 5m), ("Compliant", 1m), ("NonCompliant", 4m), ("Unknown", 0m)], all.Parts.Select(p => (p.Name, p.Value!.Value)));

        var undescribed = Company() with { Domains = Company().Domains.Change(d => d.DomainId == HealthyRegion.DomainId, d => new Domain { DomainId = d.DomainId, DomainArn = d.DomainArn, Described = false }) };
        Assert.Equal(0m, Find(Input(undescribed), KpiName.ComplianceRate, KpiScope.All, "").Value);
    }

    [Fact]
    public void The_compliance_rate_is_told_by_account_unit_and_tag()
    {
        var input = Input(Company()) with { TagKeys = ["CostCenter"], Units = new Dictionary<string, string> { [HealthyRegion.Account] = "Research" } };
        Assert.Equal(20m, Find(input, KpiName.ComplianceRate, KpiScope.Account, HealthyRegion.Account).Value);
        Assert.Equal(20m, Find(input, KpiName.ComplianceRate, KpiScope.OrganizationalUnit, "Research").Value);
        Assert.Equal(0m, Find(input, KpiName.ComplianceRate, KpiScope.Tag, "CostCenter=4711").Value);
        Assert.Equal(100m, Find(input, KpiName.ComplianceRate, KpiScope.Tag, "CostCenter=4799").Value);
        Assert.Equal(20m, Find(input with { TagKeys = ["Team"] }, KpiName.ComplianceRate, KpiScope.Tag, "Team=(not known)").Value);
        Assert.Equal(2m, Find(input, KpiName.ComplianceRate, KpiScope.Tag, "CostCenter=4711").Parts[0].Value);
    }

    [Fact]
    public void A_rate_over_domains_that_could_not_all_be_listed_is_not_known()
    {
        var denied = HealthyRegion.Create() with { Region = "eu-west-1", Domains = Part<Domain>.Failed(ProjectWorlds.Denied("sagemaker:ListDomains")) };
        var input = Input(Company(), denied);
        var all = Find(input, KpiName.ComplianceRate, KpiScope.All, "");
        Assert.Null(all.Value);
        Assert.Contains($"{HealthyRegion.Account}/eu-west-1", all.Reason, StringComparison.Ordinal);
        Assert.Null(Find(Input(HealthyRegion.Create() with { Domains = Part<Domain>.Read() }), KpiName.ComplianceRate, KpiScope.All, "").Value);
    }

    [Fact]
    public void Network_costs_are_list_prices_of_what_stands_in_the_vpcs_and_add_up()
    {
        var world = Company() with
        {
            NatGateways = Part<NatGateway>.Read(
                new NatGateway { NatGatewayId = "nat-1", VpcId = HealthyRegion.Vpc, State = "available", NatGatewayAddresses = [new() { PublicIp = "198.51.100.1" }] },
                new NatGateway { NatGatewayId = "nat-2", VpcId = HealthyRegion.Vpc, State = "deleted", NatGatewayAddresses = [new() { PublicIp = "198.51.100.2" }] },
                new NatGateway { NatGatewayId = "nat-3", VpcId = "vpc-other", State = "available" }),
        };
        var input = Input(world) with { TagKeys = ["CostCenter"] };
        var zones = world.VpcEndpoints.Items.Where(e => e.VpcEndpointType == "Interface").Sum(e => e.SubnetIds.Count);
        var expected = (0.052m + 0.005m + 0.012m * zones) * 730;
        var all = Find(input, KpiName.NetworkCost, KpiScope.All, "");
        Assert.Equal(Math.Round(expected, 2), all.Value);
        Assert.Equal(expected, all.Parts.Sum(p => p.Value));

        // Five domains of several cost centres share the VPC: nobody is said to own it, and nothing is counted twice.
        Assert.Equal(all.Value, Find(input, KpiName.NetworkCost, KpiScope.Tag, "CostCenter=(shared)").Value);
        Assert.Equal(all.Value, Find(input, KpiName.NetworkCost, KpiScope.Domain, "(shared)").Value);
        foreach (var scope in new[] { KpiScope.Account, KpiScope.Tag, KpiScope.Domain })
            Assert.Equal(all.Value, KpiMeasurement.Of(input).Where(k => k.Kpi == KpiName.NetworkCost && k.Scope == scope).Sum(k => k.Value));
    }

    [Fact]
    public void A_cost_that_rests_on_something_unread_or_unpriced_is_not_known()
    {
        var unread = Find(Input(Company() with { NatGateways = Part<NatGateway>.Failed(ProjectWorlds.Denied("ec2:DescribeNatGateways")) }), KpiName.NetworkCost, KpiScope.All, "");
        Assert.Null(unread.Value);
        Assert.Contains("ec2:DescribeNatGateways", unread.Reason, StringComparison.Ordinal);
        Assert.Null(Find(Input(Company() with { Region = "af-south-1" }), KpiName.NetworkCost, KpiScope.All, "").Value);
    }

    [Fact]
    public void Costs_that_are_given_go_before_estimates()
    {
        var input = Input(Company()) with { TagKeys = ["CostCenter"], Costs = [new() { AccountId = HealthyRegion.Account, DomainId = MigrationWorlds.Id(1), MonthlyUsd = 12.345m }, new() { MonthlyUsd = 7m }] };
        Assert.Equal(19.35m, Find(input, KpiName.NetworkCost, KpiScope.All, "").Value);
        Assert.Equal(12.35m, Find(input, KpiName.NetworkCost, KpiScope.Tag, "CostCenter=4711").Value);
        Assert.Equal(7m, Find(input, KpiName.NetworkCost, KpiScope.Domain, "(not known)").Value);
        Assert.Null(Find(input with { Costs = [new()] }, KpiName.NetworkCost, KpiScope.All, "").Value);
    }

    [Fact]
    public void Tickets_are_counted_in_the_window_and_around_each_switch()
    {
        var switched = s_now.AddDays(-40);
        var input = Input(Company()) with
        {
            WindowDays = 30,
            Runs = [Switch(1, switched), Switch(2, s_now.AddDays(-10))],
            Tickets =
            [
                Opened("1", switched.AddDays(-31), MigrationWorlds.Id(1)), Opened("2", switched.AddDays(-30), MigrationWorlds.Id(1)), Opened("3", switched.AddSeconds(-1), "CHURN"),
                Opened("4", switched, MigrationWorlds.Id(1)), Opened("5", switched.AddDays(29), null) with { Title = $"pip hangs in {MigrationWorlds.Id(1)}" }, Opened("6", switched.AddDays(20), MigrationWorlds.Id(1)),
                Opened("7", switched.AddDays(30), MigrationWorlds.Id(1)), Opened("8", s_now.AddDays(-5), MigrationWorlds.Id(2)), Opened("9", s_now.AddDays(-5), null), Opened("10", s_now.AddDays(1), null),
            ],
        };
        var churn = Find(input, KpiName.TicketChange, KpiScope.Domain, MigrationWorlds.Id(1));
        Assert.Equal([("Before", 2m), ("After", 3m)], churn.Parts.Select(p => (p.Name, p.Value!.Value)));
        Assert.Equal(1m, churn.Value);
        var vision = Find(input, KpiName.TicketChange, KpiScope.Domain, MigrationWorlds.Id(2));
        Assert.Null(vision.Value);
        Assert.Contains("10 of 30 days", vision.Reason, StringComparison.Ordinal);
        Assert.Equal(1m, Find(input, KpiName.TicketChange, KpiScope.All, "").Value);

        // 4 and older are before the window of thirty days; 10 is yet to come.
        Assert.Equal(5m, Find(input, KpiName.Tickets, KpiScope.All, "").Value);
        Assert.Equal(3m, Find(input, KpiName.Tickets, KpiScope.Domain, MigrationWorlds.Id(1)).Value);
        Assert.Equal(1m, Find(input, KpiName.Tickets, KpiScope.Domain, "(not known)").Value);
    }

    [Theory]
    [InlineData(ChangeRunState.Failed, ChangeState.Applied, "UpdateDomainNetwork", "Set-SMDomainVpcOnly")]
    [InlineData(ChangeRunState.Undone, ChangeState.Undone, "UpdateDomainNetwork", "Set-SMDomainVpcOnly")]
    [InlineData(ChangeRunState.Completed, ChangeState.AlreadyDone, "UpdateDomainNetwork", "Set-SMDomainVpcOnly")]
    [InlineData(ChangeRunState.Completed, ChangeState.Applied, "DeleteApp", "Set-SMDomainVpcOnly")]
    [InlineData(ChangeRunState.Completed, ChangeState.Applied, "UpdateDomainNetwork", "Undo-SMChange")]
    public void Only_a_switch_that_was_made_and_stands_is_one(ChangeRunState run, ChangeState change, string kind, string command)
    {
        var input = Input(Company()) with { Tickets = [], Runs = [Switch(1, s_now.AddDays(-40)) with { State = run, Command = command, Changes = [new() { Kind = kind, State = change }] }] };
        Assert.DoesNotContain(KpiMeasurement.Of(input), k => k.Kpi == KpiName.TicketChange && k.Scope == KpiScope.Domain);
        Assert.Null(Find(input, KpiName.TicketChange, KpiScope.All, "").Value);
    }

    [Fact]
    public void Tickets_that_nobody_gave_or_that_could_not_be_read_are_not_none()
    {
        Assert.Null(Find(Input(Company()), KpiName.Tickets, KpiScope.All, "").Value);
        var denied = Find(Input(Company()) with { Tickets = [], TicketsUnreadable = "support:DescribeCases: no plan" }, KpiName.Tickets, KpiScope.All, "");
        Assert.Null(denied.Value);
        Assert.Equal("support:DescribeCases: no plan", denied.Reason);
        Assert.Equal(0m, Find(Input(Company()) with { Tickets = [] }, KpiName.Tickets, KpiScope.All, "").Value);
    }

    [Fact]
    public void Blocked_attempts_come_from_flow_logs_and_answers_are_none()
    {
        Assert.Null(Find(Input(Company()), KpiName.BlockedEgress, KpiScope.All, "").Value);
        var input = Input(Company()) with
        {
            Egress =
            [
                new() { AccountId = HealthyRegion.Account, DomainId = MigrationWorlds.Id(1), RejectedRecords = 99, DaysCovered = 6.96, RejectedAttempts = [new() { Records = 7 }, new() { Records = 3, Folded = 2 }, new() { Records = 50, Part = RejectedPart.Answer }] },
                new() { VpcId = "vpc-x", RejectedAttempts = [new() { Records = 5 }] },
            ],
        };
        Assert.Equal(15m, Find(input, KpiName.BlockedEgress, KpiScope.All, "").Value);
        var churn = Find(input, KpiName.BlockedEgress, KpiScope.Domain, MigrationWorlds.Id(1));
        Assert.Equal(10m, churn.Value);
        Assert.Equal([("Destinations", 3m), ("Days", 7.0m)], churn.Parts.Select(p => (p.Name, p.Value!.Value)));
        Assert.Equal(5m, Find(input, KpiName.BlockedEgress, KpiScope.Domain, "(not known)").Value);
        Assert.Null(Find(input with { Egress = [input.Egress![0] with { MissingFields = [new() { Field = "action" }] }] }, KpiName.BlockedEgress, KpiScope.All, "").Value);
    }

    internal static KpiInput Input(params RegionEstate[] regions) =>
        new() { Now = s_now, Regions = regions, Postures = regions.SelectMany(new PostureJudge(PostureSettings.Default).JudgeDomains).ToList() };

    internal static RegionEstate Company() => MigrationWorlds.Four() with { VpcEndpoints = HealthyRegion.Create().VpcEndpoints, Tags = MigrationWorlds.Four().Tags with { Items = [.. MigrationWorlds.Four().Tags.Items, new() { ResourceARN = HealthyRegion.DomainArn, Tags = [HealthyRegion.Tag("Owner", "x"), HealthyRegion.Tag("CostCenter", "4799"), HealthyRegion.Tag("DataSensitivity", "public")] }] } };

    private static GuardKpi Find(KpiInput input, KpiName name, KpiScope scope, string key) => KpiMeasurement.Of(input).Single(k => k.Kpi == name && k.Scope == scope && k.Key == key);

    private static Ticket Opened(string id, DateTime at, string? domain) => new() { Id = id, OpenedAt = at, Domain = domain };

    private static ChangeRun Switch(int domain, DateTime at) => new()
    {
        RunId = $"run{domain}", Command = "Set-SMDomainVpcOnly", State = ChangeRunState.Completed, AccountId = HealthyRegion.Account, Region = HealthyRegion.Region, DomainId = MigrationWorlds.Id(domain),
        StartedAt = at.AddMinutes(-9), EndedAt = at, Changes = [new() { Kind = "UpdateDomainNetwork", State = ChangeState.Applied }],
    };
}
