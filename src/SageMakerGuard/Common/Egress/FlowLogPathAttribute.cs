using System;
using System.Management.Automation;

namespace SageMakerGuard.Commands;

/// <summary>Keeps PowerShell from making a path of whatever comes down the pipeline: an object that is no file stands for the domain or the account that it names.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FlowLogPathAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is PSObject { BaseObject: not (string or System.IO.FileSystemInfo or Array) } item ? item.Properties["FullName"]?.Value ?? Array.Empty<string>() : inputData;
}
