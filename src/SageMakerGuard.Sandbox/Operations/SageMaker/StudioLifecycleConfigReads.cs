using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.SageMaker;

/// <summary>DescribeStudioLifecycleConfig. One that is not there is ResourceNotFound (API_DescribeStudioLifecycleConfig, 'Errors').</summary>
internal static class StudioLifecycleConfigReads
{
    public static IEnumerable<JsonOperation> All()
    {
        yield return new("DescribeStudioLifecycleConfig", [JsonMember.Text("StudioLifecycleConfigName", 63, ArnNames.NamePattern, true)], call => call.Region.Arn("sagemaker", "studio-lifecycle-config/" + Name(call)), Describe);
    }

    private static string Name(JsonCall call) => call.Required("StudioLifecycleConfigName");

    private static Action<Utf8JsonWriter> Describe(JsonCall call)
    {
        var config = call.Region.Estate.StudioLifecycleConfigs.Items.FirstOrDefault(c => c.StudioLifecycleConfigName == Name(call))
            ?? throw Refusals.NotFound("Studio lifecycle config", Name(call));
        return json =>
        {
            json.WriteString("StudioLifecycleConfigArn", config.StudioLifecycleConfigArn);
            json.WriteString("StudioLifecycleConfigName", config.StudioLifecycleConfigName);
            json.WriteTime("CreationTime", config.CreationTime);
            json.WriteTime("LastModifiedTime", config.LastModifiedTime);
            json.WriteString("StudioLifecycleConfigContent", config.StudioLifecycleConfigContent);
            json.WriteText("StudioLifecycleConfigAppType", config.StudioLifecycleConfigAppType);
        };
    }
}
