using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using SageMakerGuard.Aws.Clients.Runtime;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Clients.CloudWatch;

/// <summary>Settings of <see cref="AmazonCloudWatchClient"/>.</summary>
public sealed class AmazonCloudWatchConfig() : ServiceClientConfig(s_service)
{
    private static readonly ServiceIdentity s_service = new()
    {
        ServiceId = "CloudWatch",
        IamPrefix = "cloudwatch",
        SigningName = "monitoring",
        EndpointPrefix = "monitoring",
        Version = "2010-08-01",
        Host = place => $"monitoring{(place.Fips && place.Partition != "aws-us-gov" ? "-fips" : "")}.{place.Region}.{place.Suffix}",
    };
}

/// <summary>
/// The operations of Amazon CloudWatch that the module uses, named as in AWSSDK.CloudWatch. Of the three protocols of the service model this is the
/// query protocol, which every endpoint and emulator has had from the beginning.
/// </summary>
public sealed class AmazonCloudWatchClient(AWSCredentials credentials, AmazonCloudWatchConfig config) : ServiceClient(credentials, config)
{
    private static readonly XmlBodyUnmarshaller<DescribeAlarmsResponse> s_alarms = new(AlarmAnswers.Alarms);
    private static readonly XmlBodyUnmarshaller<DescribeAnomalyDetectorsResponse> s_detectors = new(AlarmAnswers.Detectors);
    private static readonly XmlBodyUnmarshaller<PutMetricAlarmResponse> s_put = new(_ => new());
    private static readonly XmlBodyUnmarshaller<DeleteAlarmsResponse> s_deleted = new(_ => new());
    private static readonly XmlBodyUnmarshaller<PutAnomalyDetectorResponse> s_learning = new(_ => new());
    private static readonly XmlBodyUnmarshaller<DeleteAnomalyDetectorResponse> s_forgotten = new(_ => new());

    /// <summary>API_DescribeAlarms.</summary>
    public Task<DescribeAlarmsResponse> DescribeAlarmsAsync(DescribeAlarmsRequest request, CancellationToken cancellationToken = default) =>
        CallQuery<DescribeAlarmsResponse>("DescribeAlarms", new QueryWriter().Texts("AlarmNames", request.AlarmNames).Number("MaxRecords", request.MaxRecords).Text("NextToken", request.NextToken).Form, s_alarms, request, cancellationToken);

    /// <summary>API_PutMetricAlarm.</summary>
    public Task<PutMetricAlarmResponse> PutMetricAlarmAsync(PutMetricAlarmRequest request, CancellationToken cancellationToken = default) =>
        CallQuery<PutMetricAlarmResponse>("PutMetricAlarm", AlarmForms.Alarm(request.Alarm), s_put, request, cancellationToken);

    /// <summary>API_DeleteAlarms.</summary>
    public Task<DeleteAlarmsResponse> DeleteAlarmsAsync(DeleteAlarmsRequest request, CancellationToken cancellationToken = default) =>
        CallQuery<DeleteAlarmsResponse>("DeleteAlarms", new QueryWriter().Texts("AlarmNames", request.AlarmNames).Form, s_deleted, request, cancellationToken);

    /// <summary>API_DescribeAnomalyDetectors.</summary>
    public Task<DescribeAnomalyDetectorsResponse> DescribeAnomalyDetectorsAsync(DescribeAnomalyDetectorsRequest request, CancellationToken cancellationToken = default) => CallQuery<DescribeAnomalyDetectorsResponse>(
        "DescribeAnomalyDetectors",
        new QueryWriter().Text("Namespace", request.Namespace).Text("MetricName", request.MetricName).Number("MaxResults", request.MaxResults).Text("NextToken", request.NextToken).Form,
        s_detectors,
        request,
        cancellationToken);

    /// <summary>API_PutAnomalyDetector.</summary>
    public Task<PutAnomalyDetectorResponse> PutAnomalyDetectorAsync(PutAnomalyDetectorRequest request, CancellationToken cancellationToken = default) =>
        CallQuery<PutAnomalyDetectorResponse>("PutAnomalyDetector", AlarmForms.Detector(request.SingleMetricAnomalyDetector), s_learning, request, cancellationToken);

    /// <summary>API_DeleteAnomalyDetector.</summary>
    public Task<DeleteAnomalyDetectorResponse> DeleteAnomalyDetectorAsync(DeleteAnomalyDetectorRequest request, CancellationToken cancellationToken = default) =>
        CallQuery<DeleteAnomalyDetectorResponse>("DeleteAnomalyDetector", AlarmForms.Detector(request.SingleMetricAnomalyDetector), s_forgotten, request, cancellationToken);
}

/// <summary>API_DescribeAlarms.</summary>
public sealed class DescribeAlarmsRequest : AmazonWebServiceRequest
{
    /// <summary>At most 100.</summary>
    public List<string> AlarmNames { get; set; } = [];

    /// <summary>The page size, at most 100.</summary>
    public int? MaxRecords { get; set; }

    /// <summary>Where to go on.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_DescribeAlarms.</summary>
public sealed class DescribeAlarmsResponse : AmazonWebServiceResponse
{
    /// <summary>A page of alarms.</summary>
    public List<MetricAlarm> MetricAlarms { get; set; } = [];

    /// <summary>Where to go on; null on the last page.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_PutMetricAlarm, whose members are those of the alarm.</summary>
public sealed class PutMetricAlarmRequest : AmazonWebServiceRequest
{
    /// <summary>The alarm as it is to be, whole.</summary>
    public MetricAlarm Alarm { get; set; } = new();
}

/// <summary>API_PutMetricAlarm.</summary>
public sealed class PutMetricAlarmResponse : AmazonWebServiceResponse;

/// <summary>API_DeleteAlarms.</summary>
public sealed class DeleteAlarmsRequest : AmazonWebServiceRequest
{
    /// <summary>At most 100.</summary>
    public List<string> AlarmNames { get; set; } = [];
}

/// <summary>API_DeleteAlarms.</summary>
public sealed class DeleteAlarmsResponse : AmazonWebServiceResponse;

/// <summary>API_DescribeAnomalyDetectors.</summary>
public sealed class DescribeAnomalyDetectorsRequest : AmazonWebServiceRequest
{
    /// <summary>The metric's namespace.</summary>
    public string? Namespace { get; set; }

    /// <summary>The metric.</summary>
    public string? MetricName { get; set; }

    /// <summary>The page size.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where to go on.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_DescribeAnomalyDetectors.</summary>
public sealed class DescribeAnomalyDetectorsResponse : AmazonWebServiceResponse
{
    /// <summary>A page of models of single metrics.</summary>
    public List<MetricAnomalyDetector> AnomalyDetectors { get; set; } = [];

    /// <summary>Where to go on; null on the last page.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_PutAnomalyDetector.</summary>
public sealed class PutAnomalyDetectorRequest : AmazonWebServiceRequest
{
    /// <summary>The metric with its statistic.</summary>
    public MetricAnomalyDetector SingleMetricAnomalyDetector { get; set; } = new();
}

/// <summary>API_PutAnomalyDetector.</summary>
public sealed class PutAnomalyDetectorResponse : AmazonWebServiceResponse;

/// <summary>API_DeleteAnomalyDetector.</summary>
public sealed class DeleteAnomalyDetectorRequest : AmazonWebServiceRequest
{
    /// <summary>The metric with its statistic.</summary>
    public MetricAnomalyDetector SingleMetricAnomalyDetector { get; set; } = new();
}

/// <summary>API_DeleteAnomalyDetector.</summary>
public sealed class DeleteAnomalyDetectorResponse : AmazonWebServiceResponse;
