using System.Collections.Generic;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;
using SageMakerGuard.Sandbox.World.Spending;

namespace SageMakerGuard.Sandbox.Operations.Sns;

/// <summary>Amazon SNS's GetTopicAttributes, in the query protocol.</summary>
internal sealed class SnsService : IService
{
    private const string GetTopicAttributes = "GetTopicAttributes";

    public string SigningName => "sns";

    public Dialect Dialect { get; } = new QueryDialect(QueryDialect.Sns);

    public IEnumerable<string> Operations => ["sns:" + GetTopicAttributes];

    public bool Owns(RequestHead request, QueryForm form) => form.Text("Version") == "2010-03-31";

    public PreparedCall Prepare(RequestHead request, QueryForm form)
    {
        var name = form.Text("Action") ?? "";
        if (name != GetTopicAttributes)
            throw Dialect.UnknownOperation(name);
        return new()
        {
            Operation = "sns:" + name,
            Check = call =>
            {
                var arn = form.Required("TopicArn");
                if (arn.Split(':').Length != 6)
                    throw new AwsFault("InvalidParameter", "Invalid parameter: TopicArn");
                return new([new("sns:" + name, arn)], id => QueryDialect.Success(QueryDialect.Sns, name, id, xml => Write(xml, Found(call.Region, arn))));
            },
        };
    }

    private static Topic Found(RegionState region, string arn) => Topics.Find(region, arn) ?? throw new AwsFault("NotFound", "Topic does not exist", 404);

    private static void Write(XmlText xml, Topic topic)
    {
        var attributes = new List<(string Key, string Value)> { ("TopicArn", topic.Arn), ("Owner", topic.Arn.Split(':')[4]), ("Policy", topic.Policy), ("SubscriptionsConfirmed", "1") };
        if (topic.KmsMasterKeyId is { } key)
            attributes.Add(("KmsMasterKeyId", key));
        xml.Set(
            "Attributes",
            attributes,
            attribute =>
            {
                xml.Text("key", attribute.Key);
                xml.Text("value", attribute.Value);
            },
            "entry");
    }
}
