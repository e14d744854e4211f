namespace SageMakerGuard.Diagnosis;

/// <summary>A host that a message names.</summary>
/// <param name="Name">The name in lower case, without a dot at the end.</param>
/// <param name="Port">The port that goes with it: the message's own, else its scheme's, else 443.</param>
/// <param name="PortGiven">False where the message says nothing of a port.</param>
internal sealed record NamedHost(string Name, int Port, bool PortGiven = true);
