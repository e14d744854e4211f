using SageMakerGuard.Services;

namespace SageMakerGuard.Posture;

/// <summary>A service that a domain has to reach.</summary>
/// <param name="Service">The service.</param>
/// <param name="For">The first feature that needs it; None where only the settings ask for it.</param>
/// <param name="Features">Every feature in use that needs it.</param>
/// <param name="Certain">False where the feature may or may not be in use, because the calls that would show it failed.</param>
internal sealed record NeededService(AwsService Service, Feature For, Feature Features, bool Certain);
