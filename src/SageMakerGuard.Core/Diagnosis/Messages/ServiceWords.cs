using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using SageMakerGuard.Services;

namespace SageMakerGuard.Diagnosis;

/// <summary>Which services a message speaks of: by their names as people write them, by IAM actions, by S3 URIs, by the operation that failed.</summary>
internal static class ServiceWords
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    /// <summary>Two-letter names count only as AWS writes them.</summary>
    private static readonly (Regex Word, string[] Services)[] s_words =
    [
        (new(@"\bSTS\b|\b(?:GetCallerIdentity|AssumeRole\w*)\b", Options), ["sts"]),
        (new(@"\bS3\b|\bs3a?://", Options), ["s3"]),
        (new(@"\bECR\b", Options), ["ecr.api", "ecr.dkr"]),
        (new(@"\bKMS\b", Options), ["kms"]),
        (new(@"\bCloudWatch ?Logs?\b|\b(?:PutLogEvents|GetLogEvents|DescribeLogStreams)\b", Options), ["logs"]),
        (new(@"\bCloudWatch\b(?! ?Log)|\bPutMetricData\b", Options), ["monitoring"]),
        (new(@"\bSecrets ?Manager\b", Options), ["secretsmanager"]),
        (new(@"\bSSM\b|\bSystems Manager\b|\bParameter Store\b", Options), ["ssm"]),
        (new(@"\bAthena\b", Options), ["athena"]),
        (new(@"\bGlue\b", Options), ["glue"]),
        (new(@"\bRedshift\b", Options), ["redshift-data"]),
        (new(@"\bBedrock\b", Options), ["bedrock-runtime", "bedrock"]),
        (new(@"\bCode ?Artifact\b", Options), ["codeartifact.api", "codeartifact.repositories"]),
        (new(@"\bService ?Catalog\b", Options), ["servicecatalog"]),
        (new(@"\bLicense ?Manager\b", Options), ["license-manager"]),
        (new(@"\bTextract\b", Options), ["textract"]),
        (new(@"\bComprehend\b", Options), ["comprehend"]),
        (new(@"\bRekognition\b", Options), ["rekognition"]),
        (new(@"\bInvokeEndpoint\w*\b|\bSageMaker runtime\b", Options), ["sagemaker.runtime"]),
        (new(@"\bSageMaker (?:API|endpoint)\b|\b(?:CreateApp|DescribeApp|CreateTrainingJob|DescribeTrainingJob|CreateProcessingJob|CreateModel|CreateEndpoint)\b", Options), ["sagemaker.api"]),
    ];

    private static readonly Regex s_fileSystem = new(@"\bEFS\b|\bElastic File System\b|\bNFS\b|\bmount\.nfs4?\b|\b2049\b", Options);

    /// <summary>The services, in the order of the table.</summary>
    public static IReadOnlyList<string> In(string text, IReadOnlyList<string> actions) =>
    [
        .. actions.SelectMany(a => OfAction(a.Substring(0, a.IndexOf(':')), a.Substring(a.IndexOf(':') + 1)))
            .Concat(s_words.Where(w => w.Word.IsMatch(text)).SelectMany(w => w.Services)).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Whether it speaks of the home file system.</summary>
    public static bool SpeakOfFileSystems(string text) => s_fileSystem.IsMatch(text);

    /// <summary>The services behind an IAM action, by its prefix (Service Authorization Reference); none for a prefix that the catalogue does not know.</summary>
    public static IReadOnlyList<string> OfAction(string prefix, string operation) => prefix switch
    {
        "sagemaker" => [operation.StartsWith("InvokeEndpoint", StringComparison.Ordinal) ? "sagemaker.runtime" : "sagemaker.api"],
        "bedrock" => [operation.StartsWith("Invoke", StringComparison.Ordinal) || operation.StartsWith("Converse", StringComparison.Ordinal) ? "bedrock-runtime" : "bedrock"],
        "ecr" => ["ecr.api", "ecr.dkr"],
        "cloudwatch" => ["monitoring"],
        "codeartifact" => [operation.StartsWith("Read", StringComparison.Ordinal) ? "codeartifact.repositories" : "codeartifact.api"],
        _ => ServiceCatalog.Find(prefix) is { } service && !service.SageMakerFamily ? [service.Name] : [],
    };
}
