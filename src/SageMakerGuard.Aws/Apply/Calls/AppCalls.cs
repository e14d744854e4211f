using SageMakerGuard.Aws.Clients.SageMaker;
using SageMakerGuard.Changes;

namespace SageMakerGuard.Aws.Apply.Calls;

/// <summary>Apps of Studio. A space or a profile is named and never both (API_DeleteApp).</summary>
internal static class AppCalls
{
    public static StepCall Delete(DeleteApp step) => StepCall.Of("sagemaker:DeleteApp", step.ResourceId, (c, ct) => c.SageMaker.DeleteAppAsync(
        new DeleteAppRequest { DomainId = step.DomainId, UserProfileName = Profile(step), SpaceName = step.SpaceName, AppType = step.AppType, AppName = step.AppName },
        ct));

    public static StepCall Create(CreateApp step) => StepCall.Of("sagemaker:CreateApp", step.ResourceId, (c, ct) => c.SageMaker.CreateAppAsync(
        new CreateAppRequest { DomainId = step.DomainId, UserProfileName = Profile(step), SpaceName = step.SpaceName, AppType = step.AppType, AppName = step.AppName, ResourceSpec = step.ResourceSpec },
        ct));

    private static string? Profile(AppStep step) => step.SpaceName is null ? step.UserProfileName : null;
}
