using System.Collections.Generic;
using static SageMakerGuard.Diagnosis.Rows;

namespace SageMakerGuard.Diagnosis;

/// <summary>Training and processing jobs in the VPC, and images that are not pulled.</summary>
internal static class JobSymptoms
{
    public static IReadOnlyList<Symptom> All { get; } =
    [
        new()
        {
            Id = "job-s3-no-route", Example = "ClientError: Data download failed:Please ensure that the subnet's route table has a route to an S3 VPC endpoint or a NAT device, and both the security groups and the subnet's network ACL allow outbound traffic to S3",
            Patterns = Any(@"route table has a route to an S3 VPC endpoint or a NAT device", @"allow outbound traffic to S3"),
            Suspects = [Service("s3")],
            Source = GitHub + "aws/amazon-sagemaker-operator-for-k8s/pull/22", OfJobs = true,
        },
        new()
        {
            Id = "job-s3-request-failed", Example = "ClientError: Failed to download data. ListObjectsV2 failed for s3://bucket/input: Unable to execute request to S3",
            Patterns = Any(@"Unable to execute request to S3", @"ListObjectsV2 failed for s3:"),
            Suspects = [Service("s3")],
            Source = GitHub + "aws-samples/sagemaker-run-notebook/issues/32", OfJobs = true,
        },
        new()
        {
            Id = "job-dhcp-options", Example = "ClientError: expected DHCP options to include keys domain-name-servers and domain-name, but missing one or more attributes",
            Patterns = Any(@"expected DHCP options to include"),
            Suspects = [DhcpOptions],
            Source = GitHub + "aws/sagemaker-python-sdk/issues/3955", OfJobs = true,
        },
        new()
        {
            Id = "job-log-never-moves", Example = "Starting - Starting the training job... (hangs at Starting, though the console shows that the job is finished)",
            Patterns = Any(@"\b(?:SDK|job|fit)\b.{0,60}\b(?:stuck|hang\w*|hung|freez\w*)", @"\b(?:stuck|hang\w*|hung|freez\w*)\b.{0,80}\bjob\b"),
            Suspects = [Service("logs", "monitoring", "sagemaker.api")],
            Source = GitHub + "awsdocs/amazon-sagemaker-developer-guide/pull/259",
        },
        new()
        {
            Id = "image-pull-failed", Example = "CannotPullContainerError: Error response from daemon: Get https://111122223333.dkr.ecr.eu-central-1.amazonaws.com/v2/: net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)",
            Patterns = Any(@"CannotPull\w*ContainerError", @"cannot pull algorithm container", @"fail\w* to pull (?:and unpack )?image", @"unable to pull secrets or registry auth", @"cannot pull registry auth"),
            Suspects = [Named, Service("ecr.api", "ecr.dkr", "s3"), Elsewhere("the image or its permissions", "The image may not exist, or its repository may not admit the role.", "aws ecr describe-images --repository-name <repository> --region {region}", "The layers of ECR's images are in S3: pulling needs ecr.api, ecr.dkr and S3.")],
            Source = GitHub + "aws/amazon-ecs-agent/issues/2235", OfJobs = true,
        },
        new()
        {
            Id = "jumpstart-content", Example = "Connect timeout on endpoint URL: \"https://jumpstart-cache-prod-eu-central-1.s3.eu-central-1.amazonaws.com/models_manifest.json\"",
            Patterns = Any(@"jumpstart-cache-prod", @"\bjumpstart\b.{0,80}(?:time|fail|unable|error|denied)"),
            Suspects = [Service("s3", "sagemaker.api"), Elsewhere("the policy of the S3 endpoint", "A limited policy of the S3 endpoint must allow s3:GetObject and s3:ListBucket on jumpstart-cache-prod-{region}.", "aws ec2 describe-vpc-endpoints --region {region} --filters Name=service-name,Values=com.amazonaws.{region}.s3 --query \"VpcEndpoints[].PolicyDocument\"", "JumpStart's catalogue and models are in that bucket.")],
            Source = Guide + "studio-jumpstart.html",
        },
    ];
}
