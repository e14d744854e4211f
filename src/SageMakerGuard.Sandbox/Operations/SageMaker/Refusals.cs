using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.SageMaker;

/// <summary>
/// SageMaker's refusals. Sentences that begin with '[sandbox]' are the sandbox's own: for those cases only the code is known, or nothing
/// but that the call is refused, and nobody may lean on the words.
/// </summary>
internal static class Refusals
{
    public static AwsFault Invalid(string message) => new("ValidationException", message);

    /// <summary>The code is documented, the sentence is not.</summary>
    public static AwsFault NotFound(string what, string id) => new("ResourceNotFound", $"[sandbox] {what} {id} does not exist.") { Modelled = true };

    public static AwsFault InUse(string message) => new("ResourceInUse", message) { Modelled = true };
}
