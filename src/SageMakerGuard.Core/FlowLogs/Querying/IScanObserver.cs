namespace SageMakerGuard.Egress;

/// <summary>Who listens while flow logs are read where they lie. Called from any thread.</summary>
public interface IScanObserver
{
    /// <summary>What it will read and cost, or has read and cost, in one sentence. Comes before the first query.</summary>
    void OnCost(string sentence);

    /// <summary>How far it is, in percent, and what it is at.</summary>
    void OnProgress(int percent, string what);

    /// <summary>Something worth a verbose line.</summary>
    void OnVerbose(string message);
}
