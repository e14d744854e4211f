using System.Linq;
using SageMakerGuard.Aws.Clients.SageMaker;
using SageMakerGuard.Changes;

namespace SageMakerGuard.Aws.Apply.Calls;

/// <summary>A domain's network.</summary>
internal static class DomainCalls
{
    // VpcId and SubnetIds go with every network type: VpcOnly is refused without them (hashicorp/terraform-provider-aws#45528). What is not
    // sent stays; AppSecurityGroupManagement is refused where there is no RStudio, even unchanged (hashicorp/terraform-provider-aws#39923).
    public static StepCall Update(UpdateDomainNetwork step) => StepCall.Of("sagemaker:UpdateDomain", step.DomainId, (c, ct) => c.SageMaker.UpdateDomainAsync(
        new UpdateDomainRequest
        {
            DomainId = step.DomainId,
            AppNetworkAccessType = step.AppNetworkAccessType,
            VpcId = step.VpcId,
            SubnetIds = step.SubnetIds.ToList(),
            DefaultUserSettings = step.UserSecurityGroupIds is { } user ? new() { SecurityGroups = user } : null,
            DefaultSpaceSettings = step.SpaceSecurityGroupIds is { } space ? new() { SecurityGroups = space } : null,
        },
        ct));
}
