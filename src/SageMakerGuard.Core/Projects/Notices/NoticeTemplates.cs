using System;
using System.IO;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Projects;

/// <summary>The two templates of a notice: those of the module, or a user's own.</summary>
public sealed class NoticeTemplates
{
    /// <summary>The names that a template may use.</summary>
    public static TemplateNames Names { get; } = new TemplateNames("Title", "Team", "Contact", "PlanName")
        .With("Stays", new("Text"))
        .With("Lost", new("Text"))
        .With("Domains", new TemplateNames("DomainName", "DomainId", "Region", "AccountId", "Day", "Users", "RunningAppCount", "Frozen", "InternetStays", "InternetBlocked", "InternetUnknown", "Scenario", "CostCenter", "VpcId")
            .With("FrozenReasons", new("Text"))
            .With("RunningApps", new("AppType", "AppName", "SpaceName", "Owner", "InstanceType"))
            .With("Effects", new("Feature", "Evidence", "Effect", "Remedy"))
            .With("Destinations", new("Destination", "Gigabytes", "LastSeen"))
            .With("Others", new("Text"))
            .With("Packages", new("Option", "How", "Command"))
            .With("Unknown", new("Text")));

    private NoticeTemplates(TextTemplate markdown, TextTemplate html)
    {
        Markdown = markdown;
        Html = html;
    }

    /// <summary>The module's own.</summary>
    public static NoticeTemplates Default { get; } = new(Own("notice.md"), Own("notice.html"));

    internal TextTemplate Markdown { get; }

    internal TextTemplate Html { get; }

    /// <summary>The same with a user's template in the place of one: a file that ends in .md or .html decides which.</summary>
    /// <exception cref="GuardFault">TemplateNotFound, TemplateInvalid, or the file cannot be read.</exception>
    public NoticeTemplates With(string path)
    {
        var isHtml = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".md" or ".markdown" => false,
            ".html" or ".htm" => true,
            _ => throw new GuardFault("TemplateInvalid", FaultCategory.InvalidArgument, $"Whether '{path}' is a template of Markdown or of HTML cannot be seen from its name.", "Let its name end in .md or .html.") { ResourceId = path },
        };
        if (!File.Exists(path))
            throw new GuardFault("TemplateNotFound", FaultCategory.NotFound, $"The template '{path}' does not exist.", "Check the path, or leave -TemplatePath out for the module's own templates.") { ResourceId = path };
        var template = TextTemplate.Parse(FileAccessFault.Guard(path, FileAccessFault.Reading, () => File.ReadAllText(path)), path, Names);
        return isHtml ? new(Markdown, template) : new(template, Html);
    }

    /// <summary>The text of one of the module's own templates, to begin a template of one's own with.</summary>
    /// <param name="name">notice.md or notice.html.</param>
    public static string Text(string name)
    {
        using var stream = typeof(NoticeTemplates).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException(name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static TextTemplate Own(string name) => TextTemplate.Parse(Text(name), name, Names);
}
