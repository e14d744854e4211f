namespace SageMakerGuard.Estates;

/// <summary>A private hosted zone associated with a VPC (Route 53 API_ListHostedZonesByVPC, HostedZoneSummaries).</summary>
public sealed record HostedZone
{
    /// <summary>The zone's id.</summary>
    public string HostedZoneId { get; init; } = "";

    /// <summary>Its name with the closing dot, for example api.sagemaker.eu-central-1.amazonaws.com.</summary>
    public string Name { get; init; } = "";

    /// <summary>The VPC that it was listed for. AWS's answer does not repeat it; the collector adds it.</summary>
    public string? VpcId { get; init; }
}
