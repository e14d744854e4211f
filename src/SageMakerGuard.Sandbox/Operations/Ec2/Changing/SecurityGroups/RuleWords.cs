using System.Globalization;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.SecurityGroups;

/// <summary>How AWS says which rule it means (recorded in cloud-custodian, test_security_group_set_permissions; ansible/ansible#19759, carina-rs/carina#518, ansible/ansible-modules-core#3258).</summary>
internal static class RuleWords
{
    public static string Of(SecurityGroupRule rule)
    {
        var peer = rule.CidrIpv4 ?? rule.CidrIpv6 ?? rule.PrefixListId ?? rule.Peer?.GroupId;
        return rule.Protocol switch
        {
            RuleProtocol.All => $"peer: {peer}, ALL, ALLOW",
            "tcp" or "udp" => $"peer: {peer}, {rule.Protocol.ToUpperInvariant()}, from port: {Text(rule.FromPort)}, to port: {Text(rule.ToPort)}, ALLOW",

            // How AWS says it of ICMP is not known.
            "icmp" or "icmpv6" => $"[sandbox] peer: {peer}, {rule.Protocol.ToUpperInvariant()}, type: {Text(rule.FromPort)}, code: {Text(rule.ToPort)}, ALLOW",
            _ => $"peer: {peer}, protocol: {rule.Protocol}, ALLOW",
        };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
