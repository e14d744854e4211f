using System.Collections.Generic;
using Amazon.Runtime;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Clients.SageMaker;

/// <summary>API_ListUserProfiles.</summary>
public sealed class ListUserProfilesRequest : AmazonWebServiceRequest
{
    /// <summary>The page size, at most 100.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where to go on.</summary>
    public string? NextToken { get; set; }

    /// <summary>Only of this domain.</summary>
    public string? DomainIdEquals { get; set; }
}

/// <summary>API_ListUserProfiles.</summary>
public sealed class ListUserProfilesResponse : AmazonWebServiceResponse
{
    /// <summary>A page of profiles.</summary>
    public List<UserProfile> UserProfiles { get; set; } = [];

    /// <summary>Where to go on; null on the last page.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_DescribeUserProfile.</summary>
public sealed class DescribeUserProfileRequest : AmazonWebServiceRequest
{
    /// <summary>The domain.</summary>
    public string? DomainId { get; set; }

    /// <summary>The profile.</summary>
    public string? UserProfileName { get; set; }
}

/// <summary>API_DescribeUserProfile, as far as the network depends on it.</summary>
public sealed class DescribeUserProfileResponse : AmazonWebServiceResponse
{
    /// <summary>The profile's own settings.</summary>
    public UserSettings? UserSettings { get; set; }
}
