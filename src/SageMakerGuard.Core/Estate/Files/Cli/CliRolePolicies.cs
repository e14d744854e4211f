using System.Linq;
using System.Text.Json;

namespace SageMakerGuard.Estates.Files.Cli;

/// <summary>Inline policies of roles. The CLI shows the document as an object, where the API has it as text.</summary>
internal static class CliRolePolicies
{
    /// <summary>The policies that were asked for. Which others there are is not known from these.</summary>
    public static Part<RolePolicy> Read(CliAnswers answers) => answers.Has(CliCalls.GetRolePolicy)
        ? Part<RolePolicy>.Read(answers.Single<Shown>(CliCalls.GetRolePolicy, shown => shown.RoleName + "/" + shown.PolicyName).Select(shown => shown.ToPolicy()))
        : Part<RolePolicy>.Failed(answers.NotProvided(CliCalls.GetRolePolicy));

    private sealed record Shown
    {
        public string RoleName { get; init; } = "";

        public string PolicyName { get; init; } = "";

        public JsonElement PolicyDocument { get; init; }

        public RolePolicy ToPolicy() => new()
        {
            RoleName = RoleName,
            PolicyName = PolicyName,
            PolicyDocument = PolicyDocument.ValueKind == JsonValueKind.String ? PolicyDocument.GetString()! : PolicyDocument.GetRawText(),
        };
    }
}
