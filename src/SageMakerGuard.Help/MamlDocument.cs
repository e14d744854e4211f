using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Xml.Linq;

namespace SageMakerGuard.Help;

/// <summary>Help in the form that Get-Help reads. What a command's author forgot to say is collected as a gap, and the build fails on it.</summary>
internal sealed class MamlDocument(DocComments comments)
{
    private static readonly XNamespace s_maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace s_command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace s_dev = "http://schemas.microsoft.com/maml/dev/2004/10";
    private static readonly HashSet<string> s_common = [.. Cmdlet.CommonParameters, "UseTransaction"];

    // The engine adds these two to every command that changes something, and nobody can comment them there.
    private static readonly Dictionary<string, string> s_asking = new(StringComparer.Ordinal)
    {
        ["WhatIf"] = "Says what would be done, and does none of it.",
        ["Confirm"] = "Asks before each change. -Confirm:$false asks nothing, where the command would ask by itself.",
    };

    private readonly XElement _root = new(XName.Get("helpItems", "http://msh"), new XAttribute("schema", "maml"));

    public List<string> Gaps { get; } = [];

    public void Save(string path) => new XDocument(new XDeclaration("1.0", "utf-8", null), _root).Save(path);

    public void Add(CmdletInfo command)
    {
        var type = command.ImplementingType;
        var synopsis = string.Join(" ", comments.Paragraphs(type, "summary"));
        var description = comments.Paragraphs(type, "remarks");
        var examples = comments.Examples(type).ToList();
        Expect(synopsis.Length > 0, command, "a summary");
        Expect(description.Count > 0, command, "remarks, which are its description");
        Expect(examples.Count > 0, command, "an example");

        _root.Add(new XElement(s_command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", s_maml), new XAttribute(XNamespace.Xmlns + "command", s_command), new XAttribute(XNamespace.Xmlns + "dev", s_dev),
            new XElement(s_command + "details",
                new XElement(s_command + "name", command.Name), new XElement(s_command + "verb", command.Verb), new XElement(s_command + "noun", command.Noun),
                new XElement(s_maml + "description", Para(synopsis))),
            new XElement(s_maml + "description", description.Select(Para)),
            new XElement(s_command + "syntax", command.ParameterSets.Select(set => Syntax(command, set))),
            new XElement(s_command + "parameters", AllParameters(command).Select(p => Parameter(command, p, detailed: true))),
            new XElement(s_command + "inputTypes", InputTypes(command).Select(t => TypeElement("inputType", t))),
            new XElement(s_command + "returnValues", command.OutputType.Select(t => TypeElement("returnValue", t.Name))),
            new XElement(s_command + "examples", examples.Select((e, i) => Example(e, i + 1)))));
    }

    private void Expect(bool there, CmdletInfo command, string what)
    {
        if (!there)
            Gaps.Add($"{command.Name} lacks {what}.");
    }

    private XElement Syntax(CmdletInfo command, CommandParameterSetInfo set) => new(s_command + "syntaxItem",
        new XElement(s_maml + "name", command.Name),
        set.Parameters.Where(p => !s_common.Contains(p.Name)).Select(p => Parameter(command, p, detailed: false)));

    private static IEnumerable<CommandParameterInfo> AllParameters(CmdletInfo command) =>
        command.ParameterSets.SelectMany(s => s.Parameters).Where(p => !s_common.Contains(p.Name)).GroupBy(p => p.Name).Select(g => g.First()).OrderBy(p => p.Name, StringComparer.Ordinal);

    private XElement Parameter(CmdletInfo command, CommandParameterInfo parameter, bool detailed)
    {
        var summary = comments.Property(command.ImplementingType, parameter.Name) ?? s_asking.GetValueOrDefault(parameter.Name);
        if (detailed)
            Expect(!string.IsNullOrEmpty(summary), command, $"a summary of -{parameter.Name}");
        var type = parameter.ParameterType;
        return new XElement(s_command + "parameter",
            new XAttribute("required", parameter.IsMandatory ? "true" : "false"),
            new XAttribute("variableLength", type.IsArray ? "true" : "false"),
            new XAttribute("globbing", "false"),
            new XAttribute("pipelineInput", PipelineInput(parameter)),
            new XAttribute("position", parameter.Position < 0 ? "named" : parameter.Position.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
            new XElement(s_maml + "name", parameter.Name),
            new XElement(s_maml + "description", Para(summary ?? "")),
            type == typeof(SwitchParameter) && !detailed ? null : new XElement(s_command + "parameterValue", new XAttribute("required", type == typeof(SwitchParameter) ? "false" : "true"), TypeName(type)),
            type.IsEnum ? new XElement(s_command + "parameterValueGroup", Enum.GetNames(type).Select(n => new XElement(s_command + "parameterValue", n))) : null,
            new XElement(s_dev + "type", new XElement(s_maml + "name", TypeName(type))));
    }

    private static string PipelineInput(CommandParameterInfo parameter) => (parameter.ValueFromPipeline, parameter.ValueFromPipelineByPropertyName) switch
    {
        (true, true) => "True (ByValue, ByPropertyName)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };

    private static IEnumerable<string> InputTypes(CmdletInfo command) =>
        AllParameters(command).Where(p => p.ValueFromPipeline || p.ValueFromPipelineByPropertyName).Select(p => TypeName(p.ParameterType)).Distinct();

    private static string TypeName(Type type) => type == typeof(SwitchParameter) ? "SwitchParameter" : Nullable.GetUnderlyingType(type)?.Name ?? type.Name;

    private static XElement TypeElement(string name, string type) => new(s_command + name, new XElement(s_dev + "type", new XElement(s_maml + "name", type)));

    private static XElement Example((string Code, string Remarks) example, int number) => new(s_command + "example",
        new XElement(s_maml + "title", $"---------- Example {number} ----------"),
        new XElement(s_dev + "code", example.Code),
        new XElement(s_dev + "remarks", Para(example.Remarks)));

    private static XElement Para(string text) => new(s_maml + "para", text);
}
