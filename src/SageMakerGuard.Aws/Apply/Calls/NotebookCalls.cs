using System.Collections.Generic;
using SageMakerGuard.Aws.Clients.SageMaker;
using SageMakerGuard.Changes;

namespace SageMakerGuard.Aws.Apply.Calls;

/// <summary>Notebook instances and their lifecycle configurations. What is made here has the name that it was given, so that there is no new id.</summary>
internal static class NotebookCalls
{
    public static StepCall Create(CreateNotebookInstance step) => StepCall.Of("sagemaker:CreateNotebookInstance", step.NotebookInstanceName, (c, ct) => c.SageMaker.CreateNotebookInstanceAsync(
        new CreateNotebookInstanceRequest
        {
            NotebookInstanceName = step.NotebookInstanceName,
            InstanceType = step.InstanceType,
            RoleArn = step.RoleArn,
            SubnetId = step.SubnetId,
            SecurityGroupIds = Some(step.SecurityGroupIds),
            DirectInternetAccess = step.DirectInternetAccess,
            VolumeSizeInGB = step.VolumeSizeInGB,
            KmsKeyId = step.KmsKeyId,
            PlatformIdentifier = step.PlatformIdentifier,
            RootAccess = step.RootAccess,
            IpAddressType = step.IpAddressType,
            DefaultCodeRepository = step.DefaultCodeRepository,
            AdditionalCodeRepositories = Some(step.AdditionalCodeRepositories),
            InstanceMetadataServiceConfiguration = step.InstanceMetadataServiceConfiguration,
            LifecycleConfigName = step.LifecycleConfigName,
            Tags = Some(step.Tags),
        },
        ct));

    public static StepCall Stop(StopNotebookInstance step) => StepCall.Of(
        "sagemaker:StopNotebookInstance",
        step.NotebookInstanceName,
        (c, ct) => c.SageMaker.StopNotebookInstanceAsync(new StopNotebookInstanceRequest { NotebookInstanceName = step.NotebookInstanceName }, ct));

    public static StepCall Start(StartNotebookInstance step) => StepCall.Of(
        "sagemaker:StartNotebookInstance",
        step.NotebookInstanceName,
        (c, ct) => c.SageMaker.StartNotebookInstanceAsync(new StartNotebookInstanceRequest { NotebookInstanceName = step.NotebookInstanceName }, ct));

    public static StepCall Delete(DeleteNotebookInstance step) => StepCall.Of(
        "sagemaker:DeleteNotebookInstance",
        step.NotebookInstanceName,
        (c, ct) => c.SageMaker.DeleteNotebookInstanceAsync(new DeleteNotebookInstanceRequest { NotebookInstanceName = step.NotebookInstanceName }, ct));

    // A name that is left out stays what it is: taking it off has a word of its own (API_UpdateNotebookInstance, DisassociateLifecycleConfig).
    public static StepCall Set(SetNotebookLifecycleConfig step) => StepCall.Of("sagemaker:UpdateNotebookInstance", step.NotebookInstanceName, (c, ct) => c.SageMaker.UpdateNotebookInstanceAsync(
        new UpdateNotebookInstanceRequest
        {
            NotebookInstanceName = step.NotebookInstanceName,
            LifecycleConfigName = step.LifecycleConfigName,
            DisassociateLifecycleConfig = step.LifecycleConfigName is null ? true : null,
        },
        ct));

    public static StepCall Create(CreateNotebookLifecycleConfig step) => StepCall.Of(
        "sagemaker:CreateNotebookInstanceLifecycleConfig",
        step.NotebookInstanceLifecycleConfigName,
        (c, ct) => c.SageMaker.CreateNotebookInstanceLifecycleConfigAsync(
            new CreateNotebookInstanceLifecycleConfigRequest
            {
                NotebookInstanceLifecycleConfigName = step.NotebookInstanceLifecycleConfigName,
                OnCreate = Some(step.OnCreate),
                OnStart = Some(step.OnStart),
            },
            ct));

    public static StepCall Delete(DeleteNotebookLifecycleConfig step) => StepCall.Of(
        "sagemaker:DeleteNotebookInstanceLifecycleConfig",
        step.NotebookInstanceLifecycleConfigName,
        (c, ct) => c.SageMaker.DeleteNotebookInstanceLifecycleConfigAsync(new DeleteNotebookInstanceLifecycleConfigRequest { NotebookInstanceLifecycleConfigName = step.NotebookInstanceLifecycleConfigName }, ct));

    private static List<T>? Some<T>(IReadOnlyList<T> items) => items.Count == 0 ? null : [.. items];
}
