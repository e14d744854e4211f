using System;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Posture;

/// <summary>VPC block public access of a region.</summary>
internal static class PublicAccessBlock
{
    /// <summary>Whether any mode but off is set, so that exclusions matter.</summary>
    public static bool IsOn(RegionEstate region) =>
        region.VpcBlockPublicAccessOptions.Items.Any(options => options.InternetGatewayBlockMode is { Length: > 0 } mode && !string.Equals(mode, "off", StringComparison.OrdinalIgnoreCase));
}
