using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Sandbox;

/// <summary>What a sandbox starts from: the estate that was given, or the one at the path that was given.</summary>
internal static class StartingEstate
{
    public static Estate Of(SandboxOptions options) =>
        options.Estate
        ?? (options.EstatePath is { Length: > 0 } path
            ? EstatePath.Read(path)
            : throw new GuardFault("NoEstate", FaultCategory.InvalidArgument, "The sandbox was given no estate to start from.", "Give an estate, or the path of an estate file or of a folder of AWS CLI output."));
}
