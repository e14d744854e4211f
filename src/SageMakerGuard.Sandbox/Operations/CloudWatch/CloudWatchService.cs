using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.CloudWatch;

/// <summary>A call of CloudWatch with its form.</summary>
internal sealed record WatchCall(RegionState Region, QueryForm Form)
{
    public string AlarmArn(string name) => Region.Arn("cloudwatch", "alarm:" + name);
}

/// <summary>CloudWatch's alarms and anomaly detection models, in the query protocol.</summary>
internal sealed class CloudWatchService : IService
{
    private const string Version = "2010-08-01";

    private static readonly Dictionary<string, (Func<WatchCall, IReadOnlyList<string>> Resources, Func<WatchCall, Action<XmlText>?> Run)> s_operations = new(StringComparer.Ordinal)
    {
        ["PutMetricAlarm"] = (call => [call.AlarmArn(call.Form.Required("AlarmName"))], AlarmOperations.Put),
        ["DescribeAlarms"] = (call => [call.AlarmArn("*")], AlarmOperations.List),
        ["DeleteAlarms"] = (call => AlarmOperations.Names(call).Select(call.AlarmArn).ToList(), AlarmOperations.Delete),

        // Models have no resource level (Service Authorization Reference, Amazon CloudWatch).
        ["PutAnomalyDetector"] = (_ => ["*"], DetectorOperations.Put),
        ["DescribeAnomalyDetectors"] = (_ => ["*"], DetectorOperations.List),
        ["DeleteAnomalyDetector"] = (_ => ["*"], DetectorOperations.Delete),
    };

    public string SigningName => "monitoring";

    public Dialect Dialect { get; } = new QueryDialect(QueryDialect.CloudWatch);

    public IEnumerable<string> Operations => s_operations.Keys.Select(name => "cloudwatch:" + name);

    public bool Owns(RequestHead request, QueryForm form) => form.Text("Version") == Version;

    public PreparedCall Prepare(RequestHead request, QueryForm form)
    {
        var name = form.Text("Action") ?? "";
        if (!s_operations.TryGetValue(name, out var operation))
            throw Dialect.UnknownOperation(name);
        var action = "cloudwatch:" + name;
        return new()
        {
            Operation = action,
            Check = call =>
            {
                var watch = new WatchCall(call.Region, form);
                return new([.. operation.Resources(watch).Select(resource => new NeededPermission(action, resource))], id => QueryDialect.Success(QueryDialect.CloudWatch, name, id, operation.Run(watch)));
            },
        };
    }

    public static AwsFault Invalid(string message) => new("ValidationError", message);
}
