using System.Collections.Generic;
using static SageMakerGuard.Diagnosis.Rows;

namespace SageMakerGuard.Diagnosis;

/// <summary>Packages, repositories, models and images that notebooks fetch from outside.</summary>
internal static class PackageSymptoms
{
    public static IReadOnlyList<Symptom> All { get; } =
    [
        new()
        {
            Id = "proxy-refused", Example = "ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 503 Service Unavailable'))",
            Patterns = Any(@"\bProxyError\b", @"Tunnel connection failed", @"Cannot connect to proxy", @"Proxy CONNECT aborted", @"proxy.{0,40}(?:timed out|refused)"),
            Suspects = [Elsewhere("the proxy", "The request went to a proxy, which refused it or was not there; what it lets through is not part of an estate.", "In the app: env | grep -i proxy; for AWS services NO_PROXY must hold 169.254.169.254,169.254.170.2,.amazonaws.com", "With endpoints in the VPC, AWS's own names must not go through the proxy."), Named],
            Source = GitHub + "jade-hpc-gpu/jade-hpc-gpu.github.io/issues/49",
        },
        new()
        {
            Id = "credentials-not-fetched", Example = "Error when retrieving credentials from container-role: Error retrieving metadata: Connect timeout on endpoint URL: \"http://169.254.170.2/v2/credentials\"",
            Patterns = Any(@"169\.254\.(?:169\.254|170\.2)", @"retrieving credentials from (?:container-role|iam-role)", @"Unable to locate credentials"),
            Suspects = [Elsewhere("a proxy before the instance's own addresses", "169.254.169.254 and 169.254.170.2 never leave the instance: a proxy that is set without exceptions swallows them.", "export NO_PROXY=169.254.169.254,169.254.170.2,.amazonaws.com in the lifecycle configuration", "No route, group or endpoint has a part in requests to link-local addresses.")],
            Source = GitHub + "aws-samples/amazon-sagemaker-notebook-instance-lifecycle-config-samples/issues/68",
        },
        new()
        {
            Id = "conda-no-connection", Example = "CondaHTTPError: HTTP 000 CONNECTION FAILED for url <https://repo.anaconda.com/pkgs/main/linux-64/current_repodata.json>",
            Patterns = Any(@"CondaHTTPError", @"CondaSSLError", @"Collecting package metadata .{0,40}failed"),
            Suspects = [Named, Internet],
            Source = GitHub + "conda/conda/issues/10367",
        },
        new()
        {
            Id = "pip-no-connection", Example = "WARNING: Retrying (Retry(total=4, connect=None, read=None, redirect=None, status=None)) after connection broken by 'ConnectTimeoutError(<pip._vendor.urllib3.connection.HTTPSConnection object at 0x7fbcc4d18590>, 'Connection to pypi.org timed out. (connect timeout=15)')': /simple/matplotlib/",
            Patterns = Any(@"pip\._vendor", @"Retrying \(Retry\(total=.{0,400}/simple/", @"Could not find a version that satisfies the requirement", @"No matching distribution found for", @"pip(?:3)? install .{0,120}(?:time|fail|unreachable)", @"(?:pypi\.org|pythonhosted\.org).{0,120}(?:timed out|unreachable|Max retries|failed)"),
            Suspects = [Named, Internet],
            Source = GitHub + "aws-samples/emr-studio-notebook-examples/issues/36",
        },
        new()
        {
            Id = "git-no-connection", Example = "fatal: unable to access 'https://github.com/aws/amazon-sagemaker-examples.git/': Failed to connect to github.com port 443: Connection timed out",
            Patterns = Any(@"fatal: unable to (?:access|connect)", @"ssh: connect to host \S+ port 22", @"fatal: Could not read from remote repository", @"\bGitError\b", @"Could not resolve host: \S*git"),
            Suspects = [Named, Internet],
            Source = GitHub + "aws-samples/deep-learning-models/issues/50",
        },
        new()
        {
            Id = "model-hub-unreachable", Example = "OSError: We couldn't connect to 'https://huggingface.co' to load this file, couldn't find it in the cached files",
            Patterns = Any(@"couldn't connect to 'https://huggingface\.co", @"\bhuggingface_hub\b.{0,200}(?:Connection|Timeout|LocalEntryNotFound)", @"LocalEntryNotFoundError"),
            Suspects = [new InternetSuspect("huggingface.co", 443, Wanted: true)],
            Source = GitHub + "philschmid/huggingface-sagemaker-workshop-series/issues/15",
        },
        new()
        {
            Id = "yum-no-repository", Example = "Cannot find a valid baseurl for repo: amzn2-core/2/x86_64",
            Patterns = Any(@"Cannot find a valid baseurl for repo", @"Could not retrieve mirrorlist", @"Failed to download metadata for repo"),
            Suspects = [Service("s3"), Elsewhere("the policy of the S3 endpoint", "A limited policy of the S3 endpoint must allow the buckets of Amazon Linux's repositories.", "aws ec2 describe-vpc-endpoints --region {region} --filters Name=service-name,Values=com.amazonaws.{region}.s3 --query \"VpcEndpoints[].PolicyDocument\"", "The repositories of Amazon Linux are in S3.")],
            Source = "https://repost.aws/knowledge-center/ec2-al1-al2-update-yum-without-internet",
        },
        new()
        {
            Id = "apt-no-connection", Example = "Err:1 http://archive.ubuntu.com/ubuntu jammy InRelease: Could not connect to archive.ubuntu.com:80, connection timed out",
            Patterns = Any(@"\bE: Failed to fetch\b", @"Err:\d+ https?://", @"Unable to locate package", @"(?:archive|security)\.ubuntu\.com"),
            Suspects = [Named, Internet],
            Source = GitHub + "aws/sagemaker-distribution/issues/172",
        },
        new()
        {
            Id = "docker-daemon-missing", Example = "ERROR: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?",
            Patterns = Any(@"Cannot connect to the Docker daemon", @"Is the docker daemon running", @"docker(?:-compose)?'? is not installed"),
            Suspects = [Docker, Elsewhere("the Docker command line", "The Docker command line may not be installed, or may not be the version that Studio takes.", "Install docker-ce-cli from packages in S3 by a lifecycle configuration.", "Images before SageMaker Distribution 1.6 hold no Docker command line (aws/sagemaker-distribution#172).")],
            Source = GitHub + "aws/amazon-sagemaker-feedback/issues/132",
        },
        new()
        {
            Id = "docker-usage-refused", Example = "Error response from daemon: {\"message\":\"Forbidden. Reason: [ContainerCreate] SageMaker Studio Docker Usage only allows 'sagemaker' as network input\"}",
            Patterns = Any(@"SageMaker Studio Docker Usage", @"not allowed on SageMaker Studio", @"Forbidden\. Reason: \[\w+\]"),
            Suspects = [Elsewhere("what Studio takes of Docker", "Studio refuses the call itself: it takes docker build and docker run with --network sagemaker only, and no privileged mode.", "docker build --network sagemaker -t <image> .", "The daemon answered: Docker itself is there and allowed.")],
            Source = GitHub + "awslabs/awsome-distributed-ai/pull/753",
        },
    ];
}
