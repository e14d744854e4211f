using System;

namespace SageMakerGuard.Aws.Errors;

/// <summary>Which call it was: enough to say it to a person.</summary>
internal readonly record struct CallSite(string Operation, string Region, string? ResourceId, string? Endpoint)
{
    /// <summary>For example 'sagemaker:DescribeDomain of d-abc in eu-central-1'.</summary>
    public override string ToString() => Operation + (ResourceId is null ? "" : " of " + ResourceId) + (Region.Length == 0 ? "" : " in " + Region);

    /// <summary>Scheme, host and port of a URL: what may stand in front of the host is a password.</summary>
    public static string? Bare(string? url) => url is not null && Uri.TryCreate(url, UriKind.Absolute, out var uri) ? $"{uri.Scheme}://{uri.Host}:{uri.Port}" : null;
}
