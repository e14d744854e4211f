namespace SageMakerGuard.Estates;

/// <summary>ARNs of what the lists of SageMaker name without one (Service Authorization Reference, 'Resource types defined by Amazon SageMaker').</summary>
public static class StudioArns
{
    /// <summary>Of a user profile.</summary>
    public static string Of(RegionEstate region, UserProfile profile) => Of(region, $"user-profile/{profile.DomainId}/{profile.UserProfileName}");

    /// <summary>Of a space.</summary>
    public static string Of(RegionEstate region, Space space) => Of(region, $"space/{space.DomainId}/{space.SpaceName}");

    private static string Of(RegionEstate region, string resource) => $"arn:{region.Partition}:sagemaker:{region.Region}:{region.AccountId}:{resource}";
}
