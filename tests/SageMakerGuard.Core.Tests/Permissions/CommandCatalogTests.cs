using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Changes;
using SageMakerGuard.Permissions;
using SageMakerGuard.Tests.Changes;

namespace SageMakerGuard.Tests.Permissions;

/// <summary>The permissions of the commands as data: known for every step, scoped as AWS allows, and short enough for a policy.</summary>
public sealed class CommandCatalogTests
{
    private static readonly PermissionScope s_anywhere = new();

    public static TheoryData<string> Commands => [.. CommandCatalog.Commands];

    [Fact]
    public void What_a_step_needs_and_what_taking_it_back_needs_is_known()
    {
        var steps = CommandCatalog.Commands.SelectMany(c => CommandCatalog.Of(c, s_anywhere)).Select(p => p.Action).ToHashSet();
        var undo = CommandCatalog.Of("Undo-SMChange", s_anywhere).Select(p => p.Action).ToHashSet();
        var estate = Plans.Bare();
        foreach (var step in Plans.Everything(estate).Steps)
        {
            Assert.Subset(steps, step.IamActions.ToHashSet());
            if (step.Inverse(estate) is { } inverse)
                Assert.Subset(undo, inverse.IamActions.ToHashSet());
            estate = step.Simulate(estate);
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_action_is_there_once_and_says_why_and_on_what(string command)
    {
        var own = CommandCatalog.Of(command, s_anywhere);
        foreach (var permissions in new[] { own, CommandCatalog.OfUndoing(command, s_anywhere) })
        {
            Assert.Equal(permissions.Select(p => p.Action).Distinct().Order(StringComparer.Ordinal), permissions.Select(p => p.Action));
            Assert.All(permissions, p =>
            {
                Assert.Matches("^[a-z0-9-]+:[A-Z][A-Za-z]+$", p.Action);
                Assert.EndsWith(".", p.Why, StringComparison.Ordinal);
                Assert.NotEmpty(p.Resource);
                Assert.All(p.Resource, r => Assert.True(r == "*" || r.StartsWith("arn:aws:", StringComparison.Ordinal), r));
                Assert.DoesNotContain(p.Resource, r => r.Contains('{'));
            });
        }

        Assert.All(own, p => Assert.Equal(command, p.Command));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_policy_is_one_document_that_a_managed_policy_has_room_for_or_a_role_where_any_run_may_be_taken_back(string command)
    {
        var scope = new PermissionScope { AccountId = "111122223333", Region = "eu-central-1" };
        var permissions = CommandCatalog.Of(command, scope).Concat(CommandCatalog.OfUndoing(command, scope)).ToList();
        var document = PermissionPolicy.Document(permissions);
        Assert.InRange(PermissionPolicy.Size(document), 1, command == "Undo-SMChange" ? PermissionPolicy.InlinePolicyLimit : PermissionPolicy.ManagedPolicyLimit);
        using var json = JsonDocument.Parse(document);
        Assert.Equal("2012-10-17", json.RootElement.GetProperty("Version").GetString());
        var statements = json.RootElement.GetProperty("Statement").EnumerateArray().ToList();
        Assert.Equal(permissions.Select(p => p.Action).Distinct().Order(StringComparer.Ordinal), statements.SelectMany(s => Texts(s.GetProperty("Action"))).Order(StringComparer.Ordinal));
        Assert.Equal(statements.Count, statements.Select(s => s.GetProperty("Resource").GetRawText() + (s.TryGetProperty("Condition", out var c) ? c.GetRawText() : "")).Distinct().Count());
    }

    [Fact]
    public void Account_region_and_roles_narrow_what_AWS_holds_to_resources()
    {
        var scope = new PermissionScope { AccountId = "111122223333", Region = "cn-north-1", RoleArns = ["arn:aws-cn:iam::111122223333:role/sagemaker/*"] };
        var permissions = CommandCatalog.Of("Set-SMDomainVpcOnly", scope).Concat(CommandCatalog.Of("New-SMVpcEndpointSet", scope)).ToLookup(p => p.Action);
        Assert.Equal(["arn:aws-cn:sagemaker:cn-north-1:111122223333:domain/*"], permissions["sagemaker:UpdateDomain"].Single().Resource);
        Assert.Equal(scope.RoleArns, permissions["iam:PutRolePolicy"].Single().Resource);
        Assert.Equal(["*"], permissions["ec2:DescribeSubnets"].First().Resource);

        // What another account may share has that account's id in its ARN.
        Assert.Equal(["arn:aws-cn:ec2:cn-north-1:*:prefix-list/*"], permissions["ec2:GetManagedPrefixListEntries"].First().Resource);
        Assert.Equal(5, permissions["ec2:CreateVpcEndpoint"].Single().Resource.Count);
    }

    [Fact]
    public void Tags_come_with_what_is_made_and_roles_go_to_the_service_that_acts_with_them()
    {
        Assert.Equal(new("ec2:CreateAction", ["CreateSecurityGroup", "CreateVpcEndpoint"]), Condition("New-SMVpcEndpointSet", "ec2:CreateTags"), s_byText);
        Assert.Equal(new("iam:PassedToService", ["vpc-flow-logs.amazonaws.com"]), Condition("Enable-SMVpcFlowLog", "iam:PassRole"), s_byText);
        var both = PermissionPolicy.Document(CommandCatalog.Of("New-SMVpcEndpointSet", s_anywhere).Concat(CommandCatalog.Of("Enable-SMVpcFlowLog", s_anywhere)));
        Assert.Contains("\"CreateFlowLogs\",\n", both.Replace("\r", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void What_calls_nobody_needs_nothing()
    {
        Assert.All(new[] { "Get-SMChange", "Get-SMGuardPermission", "New-SMMigrationNotice", "Start-SMSandbox", "Stop-SMSandbox" }, c => Assert.Empty(CommandCatalog.Of(c, s_anywhere)));
        Assert.Throws<KeyNotFoundException>(() => CommandCatalog.Of("Get-Date", s_anywhere));
    }

    private static readonly IEqualityComparer<PermissionCondition?> s_byText = EqualityComparer<PermissionCondition?>.Create((one, other) => one?.ToString() == other?.ToString());

    private static PermissionCondition? Condition(string command, string action) => CommandCatalog.Of(command, s_anywhere).Single(p => p.Action == action).Condition;

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(v => v.GetString()!) : [value.GetString()!];
}
