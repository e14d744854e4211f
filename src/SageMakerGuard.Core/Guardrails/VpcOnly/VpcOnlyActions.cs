using System.Collections.Generic;

namespace SageMakerGuard.Guardrails;

/// <summary>Actions and condition keys of SageMaker that say which network something gets (Service Authorization Reference, 'Amazon SageMaker').</summary>
internal static class VpcOnlyActions
{
    public const string NetworkType = "sagemaker:AppNetworkAccessType";
    public const string DirectInternet = "sagemaker:DirectInternetAccess";
    public const string Subnets = "sagemaker:VpcSubnets";
    public const string Groups = "sagemaker:VpcSecurityGroupIds";
    public const string SourceVpce = "aws:SourceVpce";
    public const string PrincipalArn = "aws:PrincipalArn";

    public const string CreateDomain = "sagemaker:CreateDomain";
    public const string UpdateDomain = "sagemaker:UpdateDomain";
    public const string CreateNotebook = "sagemaker:CreateNotebookInstance";

    /// <summary>
    /// What runs in a network of its own and carries the key of its subnets. A monitoring schedule may name a job definition in place of subnets, and
    /// an endpoint configuration its model, so that neither is here. A star at the end alone: that older grammar holds everywhere.
    /// </summary>
    public static IReadOnlyList<string> Jobs { get; } =
    [
        "sagemaker:CreateTrainingJob", "sagemaker:CreateProcessingJob", "sagemaker:CreateHyperParameterTuningJob", "sagemaker:CreateModel", "sagemaker:CreateAutoMLJob*", "sagemaker:CreateCluster",
        "sagemaker:CreateDataQualityJobDefinition", "sagemaker:CreateModelBiasJobDefinition", "sagemaker:CreateModelExplainabilityJobDefinition", "sagemaker:CreateModelQualityJobDefinition",
    ];

    /// <summary>What gives a user a way into Studio or a notebook instance.</summary>
    public static IReadOnlyList<string> PresignedUrls { get; } = ["sagemaker:CreatePresignedDomainUrl", "sagemaker:CreatePresignedNotebookInstanceUrl"];
}
