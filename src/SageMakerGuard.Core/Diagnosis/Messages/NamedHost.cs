namespace SageMakerGuard.Diagnosis;

/// <summary>A host that a message names.</summary>
/// <param name="Name">The name in lower case, without a dot at the end.</param>
/// <param name="Port">The port that goes with it: the message's own, or else its scheme's.</param>
internal sealed record NamedHost(string Name, int Port);
