using System.Collections.Generic;

namespace SageMakerGuard.Sandbox.Operations.SageMaker;

/// <summary>Further permissions that a call needs (Service Authorization Reference, 'Actions, resources, and condition keys for Amazon SageMaker', 'Dependent actions').</summary>
internal static class DependentActions
{
    /// <summary>Whoever hands a role to SageMaker must be allowed to pass it.</summary>
    public static IEnumerable<NeededPermission> PassRole(string? roleArn) => roleArn is null ? [] : [NeededPermission.PassRole(roleArn, "sagemaker.amazonaws.com")];

    /// <summary>Tags on creation need the permission to tag (SageMaker Developer Guide, 'Provide Permissions for Tagging SageMaker AI Resources').</summary>
    public static IEnumerable<NeededPermission> TagOnCreate(JsonCall call, string arn) => call.Request.Has("Tags") ? [new("sagemaker:AddTags", arn)] : [];
}
