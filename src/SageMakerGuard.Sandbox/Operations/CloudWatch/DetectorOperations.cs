using System;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.CloudWatch;

/// <summary>PutAnomalyDetector, DescribeAnomalyDetectors and DeleteAnomalyDetector, of single metrics. A model here never comes to the end of its training.</summary>
internal static class DetectorOperations
{
    private const int DefaultPage = 100;

    /// <summary>Repeatable: there is one model for a metric and a statistic.</summary>
    public static Action<XmlText>? Put(WatchCall call)
    {
        call.Region.Alarms.Learn(Detector(call.Form));
        return _ => { };
    }

    public static Action<XmlText>? Delete(WatchCall call) =>
        call.Region.Alarms.Forget(Detector(call.Form)) ? _ => { } : throw new AwsFault("ResourceNotFoundException", "[sandbox] There is no model of this metric and statistic.", 404);

    public static Action<XmlText>? List(WatchCall call)
    {
        var (space, name) = (call.Form.Text("Namespace"), call.Form.Text("MetricName"));
        var found = call.Region.Alarms.Detectors.Where(d => (space is null || d.Metric.Namespace == space) && (name is null || d.Metric.MetricName == name)).ToList();
        var question = space + "|" + name + call.Region.Region;
        var start = call.Form.Text("NextToken") is { Length: > 0 } token ? PageToken.Read(token, question) ?? throw new AwsFault("InvalidNextToken", "[sandbox] The token is not valid for this request.") : 0;
        var size = call.Form.Number("MaxResults") is >= 1 and var given ? given : DefaultPage;
        return xml =>
        {
            xml.Set(
                "AnomalyDetectors",
                found.Skip(start).Take(size),
                detector =>
                {
                    AlarmForm.Write(xml, detector.Metric);
                    xml.Text("Stat", detector.Stat);
                    xml.Text("StateValue", "PENDING_TRAINING");
                    xml.Element("SingleMetricAnomalyDetector", () =>
                    {
                        AlarmForm.Write(xml, detector.Metric);
                        xml.Text("Stat", detector.Stat);
                    });
                },
                "member");
            if (start + size < found.Count)
                xml.Text("NextToken", PageToken.Make(start + size, question));
        };
    }

    private static MetricAnomalyDetector Detector(QueryForm form)
    {
        const string Prefix = "SingleMetricAnomalyDetector.";
        var detector = new MetricAnomalyDetector { Metric = AlarmForm.Metric(form, Prefix), Stat = form.Text(Prefix + "Stat") ?? "" };
        return detector.Metric.Namespace.Length > 0 && detector.Metric.MetricName.Length > 0 && detector.Stat.Length > 0
            ? detector
            : throw new AwsFault("MissingParameter", "[sandbox] SingleMetricAnomalyDetector needs Namespace, MetricName and Stat.");
    }
}
