using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using SageMakerGuard.Diagnosis;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Core.Tests.Diagnosis;

/// <summary>Whatever call fails: nothing is ruled out by it, and nothing is called broken that was not.</summary>
public sealed class UnreadDiagnosisTests
{
    /// <summary>Parts by reflection, so that a new one cannot be forgotten.</summary>
    private static readonly IReadOnlyList<PropertyInfo> s_parts = [.. typeof(RegionEstate).GetProperties().Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(Part<>) && p.Name != "Domains")];

    /// <summary>What is told without any look at the network: by the message, or by the domain's own description.</summary>
    private static readonly string[] s_byDomainAlone = ["Docker", "SMG-DOM-", "SMG-SG-001", "UpdateDomain"];

    private static readonly IReadOnlyList<(SymptomCase Row, RegionEstate Region, IReadOnlyList<ConnectivityFault> Faults)> s_undisturbed =
        [.. SymptomCases.All.Select(row => (row, region: row.Network(HealthyRegion.Create()))).Select(c => (c.row, c.region, Find(c.region, c.row)))];

    public static TheoryData<string> Parts => [.. s_parts.Select(p => p.Name)];

    public static TheoryData<string> Known => [.. SymptomCatalog.All.Select(s => s.SymptomId)];

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_part_that_fails_clears_nobody_and_proves_nothing_new(string part)
    {
        foreach (var (row, region, was) in s_undisturbed)
        {
            foreach (var (how, dark) in Hide(region, part))
            {
                var now = Find(dark, row);
                var told = $"{row} with {part} {how}:\n{Tell(was)}\nnow\n{Tell(now)}";
                var cleared = was.Where(f => f.Likelihood == Likelihood.RuledOut).Select(f => f.Cause).ToHashSet(StringComparer.Ordinal);
                Assert.True(now.Where(f => f.Likelihood == Likelihood.RuledOut).All(f => cleared.Contains(f.Cause)), "something was cleared. " + told);
                var proven = was.Where(f => f.Likelihood == Likelihood.Proven).ToList();
                Assert.True(now.Where(f => f.Likelihood == Likelihood.Proven).All(f => proven.Any(p => p.ResourceId == f.ResourceId || p.Evidence.Any(e => f.ResourceId is not null && e.Contains(f.ResourceId, StringComparison.Ordinal)))), "something was proven. " + told);
                Assert.True(now[0].Likelihood != Likelihood.RuledOut, told);
                if (how != "not asked" && (Count(now, Likelihood.Proven) < Count(was, Likelihood.Proven) || Count(now, Likelihood.RuledOut) < Count(was, Likelihood.RuledOut)))
                    Assert.True(now.Any(f => f.Likelihood == Likelihood.Possible && (f.Remedy + string.Concat(f.Evidence)).Contains("test:Read" + part, StringComparison.Ordinal)), "no fault names the call. " + told);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void With_nothing_but_the_domain_read_all_is_possible(string id)
    {
        var region = s_parts.Aggregate(Breaks.DockerAllowed(HealthyRegion.Create()), (r, part) => Hide(r, part.Name).First().Region);
        var faults = new FaultFinder(region).Find(region.Domains.Items[0], SymptomCatalog.All.Single(s => s.SymptomId == id).Example);
        Assert.All(faults, f => Assert.True(f.Likelihood == Likelihood.Possible || s_byDomainAlone.Any(word => f.Cause.Contains(word, StringComparison.Ordinal)), Tell(faults)));
    }

    [Fact]
    public void What_nobody_asked_for_is_as_unknown_as_what_was_denied()
    {
        var region = HealthyRegion.Create() with { SecurityGroups = Part<SecurityGroup>.NotAsked };
        var first = new FaultFinder(region).Find(region.Domains.Items[0], "STS Permission Error")[0];
        Assert.Equal((Likelihood.Possible, "Whether sts can be reached is not known."), (first.Likelihood, first.Cause));
    }

    private static IReadOnlyList<ConnectivityFault> Find(RegionEstate region, SymptomCase row) => new FaultFinder(region).Find(region.Domains.Items[0], row.Message, row.Destination);

    private static int Count(IReadOnlyList<ConnectivityFault> faults, Likelihood likelihood) => faults.Count(f => f.Likelihood == likelihood);

    private static IEnumerable<(string How, RegionEstate Region)> Hide(RegionEstate region, string part)
    {
        var property = typeof(RegionEstate).GetProperty(part)!;
        var call = new UnreadableCall { Operation = "test:Read" + part, Cause = UnreadableCause.Denied, ErrorCode = "AccessDeniedException", Reason = "the caller is not authorized" };
        yield return ("failed", Set(region, property, property.PropertyType.GetMethod("Failed")!.Invoke(null, [call])!));

        // Private zones are asked for only where a way to a hub makes them matter.
        if (part != "HostedZones")
            yield return ("not asked", Set(region, property, property.PropertyType.GetProperty("NotAsked")!.GetValue(null)!));

        // Read in part: the first item is missing.
        var whole = property.GetValue(region)!;
        var items = ((System.Collections.IEnumerable)property.PropertyType.GetProperty("Items")!.GetValue(whole)!).Cast<object>().Skip(1).ToList();
        var half = property.PropertyType.GetMethod("<Clone>$")!.Invoke(whole, null)!;
        var list = Array.CreateInstance(property.PropertyType.GetGenericArguments()[0], items.Count);
        items.ToArray().CopyTo(list, 0);
        property.PropertyType.GetProperty("Items")!.SetValue(half, list);
        property.PropertyType.GetProperty("Unreadable")!.SetValue(half, new List<UnreadableCall> { call });
        yield return ("read in part", Set(region, property, half));
    }

    private static RegionEstate Set(RegionEstate region, PropertyInfo property, object value)
    {
        var copy = region with { };
        property.SetValue(copy, value);
        return copy;
    }

    private static string Tell(IEnumerable<ConnectivityFault> faults) => string.Join("\n", faults.Select(f => $"  {f.Likelihood} {f.ResourceId}: {f.Cause} | {f.Remedy} | {string.Join(" ", f.Evidence)}"));
}
