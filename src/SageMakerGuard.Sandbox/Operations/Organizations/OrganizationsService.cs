using System.Linq;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Organizations;

/// <summary>AWS Organizations: JSON 1.1, target prefix AWSOrganizationsV20161128. Global: every region's signature leads to the one organization.</summary>
internal static class OrganizationsService
{
    public static IService Create() => new JsonService(
        "organizations",
        "organizations",
        "AWSOrganizationsV20161128",
        new JsonDialect("TooManyRequestsException"),
        TreeReads.All().Concat(PolicyReads.All()).Concat(PolicyChanges.All()).Concat(AttachmentChanges.All()));
}
