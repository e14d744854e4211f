using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.S3;

/// <summary>GetBucketTagging: the tags of buckets that the estate tells of. A bucket without tags answers an error (API_GetBucketTagging, 'NoSuchTagSet').</summary>
internal static class BucketTagging
{
    public static Answer Get(ServiceCall call, string bucket, string requestId)
    {
        var found = call.Account.RoleAccess.Bucket(bucket);
        var region = found?.Region ?? StoredFlowLogs.RegionOf(call.Account, bucket) ?? throw new AwsFault("NoSuchBucket", "The specified bucket does not exist", 404);
        if (region != call.RegionName)
            throw new AwsFault("PermanentRedirect", "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.", 301);
        if (found is not { Tags.Tags: { Count: > 0 } tags })
            throw new AwsFault("NoSuchTagSet", "The TagSet does not exist", 404);
        var xml = new XmlText();
        xml.Root("Tagging", S3Dialect.Namespace, () => xml.Element("TagSet", () =>
        {
            foreach (var tag in tags)
            {
                xml.Element("Tag", () =>
                {
                    xml.Text("Key", tag.Key);
                    xml.Text("Value", tag.Value);
                });
            }
        }));
        return S3Dialect.Success(xml, requestId);
    }
}
