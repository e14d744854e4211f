using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3.Model;
using SageMakerGuard.Aws.Clients;
using SageMakerGuard.Aws.Clients.Runtime;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws.Roles;

/// <summary>Execution roles with their policies, and the tags of buckets, in whichever region a bucket is.</summary>
internal sealed class RoleAccessSource(ClientSet clients, string region, CallGate gate, string? endpoint) : IRoleAccessSource
{
    public async Task<Part<ExecutionRole>> RolesAsync(IReadOnlyList<string> roleArns, CancellationToken cancellationToken)
    {
        var reader = new RoleReader(Caller(region, cancellationToken));
        var parts = await Task.WhenAll(roleArns.Distinct(StringComparer.Ordinal).Select(reader.Read)).ConfigureAwait(false);
        return Together(parts);
    }

    public async Task<Part<BucketTags>> BucketTagsAsync(IReadOnlyList<string> bucketNames, CancellationToken cancellationToken)
    {
        var parts = await Task.WhenAll(bucketNames.Distinct(StringComparer.Ordinal).Select(name => Bucket(name, cancellationToken))).ConfigureAwait(false);
        return Together(parts);
    }

    private async Task<Part<BucketTags>> Bucket(string name, CancellationToken cancellationToken)
    {
        var answer = await Tagging(region, name, cancellationToken).ConfigureAwait(false);
        if (answer.Fault is { AwsErrorCode: "PermanentRedirect" or "AuthorizationHeaderMalformed" } or { InnerException: NotAwsAnswerException { Status: 301 or 307 } })
        {
            // The bucket is in another region, and us-east-1 says in which (API_GetBucketLocation).
            var location = await Caller(Home, cancellationToken).Ask("s3:GetBucketLocation", name, (c, ct) => c.S3.GetBucketLocationAsync(new GetBucketLocationRequest { BucketName = name }, ct), CallLane.Later).ConfigureAwait(false);
            if (location.Value is not { } found)
                return Part<BucketTags>.Failed(location.Failure!);
            answer = await Tagging(found.Location?.Value switch { null or "" => "us-east-1", "EU" => "eu-west-1", var other => other }, name, cancellationToken).ConfigureAwait(false);
        }

        // A bucket without tags, and one that is not there, are errors of S3's (API_GetBucketTagging, NoSuchTagSet; NoSuchBucket).
        return answer.Value is { } tags ? Part<BucketTags>.Read(new BucketTags { BucketName = name, Tags = (tags.TagSet ?? []).Select(t => new Estates.Tag { Key = t.Key, Value = t.Value }).ToList() })
            : answer.Fault is { AwsErrorCode: "NoSuchTagSet" or "NoSuchTagSetError" or "NoSuchBucket" } ? Part<BucketTags>.Read(new BucketTags { BucketName = name })
            : Part<BucketTags>.Failed(answer.Failure!);
    }

    private Task<Answer<GetBucketTaggingResponse>> Tagging(string where, string name, CancellationToken cancellationToken) =>
        Caller(where, cancellationToken).Ask("s3:GetBucketTagging", name, (c, ct) => c.S3.GetBucketTaggingAsync(new GetBucketTaggingRequest { BucketName = name }, ct), CallLane.Later);

    private string Home => Partition.OfRegion(region) == "aws" ? "us-east-1" : region;

    private RegionCaller Caller(string where, CancellationToken cancellationToken) => new(clients.In(where), gate, endpoint, cancellationToken);

    private static Part<T> Together<T>(IReadOnlyList<Part<T>> parts) => new() { Asked = true, Items = parts.SelectMany(p => p.Items).ToList(), Unreadable = parts.SelectMany(p => p.Unreadable).ToList() };
}
