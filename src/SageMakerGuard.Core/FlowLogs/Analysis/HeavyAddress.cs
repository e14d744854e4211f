using System;

namespace SageMakerGuard.Egress.Analysis;

/// <summary>
/// Finds the address that stands in at least one of two fields of nearly all rows, in constant memory (the counters of Misra and Gries): an interface's own
/// address is at one end of each of its records.
/// </summary>
internal sealed class HeavyAddress
{
    private const int Counters = 8;

    private readonly string?[] _addresses = new string?[Counters];
    private readonly long[] _counts = new long[Counters];

    /// <summary>Rows that were counted.</summary>
    public long Rows { get; private set; }

    public void Add(string source, string destination)
    {
        Rows++;
        Count(source);
        Count(destination);
    }

    /// <summary>The address that is clearly ahead of all others; null where none is.</summary>
    public string? Winner()
    {
        int first = -1, second = -1;
        for (var i = 0; i < Counters; i++)
        {
            if (_addresses[i] is null)
                continue;
            if (first < 0 || _counts[i] > _counts[first])
                (first, second) = (i, first);
            else if (second < 0 || _counts[i] > _counts[second])
                second = i;
        }

        return first >= 0 && (second < 0 || _counts[first] > _counts[second]) ? _addresses[first] : null;
    }

    private void Count(string address)
    {
        var free = -1;
        for (var i = 0; i < Counters; i++)
        {
            if (string.Equals(_addresses[i], address, StringComparison.Ordinal))
            {
                _counts[i]++;
                return;
            }

            if (_addresses[i] is null)
                free = i;
        }

        if (free >= 0)
        {
            (_addresses[free], _counts[free]) = (address, 1);
            return;
        }

        for (var i = 0; i < Counters; i++)
        {
            if (--_counts[i] == 0)
                _addresses[i] = null;
        }
    }
}
