using System.Collections.Generic;

namespace SageMakerGuard.Aws.Clients.CostExplorer;

/// <summary>A filter: exactly one of its members (API_Expression).</summary>
public sealed class Expression
{
    /// <summary>One of these.</summary>
    public List<Expression>? Or { get; set; }

    /// <summary>All of these.</summary>
    public List<Expression>? And { get; set; }

    /// <summary>Not this.</summary>
    public Expression? Not { get; set; }

    /// <summary>A dimension has one of some values.</summary>
    public DimensionValues? Dimensions { get; set; }

    /// <summary>A cost allocation tag has one of some values.</summary>
    public TagValues? Tags { get; set; }

    /// <summary>A cost category has one of some values.</summary>
    public CostCategoryValues? CostCategories { get; set; }
}

/// <summary>API_DimensionValues.</summary>
public sealed class DimensionValues
{
    /// <summary>For example USAGE_TYPE.</summary>
    public string? Key { get; set; }

    /// <summary>The values, one of which must fit.</summary>
    public List<string>? Values { get; set; }

    /// <summary>For example EQUALS; which are taken depends on the operation.</summary>
    public List<string>? MatchOptions { get; set; }
}

/// <summary>API_TagValues.</summary>
public sealed class TagValues
{
    /// <summary>The tag's key.</summary>
    public string? Key { get; set; }

    /// <summary>The values, one of which must fit.</summary>
    public List<string>? Values { get; set; }

    /// <summary>EQUALS, ABSENT, CASE_SENSITIVE.</summary>
    public List<string>? MatchOptions { get; set; }
}

/// <summary>API_CostCategoryValues.</summary>
public sealed class CostCategoryValues
{
    /// <summary>The cost category's name.</summary>
    public string? Key { get; set; }

    /// <summary>The values, one of which must fit.</summary>
    public List<string>? Values { get; set; }

    /// <summary>EQUALS, ABSENT, CASE_SENSITIVE.</summary>
    public List<string>? MatchOptions { get; set; }
}

/// <summary>Days: from the first, up to and not including the end (API_DateInterval).</summary>
public sealed class DateInterval
{
    /// <summary>yyyy-MM-dd, inclusive.</summary>
    public string? Start { get; set; }

    /// <summary>yyyy-MM-dd, exclusive.</summary>
    public string? End { get; set; }
}
