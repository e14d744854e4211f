using System;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Loading;

/// <summary>The only place that names the adapter assemblies. They are opened when the first cmdlet needs them, never on import.</summary>
internal static class Cloud
{
    private static readonly Lazy<ICloud> s_aws = new(() => Adapters.Create<ICloud>("SageMakerGuard.Aws", "SageMakerGuard.Aws.AwsCloud"));
    private static readonly Lazy<ISandboxHost> s_sandbox = new(() => Adapters.Create<ISandboxHost>("SageMakerGuard.Sandbox", "SageMakerGuard.Sandbox.SandboxHost"));

    private static readonly Lazy<IParquetSource?> s_parquet = new(() => Adapters.OnNetFramework ? null : Adapters.CreateParquet<IParquetSource>("SageMakerGuard.Parquet", "SageMakerGuard.Parquet.ParquetSource"));

    /// <summary>Parquet files; null on Windows PowerShell, where Parquet.Net does not run.</summary>
    public static IParquetSource? Parquet => s_parquet.Value;

    /// <summary>AWS.</summary>
    public static ICloud Aws => s_aws.Value;

    /// <summary>The loopback AWS.</summary>
    public static ISandboxHost Sandbox => s_sandbox.Value;
}
