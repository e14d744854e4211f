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
    public string Cli(string command) => $"aws {command} --region {Region}";
}
