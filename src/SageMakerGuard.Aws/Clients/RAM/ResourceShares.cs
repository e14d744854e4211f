using System.Collections.Generic;
using System.Text.Json.Serialization;
using Amazon.Runtime;

namespace SageMakerGuard.Aws.Clients.RAM;

/// <summary>API_ListResources.</summary>
public sealed class ListResourcesRequest : AmazonWebServiceRequest
{
    /// <summary>SELF or OTHER-ACCOUNTS.</summary>
    [JsonPropertyName("resourceOwner")]
    public string? ResourceOwner { get; set; }

    /// <summary>For example ec2:Subnet.</summary>
    [JsonPropertyName("resourceType")]
    public string? ResourceType { get; set; }

    /// <summary>Where to go on.</summary>
    [JsonPropertyName("nextToken")]
    public string? NextToken { get; set; }
}

/// <summary>API_ListResources.</summary>
public sealed class ListResourcesResponse : AmazonWebServiceResponse
{
    /// <summary>A page of resources.</summary>
    [JsonPropertyName("resources")]
    public List<Resource> Resources { get; set; } = [];

    /// <summary>Where to go on; null on the last page.</summary>
    [JsonPropertyName("nextToken")]
    public string? NextToken { get; set; }
}

/// <summary>A resource in a share (API_Resource).</summary>
public sealed class Resource
{
    /// <summary>The resource.</summary>
    [JsonPropertyName("arn")]
    public string? Arn { get; set; }

    /// <summary>The share.</summary>
    [JsonPropertyName("resourceShareArn")]
    public string? ResourceShareArn { get; set; }
}

/// <summary>API_GetResourceShares.</summary>
public sealed class GetResourceSharesRequest : AmazonWebServiceRequest
{
    /// <summary>SELF or OTHER-ACCOUNTS.</summary>
    [JsonPropertyName("resourceOwner")]
    public string? ResourceOwner { get; set; }

    /// <summary>ACTIVE and others.</summary>
    [JsonPropertyName("resourceShareStatus")]
    public string? ResourceShareStatus { get; set; }

    /// <summary>Where to go on.</summary>
    [JsonPropertyName("nextToken")]
    public string? NextToken { get; set; }
}

/// <summary>API_GetResourceShares.</summary>
public sealed class GetResourceSharesResponse : AmazonWebServiceResponse
{
    /// <summary>A page of shares.</summary>
    [JsonPropertyName("resourceShares")]
    public List<ResourceShare> ResourceShares { get; set; } = [];

    /// <summary>Where to go on; null on the last page.</summary>
    [JsonPropertyName("nextToken")]
    public string? NextToken { get; set; }
}

/// <summary>A share (API_ResourceShare).</summary>
public sealed class ResourceShare
{
    /// <summary>Its ARN.</summary>
    [JsonPropertyName("resourceShareArn")]
    public string? ResourceShareArn { get; set; }

    /// <summary>Its name.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary>The account that made it.</summary>
    [JsonPropertyName("owningAccountId")]
    public string? OwningAccountId { get; set; }

    /// <summary>Whether accounts outside of the owner's organization may be given it.</summary>
    [JsonPropertyName("allowExternalPrincipals")]
    public bool? AllowExternalPrincipals { get; set; }

    /// <summary>PENDING, ACTIVE, FAILED, DELETING or DELETED.</summary>
    [JsonPropertyName("status")]
    public string? Status { get; set; }
}

/// <summary>API_GetResourceShareAssociations.</summary>
public sealed class GetResourceShareAssociationsRequest : AmazonWebServiceRequest
{
    /// <summary>PRINCIPAL or RESOURCE.</summary>
    [JsonPropertyName("associationType")]
    public string? AssociationType { get; set; }

    /// <summary>Where to go on.</summary>
    [JsonPropertyName("nextToken")]
    public string? NextToken { get; set; }
}

/// <summary>API_GetResourceShareAssociations.</summary>
public sealed class GetResourceShareAssociationsResponse : AmazonWebServiceResponse
{
    /// <summary>A page of associations.</summary>
    [JsonPropertyName("resourceShareAssociations")]
    public List<ResourceShareAssociation> ResourceShareAssociations { get; set; } = [];

    /// <summary>Where to go on; null on the last page.</summary>
    [JsonPropertyName("nextToken")]
    public string? NextToken { get; set; }
}

/// <summary>What is in a share, or whom it is for (API_ResourceShareAssociation).</summary>
public sealed class ResourceShareAssociation
{
    /// <summary>The share.</summary>
    [JsonPropertyName("resourceShareArn")]
    public string? ResourceShareArn { get; set; }

    /// <summary>The resource's ARN, or the principal.</summary>
    [JsonPropertyName("associatedEntity")]
    public string? AssociatedEntity { get; set; }

    /// <summary>ASSOCIATED and others.</summary>
    [JsonPropertyName("status")]
    public string? Status { get; set; }
}
