using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Services;

namespace SageMakerGuard.Diagnosis;

/// <summary>Services of features that the domain may or may not use, because the calls that would show it failed. What is broken before them matters only if it does.</summary>
internal sealed record DoubtfulServiceSuspect(IReadOnlyList<AwsService> Services) : Suspect
{
    public override string Name => "services of features that may be in use";

    public override IEnumerable<Charge> Test(Inquiry inquiry) => new ServiceSuspect(Services).Test(inquiry)
        .Where(charge => charge.Likelihood != Likelihood.RuledOut)
        .Select(charge => charge.Unless(inquiry, inquiry.Domain.UnreadFeatures));
}
