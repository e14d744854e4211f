using System.Collections.Generic;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Wire;

/// <summary>Notebook instances and their lifecycle configurations from beginning to end, an app with its whole specification, and a profile's groups.</summary>
internal static partial class AllOperations
{
    private const string NotebookRole = $"arn:aws:iam::{HealthyRegion.Account}:role/notebook";

    private static IEnumerable<BotoCall> Notebooks()
    {
        var config = new { NotebookInstanceLifecycleConfigName = "copy-out" };
        var scripts = new { NotebookInstanceLifecycleConfigName = "copy-out", OnCreate = new[] { new { Content = "Zmlyc3Q=" } }, OnStart = new[] { new { Content = "b25l" } } };
        var notebook = new { NotebookInstanceName = "Replacement" };
        var lab = new
        {
            DomainId = CompanyEstate.PublicDomain, UserProfileName = "bob", AppType = "JupyterLab", AppName = "again", Tags = new[] { new { Key = "Owner", Value = "bob" } },
            ResourceSpec = new
            {
                InstanceType = "ml.t3.medium", SageMakerImageArn = "arn:aws:sagemaker:eu-central-1:545423591354:image/sagemaker-distribution-cpu", SageMakerImageVersionAlias = "2.1.0",
                SageMakerImageVersionArn = "arn:aws:sagemaker:eu-central-1:545423591354:image-version/sagemaker-distribution-cpu/9",
                LifecycleConfigArn = "arn:aws:sagemaker:eu-central-1:111122223333:studio-lifecycle-config/idle-stop",
            },
        };
        yield return new("sagemaker", "CreateNotebookInstanceLifecycleConfig", scripts);
        yield return new("sagemaker", "DescribeNotebookInstanceLifecycleConfig", config);
        yield return new("sagemaker", "ListNotebookInstanceLifecycleConfigs", new { MaxResults = 100, NameContains = "copy", SortBy = "Name", SortOrder = "Descending" });
        yield return new("sagemaker", "UpdateNotebookInstanceLifecycleConfig", scripts);
        yield return new("sagemaker", "CreateNotebookInstance", new
        {
            NotebookInstanceName = "Replacement", InstanceType = "ml.t3.medium", RoleArn = NotebookRole, SubnetId = HealthyRegion.SubnetA, SecurityGroupIds = new[] { HealthyRegion.DomainGroup },
            DirectInternetAccess = "Disabled", RootAccess = "Enabled", VolumeSizeInGB = 5, PlatformIdentifier = "notebook-al2023-v1", LifecycleConfigName = "copy-out", Tags = new[] { new { Key = "Owner", Value = "ml" } },
        });
        yield return new("sagemaker", "DescribeNotebookInstance", notebook);
        yield return new("sagemaker", "StopNotebookInstance", notebook);
        yield return new("sagemaker", "UpdateNotebookInstance", new { NotebookInstanceName = "Replacement", DisassociateLifecycleConfig = true, InstanceType = "ml.t3.large" });
        yield return new("sagemaker", "DeleteNotebookInstance", notebook);
        yield return new("sagemaker", "DeleteNotebookInstanceLifecycleConfig", config);
        yield return new("sagemaker", "CreateApp", lab);
        yield return new("sagemaker", "DescribeApp", new { lab.DomainId, lab.UserProfileName, lab.AppType, lab.AppName });
        yield return new("sagemaker", "UpdateUserProfile", new { HealthyRegion.DomainId, UserProfileName = "ada", UserSettings = new { SecurityGroups = new[] { HealthyRegion.DomainGroup } } });
    }

    private static IEnumerable<BotoCall> RefusedNotebooks()
    {
        yield return new("sagemaker", "CreateNotebookInstance", new { NotebookInstanceName = "Old-Notebook", InstanceType = "ml.t3.medium", RoleArn = NotebookRole }) { Error = "ValidationException" };
        yield return new("sagemaker", "CreateNotebookInstance", new { NotebookInstanceName = "closed", InstanceType = "ml.t3.medium", RoleArn = NotebookRole, DirectInternetAccess = "Disabled" }) { Error = "ValidationException" };
        yield return new("sagemaker", "UpdateNotebookInstance", new { NotebookInstanceName = "Old-Notebook", DisassociateLifecycleConfig = true }) { Error = "ValidationException" };
        yield return new("sagemaker", "DeleteNotebookInstance", new { NotebookInstanceName = "Old-Notebook" }) { Error = "ValidationException" };
        yield return new("sagemaker", "DescribeNotebookInstanceLifecycleConfig", new { NotebookInstanceLifecycleConfigName = "none" }) { Error = "ValidationException" };
        yield return new("sagemaker", "UpdateUserProfile", new { HealthyRegion.DomainId, UserProfileName = "nobody" }) { Error = "ResourceNotFound" };
    }
}
