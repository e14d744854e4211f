using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Guardrails;

/// <summary>
/// The actions that make something and take its tags along, each with the type of what it makes (Service Authorization Reference, 'Actions,
/// resources, and condition keys', of Amazon SageMaker and Amazon EC2). The type counts: EC2 asks for permission on every resource that a call names,
/// and only for the new one does the request have tags.
/// </summary>
public static class TagActions
{
    private static readonly (string Action, string Type)[] s_all =
    [
        ("sagemaker:CreateDomain", "domain"),
        ("sagemaker:CreateUserProfile", "user-profile"),
        ("sagemaker:CreateSpace", "space"),
        ("sagemaker:CreateApp", "app"),
        ("sagemaker:CreateNotebookInstance", "notebook-instance"),
        ("sagemaker:CreateModel", "model"),
        ("sagemaker:CreateEndpoint", "endpoint"),
        ("sagemaker:CreateTrainingJob", "training-job"),
        ("sagemaker:CreateProcessingJob", "processing-job"),
        ("sagemaker:CreateTransformJob", "transform-job"),
        ("sagemaker:CreateHyperParameterTuningJob", "hyper-parameter-tuning-job"),
        ("ec2:CreateVpcEndpoint", "vpc-endpoint"),
        ("ec2:CreateNatGateway", "natgateway"),
    ];

    // Studio makes spaces and apps by itself, in the name of its users, and AWS profiles for people who come through IAM Identity Center: it gives
    // no tags to them that a company has chosen (SageMaker Developer Guide, 'Add tags').
    private static readonly string[] s_madeByStudio = ["sagemaker:CreateSpace", "sagemaker:CreateApp", "sagemaker:CreateUserProfile"];

    /// <summary>The actions that are held to tags where nobody says otherwise: those of administrators, on what this module tags.</summary>
    public static IReadOnlyList<string> Default { get; } = ["sagemaker:CreateDomain", "sagemaker:CreateNotebookInstance", "ec2:CreateVpcEndpoint", "ec2:CreateNatGateway"];

    /// <summary>All actions that can be held to tags.</summary>
    public static IReadOnlyList<string> All { get; } = s_all.Select(row => row.Action).ToList();

    /// <summary>The action by its name, in whatever case; null where it is not known.</summary>
    public static string? Find(string action) => All.FirstOrDefault(known => string.Equals(known, action, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether Studio calls the action by itself, so that holding it to tags breaks what users see.</summary>
    public static bool IsMadeByStudio(string action) => s_madeByStudio.Contains(action, StringComparer.OrdinalIgnoreCase);

    /// <summary>The ARN pattern of what an action makes, in any account and region.</summary>
    internal static string Made(string action, string partition) => $"arn:{partition}:{action.Split(':')[0]}:*:*:{s_all.Single(row => row.Action == action).Type}/*";
}
