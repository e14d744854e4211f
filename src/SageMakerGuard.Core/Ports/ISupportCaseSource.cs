using System;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Kpi;

namespace SageMakerGuard.Ports;

/// <summary>The cases of AWS Support.</summary>
public interface ISupportCaseSource
{
    /// <summary>Reads the cases that were opened since a time, resolved ones among them. An account whose support plan has no API is a failed call.</summary>
    Task<Part<Ticket>> CasesAsync(DateTime since, CancellationToken cancellationToken);
}
