using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Baselines;

/// <summary>Whose a VPC is and with whom its subnets are shared.</summary>
internal static class SharingComparison
{
    public static void Owner(VpcBaseline was, VpcBaseline now, DifferenceLedger ledger)
    {
        if (was.OwnerId != now.OwnerId)
            ledger.Add(BaselineChange.Changed, Severity.High, now.VpcId, "owner of the VPC", was.OwnerId, now.OwnerId);
    }

    public static void Shares(VpcBaseline was, VpcBaseline now, DifferenceLedger ledger)
    {
        if (was.Shares is not { } before || now.Shares is not { } after)
            return;
        foreach (var (old, current) in new SectionPair<ShareBaseline>(before, after, true, true).By(s => s.OwningAccountId + " " + s.Name))
        {
            if (current is null)
                ledger.Add(BaselineChange.Removed, Severity.Informational, old!.Name, What(old), Form(old), null);
            else if (old is null)
                ledger.Add(current.AllowExternalPrincipals == true ? BaselineChange.Regressed : BaselineChange.New, current.AllowExternalPrincipals == true ? Severity.High : Severity.Medium, current.Name, What(current), null, Form(current));
            else
                Compare(old, current, ledger);
        }
    }

    private static void Compare(ShareBaseline was, ShareBaseline now, DifferenceLedger ledger)
    {
        if (was.AllowExternalPrincipals != now.AllowExternalPrincipals)
        {
            var change = (was.AllowExternalPrincipals, now.AllowExternalPrincipals) switch { (null, _) or (_, null) => BaselineChange.Unknown, (_, true) => BaselineChange.Regressed, _ => BaselineChange.Improved };
            ledger.Add(change, change == BaselineChange.Improved ? Severity.Informational : Severity.High, now.Name, "external principals of the " + What(now), Allowed(was), Allowed(now));
        }

        Lists("subnets of the " + What(now), was.Subnets, now.Subnets);
        if (was.Principals is { } before && now.Principals is { } after)
            Lists("principals of the " + What(now), before, after);

        void Lists(string what, IReadOnlyList<string> before, IReadOnlyList<string> after)
        {
            var more = after.Except(before).Any();
            if (more || before.Except(after).Any())
                ledger.Add(more ? BaselineChange.Regressed : BaselineChange.Improved, more ? Severity.Medium : Severity.Informational, now.Name, what, string.Join(", ", before), string.Join(", ", after));
        }
    }

    private static string What(ShareBaseline share) => $"resource share {share.Name} of {share.OwningAccountId}";

    private static string Form(ShareBaseline share) => $"{string.Join(", ", share.Subnets)}; external principals {Allowed(share)}";

    private static string Allowed(ShareBaseline share) => share.AllowExternalPrincipals switch { true => "allowed", false => "not allowed", _ => "not known" };
}
