using System;
using System.Collections;
using System.IO;
using System.Management.Automation.Language;
using SageMakerGuard.Faults;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Commands;

/// <summary>Settings of the rules from a file: JSON, or a psd1 that is read as data and never run.</summary>
internal static class SettingsSource
{
    /// <summary>Reads a file; no path means the defaults.</summary>
    /// <exception cref="GuardFault">SettingsNotFound, SettingsUnreadable or SettingsInvalid.</exception>
    public static PostureSettings Read(string? path)
    {
        if (path is null)
            return PostureSettings.Default;
        return path.EndsWith(".psd1", StringComparison.OrdinalIgnoreCase) && File.Exists(path) ? ReadData(path) : PostureSettingsFile.Read(path);
    }

    private static PostureSettings ReadData(string path)
    {
        var script = Parse(path, out var errors);
        if (errors.Length > 0)
            throw Invalid(path, $"line {errors[0].Extent.StartLineNumber}: {errors[0].Message}", null);
        if (OnlyTable(script) is not { } table)
            throw Invalid(path, "it must hold one table of plain values and nothing else.", null);
        try
        {
            return PostureSettings.FromDictionary((IDictionary)table.SafeGetValue(), path);
        }
        catch (InvalidOperationException notPlain)
        {
            throw Invalid(path, "it holds more than plain values: no commands, variables or expressions.", notPlain);
        }
    }

    private static HashtableAst? OnlyTable(ScriptBlockAst script) =>
        script is { ParamBlock: null, BeginBlock: null, ProcessBlock: null, EndBlock.Statements: [PipelineAst { PipelineElements: [CommandExpressionAst { Expression: HashtableAst table }] }] } ? table : null;

    private static ScriptBlockAst Parse(string path, out ParseError[] errors)
    {
        try
        {
            return Parser.ParseFile(path, out _, out errors);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new GuardFault("SettingsUnreadable", FaultCategory.PermissionDenied, $"The settings file '{path}' cannot be read: {unreadable.Message}", "Check the path and the file's permissions.", unreadable);
        }
    }

    private static GuardFault Invalid(string path, string what, Exception? inner) =>
        new("SettingsInvalid", FaultCategory.InvalidArgument, $"The settings file '{path}' cannot be used: {what}", "about_SageMakerGuard_Settings shows a whole file.", inner);
}
