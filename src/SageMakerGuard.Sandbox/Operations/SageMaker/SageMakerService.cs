using System.Linq;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.SageMaker;

/// <summary>SageMaker: JSON 1.1, target prefix SageMaker.</summary>
internal static class SageMakerService
{
    public static IService Create() => new JsonService(
        "sagemaker",
        "sagemaker",
        "SageMaker",
        new JsonDialect(),
        DomainReads.All().Append(DomainUpdate.Operation).Concat(ProfileReads.All()).Append(ProfileUpdate.Operation).Concat(SpaceReads.All()).Concat(AppReads.All()).Concat(AppChanges.All()).Concat(NotebookReads.All()).Concat(NotebookChanges.All()).Concat(LifecycleConfigOperations.All()).Concat(StudioLifecycleConfigReads.All()).Concat(TagOperations.All()));
}
