using System.Collections.Generic;
using System.Linq;
using CsCheck;
using SageMakerGuard.Baselines;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture.Tests;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Core.Tests.Guardrails.Baseline;

/// <summary>Wider, narrower or neither, held against a count of every single packet of a small world: sixteen addresses and sixteen ports.</summary>
public sealed class FilterSpaceProperties
{
    private const int Side = 16;

    private static readonly Gen<Rule> s_rule =
        from length in Gen.Int[28, 32]
        from address in Gen.Int[0, Side - 1]
        from first in Gen.Int[0, Side - 1]
        from last in Gen.Int[0, Side - 1]
        from allow in Gen.Bool
        from number in Gen.Int[1, 40]
        select new Rule(address & (-1 << (32 - length)), length, System.Math.Min(first, last), System.Math.Max(first, last), allow, number);

    [Fact]
    public void A_mutation_of_one_rule_of_a_group_is_exactly_that_difference() => Gen.Select(s_rule.Array[1, 6], s_rule, Gen.Int[0, 3], Gen.Int[0, 5], Gen.Bool).Sample(
        (rules, other, kind, at, egress) =>
        {
            var i = at % rules.Length;
            var edited = kind == 2 ? rules[i] with { First = other.First, Last = other.Last } : rules[i] with { Address = other.Address, Length = other.Length };
            var after = kind switch { 0 => [.. rules, other], 1 => rules.Where((_, n) => n != i).ToArray(), _ => rules.Select((r, n) => n == i ? edited : r).ToArray() };
            var (was, now) = (Texts(rules), Texts(after));
            var differences = Taken.Compared(Group(rules, egress), Group(after, egress)).Where(d => d.What.Contains("rule of group", System.StringComparison.Ordinal)).ToList();
            if (was.SetEquals(now))
            {
                Assert.Empty(differences);
                return;
            }

            var difference = Assert.Single(differences);
            Assert.Equal((was.Except(now).SingleOrDefault(), now.Except(was).SingleOrDefault()), (Bare(difference.Before), Bare(difference.After)));
            Assert.Equal(Expected(Any(rules), Any(after)), difference.Change);
        },
        iter: 3000);

    [Fact]
    public void ACLs_are_compared_by_what_they_let_pass() => Gen.Select(s_rule.Array[0, 5], s_rule.Array[0, 5], Gen.Bool).Sample(
        (rules, after, egress) =>
        {
            var differences = Taken.Compared(Acl(rules, egress), Acl(after, egress)).Where(d => d.What.Contains("network ACL", System.StringComparison.Ordinal)).ToList();
            if (differences.Count == 0)
            {
                Assert.Equal(First(rules), First(after));
                return;
            }

            Assert.Equal(Expected(First(rules), First(after)), Assert.Single(differences).Change);
        },
        iter: 3000);

    private static BaselineChange Expected(bool[] was, bool[] now) =>
        Enumerable.Range(0, was.Length).Any(i => now[i] && !was[i]) ? BaselineChange.Regressed
        : Enumerable.Range(0, was.Length).Any(i => was[i] && !now[i]) ? BaselineChange.Improved
        : BaselineChange.Changed;

    private static bool[] Any(Rule[] rules) => [.. Enumerable.Range(0, Side * Side).Select(i => rules.Any(r => r.Holds(i / Side, i % Side)))];

    private static bool[] First(Rule[] rules) => [.. Enumerable.Range(0, Side * Side).Select(i => Numbered(rules).FirstOrDefault(r => r.Holds(i / Side, i % Side))?.Allow ?? false)];

    // An ACL has no two entries of one number and direction.
    private static IEnumerable<Rule> Numbered(Rule[] rules) => rules.GroupBy(r => r.Number).Select(g => g.First()).OrderBy(r => r.Number);

    private static HashSet<string> Texts(Rule[] rules) => [.. rules.Select(r => r.Text)];

    private static string? Bare(string? line) => line?.Split(' ') is { } words ? $"{words[1]} {words[^1]}" : null;

    private static RegionEstate Group(Rule[] rules, bool egress)
    {
        var permissions = rules.Select(r => HealthyRegion.Tcp(r.First, r.Last, r.Block)).ToList();
        return Network().Group(HealthyRegion.EndpointGroup, g => egress ? g with { IpPermissionsEgress = permissions } : g with { IpPermissions = permissions });
    }

    private static RegionEstate Acl(Rule[] rules, bool egress)
    {
        var region = Network();
        var entries = Numbered(rules).Select(r => HealthyRegion.Rule(r.Number, r.Allow ? "allow" : "deny", egress, r.Block, "6", r.First, r.Last)).ToList();
        return region with { NetworkAcls = region.NetworkAcls.Select(a => a with { Entries = [.. a.Entries.Where(e => e.Egress != egress), .. entries] }) };
    }

    // No domain, so that no rule is judged three thousand times.
    private static RegionEstate Network() => HealthyRegion.Create() with { Domains = Part<Domain>.Read() };

    private sealed record Rule(int Address, int Length, int First, int Last, bool Allow, int Number)
    {
        public string Block => $"10.0.0.{Address}/{Length}";

        public string Text => (First == Last ? $"{First}" : $"{First}-{Last}") + " " + Block;

        public bool Holds(int address, int port) => address >= Address && address < Address + (1 << (32 - Length)) && First <= port && port <= Last;
    }
}
