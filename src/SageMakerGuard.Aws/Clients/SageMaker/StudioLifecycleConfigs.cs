using System;
using Amazon.Runtime;

namespace SageMakerGuard.Aws.Clients.SageMaker;

/// <summary>API_DescribeStudioLifecycleConfig.</summary>
public sealed class DescribeStudioLifecycleConfigRequest : AmazonWebServiceRequest
{
    /// <summary>The configuration.</summary>
    public string? StudioLifecycleConfigName { get; set; }
}

/// <summary>API_DescribeStudioLifecycleConfig.</summary>
public sealed class DescribeStudioLifecycleConfigResponse : AmazonWebServiceResponse
{
    /// <summary>Its ARN.</summary>
    public string? StudioLifecycleConfigArn { get; set; }

    /// <summary>Its name.</summary>
    public string? StudioLifecycleConfigName { get; set; }

    /// <summary>The kind of app that it is for.</summary>
    public string? StudioLifecycleConfigAppType { get; set; }

    /// <summary>The script, base64.</summary>
    public string? StudioLifecycleConfigContent { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationTime { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? LastModifiedTime { get; set; }
}
