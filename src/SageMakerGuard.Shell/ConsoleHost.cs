using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;
using System.Security;

namespace SageMakerGuard.Shell;

/// <summary>The least that the engine needs to show its output on a console. It never asks: whoever would be asked is told so.</summary>
internal sealed class ConsoleHost : PSHost
{
    public int? ExitCode { get; private set; }

    public override string Name => "SageMakerGuard.Shell";

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI { get; } = new ConsoleInterface();

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}

/// <summary>Standard output for objects and information, standard error for the rest.</summary>
internal sealed class ConsoleInterface : PSHostUserInterface
{
    public override PSHostRawUserInterface RawUI { get; } = new FixedWidth();

    public override void Write(string value) => Console.Out.Write(Styled(value, Console.IsOutputRedirected));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value) => Console.Out.WriteLine(Styled(value, Console.IsOutputRedirected));

    public override void WriteErrorLine(string value) => Console.Error.WriteLine(Styled(value, Console.IsErrorRedirected));

    public override void WriteWarningLine(string message) => Console.Error.WriteLine("WARNING: " + message);

    public override void WriteVerboseLine(string message) => Console.Error.WriteLine("VERBOSE: " + message);

    public override void WriteDebugLine(string message) => Console.Error.WriteLine("DEBUG: " + message);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override string ReadLine() => throw Silent();

    public override SecureString ReadLineAsSecureString() => throw Silent();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw Silent();

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) => throw Silent();

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw Silent();

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw Silent();

    // Colours are for terminals.
    private static string Styled(string text, bool redirected) => redirected ? new StringDecorated(text).ToString(OutputRendering.PlainText) : text;

    private static HostException Silent() => new("This shell asks nothing. Give the value as a parameter, or run the script in PowerShell.");
}

/// <summary>A console of 120 columns, whatever the real one has, so that output can be compared.</summary>
internal sealed class FixedWidth : PSHostRawUserInterface
{
    public override ConsoleColor ForegroundColor { get; set; }

    public override ConsoleColor BackgroundColor { get; set; }

    public override Size BufferSize { get; set; } = new(120, 60);

    public override Size WindowSize { get; set; } = new(120, 60);

    public override Size MaxWindowSize => WindowSize;

    public override Size MaxPhysicalWindowSize => WindowSize;

    public override Coordinates WindowPosition { get; set; }

    public override Coordinates CursorPosition { get; set; }

    public override int CursorSize { get; set; }

    public override string WindowTitle { get; set; } = "";

    public override bool KeyAvailable => false;

    public override KeyInfo ReadKey(ReadKeyOptions options) => throw new NotSupportedException();

    public override void FlushInputBuffer()
    {
    }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw new NotSupportedException();

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill)
    {
    }

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents)
    {
    }

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill)
    {
    }
}
