using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Xml.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Costs;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.FinOps.Billing;
using SageMakerGuard.FinOps.BreakEven;
using SageMakerGuard.FinOps.Prices;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Module.Tests;

/// <summary>Costs at the prompt: from the sandbox's bill, from an estate, from a plan, from observed bytes.</summary>
public sealed class CostTests : IDisposable
{
    private readonly GuardSession _module = new();
    private readonly Company _company = new();

    private static EgressSummary Seen => new()
    {
        AccountId = HealthyRegion.Account, Region = "us-east-1", VpcId = "vpc-1", DomainId = "d-one", DaysCovered = 30,
        Totals = [new() { AwsService = "com.amazonaws.us-east-1.sts", Class = AddressClass.AwsService, AzId = "use1-az1", Path = EgressPath.NatGateway, Via = "nat-1", Bytes = 500L << 30 }, new() { Class = AddressClass.Internet, AzId = "use1-az1", Path = EgressPath.NatGateway, Via = "nat-1", Bytes = 1 }],
    };

    private static string Bill()
    {
        using var stream = new MemoryStream();
        EstateFile.Write(stream, new() { Regions = [HealthyRegion.Create() with { NotebookInstances = Part<NotebookInstance>.Read() }] });
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    public static TheoryData<string, object, string[]> Samples => new()
    {
        { "domain", new NetworkCost { AccountId = HealthyRegion.Account, Region = "eu-central-1", DomainId = "d-abcdefghijkl", DomainName = "claims-fraud", Attribution = CostAttribution.Domain, CostUsd = 36.9m, KnownCostUsd = 36.9m, UserCount = 4, UsdPerUser = 9.225m, Basis = CostBasis.Actual, Start = new(2026, 10, 1), End = new(2026, 11, 1), Lines = [new() { UsageType = "EUC1-NatGateway-Hours", Quantity = 744, Unit = "Hrs", CostUsd = 36.9m, Why = "It is the only domain that uses the VPC." }], Notes = ["A note."] }, ["claims-fraud", "36.90", "9.2", "2026-10-01 to 2026-11-01", HealthyRegion.Account] },
        { "partly known", new NetworkCost { CostGroup = "CC-4410", Attribution = CostAttribution.Group, KnownCostUsd = 1m }, ["CC-4410", ">= 1.00", "unknown", "a month, estimated"] },
        { "line", new NetworkCostLine { UsageType = "EUC1-NatGateway-Hours", Quantity = 744, Unit = "Hrs", CostUsd = 36.9m, Why = "Because." }, ["EUC1-NatGateway-Hours", "744", "36.90"] },
        { "comparison", Comparison, ["vpc-1", "High", "MustStay", "EndpointsThatPay"] },
        { "service", Comparison.Services[0], ["sts", "InterfaceEndpoint", "208.6"] },
        { "scenario", Comparison.Scenarios[1], ["EndpointsThatPay", "sts"] },
        { "plan", new PlanCost { Plan = "New-SMVpcEndpointSet", DomainId = "d-abcdefghijkl", Region = "us-east-1", MonthlyCostUsd = 14.6m, KnownMonthlyCostUsd = 14.6m, OneTimeUsd = 0m, Kinds = [new() { Kind = "CreateVpcEndpoint", Count = 1, MonthlyCostUsd = 14.6m }] }, ["New-SMVpcEndpointSet", "14.60", "0.00"] },
        { "kind", new PlanCostKind { Kind = "CreateVpcEndpoint", Count = 2, MonthlyCostUsd = 14.6m }, ["CreateVpcEndpoint", "14.60"] },
        { "price", new PriceQuote { Region = "us-east-1", Meter = NetworkMeter.InterfaceEndpointBytes, Tiers = [new(0, 0.01m), new(1048576, 0.006m)], Date = new(2026, 8, 17), Source = "AWS Price List" }, ["0.01, from 1048576 on 0.006", "2026-08-17"] },
    };

    private static EgressCostComparison Comparison => EgressComparer.Compare(EgressObservations.Of([Seen], null)[0], FinOps.PriceTable.ShippedIn("us-east-1"));

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_table_shows_the_essentials_and_fits(string name, object sample, string[] expected)
    {
        var text = _module.Render("$sample", ("sample", sample));
        Assert.All(expected, part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.All(text.Split('\n'), line => Assert.True(line.TrimEnd().Length <= CapturingHost.Width, $"{name}: {line}"));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_list_shows_all_and_fits(string name, object sample, string[] expected)
    {
        Assert.NotEmpty(expected);
        var text = _module.Render("$sample.PSObject.TypeNames.Insert(0, $type); $sample", ("sample", PSObject.AsPSObject(sample)), ("type", sample.GetType().FullName + "#Detail"));
        Assert.All(sample.GetType().GetProperties(), p => Assert.Contains(p.Name, text, StringComparison.Ordinal));
        Assert.All(text.Split('\n'), line => Assert.True(line.TrimEnd().Length <= CapturingHost.Width, $"{name}: {line}"));
        Assert.DoesNotContain("System.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_type_has_a_table_of_at_most_six_columns_and_a_list()
    {
        var views = XDocument.Load(Path.Combine(Path.GetDirectoryName(GuardSession.Manifest)!, "SageMakerGuard.Costs.Format.ps1xml")).Descendants("View").ToList();
        Assert.All(Samples.Select(row => ((object[])row)[1].GetType().FullName!).Distinct(), type =>
        {
            var own = views.Where(v => v.Descendants("TypeName").Any(t => t.Value == type)).ToList();
            Assert.InRange(Assert.Single(own, v => v.Element("TableControl") is not null).Descendants("TableColumnHeader").Count(), 1, 6);
            Assert.Single(own, v => v.Element("ListControl") is not null);
        });
    }

    [Fact]
    public void An_estimate_comes_from_a_file_without_credentials()
    {
        var run = _module.Run("Get-SMNetworkCost -EstatePath $path -Region eu-central-1", ("path", _company.Path));
        Assert.Empty(run.Errors);
        var costs = run.As<NetworkCost>();
        Assert.Contains(costs, c => c.DomainId == HealthyRegion.DomainId);
        Assert.All(costs, c => Assert.Equal(CostBasis.Estimated, c.Basis));
    }

    [Fact]
    public void The_bill_of_the_sandbox_is_attributed_and_the_rows_add_up_to_it()
    {
        using var environment = new EnvironmentScope();
        var estate = _company.Write("bill.json", Bill());
        var run = _module.Run("$sandbox = Start-SMSandbox -EstatePath $path; Get-SMNetworkCost -AllRegions -Actual -Verbose; $sandbox | Stop-SMSandbox", ("path", estate));
        Assert.Empty(run.Errors);
        var costs = run.As<NetworkCost>();
        var domain = costs.Single(c => c.DomainId == HealthyRegion.DomainId);
        Assert.Contains(domain.Lines, l => l.Meter == NetworkMeter.InterfaceEndpointHours && l.CostUsd > 0m);
        Assert.Equal(domain.Start!.Value.AddMonths(1), domain.End);
        Assert.Equal(Math.Round(costs.SelectMany(c => c.Lines).Sum(l => l.CostUsd!.Value), 2, MidpointRounding.AwayFromZero), costs.Sum(c => c.CostUsd));
        Assert.Contains(run.Verbose, v => v.Contains("0.01 US dollars", StringComparison.Ordinal));
    }

    [Fact]
    public void Months_and_cost_centres_are_told_apart()
    {
        using var environment = new EnvironmentScope();
        var estate = _company.Write("bill.json", Bill());
        var run = _module.Run("$sandbox = Start-SMSandbox -EstatePath $path; $now = [datetime]::UtcNow; Get-SMNetworkCost -AllRegions -Actual -GroupBy CostCenter -Start $now.AddMonths(-3) -Period Monthly; $sandbox | Stop-SMSandbox", ("path", estate));
        Assert.Empty(run.Errors);
        var costs = run.As<NetworkCost>();
        Assert.InRange(costs.Select(c => c.Start).Distinct().Count(), 3, 5);
        Assert.All(costs, c => Assert.NotNull(c.CostGroup));
        Assert.Contains(costs, c => c.Notes.Any(n => n.Contains("may still change", StringComparison.Ordinal)));
    }

    [Fact]
    public void Prices_are_fetched_kept_and_preferred()
    {
        using var environment = new EnvironmentScope();
        var table = Path.Combine(Path.GetDirectoryName(_company.Path)!, "prices.json");
        var run = _module.Run("$sandbox = Start-SMSandbox; Update-SMPriceTable -Region eu-west-1, us-east-1 -OutputPath $table -WhatIf; [IO.File]::Exists($table); Update-SMPriceTable -Region eu-west-1, us-east-1 -OutputPath $table; $sandbox | Stop-SMSandbox", ("table", table));
        Assert.Empty(run.Errors);
        Assert.Equal([false], run.As<bool>());
        Assert.All(run.As<PriceQuote>(), q => Assert.StartsWith("AWS Price List API", q.Source, StringComparison.Ordinal));
        Assert.Contains(run.Warnings, w => w.Contains("eu-west-1", StringComparison.Ordinal) && w.Contains("VpcEndpoint-Hours", StringComparison.Ordinal));
        Assert.Equal(["eu-west-1", "us-east-1"], PriceListFile.Read(table).Quotes.Select(q => q.Region).Distinct());
        var compared = Assert.Single(_module.Run("$seen | Compare-SMEgressCost -PriceTablePath $table", ("seen", Seen), ("table", table)).Clean<EgressCostComparison>());
        Assert.Contains("AWS Price List API", compared.PriceSource, StringComparison.Ordinal);
    }

    [Fact]
    public void Observed_bytes_are_compared_and_say_what_keeps_the_gateway()
    {
        var comparison = Assert.Single(_module.Run("$seen | Compare-SMEgressCost", ("seen", Seen)).Clean<EgressCostComparison>());
        Assert.Equal((NatVerdict.MustStay, EgressConfidence.High, "Internet"), (comparison.NatGateway, comparison.Confidence, Assert.Single(comparison.NatKeptBy)));
        Assert.Equal(208.6m, Math.Round(comparison.BreakEvenGigabytesPerZone!.Value, 1));
        var file = _company.Write("bytes.csv", "Service,Bytes,AzId\nsts,536870912000,use1-az1\n");
        var fromFile = Assert.Single(_module.Run("Compare-SMEgressCost -Path $file -Region US-EAST-1 -DaysCovered 30 -ZoneCount 2 -NatGatewayCount 2", ("file", file)).Clean<EgressCostComparison>());
        Assert.Equal((2, 2, "us-east-1", NatVerdict.CanGo), (fromFile.Zones, fromFile.NatGateways, fromFile.Region, fromFile.NatGateway));
    }

    [Fact]
    public void A_plan_is_added_up_by_kind_and_with_bytes()
    {
        var run = new ChangeRun
        {
            Command = "New-SMVpcEndpointSet", Region = "us-east-1", VpcId = "vpc-1", DomainId = "d-one",
            Changes =
            [
                Planned("new:endpoint:sts", 7.30m), Planned("new:endpoint:logs", 7.30m), Planned("new:endpoint:s3", 0m), Planned("new:endpoint:kms", 7.30m) with { State = ChangeState.AlreadyDone },
                new() { Kind = "CreateSecurityGroup", ResourceId = "new:group", MonthlyCostUsd = 0m, State = ChangeState.Planned },
            ],
        };
        var cost = Assert.Single(_module.Run("$run | Measure-SMNetworkCost", ("run", run)).Clean<PlanCost>());
        Assert.Equal((14.60m, 0m, (decimal?)null), (cost.MonthlyCostUsd, cost.OneTimeUsd, cost.DataMonthlyUsd));
        Assert.Equal([("CreateSecurityGroup", 1, 0m), ("CreateVpcEndpoint", 3, 14.60m)], cost.Kinds.Select(k => (k.Kind, k.Count, k.MonthlyCostUsd!.Value)));

        // 500 GB in 30 days are 506.94 in 730 hours: at 0.010 in place of 0.045 they cost 17.74 less.
        var withBytes = Assert.Single(_module.Run("$run | Measure-SMNetworkCost -Egress $seen", ("run", run), ("seen", Seen)).Clean<PlanCost>());
        Assert.Equal((-17.74m, -3.14m), (Math.Round(withBytes.DataMonthlyUsd!.Value, 2), Math.Round(withBytes.MonthlyWithDataUsd!.Value, 2)));

        static Change Planned(string id, decimal cost) => new() { Kind = "CreateVpcEndpoint", ResourceId = id, MonthlyCostUsd = cost, State = ChangeState.Planned };
    }

    [Fact]
    public void A_migration_plan_is_added_up_by_wave()
    {
        var cost = Assert.Single(_module.Run("[pscustomobject]@{ Name = 'Autumn'; MonthlyCostUsd = $null; PriceSource = 'x'; Waves = @([pscustomobject]@{ Number = 1; MonthlyCostUsd = 14.6; Domains = @(1, 2) }, [pscustomobject]@{ Number = 2; MonthlyCostUsd = $null; Domains = @(3) }) } | Measure-SMNetworkCost").Clean<PlanCost>());
        Assert.Equal(("Autumn", (decimal?)null, 14.6m), (cost.Plan, cost.MonthlyCostUsd, cost.KnownMonthlyCostUsd));
        Assert.Equal([("Wave 1", 2), ("Wave 2", 1)], cost.Kinds.Select(k => (k.Kind, k.Count)));
    }

    [Theory]
    [InlineData("Get-SMNetworkCost -EstatePath $path -Actual", "ParametersContradict", ErrorCategory.InvalidArgument)]
    [InlineData("Get-SMNetworkCost -EstatePath $path -Start 2026-01-01", "ParametersContradict", ErrorCategory.InvalidArgument)]
    [InlineData("Get-SMNetworkCost -Actual -Region us-east-1 -Start 2026-03-01 -End 2026-03-01", "ParametersContradict", ErrorCategory.InvalidArgument)]
    [InlineData("Get-SMNetworkCost -EstatePath $path -DomainId d-public000001 -GroupBy CostCenter", "ParametersContradict", ErrorCategory.InvalidArgument)]
    [InlineData("Get-SMNetworkCost -EstatePath $path -PriceTablePath ./not-there.json", "PriceTableNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Get-SMNetworkCost -EstatePath $path -PriceTablePath $path", "PriceTableInvalid", ErrorCategory.InvalidData)]
    [InlineData("Compare-SMEgressCost -Path ./not-there.csv -Region us-east-1", "EgressFileNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Compare-SMEgressCost -Path $notBytes -Region us-east-1", "EgressFileInvalid", ErrorCategory.InvalidData)]
    [InlineData("Compare-SMEgressCost -Path $bytes", "RegionNotKnown", ErrorCategory.InvalidArgument)]
    [InlineData("Compare-SMEgressCost -Path $bytes -Region 'us east'", "RegionInvalid", ErrorCategory.InvalidArgument)]
    [InlineData("5 | Measure-SMNetworkCost", "NotAPlan", ErrorCategory.InvalidArgument)]
    [InlineData("[pscustomobject]@{ MonthlyCostUsd = 1; Waves = @([pscustomobject]@{ Domains = @() }) } | Measure-SMNetworkCost", "PlanUnreadable", ErrorCategory.InvalidData)]
    [InlineData("Update-SMPriceTable -Path ./not-there.json -OutputPath $out", "OfferFileNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Update-SMPriceTable -Path $bytes -OutputPath $out", "OfferFileInvalid", ErrorCategory.InvalidData)]
    [InlineData("Update-SMPriceTable -Path $noPrices -OutputPath $out", "NoPricesFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Update-SMPriceTable -Path $bytes -OutputPath ./no/such/folder/prices.json", "FolderNotFound", ErrorCategory.ObjectNotFound)]
    public void One_error_with_id_category_and_next_step(string script, string id, ErrorCategory category)
    {
        var run = _module.Run(
            script,
            ("path", _company.Path), ("bytes", _company.Write("bytes.csv", "Service,Bytes\nsts,5\n")), ("notBytes", _company.Write("other.csv", "a,b\n1,2\n")),
            ("noPrices", _company.Write("offer.json", """{"publicationDate":"2026-10-01T00:00:00Z","products":{},"terms":{"OnDemand":{}}}""")), ("out", Path.Combine(Path.GetDirectoryName(_company.Path)!, "out.json")));
        Assert.Empty(run.Output);
        var error = run.OneError();
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.False(File.Exists(Path.Combine(Path.GetDirectoryName(_company.Path)!, "out.json")));
    }

    public void Dispose()
    {
        _module.Dispose();
        _company.Dispose();
    }
}
