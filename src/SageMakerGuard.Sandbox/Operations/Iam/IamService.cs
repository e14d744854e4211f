using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Iam;

/// <summary>IAM: the execution roles that the account's domains name, and their inline policies. The service is global.</summary>
internal sealed class IamService : IService
{
    private static readonly Dictionary<string, Func<RoleCall, Action<XmlText>?>> s_operations = new(StringComparer.Ordinal)
    {
        ["GetRole"] = RoleReads.Describe,
        ["ListRolePolicies"] = RoleReads.ListPolicies,
        ["ListAttachedRolePolicies"] = ManagedPolicyReads.ListAttached,
        ["GetRolePolicy"] = RoleReads.DescribePolicy,
        ["PutRolePolicy"] = RolePolicyChanges.Put,
        ["DeleteRolePolicy"] = RolePolicyChanges.Delete,
    };

    private static readonly Regex s_name = new(@"^[\w+=,.@-]+$", RegexOptions.CultureInvariant);

    public string SigningName => "iam";

    public Dialect Dialect { get; } = new QueryDialect(QueryDialect.Iam);

    public IEnumerable<string> Operations => s_operations.Keys.Concat(ManagedPolicyReads.Operations.Keys).Select(name => "iam:" + name);

    public bool Owns(RequestHead request, QueryForm form) => form.Text("Version") == "2010-05-08";

    public PreparedCall Prepare(RequestHead request, QueryForm form)
    {
        var name = form.Text("Action") ?? "";
        if (ManagedPolicyReads.Operations.TryGetValue(name, out var read))
            return OfManagedPolicy(name, form, read);
        if (!s_operations.TryGetValue(name, out var run))
            throw Dialect.UnknownOperation(name);
        return new()
        {
            Operation = "iam:" + name,
            Global = true,
            Check = call =>
            {
                var role = Name(form, "RoleName", 64);
                var policy = name is "GetRole" or "ListRolePolicies" or "ListAttachedRolePolicies" ? "" : Name(form, "PolicyName", 128);
                if (name == "PutRolePolicy")
                    form.Required("PolicyDocument");
                var found = ExecutionRoles.Find(call.Account, role, call.Now);
                var arn = found?.Arn ?? $"arn:{call.Region.Partition}:iam::{call.Account.Id}:role/{role}";
                return new([new("iam:" + name, arn)], id =>
                {
                    // prowler-cloud/prowler#2872.
                    var roleCall = new RoleCall(call.Account, found ?? throw NoSuchEntity($"The role with name {role} cannot be found."), policy, form);
                    return QueryDialect.Success(QueryDialect.Iam, name, id, run(roleCall));
                });
            },
        };
    }

    private static PreparedCall OfManagedPolicy(string name, QueryForm form, Func<QueryForm, ExecutionRolePolicy, Action<XmlText>> read) => new()
    {
        Operation = "iam:" + name,
        Global = true,
        Check = call =>
        {
            var arn = form.Required("PolicyArn");
            return new([new("iam:" + name, arn)], id => QueryDialect.Success(QueryDialect.Iam, name, id, read(form, ManagedPolicyReads.Find(call.Account, arn))));
        },
    };

    public static AwsFault NoSuchEntity(string message) => new("NoSuchEntity", message, 404);

    /// <summary>A name of a role or a policy (aws-cloudformation/cfn-lint#996 for the sentence about its characters).</summary>
    private static string Name(QueryForm form, string parameter, int longest)
    {
        var value = form.Required(parameter);
        var inner = QueryForm.InternalName(parameter);
        if (value.Length > longest)
            throw new AwsFault("ValidationError", $"1 validation error detected: Value '{value}' at '{inner}' failed to satisfy constraint: Member must have length less than or equal to {longest}");
        return s_name.IsMatch(value) ? value : throw new AwsFault("ValidationError", $"The specified value for {inner} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-");
    }
}

/// <summary>A call that concerns a role, and by its kind a policy of it.</summary>
internal sealed record RoleCall(AccountState Account, NamedRole Role, string PolicyName, QueryForm Form);
