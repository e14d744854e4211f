using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Reachability;

/// <summary>
/// What is learnt while a packet is followed. A block does not end the walk where it can go on, so that all blocks are found. The
/// verdict follows from what was gathered: a block outweighs a doubt, and only a walk with neither arrives.
/// </summary>
internal sealed class Walk
{
    private readonly List<Hop> _hops;
    private readonly List<Hop> _back;
    private readonly List<BlockingFact> _blocks;
    private readonly List<UnknownFact> _unknowns;
    private readonly List<string> _ways;

    public Walk()
        : this(new(8), new(4), [], [], [])
    {
    }

    private Walk(List<Hop> hops, List<Hop> back, List<BlockingFact> blocks, List<UnknownFact> unknowns, List<string> ways)
    {
        _hops = hops;
        _back = back;
        _blocks = blocks;
        _unknowns = unknowns;
        _ways = ways;
    }

    public IReadOnlyList<BlockingFact> Blocks => _blocks;

    public IReadOnlyList<UnknownFact> Unknowns => _unknowns;

    /// <summary>What carries the packet, first what carries it out of its subnet.</summary>
    public string Via => _ways.Count == 1 ? _ways[0] : string.Join(", ", _ways);

    public ReachabilityVerdict Verdict =>
        _blocks.Count > 0 ? ReachabilityVerdict.Blocked : _unknowns.Count > 0 ? ReachabilityVerdict.Unknown : ReachabilityVerdict.Reachable;

    /// <summary>There and back again: the steps of the answer are gathered from the source outwards and told from the destination.</summary>
    public IReadOnlyList<Hop> Hops
    {
        get
        {
            var all = new List<Hop>(_hops.Count + _back.Count);
            all.AddRange(_hops);
            for (var i = _back.Count - 1; i >= 0; i--)
                all.Add(_back[i]);
            return all;
        }
    }

    public Walk Fork() => new([.. _hops], [.. _back], [.. _blocks], [.. _unknowns], [.. _ways]);

    public void By(string way) => _ways.Add(way);

    public void Step(Hop hop) => (hop.Return ? _back : _hops).Add(hop);

    public void Pass(string type, string id, string detail) => _hops.Add(new() { ResourceType = type, ResourceId = id, Detail = detail });

    public void PassBack(string type, string id, string detail) => _back.Add(new() { ResourceType = type, ResourceId = id, Detail = detail, Return = true });

    /// <summary>A step that stops the packet.</summary>
    public void Stop(string rule, string type, string id, string reason, string? fix, string? detail = null)
    {
        _hops.Add(new() { ResourceType = type, ResourceId = id, Detail = detail ?? reason, Passed = false });
        Block(rule, type, id, reason, fix);
    }

    /// <summary>A step that stops the answer.</summary>
    public void StopBack(string rule, string type, string id, string reason, string? fix, string? detail = null)
    {
        _back.Add(new() { ResourceType = type, ResourceId = id, Detail = detail ?? reason, Passed = false, Return = true });
        Block(rule, type, id, reason, fix);
    }

    /// <summary>A block that is no step of its own.</summary>
    public void Block(string rule, string type, string id, string reason, string? fix)
    {
        foreach (var known in _blocks)
        {
            if (known.Rule == rule && known.ResourceId == id)
                return;
        }

        _blocks.Add(new() { Rule = rule, ResourceType = type, ResourceId = id, Reason = reason, Fix = fix });
    }

    public void Doubt(IEnumerable<UnknownFact> facts)
    {
        foreach (var fact in facts)
            Doubt(fact);
    }

    public void Doubt(UnknownFact fact)
    {
        if (!_unknowns.Contains(fact))
            _unknowns.Add(fact);
    }

    public void Doubt(string reason, string? resourceId = null) => Doubt(new UnknownFact { Reason = reason, ResourceId = resourceId });

    /// <summary>Where the walk stands, so that it can be taken back to here.</summary>
    public Mark Here => new(_hops.Count, _back.Count, _blocks.Count, _unknowns.Count, _ways.Count);

    /// <summary>Whether nothing has stopped or put in doubt the packet since then.</summary>
    public bool IsClearSince(Mark mark) => _blocks.Count == mark.Blocks && _unknowns.Count == mark.Unknowns;

    /// <summary>Forgets all since then.</summary>
    public void BackTo(Mark mark)
    {
        _hops.RemoveRange(mark.Hops, _hops.Count - mark.Hops);
        _back.RemoveRange(mark.Back, _back.Count - mark.Back);
        _blocks.RemoveRange(mark.Blocks, _blocks.Count - mark.Blocks);
        _unknowns.RemoveRange(mark.Unknowns, _unknowns.Count - mark.Unknowns);
        _ways.RemoveRange(mark.Ways, _ways.Count - mark.Ways);
    }

    /// <summary>Adds the steps of another walk, and what it found.</summary>
    public void Add(Walk other)
    {
        _hops.AddRange(other._hops);
        _back.AddRange(other._back);
        foreach (var block in other._blocks)
            Block(block.Rule, block.ResourceType, block.ResourceId, block.Reason, block.Fix);
        Doubt(other._unknowns);
    }

    /// <summary>Takes the blocks back, and keeps what is said in their place as doubts.</summary>
    public void Forget(Walk inTheirPlace)
    {
        _blocks.Clear();
        Doubt(inTheirPlace._unknowns);
    }

    /// <summary>Goes on as another walk that was forked off this one.</summary>
    public void Become(Walk other)
    {
        Replace(_hops, other._hops);
        Replace(_back, other._back);
        Replace(_blocks, other._blocks);
        Replace(_unknowns, other._unknowns);
        Replace(_ways, other._ways);
    }

    /// <summary>
    /// Goes on as what several walks agree on; where they do not agree nobody can say which one the packet takes, and what stops some
    /// of them is a doubt.
    /// </summary>
    public void Agree(IReadOnlyList<Walk> walks, string whyUndecided)
    {
        var verdict = walks[0].Verdict;
        if (walks.All(w => w.Verdict == verdict))
        {
            Become(walks[0]);
            foreach (var other in walks.Skip(1))
            {
                foreach (var block in other._blocks)
                    Block(block.Rule, block.ResourceType, block.ResourceId, block.Reason, block.Fix);
                Doubt(other._unknowns);
            }

            return;
        }

        var blocksBefore = _blocks.ToList();
        Become(walks.OrderBy(w => w.Verdict == ReachabilityVerdict.Reachable ? 0 : w.Verdict == ReachabilityVerdict.Unknown ? 1 : 2).First());
        Replace(_blocks, blocksBefore);
        foreach (var walk in walks)
        {
            foreach (var block in walk._blocks.Where(b => !blocksBefore.Contains(b)))
                Doubt($"{whyUndecided}, and one of them does not pass: {block.Reason}", block.ResourceId);
            Doubt(walk._unknowns);
        }
    }

    /// <summary>How much was gathered up to a point.</summary>
    internal readonly record struct Mark(int Hops, int Back, int Blocks, int Unknowns, int Ways);

    private static void Replace<T>(List<T> mine, List<T> other)
    {
        if (ReferenceEquals(mine, other))
            return;
        mine.Clear();
        mine.AddRange(other);
    }
}
