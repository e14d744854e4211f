using System.Collections.Generic;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Aws.Collect.Calls;

/// <summary>What came of a call: a value, or the reason why there is none.</summary>
internal readonly record struct Answer<T>(T? Value, GuardFault? Fault, UnreadableCall? Failure)
    where T : class;

/// <summary>What came of reading a list page by page: what was read, and why it is not whole where it is not.</summary>
internal sealed record Listing<T>(List<T> Items, GuardFault? Fault, UnreadableCall? Failure)
{
    public Part<T> ToPart() => new() { Asked = true, Items = Items, Unreadable = Failure is null ? [] : [Failure] };
}

/// <summary>One page of a list, and where to go on.</summary>
internal readonly record struct Page<T>(IEnumerable<T>? Items, string? Next);

/// <summary>Makes pages whose type the compiler finds.</summary>
internal static class Page
{
    public static Page<T> Of<T>(IEnumerable<T>? items, string? next) => new(items, next);
}
