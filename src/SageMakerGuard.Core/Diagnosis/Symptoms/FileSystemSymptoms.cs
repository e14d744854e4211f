using System.Collections.Generic;
using static SageMakerGuard.Diagnosis.Rows;

namespace SageMakerGuard.Diagnosis;

/// <summary>File systems that do not mount.</summary>
internal static class FileSystemSymptoms
{
    public static IReadOnlyList<Symptom> All { get; } =
    [
        new()
        {
            Id = "lustre-mount-failed", Example = "mount.lustre: mount fs-0123456789abcdef0.fsx.us-east-1.amazonaws.com@tcp:/fsx at /fsx failed: Connection timed out",
            Patterns = Any(@"mount\.lustre", @"\bLustreError\b"),
            Suspects = [Lustre, Elsewhere("the file system's own groups", "The groups of the Lustre file system may not let TCP 988 and 1018 to 1023 in from the domain's.", "aws fsx describe-file-systems --region {region}", "FSx for Lustre needs TCP 988 and 1018-1023 both ways.")],
            Source = "https://docs.aws.amazon.com/fsx/latest/LustreGuide/mount-troubleshooting.html",
        },
        new()
        {
            Id = "nfs-mount-timed-out", Example = "mount.nfs4: Connection timed out",
            Patterns = Any(@"mount\.nfs4?:? ?Connection timed out", @"mount\.nfs4?.{0,200}(?:timed out|No route to host|unreachable)"),
            Suspects = [Named, Home, MountTargets, Names], OfVpc = true,
            Source = GitHub + "aws/aws-parallelcluster/issues/4062",
        },
        new()
        {
            Id = "nfs-mount-failed", Example = "mount.nfs4: mount system call failed",
            Patterns = Any(@"mount\.nfs4?", @"mount status for \S+ efs: 32", @"efs_not_mounted", @"mount(?:ing)? .{0,80}\befs\b.{0,80}fail", @"fail\w* to mount .{0,80}\b(?:efs|nfs)\b", @"could not mount .{0,40}fs-"),
            Suspects = [Named, Home, MountTargets, Elsewhere("the file system's policy", "The file system policy may refuse the access point or ask for TLS.", "aws efs describe-file-system-policy --file-system-id <file system> --region {region}", "The file system's policy is not part of an estate.")], OfVpc = true,
            Source = GitHub + "kubernetes-sigs/aws-efs-csi-driver/issues/637",
        },
        new()
        {
            Id = "home-unusable", Example = "SageMaker is unable to use your associated Amazon EFS file system",
            Patterns = Any(@"unable to use your associated (?:AWS |Amazon )?EFS", @"\bEFS\b.{0,60}(?:could not|cannot|unable to) be (?:used|mounted|reached)", @"mount target.{0,60}(?:missing|not found|does not exist)"),
            Suspects = [Named, Home, MountTargets], OfVpc = true,
            Source = Guide + "studio-troubleshooting.html",
        },
    ];
}
