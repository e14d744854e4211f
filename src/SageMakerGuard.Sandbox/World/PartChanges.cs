using System;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.World;

/// <summary>What happens to a part of the estate when something is made, altered or deleted.</summary>
internal static class PartChanges
{
    /// <summary>The part with more in it, last.</summary>
    public static Part<T> Plus<T>(this Part<T> part, params T[] items) => part with { Asked = true, Items = [.. part.Items, .. items] };

    /// <summary>The part without those.</summary>
    public static Part<T> Without<T>(this Part<T> part, Func<T, bool> gone) => part with { Items = part.Items.Where(item => !gone(item)).ToList() };

    /// <summary>The part with those altered.</summary>
    public static Part<T> Altered<T>(this Part<T> part, Func<T, bool> which, Func<T, T> change) => part.Select(item => which(item) ? change(item) : item);
}
