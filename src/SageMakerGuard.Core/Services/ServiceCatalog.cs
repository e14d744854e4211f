using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Services;

/// <summary>
/// Which services a domain needs, by feature. Sources: SageMaker AI Developer Guide ('Connect Studio in a VPC to external resources',
/// 'Configure Amazon SageMaker Canvas in a VPC', 'RStudio network'), AWS PrivateLink Guide ('AWS services that integrate').
/// </summary>
public static class ServiceCatalog
{
    private const Feature AllUse = Feature.Studio;

    /// <summary>Every service that the module knows.</summary>
    public static IReadOnlyList<AwsService> All { get; } =
    [
        Regional("sagemaker.api", "api.sagemaker.{region}.{suffix}", AllUse | Feature.Sdk | Feature.Canvas | Feature.RStudio, "SageMaker control plane"),
        Regional("sagemaker.runtime", "runtime.sagemaker.{region}.{suffix}", AllUse | Feature.Sdk | Feature.Canvas, "endpoint invocation"),
        new() { Name = "studio", SageMakerFamily = true, HostPattern = "studio.{region}.sagemaker.aws", RequiredBy = AllUse, Purpose = "Studio user interface" },
        new() { Name = "s3", HostPattern = "s3.{region}.{suffix}", Gateway = true, RequiredBy = AllUse | Feature.Sdk | Feature.Canvas | Feature.JumpStart | Feature.CodeArtifact, Purpose = "data, default bucket, image layers" },
        Regional("sts", "sts.{region}.{suffix}", AllUse | Feature.Sdk | Feature.Canvas | Feature.CodeArtifact, "identity of the execution role"),
        Regional("logs", "logs.{region}.{suffix}", AllUse | Feature.Sdk | Feature.Canvas, "logs of apps and jobs"),
        Regional("monitoring", "monitoring.{region}.{suffix}", Feature.Sdk | Feature.Canvas, "metrics"),
        Regional("ecr.api", "api.ecr.{region}.{suffix}", Feature.Sdk | Feature.Canvas, "image registry"),
        Regional("ecr.dkr", "dkr.ecr.{region}.{suffix}", Feature.Sdk | Feature.Canvas, "image pull"),
        Regional("kms", "kms.{region}.{suffix}", Feature.Sdk, "customer keys"),
        Regional("ec2", "ec2.{region}.{suffix}", Feature.Canvas, "network of model builds"),
        Regional("servicecatalog", "servicecatalog.{region}.{suffix}", Feature.Projects, "Projects"),
        Regional("license-manager", "license-manager.{region}.{suffix}", Feature.RStudio, "RStudio licence"),
        Regional("application-autoscaling", "application-autoscaling.{region}.{suffix}", Feature.Canvas, "endpoint scaling"),
        Regional("athena", "athena.{region}.{suffix}", Feature.Canvas, "SQL sources"),
        Regional("glue", "glue.{region}.{suffix}", Feature.Canvas, "data catalog"),
        Regional("redshift-data", "redshift-data.{region}.{suffix}", Feature.Canvas, "SQL sources"),
        Regional("secretsmanager", "secretsmanager.{region}.{suffix}", Feature.Canvas, "credentials of data sources"),
        Regional("ssm", "ssm.{region}.{suffix}", Feature.Canvas, "parameters"),
        Regional("forecast", "forecast.{region}.{suffix}", Feature.Canvas, "time series"),
        Regional("forecastquery", "forecastquery.{region}.{suffix}", Feature.Canvas, "time series"),
        Regional("textract", "textract.{region}.{suffix}", Feature.Canvas, "ready-to-use models"),
        Regional("comprehend", "comprehend.{region}.{suffix}", Feature.Canvas, "ready-to-use models"),
        Regional("rekognition", "rekognition.{region}.{suffix}", Feature.Canvas, "ready-to-use models"),
        Regional("bedrock-runtime", "bedrock-runtime.{region}.{suffix}", Feature.Bedrock | Feature.Canvas, "foundation models"),
        Regional("bedrock", "bedrock.{region}.{suffix}", Feature.Bedrock, "foundation model catalogue"),
        Regional("codeartifact.api", "codeartifact.{region}.{suffix}", Feature.CodeArtifact, "package registry tokens"),
        Regional("codeartifact.repositories", "d.codeartifact.{region}.{suffix}", Feature.CodeArtifact, "packages"),
        new() { Name = "dynamodb", HostPattern = "dynamodb.{region}.{suffix}", Gateway = true, InterfacePrivateDns = false, RequiredBy = Feature.None, Purpose = "tables that users read, where they do" },
    ];

    /// <summary>What the features need together, in the catalogue's order.</summary>
    public static IReadOnlyList<AwsService> RequiredBy(Feature features) => All.Where(s => (s.RequiredBy & features) != 0).ToList();

    /// <summary>The service of that name (<c>sagemaker.api</c>, <c>s3</c>, …), or null.</summary>
    public static AwsService? Find(string name) => All.FirstOrDefault(s => s.Name == name);

    private static AwsService Regional(string name, string host, Feature requiredBy, string purpose) =>
        new() { Name = name, HostPattern = host, RequiredBy = requiredBy, Purpose = purpose };
}
