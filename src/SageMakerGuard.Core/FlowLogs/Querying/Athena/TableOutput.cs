using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Egress;

/// <summary>Where results of Athena go.</summary>
internal static class TableOutput
{
    /// <summary>The location to name in a request; null where the workgroup has its own.</summary>
    /// <exception cref="GuardFault">WorkGroupDisabled, NoOutputLocation or OutputLocationInvalid.</exception>
    public static string? Of(QueryWorkGroup group, string? outputLocation)
    {
        if (!group.IsEnabled)
            throw new GuardFault("WorkGroupDisabled", FaultCategory.NotSupported, $"Workgroup {group.Name} of Athena is disabled.", "Name another with -WorkGroup.") { ResourceId = group.Name };
        if (outputLocation is null)
        {
            return group.OutputLocation is { Length: > 0 } || group.KeepsResults ? null : throw new GuardFault(
                "NoOutputLocation",
                FaultCategory.InvalidArgument,
                $"Workgroup {group.Name} of Athena does not say where results go.",
                "Name a folder with -OutputLocation s3://<bucket>/<folder>/, or a workgroup that has one with -WorkGroup.") { ResourceId = group.Name };
        }

        return StoredPlace.TryParse(outputLocation) is { } place ? $"s3://{place.Bucket}/{place.Prefix}" : throw new GuardFault(
            "OutputLocationInvalid",
            FaultCategory.InvalidArgument,
            $"'{outputLocation}' is no folder in S3.",
            "Give it like s3://<bucket>/<folder>/.");
    }
}
