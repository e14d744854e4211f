using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Egress.Scanning;

/// <summary>What is to be said of single sources. Any thread may add to it.</summary>
internal sealed class SourceNotes
{
    private readonly object _gate = new();
    private readonly SortedSet<string> _sentences = new(StringComparer.Ordinal);
    private int _leftOut;

    /// <summary>How many sources gave nothing, because they are of another kind.</summary>
    public int LeftOut => System.Threading.Volatile.Read(ref _leftOut);

    /// <summary>The sentences, in the order of their sources.</summary>
    public IReadOnlyList<string> Sentences
    {
        get
        {
            lock (_gate)
                return _sentences.ToList();
        }
    }

    public void Add(string sentence)
    {
        lock (_gate)
            _sentences.Add(sentence);
    }

    public void LeaveOut(string sentence)
    {
        System.Threading.Interlocked.Increment(ref _leftOut);
        Add(sentence);
    }
}
