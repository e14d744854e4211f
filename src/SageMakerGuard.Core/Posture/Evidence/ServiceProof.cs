namespace SageMakerGuard.Posture;

/// <summary>Whether a domain, seen as if it were in VpcOnly mode, reaches a service that it needs.</summary>
internal sealed record ServiceProof(NeededService Needed, bool HasEndpoint, Proof Result)
{
    public string Name => Needed.Service.Name;
}
