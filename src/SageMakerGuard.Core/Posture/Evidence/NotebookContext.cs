using System.Collections.Generic;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Posture;

/// <summary>One notebook instance as rules read it.</summary>
internal sealed class NotebookContext(RegionFacts facts, NotebookInstance notebook)
{
    public RegionFacts Facts => facts;

    public NotebookInstance Notebook => notebook;

    public PostureSettings Settings => facts.Settings;

    public UnreadParts Unread => facts.Unread;

    public string Region => facts.Region.Region;

    public IReadOnlyDictionary<string, string> Tags => facts.TagsOf(notebook.NotebookInstanceArn);

    /// <summary>A command of the AWS CLI on the notebook instance.</summary>
    /// <summary>The command of this module that makes the instance anew inside of the VPC.</summary>
    public string Replacement => $"New-SMNotebookReplacement {Notebook.NotebookInstanceName} -Region {Region} -Phase Copy -S3Uri s3://<bucket>/<folder> -SubnetId {Notebook.SubnetId ?? "<private subnet>"} -SecurityGroupId {(Notebook.SecurityGroups.Count > 0 ? string.Join(", ", Notebook.SecurityGroups) : "<group>")}, and once its log says that the files are there the same with -Phase Create, and in the end with -Phase Remove.";

    public string Cli(string command) => $"aws {command} --region {Region}";
}
