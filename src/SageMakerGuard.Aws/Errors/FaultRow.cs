using SageMakerGuard.Estates;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Aws.Errors;

/// <summary>What a code of AWS means here.</summary>
internal sealed record FaultRow(string ErrorId, FaultCategory Category, UnreadableCause Cause, string What, string NextStep);
