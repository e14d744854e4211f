using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SageMakerGuard.Diagnosis;

/// <summary>Free addresses of the domain's subnets. Each running instance takes one, in either mode: the home file system is reached by it.</summary>
internal sealed record FreeAddressSuspect : Suspect
{
    public override string Name => "free addresses in the domain's subnets";

    public override bool NeedsVpc => false;

    public override IEnumerable<Charge> Test(Inquiry inquiry)
    {
        var domain = inquiry.Domain;
        var counts = domain.Subnets.Select(s => $"{s.SubnetId} has {Number(s.AvailableIpAddressCount)} free address(es).").ToList();
        var more = $"{inquiry.Command("New-SMPrivateNetwork")}; then: {domain.Cli($"sagemaker update-domain --domain-id {domain.DomainId} --subnet-ids {string.Join(" ", domain.Domain.SubnetIds)} <new subnet>")}";
        var full = domain.Subnets.Where(s => s.AvailableIpAddressCount == 0).ToList();
        foreach (var subnet in full)
            yield return Charge.Proven(subnet.SubnetId, $"{subnet.SubnetId} has no free address left, so no app starts there.", counts, more);
        if (domain.UnreadSubnets.Count > 0)
        {
            yield return Charge.Unread(inquiry, "How many addresses are free in the domain's subnets is not known.", domain.UnreadSubnets);
            yield break;
        }

        if (full.Count > 0)
            yield break;

        // 2 to 4 addresses for each user (SageMaker AI Developer Guide, 'Connect Studio in a VPC to external resources').
        var users = domain.Profiles.Count();
        var floor = domain.Settings.MinimumAddressesPerUser * users;
        var free = domain.Subnets.Sum(s => s.AvailableIpAddressCount);
        if (domain.Unread.UserProfiles.Count > 0)
            yield return Charge.Unread(inquiry, $"Whether {Number(free)} free address(es) are enough is not known, because the users could not be counted.", domain.Unread.UserProfiles) with { Evidence = [.. counts, .. domain.Unread.UserProfiles.Select(c => c.ToString())] };
        else if (free < floor)
            yield return Charge.Open(domain.DomainId, $"{Number(free)} free address(es) are fewer than {Number(domain.Settings.MinimumAddressesPerUser)} for each of {Number(users)} user(s): apps fail to start when many start at once.", counts, more);
        else if (domain.Subnets.Count == 0)
            yield return Charge.Open(domain.DomainId, "The domain names no subnet.", ["SubnetIds is empty in the domain's description."], domain.Cli($"sagemaker describe-domain --domain-id {domain.DomainId}"));
        else
            yield return Charge.Cleared("The domain's subnets have free addresses.", counts);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
