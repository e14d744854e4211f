namespace SageMakerGuard.Reachability;

/// <summary>What a filter does with a set of addresses and ports.</summary>
public enum FilterOutcome
{
    /// <summary>All of it passes.</summary>
    Admits,

    /// <summary>None of it passes.</summary>
    Refuses,

    /// <summary>Some of it passes and some does not.</summary>
    AdmitsSome,

    /// <summary>It hangs on something that could not be read.</summary>
    Unknown,
}
