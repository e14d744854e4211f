using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.CostExplorer;

/// <summary>Monitors of Cost Anomaly Detection: CreateAnomalyMonitor, GetAnomalyMonitors, DeleteAnomalyMonitor.</summary>
internal static class AnomalyMonitorOperations
{
    public static IEnumerable<JsonOperation> All() =>
    [
        new(
            "CreateAnomalyMonitor",
            [
                JsonMember.Structure(
                    "AnomalyMonitor",
                    JsonMember.Text("MonitorName", 1024, required: true), JsonMember.Choice("MonitorType", true, "DIMENSIONAL", "CUSTOM"),
                    JsonMember.Choice("MonitorDimension", false, "SERVICE", "LINKED_ACCOUNT", "TAG", "COST_CATEGORY")) with { Required = true },
            ],
            call => AnomalyAnswers.Arn(call, "anomalymonitor/*"),
            Create),
        new("GetAnomalyMonitors", [JsonMember.Texts("MonitorArnList"), JsonMember.Integer("MaxResults"), JsonMember.Text("NextPageToken", 8192)], call => AnomalyAnswers.Arn(call, "anomalymonitor/*"), List),
        new("DeleteAnomalyMonitor", [JsonMember.Text("MonitorArn", 1024, required: true)], call => call.Required("MonitorArn"), Delete),
    ];

    public static AwsFault Unknown(string arn) => new("UnknownMonitorException", $"[sandbox] There is no monitor {arn}.") { Modelled = true };

    private static Action<Utf8JsonWriter>? Create(JsonCall call)
    {
        var monitor = call.Request.Read<AnomalyMonitor>("AnomalyMonitor", EstateJson.Options)! with { MonitorArn = AnomalyAnswers.Arn(call, "anomalymonitor/" + Guid.NewGuid()) };
        call.Account.CostAnomalies.ChangeMonitors(all =>
        {
            // aws-cloudformation/cloudformation-coverage-roadmap#2515.
            if (monitor.MonitorType == "DIMENSIONAL" && all.Any(m => m.MonitorType == "DIMENSIONAL" && m.MonitorDimension == monitor.MonitorDimension))
                throw new AwsFault("ValidationException", "Limit exceeded on dimensional spend monitor creation");
            return all.Append(monitor);
        });
        return json => json.WriteString("MonitorArn", monitor.MonitorArn);
    }

    private static Action<Utf8JsonWriter>? Delete(JsonCall call)
    {
        var arn = call.Required("MonitorArn");
        call.Account.CostAnomalies.ChangeMonitors(all => all.Any(m => m.MonitorArn == arn) ? all.Where(m => m.MonitorArn != arn) : throw Unknown(arn));
        return _ => { };
    }

    private static Action<Utf8JsonWriter>? List(JsonCall call)
    {
        var asked = call.Request.Texts("MonitorArnList");
        return AnomalyAnswers.Pages(call, "AnomalyMonitors", call.Account.CostAnomalies.Monitors.Where(m => asked is null || asked.Contains(m.MonitorArn)).ToList());
    }
}
