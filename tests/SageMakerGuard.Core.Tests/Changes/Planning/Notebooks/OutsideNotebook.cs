using System;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Tests.Changes.Planning;

/// <summary>The healthy region with a notebook instance outside of its VPC, and what its phases lead to.</summary>
internal static class OutsideNotebook
{
    public const string Name = "Campaign-Response";
    public const string NewName = "Campaign-Response-vpc";
    public const string CopyConfig = "smg-copy-Campaign-Response";
    public const string RestoreConfig = "smg-restore-Campaign-Response-vpc";

    public static NotebookReplacementOptions Options { get; } = new() { SubnetId = HealthyRegion.SubnetA, SecurityGroupIds = [HealthyRegion.DomainGroup], S3Uri = "s3://nordhaven-moves/notebooks" };

    public static NotebookInstance Instance { get; } = new()
    {
        NotebookInstanceName = Name, NotebookInstanceArn = $"arn:aws:sagemaker:{HealthyRegion.Region}:{HealthyRegion.Account}:notebook-instance/campaign-response", NotebookInstanceStatus = "InService",
        DirectInternetAccess = "Enabled", RootAccess = "Disabled", InstanceType = "ml.t3.medium", RoleArn = $"arn:aws:iam::{HealthyRegion.Account}:role/sagemaker/notebooks", PlatformIdentifier = "notebook-al2023-v1",
        VolumeSizeInGB = 50, KmsKeyId = "arn:aws:kms:eu-central-1:111122223333:key/1", DefaultCodeRepository = "https://git.example/campaigns", AdditionalCodeRepositories = ["shared"],
        InstanceMetadataServiceConfiguration = new() { MinimumInstanceMetadataServiceVersion = "2" }, NotebookInstanceLifecycleConfigName = "auto-stop-idle",
    };

    public static RegionEstate Region(Func<NotebookInstance, NotebookInstance>? change = null) => HealthyRegion.Create() with
    {
        NotebookInstances = Part<NotebookInstance>.Read((change ?? (n => n))(Instance)),
        NotebookLifecycleConfigs = Part<NotebookLifecycleConfig>.Read(),
        Tags = Part<ResourceTags>.Read(new ResourceTags { ResourceARN = Instance.NotebookInstanceArn, Tags = [HealthyRegion.Tag("Owner", "marketing"), HealthyRegion.Tag("aws:cloudformation:stack-name", "x"), HealthyRegion.Tag("CostCenter", "7")] }),
    };

    public static ChangePlan Plan(RegionEstate region, NotebookReplacementPhase phase, Func<NotebookReplacementOptions, NotebookReplacementOptions>? change = null) =>
        NotebookReplacementPlanner.Plan(region, Name, phase, (change ?? (o => o))(Options));

    public static NotebookReplacementOptions Looked(NotebookReplacementOptions options) => options with { Verified = true, RemoveOriginal = true };

    public static RegionEstate After(RegionEstate region, NotebookReplacementPhase phase)
    {
        foreach (var earlier in Enum.GetValues<NotebookReplacementPhase>().Where(p => p <= phase))
            region = Plan(region, earlier, Looked).Simulate(region);
        return region;
    }
}
