using System.Collections.Generic;
using static SageMakerGuard.Diagnosis.Rows;

namespace SageMakerGuard.Diagnosis;

/// <summary>Apps that do not start, and kernels that do not answer. Source of most: SageMaker AI Developer Guide, 'Troubleshooting Studio Classic', and the threads named.</summary>
internal static class AppSymptoms
{
    private const string Troubleshooting = Guide + "studio-troubleshooting.html";

    private static readonly Suspect s_role = Elsewhere("the execution role", "The execution role may lack what the app needs, or not trust sagemaker.amazonaws.com.", "aws iam get-role --role-name {rolename}", "{role} is the role of the domain's default user settings; what it may do is not part of an estate.");
    private static readonly Suspect s_image = Elsewhere("a custom image or its configuration", "A custom image may not match its app image configuration.", "aws sagemaker list-app-image-configs --region {region}", "Apps of custom images fail with an InternalFailure and no log where the image configuration leaves out its defaults (aws/amazon-sagemaker-feedback#128).");

    public static IReadOnlyList<Symptom> All { get; } =
    [
        new()
        {
            Id = "sagemaker-endpoint-unreachable", Example = "Failed to launch app []SageMaker studio is unable to reach SageMaker Endpoint. Please ensure your VPC has connectivity to SageMaker via Internet or VPC Endpoint",
            Patterns = Any(@"unable to reach SageMaker endpoint", @"ensure your VPC has connectivity to SageMaker"),
            Suspects = [Service("sagemaker.api", "sagemaker.runtime"), NoGroups, Names, Service("sts")],
            Source = GitHub + "data-dot-all/dataall/issues/351",
        },
        new()
        {
            Id = "studio-loading-screen", Example = "The loading screen is taking a long time. Would you like to clear the workspace or keep waiting?",
            Patterns = Any(@"loading screen is taking a long time", @"clear the workspace or keep waiting"),
            Suspects = [Names, Service("sts", "sagemaker.api", "studio"), Home],
            Source = Troubleshooting,
        },
        new()
        {
            Id = "jupyterserver-stopped", Example = "The JupyterServer app default encountered a problem and was stopped.",
            Patterns = Any(@"JupyterServer app \S+ encountered a problem"),
            Suspects = [Home, MountTargets, Addresses, Service("sagemaker.api", "sts"), NoGroups],
            Source = Troubleshooting,
        },
        new()
        {
            Id = "kernel-not-connecting", Example = "Kernel connecting: unable to connect to the notebook session, though the KernelGateway app is InService",
            Patterns = Any(@"\bkernel (?:is )?(?:still )?(?:connecting|disconnected|reconnecting)\b", @"connect(?:ing)? to (?:the )?(?:notebook session|kernel)", @"access the kernel session", @"/api/kernels/\S+", @"connection to the notebook server could not be established", @"\bKernelGateway\b.{0,80}\b(?:connect|reach|time)"),
            Suspects = [Apps, NoGroups, Service("sagemaker.api"), Elsewhere("WebSocket connections of the browser", "A proxy or firewall before the browser may not pass WebSocket connections to Studio.", "In the browser's developer tools: wss://<domain>.studio.{region}.sagemaker.aws must answer with status 101; else let *.studio.{region}.sagemaker.aws and WebSocket connections through.", "The kernel may run, and only the browser not reach it: WebSocket connections are what differs.")],
            Source = Troubleshooting,
        },
        new()
        {
            Id = "lifecycle-config-failed", Example = "ConfigurationError: LifecycleConfig execution failed with exit code 1",
            Patterns = Any(@"\bLifecycle ?Config(?:uration)?\b.{0,60}\b(?:fail|error|time|hang|hung)", @"ConfigurationError: Lifecycle"),
            Suspects = [Named, NoGroups, Service("s3", "sts", "logs"), MaybeInternet, Elsewhere("the script of the lifecycle configuration", "The script may fail by itself.", AppLog, "The log stream of the app's LifecycleConfigOnStart shows the command that failed.")],
            Source = GitHub + "aws-samples/sagemaker-domain-vpconly-canvas-with-terraform/issues/1",
        },
        new()
        {
            Id = "app-no-free-address", Example = "InsufficientFreeAddressesInSubnet: There are not enough free addresses in subnet 'subnet-0aaa00000000000a1' to satisfy the requested number of instances.",
            Patterns = Any(@"InsufficientFreeAddresses", @"(?:not enough|insufficient|no) (?:free |available )?(?:IP |IPv4 )?address(?:es)? .{0,20}(?:in|available)", @"no IP addresses available", @"not enough IP space"),
            Suspects = [Addresses], Otherwise = "Start the app again: addresses were given back since. Test-SMDomainConnectivity -DomainId {domain} -Region {region}",
            Source = GitHub + "PrairieLearn/PrairieLearn/issues/3271",
        },
        new()
        {
            Id = "app-no-capacity", Example = "App failed: EC2InsufficientCapacityError. Insufficient capacity for the requested instance type",
            Patterns = Any(@"Insufficient(?:Instance)?Capacity", @"insufficient capacity"),
            Suspects = [Elsewhere("capacity of the instance type", "AWS has no instance of this type free in the domain's zones now.", "Start the app on another instance type, or later.", "The message says so itself: the network has no part in it."), SingleZone],
            Source = Guide + "studio-updated-troubleshooting.html",
        },
        new()
        {
            Id = "app-quota-exceeded", Example = "An error occurred (ResourceLimitExceeded) when calling the CreateApp operation: The account-level service limit 'Studio JupyterLab Apps running on ml.p3.2xlarge instances' is 0 Apps",
            Patterns = Any(@"ResourceLimitExceeded", @"account-level service limit", @"Unable to start more Apps of AppType"),
            Suspects = [Elsewhere("a service quota", "The account's quota for this app and instance type is used up; the network has no part in it.", "aws service-quotas list-service-quotas --service-code sagemaker --region {region} --query \"Quotas[?contains(QuotaName,'Apps running')].[QuotaName,Value]\"", "The message is AWS's own answer, so the way to SageMaker's API is open where it was seen.")],
            Source = GitHub + "aws/amazon-sagemaker-feedback/issues/157",
        },
        new()
        {
            Id = "space-not-in-service", Example = "Unable to create app <app-arn> because space <space-arn> is not in InService state",
            Patterns = Any(@"because space \S+ is not in InService state"),
            Suspects = [Elsewhere("the space", "The space that the app runs in could not be made.", "aws sagemaker describe-space --domain-id {domain} --space-name <space> --region {region} --query FailureReason", "The message names the space: its own FailureReason says more."), Addresses, Home, s_role],
            Source = Guide + "canvas-troubleshooting.html",
        },
        new()
        {
            Id = "space-storage-not-ready", Example = "Unable to create app [default] because storage is not in Available status.",
            Patterns = Any(@"because storage is not in Available status"),
            Suspects = [Elsewhere("storage that is still changing", "The space's volume is still being attached; the network has no part in it.", "Wait some ten seconds and start the app again.", "The message says so itself.")],
            Source = "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateApp.html",
        },
        new()
        {
            Id = "role-unusable", Example = "SageMaker is unable to use your associated ExecutionRole",
            Patterns = Any(@"unable to use your associated ExecutionRole"),
            Suspects = [s_role],
            Source = Guide + "sagemaker-roles.html",
        },
        new()
        {
            Id = "app-internal-failure", Example = "App JupyterLab default failed: InternalFailure",
            Patterns = Any(@"Internal ?Failure", @"internal (?:service |server )?error", @"Failed to launch app", @"\bUnknownError\b", @"app (?:\S+ )?(?:failed|fails) to (?:start|launch)", @"Unable to complete operation"),
            Suspects = [Named, Home, MountTargets, Addresses, Service("sagemaker.api", "sts", "logs"), NoGroups, Apps, s_image, s_role],
            Source = GitHub + "aws/amazon-sagemaker-feedback/issues/128",
        },
        new()
        {
            Id = "app-stuck-pending", Example = "JupyterLab space is stuck in 'Starting', and the app stays Pending",
            Patterns = Any(@"(?:stuck|hang\w*|freez\w*|stays?|remains?) (?:in |at |on )?'?""?(?:starting|pending)", @"space .{0,40}\bstarting\b", @"app .{0,40}\bPending\b"),
            Suspects = [Service("sagemaker.api", "sts", "logs", "s3"), Home, MountTargets, Addresses, NoGroups, s_image],
            Source = GitHub + "aws/amazon-sagemaker-feedback/issues/114",
        },
    ];
}
