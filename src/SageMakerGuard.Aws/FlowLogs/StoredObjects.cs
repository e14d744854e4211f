using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3.Model;
using SageMakerGuard.Aws.Clients.Runtime;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws.FlowLogs;

/// <summary>Objects in S3, in whichever region their bucket is.</summary>
internal sealed class StoredObjects(FlowLogCaller caller) : IFlowLogObjects
{
    private readonly ConcurrentDictionary<string, string> _regions = new(StringComparer.Ordinal);

    public async Task<ObjectListing> ListAsync(string bucket, string prefix, bool foldersOnly, CancellationToken cancellationToken)
    {
        var region = await RegionOf(bucket, cancellationToken).ConfigureAwait(false);
        var objects = new List<StoredObject>();
        var folders = new List<string>();
        string? next = null;
        do
        {
            var here = next;
            var page = await InBucket(region, "s3:ListBucket", bucket, (c, ct) => c.S3.ListObjectsV2Async(
                new() { BucketName = bucket, Prefix = prefix, Delimiter = foldersOnly ? "/" : null, ContinuationToken = here }, ct), cancellationToken).ConfigureAwait(false);
            objects.AddRange((page.S3Objects ?? []).Select(o => new StoredObject(bucket, o.Key, o.Size ?? 0, o.ETag ?? "")));
            folders.AddRange(page.CommonPrefixes ?? []);
            next = page.IsTruncated == true ? page.NextContinuationToken : null;
            if (next is not null && next == here)
                throw new GuardFault("EndlessList", FaultCategory.ServiceFailure, $"s3:ListBucket of {bucket} answered with the token that it was asked with, so the list has no end.", "Run it again.") { ResourceId = bucket };
        }
        while (next is not null);
        return new(objects, folders);
    }

    public Stream Open(StoredObject item, CancellationToken cancellationToken) => new PiecewiseStream(item.Bytes, (from, to) => PieceAsync(item, from, to, cancellationToken));

    private async Task<byte[]> PieceAsync(StoredObject item, long from, long to, CancellationToken cancellationToken)
    {
        var region = await RegionOf(item.Bucket, cancellationToken).ConfigureAwait(false);
        return await InBucket(region, "s3:GetObject", item.ToString(), async (c, ct) =>
        {
            using var answer = await c.S3.GetObjectAsync(new() { BucketName = item.Bucket, Key = item.Key, ByteRange = new(from, to - 1), EtagToMatch = item.ETag.Length > 0 ? item.ETag : null }, ct).ConfigureAwait(false);
            using var memory = new MemoryStream((int)(to - from));
            await answer.ResponseStream.CopyToAsync(memory, 81920, ct).ConfigureAwait(false);
            return memory.Length == to - from ? memory.ToArray() : throw new NotAwsAnswerException($"{memory.Length} bytes of an object in place of {to - from}", (int)answer.HttpStatusCode);
        }, cancellationToken).ConfigureAwait(false);
    }

    // A flow log may deliver to a bucket of any region, and S3 answers for a bucket in its own region only. us-east-1 alone says of every bucket where it is.
    private async Task<string> RegionOf(string bucket, CancellationToken cancellationToken)
    {
        if (_regions.TryGetValue(bucket, out var known))
            return known;
        string region;
        try
        {
            var answer = await caller.AskIn(Home(caller.Region), "s3:GetBucketLocation", bucket, (c, ct) => c.S3.GetBucketLocationAsync(new GetBucketLocationRequest { BucketName = bucket }, ct), cancellationToken).ConfigureAwait(false);

            // Nothing for us-east-1, EU for old buckets in Ireland (API_GetBucketLocation).
            region = answer.Location?.Value switch { null or "" or "US" => Home(caller.Region), "EU" => "eu-west-1", var named => named };
        }
        catch (GuardFault fault) when (fault.Category == FaultCategory.PermissionDenied)
        {
            region = caller.Region; // a bucket elsewhere says so itself, below
        }

        return _regions.GetOrAdd(bucket, region);
    }

    private async Task<T> InBucket<T>(string region, string operation, string resource, Func<Clients.RegionClients, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await caller.AskIn(region, operation, resource, call, cancellationToken).ConfigureAwait(false);
        }
        catch (GuardFault fault) when (fault.InnerException is NotAwsAnswerException { Status: 301 or 307 })
        {
            throw new GuardFault("BucketInOtherRegion", FaultCategory.NotFound, $"{resource} is not in {region}, and s3:GetBucketLocation, which says where it is, was denied.", "Allow s3:GetBucketLocation for this identity.", fault) { Operation = operation, ResourceId = resource, Region = region };
        }
    }

    private static string Home(string region) => Partition.OfRegion(region) switch
    {
        "aws" => "us-east-1",
        "aws-cn" => "cn-north-1",
        "aws-us-gov" => "us-gov-west-1",
        _ => region,
    };
}
