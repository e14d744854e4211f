using System;
using System.Management.Automation;

namespace SageMakerGuard.Commands;

/// <summary>Turns what a user has at hand into credentials. Refuses what it cannot read without showing it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CredentialTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is null)
            return null;
        return ForeignCredential.From(inputData, "-Credential") ?? throw new ArgumentTransformationMetadataException(
            $"A {(inputData is PSObject wrapped ? wrapped.BaseObject : inputData).GetType().Name} holds no AWS credentials. Give what New-AWSCredential or (Use-STSRole …).Credentials gives, or a PSCredential with the access key as user name and the secret as password.");
    }
}
