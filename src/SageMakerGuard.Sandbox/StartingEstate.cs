using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Ports;
using SageMakerGuard.Sandbox.Sample;

namespace SageMakerGuard.Sandbox;

/// <summary>What a sandbox starts from: the estate that was given, the one at the path that was given, or else the bundled sample company.</summary>
internal static class StartingEstate
{
    public static Estate Of(SandboxOptions options) =>
        options.Estate ?? (options.EstatePath is { Length: > 0 } path ? EstatePath.Read(path) : SampleCompany.Create());
}
