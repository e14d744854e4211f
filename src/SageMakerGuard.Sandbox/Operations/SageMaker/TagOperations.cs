using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.SageMaker;

/// <summary>ListTags, AddTags and DeleteTags: one ARN a call.</summary>
internal static class TagOperations
{
    private const string ArnPattern = "arn:aws[a-z-]*:sagemaker:[a-z0-9-]*:[0-9]{12}:.+";
    private const int DefaultPage = 50;

    private static readonly Regex s_resource = new("^arn:[^:]+:sagemaker:([^:]*):([^:]*):([a-z-]+)/(.+)$", RegexOptions.CultureInvariant);

    public static JsonMember TagList(bool required) => JsonMember.List("Tags", 0, 50, required, JsonMember.Text("Key", 128, required: true), JsonMember.Text("Value", 256, required: true));

    public static IEnumerable<JsonOperation> All()
    {
        var arn = JsonMember.Text("ResourceArn", 256, ArnPattern, true);
        yield return new("ListTags", [arn, JsonMember.Text("NextToken", 8192), JsonMember.Integer("MaxResults", 50)], Resource, List);
        yield return new("AddTags", [arn, TagList(true)], Resource, call =>
        {
            var resource = Existing(call);
            Put(call, resource);
            var tags = call.Region.Tags.Of(resource);
            return json => Write(json, tags);
        });
        yield return new("DeleteTags", [arn, JsonMember.Texts("TagKeys", 1, 50, true)], Resource, call =>
        {
            call.Region.Tags.Remove(Existing(call), call.Request.Texts("TagKeys")!);
            return _ => { };
        });
    }

    /// <summary>Puts the tags of a request on a resource.</summary>
    public static void Put(JsonCall call, string arn)
    {
        if (call.Request.Read<List<Tag>>("Tags", JsonTime.Settings) is { Count: > 0 } tags)
            call.Region.Tags.Put(arn, tags);
    }

    /// <summary>The same for a resource that was just made: a former one of its name leaves it nothing.</summary>
    public static void PutOnNew(JsonCall call, string arn)
    {
        call.Region.Tags.Remove(arn, call.Region.Tags.Of(arn).Select(tag => tag.Key).ToList());
        Put(call, arn);
    }

    private static string Resource(JsonCall call) => call.Required("ResourceArn");

    private static Action<Utf8JsonWriter> List(JsonCall call)
    {
        var arn = Existing(call);
        var tags = call.Region.Tags.Of(arn);
        var start = call.Request.Text("NextToken") is { Length: > 0 } token ? PageToken.Read(token, arn) ?? throw Refusals.Invalid("[sandbox] The pagination token is not valid for this request.") : 0;
        var size = call.Request.Integer("MaxResults") ?? DefaultPage;
        return json =>
        {
            Write(json, tags.Skip(start).Take(size));
            if (start + size < tags.Count)
                json.WriteString("NextToken", PageToken.Make(start + size, arn));
        };
    }

    private static void Write(Utf8JsonWriter json, IEnumerable<Tag> tags)
    {
        json.WriteStartArray("Tags");
        foreach (var tag in tags)
            JsonSerializer.Serialize(json, tag, JsonTime.Settings);
        json.WriteEndArray();
    }

    /// <summary>The ARN, if its resource is there. For one that is not, the code is inferred and the sentence the sandbox's.</summary>
    private static string Existing(JsonCall call)
    {
        var arn = call.Required("ResourceArn");
        var match = s_resource.Match(arn);
        if (!match.Success || match.Groups[1].Value != call.Region.Region || match.Groups[2].Value != call.Account.Id)
            throw Refusals.Invalid($"[sandbox] {arn} is no resource of this account and region.");
        var kind = match.Groups[3].Value;
        var there = kind == "app" ? AppIsThere(call, arn) : TaggedResources.Exist(call.Region, kind, match.Groups[4].Value, arn, call.Now);
        return there ? arn : throw Refusals.Invalid($"[sandbox] {arn} does not exist.");
    }

    private static bool AppIsThere(JsonCall call, string arn)
    {
        var app = call.Region.Apps.At(call.Now).FirstOrDefault(a => ArnNames.AppArn(call.Region, a) == arn);

        // On a dead app the message is empty (hashicorp/terraform-provider-aws#27265).
        return app is { Status: "Deleted" or "Failed" } ? throw Refusals.Invalid("") : app is not null;
    }
}
