using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.Sample.Building;

/// <summary>Makes notebook instances.</summary>
internal static class SampleNotebook
{
    /// <summary>Adds one to a region; with a subnet it gets an interface there.</summary>
    public static void Add(SampleRegion region, string name, string internet, bool root, SampleVpc? vpc = null, SampleSubnet? subnet = null, string? group = null, string status = "InService", string instanceType = "ml.t3.medium", string platform = "notebook-al2023-v1", IReadOnlyList<(string Key, string Value)>? tags = null)
    {
        var arn = $"arn:aws:sagemaker:{region.Name}:{region.AccountId}:notebook-instance/{name.ToLowerInvariant()}";
        var networkInterface = subnet is null ? null : region.Interface(
            AwsIds.Of("eni", "notebook", region.Name, name), subnet, vpc!.Id, "[Do not delete] Network Interface created to access resources in your VPC for SageMaker Notebook Instance " + name, "interface", group is null ? [] : [group]);
        region.NotebookInstances.Add(new NotebookInstance
        {
            NotebookInstanceName = name, NotebookInstanceArn = arn, NotebookInstanceStatus = status, DirectInternetAccess = internet, RootAccess = root ? "Enabled" : "Disabled",
            SubnetId = subnet?.Id, SecurityGroups = group is null ? [] : [group], NetworkInterfaceId = networkInterface, InstanceType = instanceType, PlatformIdentifier = platform,
            RoleArn = $"arn:aws:iam::{region.AccountId}:role/sagemaker/notebooks", CreationTime = SampleCompany.Founded.AddMonths(8), LastModifiedTime = SampleCompany.Founded.AddMonths(20),
        });
        if (tags is not null)
            region.Tags.Add(new ResourceTags { ResourceARN = arn, Tags = [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })] });
    }
}
