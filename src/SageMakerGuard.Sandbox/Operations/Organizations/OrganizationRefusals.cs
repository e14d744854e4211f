using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Organizations;

/// <summary>The refusals of Organizations. The codes and reasons are the model's (botocore organizations 2016-11-28); sentences that begin with '[sandbox]' are the sandbox's own.</summary>
internal static class OrganizationRefusals
{
    /// <summary>All but DescribeOrganization is for the management account (each operation's page: 'You can only call this operation from the management account …'); the sandbox delegates to nobody.</summary>
    public static AwsFault NotManagement => new("AccessDeniedException", "You don't have permissions to access this resource.") { Modelled = true };

    /// <summary>As reported in issues of hashicorp/terraform-provider-aws (aws_organizations_policy).</summary>
    public static AwsFault Malformed => new("MalformedPolicyDocumentException", "The provided policy document does not meet the requirements of the specified policy type.") { Modelled = true };

    public static AwsFault Of(string code, string sentence, string? reason = null) => new(code, "[sandbox] " + sentence) { Modelled = true, Reason = reason };

    public static AwsFault NoPolicy(string id) => Of("PolicyNotFoundException", $"There is no policy {id}.");

    public static AwsFault NoTarget(string id) => Of("TargetNotFoundException", $"There is no root, organizational unit or account {id}.");

    public static AwsFault Constraint(string reason, string sentence) => Of("ConstraintViolationException", sentence, reason);
}
