using System;
using System.Management.Automation;

namespace SageMakerGuard.Commands;

/// <summary>Keeps PowerShell from making a path of whatever comes down the pipeline: an object that names a domain stands for the domain.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FlowLogPathAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is PSObject { BaseObject: not (string or System.IO.FileSystemInfo or Array) } item && item.Properties["DomainId"] is not null ? Array.Empty<string>() : inputData;
}
