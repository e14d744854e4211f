using System.Collections.Generic;
using static SageMakerGuard.Diagnosis.Rows;

namespace SageMakerGuard.Diagnosis;

/// <summary>Calls of AWS services that time out or are refused.</summary>
internal static class ServiceSymptoms
{
    private const string AccessDenied = "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html";

    private static readonly Suspect s_answered = Elsewhere("permissions", "The service answered and refused: the way there is open, and a policy of the role, the resource or the organisation decides.", "aws iam simulate-principal-policy --policy-source-arn {role} --action-names {action}", "An AccessDenied is an answer: packets go there and back.");

    public static IReadOnlyList<Symptom> All { get; } =
    [
        new()
        {
            Id = "endpoint-policy-refused", Example = "An error occurred (AccessDenied) when calling the GetObject operation: User: arn:aws:sts::111122223333:assumed-role/studio/SageMaker is not authorized to perform: s3:GetObject because no VPC endpoint policy allows the s3:GetObject action",
            Patterns = Any(@"no VPC endpoint policy allows", @"explicit deny in a VPC endpoint policy"),
            Suspects = [Policy],
            Source = AccessDenied,
        },
        new()
        {
            Id = "resource-policy-refused", Example = "An error occurred (AccessDenied) when calling the PutObject operation: User is not authorized to perform: s3:PutObject on resource: arn:aws:s3:::bucket/key with an explicit deny in a resource-based policy",
            Patterns = Any(@"explicit deny in a (?:resource-based|resource control|service control) policy"),
            Suspects = [Elsewhere("a policy that asks where requests come from", "The policy that refused may ask for aws:SourceVpc or aws:SourceVpce: requests that do not pass the endpoint that it names are denied.", "aws s3api get-bucket-policy --bucket <bucket>", "Such conditions hold only where the service is reached through an endpoint, not through a NAT gateway."), Named],
            Source = AccessDenied,
        },
        new()
        {
            Id = "sts-permission-error", Example = "STS Permission Error",
            Patterns = Any(@"\bSTS\b.{0,20}\bpermission error", @"not authorized .{0,40}sts:GetCallerIdentity"),
            Suspects = [Service("sts"), Names],
            Source = GitHub + "awsdocs/amazon-sagemaker-developer-guide/pull/259",
        },
        new()
        {
            Id = "access-denied", Example = "An error occurred (AccessDeniedException) when calling the CreateTrainingJob operation: User: arn:aws:sts::111122223333:assumed-role/studio/SageMaker is not authorized to perform: sagemaker:CreateTrainingJob because no identity-based policy allows the sagemaker:CreateTrainingJob action",
            Patterns = Any(@"is not authorized to perform", @"\bAccessDenied(?:Exception)?\b", @"\bUnauthorizedOperation\b"),
            Suspects = [s_answered],
            Source = AccessDenied,
        },
        new()
        {
            Id = "canvas-request-failed", Example = "Canvas can't process your request right now.",
            Patterns = Any(@"\bCanvas\b.{0,60}(?:can't|cannot|could not|unable|fail|error|time)"),
            Suspects = [Named, Service("s3", "sagemaker.api", "sagemaker.runtime", "sts", "ecr.api", "ecr.dkr", "ec2", "logs", "monitoring", "secretsmanager", "ssm", "athena", "glue", "redshift-data", "application-autoscaling", "forecast", "forecastquery", "bedrock-runtime", "textract", "comprehend", "rekognition"), Names],
            Source = Guide + "canvas-vpc.html",
        },
        new()
        {
            Id = "rstudio-no-license", Example = "RStudio does not start and asks for its license",
            Patterns = Any(@"\b(?:RStudio|Posit)\b.{0,80}\blicen[cs]e", @"\blicen[cs]e\b.{0,80}\b(?:RStudio|Posit)\b"),
            Suspects = [Service("license-manager", "sagemaker.api"), Groups],
            Source = Guide + "rstudio-network.html",
        },
        new()
        {
            Id = "endpoint-url-connect-timeout", Example = "ConnectTimeoutError: Connect timeout on endpoint URL: \"https://sts.amazonaws.com/\"",
            Patterns = Any(@"Connect timeout on endpoint URL"),
            Suspects = [Named, Names],
            Source = GitHub + "aws-samples/sagemaker-ssh-helper/issues/32",
        },
        new()
        {
            Id = "endpoint-url-read-timeout", Example = "ReadTimeoutError: Read timeout on endpoint URL: \"https://iam.amazonaws.com/\"",
            Patterns = Any(@"Read timeout on endpoint URL"),
            Suspects = [Named, Names],
            Source = GitHub + "aws/sagemaker-python-sdk/issues/2559",
        },
        new()
        {
            Id = "endpoint-url-unreachable", Example = "EndpointConnectionError: Could not connect to the endpoint URL: \"https://api.sagemaker.eu-central-1.amazonaws.com/\"",
            Patterns = Any(@"Could not connect to the endpoint URL"),
            Suspects = [Named, Names],
            Source = GitHub + "aws-samples/amazon-custom-entity-recognition-textract-comprehend/issues/2",
        },
        new()
        {
            Id = "endpoint-url-closed", Example = "Connection was closed before we received a valid response from endpoint URL: \"https://runtime.sagemaker.eu-central-1.amazonaws.com/endpoints/kmeans/invocations\".",
            Patterns = Any(@"Connection was closed before we received a valid response"),
            Suspects = [Named, Elsewhere("something on the way that cuts connections", "A firewall that inspects TLS, or the service itself, may have closed the connection: the way there was open.", "{test}", "The connection stood before it was closed.")],
            Source = GitHub + "aws/aws-cli/issues/3999",
        },
    ];
}
