using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing;

/// <summary>What many calls that change something check first, and how they answer.</summary>
internal static class ChangeRules
{
    /// <summary>The answer of calls that give nothing back (EC2 API Reference, the examples of each).</summary>
    public static readonly Action<XmlText> Done = xml => xml.Flag("return", true);

    public static AwsFault Invalid(string message) => new("InvalidParameterValue", message);

    /// <summary>Refuses parameters that AWS knows and the sandbox does not follow: better than to take them and do something else.</summary>
    public static void RefuseUnmodelled(this Ec2Call call, params string[] names)
    {
        if (names.FirstOrDefault(call.Sends) is { } name)
            throw new AwsFault("UnsupportedOperation", $"[sandbox] The sandbox does not know what {name} does.");
    }

    /// <summary>Whether the request has the parameter, or a part of it.</summary>
    public static bool Sends(this Ec2Call call, string name) => call.Form.Names.Any(n => n == name || n.StartsWith(name + ".", StringComparison.Ordinal));

    /// <summary>The one of the parameters that the request has. None is a missing parameter, two cannot be combined (codes: 'Error codes for the Amazon EC2 API').</summary>
    public static string OnlyOne(this Ec2Call call, IReadOnlyCollection<string> names)
    {
        var sent = names.Where(call.Sends).ToList();
        return sent.Count switch
        {
            1 => sent[0],
            0 => throw new AwsFault("MissingParameter", $"[sandbox] The request must contain one of the parameters {string.Join(", ", names)}."),
            _ => throw new AwsFault("InvalidParameterCombination", $"[sandbox] The parameters {string.Join(", ", sent)} cannot be used together."),
        };
    }

    /// <summary>A block in its canonical form, as AWS makes it of what was sent (API_CreateSubnet, API_CreateRoute).</summary>
    public static Cidr Block(this Ec2Call call, string parameter, bool v6)
    {
        var text = call.Required(parameter);
        return text.IndexOf('/') > 0 && Cidr.TryParse(text, out var block) && block.IsV6 == v6
            ? block
            : throw Invalid($"[sandbox] Value ({text}) for parameter {char.ToLowerInvariant(parameter[0]) + parameter.Substring(1)} is invalid. This is not a valid CIDR block.");
    }

    /// <summary>A VPC that another account shares can be used and not changed (VPC User Guide, 'Share your VPC subnets with other accounts'); AWS's code is not known.</summary>
    public static void CheckOwned(this Ec2Call call, Vpc? vpc)
    {
        if (vpc is { OwnerId.Length: > 0 } && vpc.OwnerId != call.Account.Id)
            throw new AwsFault("OperationNotPermitted", $"[sandbox] {vpc.VpcId} belongs to account {vpc.OwnerId}, which alone can change it.");
    }

    /// <summary>Every block of a VPC, of either family.</summary>
    public static IEnumerable<Cidr> BlocksOf(Vpc vpc) => vpc.CidrBlockAssociationSet.Select(a => a.CidrBlock)
        .Append(vpc.CidrBlock)
        .Concat(vpc.Ipv6CidrBlockAssociationSet.Select(a => a.Ipv6CidrBlock))
        .Select(text => Cidr.TryParse(text, out var block) ? block : (Cidr?)null)
        .OfType<Cidr>()
        .Distinct();

    /// <summary>How long changes take here.</summary>
    public static TimeSpan TransitionTime(this Ec2Call call) => call.Due - call.Now;

    /// <summary>Whether a gateway is attached to the VPC.</summary>
    public static bool IsAttached(IEnumerable<GatewayAttachment> attachments, string vpcId) => attachments.Any(a => a.VpcId == vpcId && a.State is null or "available" or "attached");

    /// <summary>The VPC's internet gateway, if it has one.</summary>
    public static InternetGateway? InternetGatewayOf(RegionEstate estate, string vpcId) => estate.InternetGateways.Items.FirstOrDefault(i => IsAttached(i.Attachments, vpcId));
}
