using System;
using System.Linq;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.SecurityGroups;

/// <summary>Names and descriptions of security groups (API_CreateSecurityGroup): which characters, how many, and the names that AWS keeps for itself.</summary>
internal static class GroupNames
{
    private const int MaxLength = 255;
    private const string Marks = " ._-:/()#,@[]+=&;{}!$*";

    public static void Check(string parameter, string text)
    {
        if (text.Length > MaxLength || !text.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || Marks.IndexOf(c) >= 0))
            throw new AwsFault("InvalidParameterValue", $"[sandbox] Value ({text}) for parameter {parameter} is invalid. At most 255 of a-z, A-Z, 0-9, spaces and {Marks.Trim()} may be used.");
    }

    public static void CheckReserved(string name)
    {
        if (string.Equals(name.TrimEnd(' '), "default", StringComparison.OrdinalIgnoreCase))
            throw new AwsFault("InvalidParameterValue", "Cannot use reserved security group name: " + name);
        if (name.StartsWith("sg-", StringComparison.OrdinalIgnoreCase))
            throw new AwsFault("InvalidParameterValue", $"[sandbox] Value ({name}) for parameter groupName is invalid. It may not begin with sg-.");
    }
}
