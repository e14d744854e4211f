using System.Collections.Generic;

namespace SageMakerGuard.Diagnosis;

/// <summary>
/// Something that a message may point at. It is tested with what the estate holds, and every test gives at least one charge: proven, open or cleared.
/// For every suspect this holds: hiding a part of the estate never clears it, and never proves what was not proven before.
/// </summary>
internal abstract record Suspect
{
    /// <summary>What it is, in a few words, for the list of symptoms.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it bears on nothing while the domain's traffic does not pass its VPC (API_CreateDomain, PublicInternetOnly).</summary>
    public virtual bool NeedsVpc => true;

    public abstract IEnumerable<Charge> Test(Inquiry inquiry);
}

/// <summary>Stands in a row of the catalogue for whatever the message itself names.</summary>
internal sealed record NamedInMessage : Suspect
{
    public override string Name => "the host or service that the message names";

    public override IEnumerable<Charge> Test(Inquiry inquiry) => [];
}
