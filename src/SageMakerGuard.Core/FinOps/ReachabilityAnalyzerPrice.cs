using System.Globalization;

namespace SageMakerGuard.FinOps;

/// <summary>What Reachability Analyzer costs: a price for each analysis, and none for paths (AWS Price List, AmazonVPC, usage type Analysis-Runs).</summary>
public static class ReachabilityAnalyzerPrice
{
    /// <summary>
    /// One analysis in US dollars, about: users report this price (cloud-custodian/cloud-custodian#6347), and no offer file that we read confirms it. So
    /// it is never added to a bill, and always said with the place where AWS's own is.
    /// </summary>
    public const decimal AnalysisUsd = 0.10m;

    /// <summary>One analysis, for people.</summary>
    public static string OfOne { get; } = string.Format(CultureInfo.InvariantCulture, "about {0:0.00} USD", AnalysisUsd);

    /// <summary>So many analyses, for people, with where AWS's price is.</summary>
    public static string Of(int analyses) => string.Format(
        CultureInfo.InvariantCulture, "about {0:0.00} USD at {1:0.00} USD each; AWS's list price is on the VPC pricing page, https://aws.amazon.com/vpc/pricing", analyses * AnalysisUsd, AnalysisUsd);
}
