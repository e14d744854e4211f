using System.Globalization;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.SecurityGroups;

/// <summary>The ports of a rule, or the type and code of ICMP, where -1 is all of them (API_IpPermission).</summary>
internal static class RulePorts
{
    private const int LastPort = 65535;
    private const int LastIcmp = 255;

    public static (int From, int To) Checked(string protocol, int? from, int? to)
    {
        switch (protocol)
        {
            case "icmpv6" when from is null && to is null:
                return (-1, -1);
            case "icmp" or "icmpv6":
                // aws-cloudformation/cfn-lint#2999.
                var (type, code) = (from ?? throw Missing("ICMP"), to ?? throw Missing("ICMP"));
                if (type is < -1 or > LastIcmp)
                    throw Invalid($"[sandbox] ICMP type ({Text(type)}) out of range");

                // terraform-aws-modules/terraform-aws-security-group#7.
                if (code is < -1 or > LastIcmp)
                    throw Invalid($"ICMP code ({Text(code)}) out of range");
                return type == -1 && code != -1 ? throw Invalid("[sandbox] The ICMP code must be -1 where the type is -1.") : (type, code);
            default:
                // chef-boneyard/chef-provisioning-aws#183 has it in older words.
                var (first, last) = (from ?? throw Missing("TCP/UDP."), to ?? throw Missing("TCP/UDP."));

                // aws/aws-cli#1066.
                if (first is < 0 or > LastPort)
                    throw Invalid($"TCP/UDP (from) port ({Text(first)}) out of range");
                if (last is < 0 or > LastPort)
                    throw Invalid($"TCP/UDP (to) port ({Text(last)}) out of range");
                return first > last ? throw Invalid($"[sandbox] The port range {Text(first)} to {Text(last)} runs backwards.") : (first, last);
        }
    }

    private static AwsFault Missing(string protocol) => Invalid("Invalid value for portRange. Must specify both from and to ports with " + protocol);

    private static AwsFault Invalid(string message) => new("InvalidParameterValue", message);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
