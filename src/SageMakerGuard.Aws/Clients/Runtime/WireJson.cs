using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;
using SageMakerGuard.Estates.Files;

namespace SageMakerGuard.Aws.Clients.Runtime;

/// <summary>JSON as AWS's services speak it: an explicit null is the same as a member that is not there.</summary>
internal static class WireJson
{
    public static JsonSerializerOptions Options { get; } = new(EstateJson.Options)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatTheSdkAdds, TakeNullForAbsent } },
    };

    private static void LeaveOutWhatTheSdkAdds(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || !(typeof(AmazonWebServiceRequest).IsAssignableFrom(type.Type) || typeof(AmazonWebServiceResponse).IsAssignableFrom(type.Type)))
            return;
        var ours = new HashSet<string>(type.Type.GetProperties().Where(p => p.DeclaringType!.Assembly == typeof(WireJson).Assembly).Select(NameOnTheWire), StringComparer.Ordinal);
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (!ours.Contains(type.Properties[i].Name))
                type.Properties.RemoveAt(i);
        }
    }

    // CloudWatch Logs spells its members with a small first letter.
    private static string NameOnTheWire(PropertyInfo property) => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? property.Name;

    // A list that is null on the wire must stay the empty list that the model starts with.
    private static void TakeNullForAbsent(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.Set is { } set && !property.PropertyType.IsValueType)
                property.Set = (target, value) => { if (value is not null) set(target, value); };
        }
    }
}
