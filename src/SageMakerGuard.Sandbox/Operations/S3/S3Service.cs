using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using SageMakerGuard.Sandbox.Http;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.S3;

/// <summary>
/// S3, as far as flow logs and classifications need it: GetBucketLocation, GetBucketTagging, ListObjectsV2 and GetObject with ranges, with the bucket in the path. An account sees the buckets that
/// its own flow logs deliver to.
/// </summary>
internal sealed class S3Service : IService
{
    private const int MostKeys = 1000;

    private static readonly Regex s_range = new(@"^bytes=(\d+)-(\d*)$", RegexOptions.CultureInvariant);

    public string SigningName => "s3";

    public Dialect Dialect { get; } = new S3Dialect();

    public IEnumerable<string> Operations => ["s3:GetBucketLocation", "s3:GetBucketTagging", "s3:ListBucket", "s3:GetObject"];

    /// <summary>Nothing in a request of S3 says that it is one, the signature aside.</summary>
    public bool Owns(RequestHead request, QueryForm form) => FrontFailures.ScopeOf(request) == SigningName;

    public PreparedCall Prepare(RequestHead request, QueryForm form)
    {
        var path = request.Path.TrimStart('/');
        var slash = path.IndexOf('/');
        var (bucket, key) = slash < 0 ? (path, "") : (path.Substring(0, slash), path.Substring(slash + 1));
        if (request.Method != "GET" || bucket.Length == 0)
            throw Dialect.UnknownOperation(request.Path);
        if (key.Length > 0)
            return new() { Operation = "s3:GetObject", Check = call => new([new("s3:GetObject", Arn(call, bucket + "/" + key))], id => Get(call, request, bucket, key, id)) };
        if (form.Text("location") is not null)
            return new() { Operation = "s3:GetBucketLocation", Check = call => new([new("s3:GetBucketLocation", Arn(call, bucket))], id => Location(call, bucket, id)) };
        if (form.Text("tagging") is not null)
            return new() { Operation = "s3:GetBucketTagging", Check = call => new([new("s3:GetBucketTagging", Arn(call, bucket))], id => BucketTagging.Get(call, bucket, id)) };
        return form.Text("list-type") == "2"
            ? new() { Operation = "s3:ListBucket", Check = call => new([new("s3:ListBucket", Arn(call, bucket))], id => List(call, form, bucket, id)) }
            : throw Dialect.UnknownOperation(request.Path);
    }

    private static string Arn(ServiceCall call, string name) => $"arn:{call.Region.Partition}:s3:::{name}";

    // us-east-1 has no name here (API_GetBucketLocation).
    private static Answer Location(ServiceCall call, string bucket, string requestId)
    {
        var region = RegionOf(call, bucket);
        var xml = new XmlText();
        return S3Dialect.Success(xml.Root("LocationConstraint", S3Dialect.Namespace, () => xml.Raw(region == "us-east-1" ? "" : region)), requestId);
    }

    private Answer List(ServiceCall call, QueryForm form, string bucket, string requestId)
    {
        InItsRegion(call, bucket);
        var (prefix, delimiter) = (form.Text("prefix") ?? "", form.Text("delimiter"));
        var size = Math.Min(form.Number("max-keys") ?? MostKeys, MostKeys);
        var encoded = form.Text("encoding-type") == "url";
        string Key(string key) => encoded ? Uri.EscapeDataString(key).Replace("%2F", "/") : key;
        var key = bucket + "|" + prefix + "|" + delimiter;
        var start = form.Text("continuation-token") is { Length: > 0 } token ? PageToken.Read(token, key) ?? throw new AwsFault("InvalidArgument", "The continuation token provided is incorrect") : 0;
        var rows = Rows(call, bucket, prefix, delimiter).ToList();
        var page = rows.Skip(start).Take(size).ToList();
        var xml = new XmlText();
        xml.Root("ListBucketResult", S3Dialect.Namespace, () =>
        {
            xml.Text("Name", bucket);
            xml.Text("Prefix", Key(prefix));
            xml.Text("Delimiter", delimiter is null ? null : Key(delimiter));
            xml.Number("MaxKeys", size);
            xml.Text("EncodingType", encoded ? "url" : null);
            xml.Number("KeyCount", page.Count);
            xml.Flag("IsTruncated", start + size < rows.Count);
            xml.Text("ContinuationToken", form.Text("continuation-token"));
            xml.Text("NextContinuationToken", start + size < rows.Count ? PageToken.Make(start + size, key) : null);
            foreach (var file in page.Select(row => row.File).OfType<BucketObject>())
            {
                var bytes = file.Read();
                xml.Element("Contents", () =>
                {
                    xml.Text("Key", Key(file.Key));
                    xml.Time("LastModified", file.Delivered);
                    xml.Text("ETag", ETag(bytes));
                    xml.Number("Size", bytes.Length);
                    xml.Text("StorageClass", "STANDARD");
                });
            }

            foreach (var folder in page.Where(row => row.File is null))
                xml.Element("CommonPrefixes", () => xml.Text("Prefix", Key(folder.Name)));
        });
        return S3Dialect.Success(xml, requestId);
    }

    private static IEnumerable<(string Name, BucketObject? File)> Rows(ServiceCall call, string bucket, string prefix, string? delimiter)
    {
        var last = "";
        foreach (var file in StoredFlowLogs.Objects(call.Account, bucket, prefix, call.Now))
        {
            var end = delimiter is { Length: > 0 } ? file.Key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal) : -1;
            if (end < 0)
            {
                yield return (file.Key, file);
                continue;
            }

            var folder = file.Key.Substring(0, end + delimiter!.Length);
            if (folder != last)
                yield return (folder, null);
            last = folder;
        }
    }

    private Answer Get(ServiceCall call, RequestHead request, string bucket, string key, string requestId)
    {
        InItsRegion(call, bucket);
        var file = StoredFlowLogs.Objects(call.Account, bucket, key, call.Now).FirstOrDefault(f => f.Key == key) ?? throw new AwsFault("NoSuchKey", "The specified key does not exist.", 404);
        var bytes = file.Read();
        var etag = ETag(bytes);
        if (request.IfMatch is { } wanted && wanted.Trim('"') != etag.Trim('"'))
            throw new AwsFault("PreconditionFailed", "At least one of the pre-conditions you specified did not hold", 412);
        var headers = new List<(string, string)> { ("x-amz-request-id", requestId), ("ETag", etag), ("Last-Modified", file.Delivered.ToString("R", CultureInfo.InvariantCulture)), ("Accept-Ranges", "bytes") };
        if (request.Range is not { } range || s_range.Match(range) is not { Success: true } match)
            return new() { ContentType = "application/octet-stream", Body = new(bytes), Headers = headers };
        var from = long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        if (from >= bytes.Length)
            throw new AwsFault("InvalidRange", "The requested range is not satisfiable", 416);
        var to = match.Groups[2].Value is { Length: > 0 } end ? Math.Min(long.Parse(end, CultureInfo.InvariantCulture), bytes.Length - 1) : bytes.Length - 1;
        headers.Add(("Content-Range", $"bytes {from}-{to}/{bytes.Length}"));
        return new() { Status = 206, ContentType = "application/octet-stream", Body = new(bytes, (int)from, (int)(to - from + 1)), Headers = headers };
    }

    private static string RegionOf(ServiceCall call, string bucket) =>
        StoredFlowLogs.RegionOf(call.Account, bucket) ?? call.Account.RoleAccess.Bucket(bucket)?.Region ?? throw new AwsFault("NoSuchBucket", "The specified bucket does not exist", 404);

    private static void InItsRegion(ServiceCall call, string bucket)
    {
        if (RegionOf(call, bucket) != call.RegionName)
            throw new AwsFault("PermanentRedirect", "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.", 301);
    }

    private static string ETag(byte[] bytes)
    {
        using var md5 = MD5.Create();
        return "\"" + string.Concat(md5.ComputeHash(bytes).Select(b => b.ToString("x2", CultureInfo.InvariantCulture))) + "\"";
    }
}
