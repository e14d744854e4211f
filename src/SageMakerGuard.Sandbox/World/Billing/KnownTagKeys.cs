using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.World.Billing;

/// <summary>
/// The tag keys that an organization's billing knows: those that were in use in any of its accounts when the world began. A key that is new shows up
/// within 24 hours (AWS Billing User Guide, 'Activating user-defined cost allocation tags'), which no sandbox lives to see.
/// </summary>
internal static class KnownTagKeys
{
    public static IEnumerable<CostAllocationTag> Of(OrganizationState organization, DateTimeOffset now)
    {
        var month = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero);
        var own = organization.Management.CostTags;
        return organization.Accounts.SelectMany(account => account.TagKeysAtStart).Union(own.Keys, StringComparer.Ordinal).OrderBy(key => key, StringComparer.Ordinal).Select(key => new CostAllocationTag
        {
            TagKey = key,
            Type = key.StartsWith("aws:", StringComparison.Ordinal) ? "AWSGenerated" : "UserDefined",
            Status = own.IsActive(key) ? CostAllocationTag.Active : CostAllocationTag.Inactive,
            LastUpdatedDate = own.ChangedAt(key) is { } changed ? Written(changed) : null,
            LastUsedDate = Written(month),
        });
    }

    private static string Written(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
