namespace SageMakerGuard.Estates;

/// <summary>A tag key as billing knows it (API_ListCostAllocationTags of Cost Explorer). Keys are the payer's, for the whole organization.</summary>
public sealed record CostAllocationTag
{
    /// <summary>The status of a key by which costs are split.</summary>
    public const string Active = "Active";

    /// <summary>The status of a key by which they are not.</summary>
    public const string Inactive = "Inactive";

    /// <summary>The key.</summary>
    public string TagKey { get; init; } = "";

    /// <summary>UserDefined or AWSGenerated.</summary>
    public string Type { get; init; } = "UserDefined";

    /// <summary>Active or Inactive.</summary>
    public string Status { get; init; } = Inactive;

    /// <summary>When it was last activated or deactivated, as AWS writes it; null where it never was.</summary>
    public string? LastUpdatedDate { get; init; }

    /// <summary>The last month in which a resource carried it, as AWS writes it.</summary>
    public string? LastUsedDate { get; init; }
}
