using System.Collections.Generic;

namespace SageMakerGuard.Reachability;

/// <summary>
/// What no rule has decided yet: boxes of addresses and ports. Each rule takes its part out, so the answer for a range is exact:
/// all, none or some of it, and which.
/// </summary>
internal sealed class TrafficSpace
{
    private List<Box> _boxes = [];

    public TrafficSpace(AddressSet addresses, int firstPort, int lastPort)
    {
        if (!addresses.IsEmpty)
            _boxes.Add(new Box(addresses, firstPort, lastPort));
    }

    public bool IsEmpty => _boxes.Count == 0;

    /// <summary>The addresses of which at least one port is left.</summary>
    public AddressSet Addresses
    {
        get
        {
            var all = AddressSet.Empty;
            foreach (var box in _boxes)
                all = all.Union(box.Addresses);
            return all;
        }
    }

    /// <summary>Takes out the ports of the addresses in a block; false where there was nothing to take.</summary>
    public bool Take(Cidr block, int first, int last)
    {
        List<Box>? left = null;
        for (var i = 0; i < _boxes.Count; i++)
        {
            var box = _boxes[i];
            if (first > box.Last || last < box.First || !box.Addresses.Overlaps(block))
            {
                left?.Add(box);
                continue;
            }

            left ??= _boxes.GetRange(0, i);
            Cut(box, box.Addresses.Intersect(block), first, last, left);
        }

        return Keep(left);
    }

    /// <summary>Takes out the ports of all addresses in a set; false where there was nothing to take.</summary>
    public bool Take(AddressSet addresses, int first, int last)
    {
        List<Box>? left = null;
        for (var i = 0; i < _boxes.Count; i++)
        {
            var box = _boxes[i];
            var hit = first > box.Last || last < box.First ? AddressSet.Empty : box.Addresses.Intersect(addresses);
            if (hit.IsEmpty)
            {
                left?.Add(box);
                continue;
            }

            left ??= _boxes.GetRange(0, i);
            Cut(box, hit, first, last, left);
        }

        return Keep(left);
    }

    /// <summary>Takes out the ports of every address.</summary>
    public bool TakePorts(int first, int last)
    {
        List<Box>? left = null;
        for (var i = 0; i < _boxes.Count; i++)
        {
            var box = _boxes[i];
            if (first > box.Last || last < box.First)
            {
                left?.Add(box);
                continue;
            }

            left ??= _boxes.GetRange(0, i);
            Cut(box, box.Addresses, first, last, left);
        }

        return Keep(left);
    }

    private static void Cut(Box box, AddressSet hit, int first, int last, List<Box> left)
    {
        if (box.First < first)
            left.Add(new Box(hit, box.First, first - 1));
        if (box.Last > last)
            left.Add(new Box(hit, last + 1, box.Last));
        var others = ReferenceEquals(hit, box.Addresses) ? AddressSet.Empty : box.Addresses.Subtract(hit);
        if (!others.IsEmpty)
            left.Add(new Box(others, box.First, box.Last));
    }

    private bool Keep(List<Box>? left)
    {
        if (left is null)
            return false;
        _boxes = left;
        return true;
    }

    private readonly record struct Box(AddressSet Addresses, int First, int Last);
}
