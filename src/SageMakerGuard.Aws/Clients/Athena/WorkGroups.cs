using Amazon.Runtime;

namespace SageMakerGuard.Aws.Clients.Athena;

/// <summary>API_GetWorkGroup.</summary>
public sealed class GetWorkGroupRequest : AmazonWebServiceRequest
{
    /// <summary>The workgroup.</summary>
    public string? WorkGroup { get; set; }
}

/// <summary>API_GetWorkGroup.</summary>
public sealed class GetWorkGroupResponse : AmazonWebServiceResponse
{
    /// <summary>The workgroup.</summary>
    public WorkGroup? WorkGroup { get; set; }
}

/// <summary>API_WorkGroup.</summary>
public sealed class WorkGroup
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>ENABLED or DISABLED.</summary>
    public string? State { get; set; }

    /// <summary>Its settings.</summary>
    public WorkGroupConfiguration? Configuration { get; set; }
}

/// <summary>API_WorkGroupConfiguration.</summary>
public sealed class WorkGroupConfiguration
{
    /// <summary>Where results go.</summary>
    public ResultConfiguration? ResultConfiguration { get; set; }

    /// <summary>Whether Athena keeps results itself.</summary>
    public ManagedQueryResultsConfiguration? ManagedQueryResultsConfiguration { get; set; }

    /// <summary>Whether these settings go before those of a query.</summary>
    public bool? EnforceWorkGroupConfiguration { get; set; }

    /// <summary>The bytes at which a query is cancelled.</summary>
    public long? BytesScannedCutoffPerQuery { get; set; }
}

/// <summary>API_ManagedQueryResultsConfiguration.</summary>
public sealed class ManagedQueryResultsConfiguration
{
    /// <summary>Whether it is on.</summary>
    public bool? Enabled { get; set; }
}

/// <summary>API_ResultConfiguration.</summary>
public sealed class ResultConfiguration
{
    /// <summary>A folder in S3, s3://bucket/folder/.</summary>
    public string? OutputLocation { get; set; }
}
