using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Permissions;

/// <summary>
/// The actions that the module calls: what each is for, and the resource types that AWS holds it to (Service Authorization Reference, 'Actions,
/// resources, and condition keys', of the service). Of the types, those that this module's requests name.
/// </summary>
internal static partial class ActionBook
{
    /// <summary>The pattern that stands for roles.</summary>
    public const string Roles = "arn:{partition}:iam::{account}:role/*";

    private const string AthenaGroups = "arn:{partition}:athena:{region}:{account}:workgroup/*";

    private const string Buckets = "arn:{partition}:s3:::*";

    private const string Objects = "arn:{partition}:s3:::*/*";
    private const string Budgets = "arn:{partition}:budgets::{account}:budget/*";
    private const string Alarms = "arn:{partition}:cloudwatch:{region}:{account}:alarm:*";

    private static readonly Dictionary<string, Row> s_rows = Ec2Reading().Concat(Ec2Changing()).Concat(SageMaker()).Concat(Others()).ToDictionary(r => r.Action, StringComparer.Ordinal);

    /// <summary>All actions that are known.</summary>
    public static IEnumerable<string> Actions => s_rows.Keys;

    /// <summary>What an action is for.</summary>
    public static string Why(string action) => s_rows[action].Why;

    /// <summary>The resources of an action.</summary>
    public static IReadOnlyList<string> Resources(string action, PermissionScope scope) =>
        s_rows[action].Patterns is { Length: > 0 } patterns ? patterns.SelectMany(scope.Resolve).ToList() : ["*"];

    /// <summary>The resources of an action on tags, where they are not given in the call that makes the resource.</summary>
    public static IReadOnlyList<string> TaggedResources(string action, PermissionScope scope) =>
        (action.StartsWith("ec2:", StringComparison.Ordinal) ? Ec2("vpc-endpoint", "natgateway") : Studio("domain", "user-profile", "space", "notebook-instance")).SelectMany(scope.Resolve).ToList();

    private static Row On(string action, string why, params string[] patterns) => new(action, why, patterns);

    private static string[] Ec2(params string[] types) => [.. types.Select(type => $"arn:{{partition}}:ec2:{{region}}:{{account}}:{type}/*")];

    // Another account may own it and share it: its ARN has that account's id.
    private static string Ec2OfAnyAccount(string type) => $"arn:{{partition}}:ec2:{{region}}:*:{type}/*";

    private static string[] Studio(params string[] types) => [.. types.Select(type => $"arn:{{partition}}:sagemaker:{{region}}:{{account}}:{type}/*")];

    private static string[] Glue(params string[] names) => [.. names.Select(name => $"arn:{{partition}}:glue:{{region}}:{{account}}:{name}")];
    private static string CostAnomaly(string type) => $"arn:{{partition}}:ce::{{account}}:anomaly{type}/*";

    private sealed record Row(string Action, string Why, string[] Patterns);
}
