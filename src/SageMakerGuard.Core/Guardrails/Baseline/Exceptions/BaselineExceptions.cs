using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace SageMakerGuard.Baselines;

/// <summary>The exceptions of a file, held against differences.</summary>
public sealed class BaselineExceptions
{
    private readonly IReadOnlyList<Row> _rows;
    private readonly HashSet<Row> _used = [];

    internal BaselineExceptions(IReadOnlyList<Row> rows) => _rows = rows;

    /// <summary>No exception.</summary>
    public static BaselineExceptions None { get; } = new([]);

    /// <summary>What an exception may name, and where a difference says it.</summary>
    internal static IReadOnlyDictionary<string, Func<BaselineDifference, string?>> Selectors { get; } = new Dictionary<string, Func<BaselineDifference, string?>>(StringComparer.Ordinal)
    {
        [nameof(BaselineDifference.AccountId)] = d => d.AccountId,
        [nameof(BaselineDifference.Region)] = d => d.Region,
        [nameof(BaselineDifference.VpcId)] = d => d.VpcId,
        [nameof(BaselineDifference.DomainId)] = d => d.DomainId,
        [nameof(BaselineDifference.ResourceId)] = d => d.ResourceId,
        [nameof(BaselineDifference.What)] = d => d.What,
        [nameof(BaselineDifference.Before)] = d => d.Before,
        [nameof(BaselineDifference.After)] = d => d.After,
        [nameof(BaselineDifference.Change)] = d => d.Change.ToString(),
    };

    /// <summary>Exceptions that are over: they cover nothing any more.</summary>
    public IEnumerable<BaselineException> Expired => _rows.Select(r => r.Exception).Where(e => e.IsExpired);

    /// <summary>Exceptions that hold and that covered nothing so far: what they were made for is gone.</summary>
    public IEnumerable<BaselineException> Unused => _rows.Where(r => !r.Exception.IsExpired && !_used.Contains(r)).Select(r => r.Exception);

    /// <summary>The difference with the exception that is for it; one that holds goes before one that is over.</summary>
    public BaselineDifference Applied(BaselineDifference difference)
    {
        if (_rows.Where(r => r.Fits(difference)).OrderBy(r => r.Exception.IsExpired).FirstOrDefault() is not { } row)
            return difference;
        _used.Add(row);
        return difference with { Exception = row.Exception };
    }

    internal sealed class Row(BaselineException exception, IReadOnlyDictionary<string, string> selectors)
    {
        private readonly IReadOnlyList<(Func<BaselineDifference, string?> Of, Regex Pattern)> _selectors = selectors.Select(s => (Selectors[s.Key], Wildcard(s.Value))).ToList();

        public BaselineException Exception { get; } = exception;

        public bool Fits(BaselineDifference difference) => _selectors.All(s => s.Of(difference) is { } text && s.Pattern.IsMatch(text));

        private static Regex Wildcard(string pattern) => new("^" + Regex.Escape(pattern).Replace("\\*", ".*") + "$", RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }
}
