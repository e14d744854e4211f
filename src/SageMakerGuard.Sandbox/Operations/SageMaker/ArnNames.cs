using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.SageMaker;

/// <summary>ARNs of SageMaker's resources, and the members that name them.</summary>
internal static class ArnNames
{
    public const string NamePattern = "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}";

    public static readonly string[] AppTypes = ["JupyterServer", "KernelGateway", "DetailedProfiler", "TensorBoard", "CodeEditor", "JupyterLab", "RStudioServerPro", "RSessionGateway", "Canvas"];

    public static JsonMember Domain(bool required = true, string name = "DomainId") => JsonMember.Text(name, 63, "d-(-*[a-z0-9]){1,61}", required);

    public static JsonMember Name(string name, bool required = false) => JsonMember.Text(name, 63, NamePattern, required);

    public static string DomainArn(RegionState region, string id) => region.Arn("sagemaker", "domain/" + id);

    public static string ProfileArn(RegionState region, string domain, string name) => region.Arn("sagemaker", $"user-profile/{domain}/{name}");

    public static string SpaceArn(RegionState region, string domain, string name) => region.Arn("sagemaker", $"space/{domain}/{name}");

    /// <summary>The type stands there in lower case (hashicorp/terraform-provider-aws#28535).</summary>
    public static string AppArn(RegionState region, string domain, string? owner, string type, string name) =>
        region.Arn("sagemaker", $"app/{domain}/{owner}/{type.ToLowerInvariant()}/{name}");

    public static string AppArn(RegionState region, App app) => AppArn(region, app.DomainId, app.SpaceName ?? app.UserProfileName, app.AppType, app.AppName);

    /// <summary>The name stands there in lower case (aws/amazon-sagemaker-examples#1798).</summary>
    public static string NotebookArn(RegionState region, string name) => region.Arn("sagemaker", "notebook-instance/" + name.ToLowerInvariant());

    /// <summary>That the name stands in lower case as in the ARN of an instance is inferred.</summary>
    public static string LifecycleConfigArn(RegionState region, string name) => region.Arn("sagemaker", "notebook-instance-lifecycle-config/" + name.ToLowerInvariant());

    public static string Url(RegionState region, string domainId) => $"https://{domainId}.studio.{region.Region}.sagemaker.aws";
}
