using System.Collections.Generic;

namespace SageMakerGuard.Diagnosis;

/// <summary>A cause that no estate shows: a quota, a script, a role, a proxy. It stays possible, whatever else is found.</summary>
/// <param name="About">What it is, in a few words.</param>
/// <param name="Cause">The cause, in one sentence.</param>
/// <param name="Remedy">The command or step, with the marks of <see cref="Inquiry.Fill"/> in place of what differs.</param>
/// <param name="Why">What speaks for it.</param>
internal sealed record ElsewhereSuspect(string About, string Cause, string Remedy, string Why) : Suspect
{
    public override string Name => About;

    public override bool NeedsVpc => false;

    public override IEnumerable<Charge> Test(Inquiry inquiry) => [Charge.Open(null, inquiry.Fill(Cause), [inquiry.Fill(Why)], inquiry.Fill(Remedy))];
}
