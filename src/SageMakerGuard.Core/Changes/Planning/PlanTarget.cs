using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>What a plan is for: a domain with its VPC, or a VPC that no domain uses yet.</summary>
internal sealed record PlanTarget(Vpc Vpc, Domain? Domain)
{
    public string VpcId => Vpc.VpcId;

    public string? DomainId => Domain?.DomainId;

    /// <summary>The id by which things of one target are told from those of another.</summary>
    public string OwnerId => DomainId ?? VpcId;

    /// <summary>The target, or null with the reason in the draft.</summary>
    public static PlanTarget? Of(PlanDraft draft, Domain? domain, string? vpcId)
    {
        if (domain is { Described: false })
        {
            var calls = draft.Now.Domains.Unreadable.Where(c => c.ResourceId == domain.DomainId || c.ResourceId is null).Select(c => c.ToString()).ToList();
            draft.Refuse(PlanDraft.Unread($"which network domain {domain.DomainId} has", calls.Count > 0 ? string.Join("; ", calls) : "sagemaker:DescribeDomain failed", "sagemaker:DescribeDomain"));
            return null;
        }

        var wanted = domain is null ? vpcId : domain.VpcId;
        if (wanted is not { Length: > 0 })
        {
            draft.Refuse(domain is null ? "No VPC is named. Name one with -VpcId." : $"Domain {domain.DomainId} has no VPC{(domain.DomainSettings?.UnifiedStudioSettings is null ? "" : ": SageMaker Unified Studio made it so")}. Give it one in Unified Studio's blueprint, or make a new domain in a VPC.");
            return null;
        }

        if (draft.Now.Vpcs.Items.FirstOrDefault(v => v.VpcId == wanted) is { } vpc)
        {
            // SageMaker AI Developer Guide, 'Connect Studio in a VPC to external resources': VPCs of default tenancy only.
            if (vpc.InstanceTenancy is { Length: > 0 } tenancy && tenancy != "default")
                draft.Refuse($"{wanted} is of tenancy {tenancy}, and VpcOnly works in VPCs of default tenancy only. A domain that is to be VpcOnly is made anew in another VPC.");
            return new(vpc, domain);
        }

        draft.Require(draft.Now.Vpcs, "ec2:DescribeVpcs", $"what {wanted} is like");
        if (draft.Now.Vpcs.IsComplete)
            draft.Refuse($"{wanted} is not among the VPCs that were read. Check the id and the region.");
        return null;
    }

    /// <summary>The subnets of these ids, all in the VPC; those that are not are refused.</summary>
    public IReadOnlyList<Subnet> Subnets(PlanDraft draft, IEnumerable<string> ids)
    {
        var found = new List<Subnet>();
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            if (draft.Index.Subnet(id) is not { } subnet)
            {
                if (draft.Now.Subnets.IsComplete)
                    draft.Refuse($"Subnet {id} is not among those that were read. Check the id; a subnet that is gone has to leave the domain.");
            }
            else if (subnet.VpcId != VpcId)
            {
                draft.Refuse($"Subnet {id} is in {subnet.VpcId} and not in {VpcId}. A domain can be switched in place only to subnets of its own VPC.");
            }
            else
            {
                found.Add(subnet);
            }
        }

        return found;
    }
}
