using System;
using System.Collections.Generic;
using System.Text;
using System.Text.RegularExpressions;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Projects;

/// <summary>
/// Finds the tools that a lifecycle configuration's script uses, by the commands in its lines. It reads and does not run: what a script fetches and then
/// runs stays unseen.
/// </summary>
internal static class ScriptTools
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // A command begins a line, or follows a separator, an assignment, sudo, or an absolute path.
    private const string Begin = @"(^|[\s;&|(`'""/])";

    private static readonly (InternetTool Tool, Regex Pattern)[] s_tools =
    [
        (InternetTool.CodeArtifact, Of(@"\baws\s+codeartifact\b|\.codeartifact\.")),
        (InternetTool.Proxy, Of(@"\b(https?_proxy|HTTPS?_PROXY)\s*=|--proxy\b")),
        (InternetTool.Pip, Of(Begin + @"(pip3?(\.\d+)?|python3?(\.\d+)?\s+-m\s+pip|uv\s+pip)\s+(install|download|wheel)\b")),
        (InternetTool.Conda, Of(Begin + @"(conda|mamba|micromamba)\s+(install|create|update|env\s+(create|update))\b")),
        (InternetTool.Git, Of(Begin + @"git\s+(clone|pull|fetch|submodule)\b")),
        (InternetTool.Docker, Of(Begin + @"docker(-compose)?\s+(pull|build|run|compose|buildx)\b")),
        (InternetTool.Npm, Of(Begin + @"((npm|yarn|pnpm)\s+(install|i|ci|add)|npx\s)")),
        (InternetTool.Download, Of(Begin + @"(wget|curl)\s")),
        (InternetTool.SystemPackages, Of(Begin + @"(apt(-get)?|yum|dnf)\s+(-\S+\s+)*(install|update|upgrade)\b")),
        (InternetTool.RPackages, Of(@"\binstall\.packages\s*\(|\bremotes::install_")),
        (InternetTool.HuggingFace, Of(@"\bhuggingface-cli\b|\bhuggingface\.co\b|" + Begin + @"hf\s+download\b")),
        (InternetTool.WeightsAndBiases, Of(Begin + @"wandb\s+(login|init|sync)\b|\bapi\.wandb\.ai\b")),
    ];

    private static readonly Regex s_host = new(@"(https?|git|ssh)://([^@/\s'""]+@)?(?<host>[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)|git@(?<host>[A-Za-z0-9.-]+):", Options);

    /// <summary>The tools, each once for each line that uses it.</summary>
    /// <exception cref="FormatException">The content is not base64.</exception>
    public static IEnumerable<ToolUse> In(StudioLifecycleConfig config)
    {
        var text = Encoding.UTF8.GetString(Convert.FromBase64String(config.StudioLifecycleConfigContent));
        var lines = text.Replace("\r\n", "\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimStart();
            if (line.Length == 0 || line[0] == '#')
                continue;
            foreach (var (tool, pattern) in s_tools)
            {
                if (pattern.IsMatch(line))
                    yield return new() { Tool = tool, Where = config.StudioLifecycleConfigName, Line = i + 1, Host = HostIn(line) };
            }
        }
    }

    /// <summary>The first host that a text names by a URL; null where it names none.</summary>
    public static string? HostIn(string text) => s_host.Match(text) is { Success: true } match ? match.Groups["host"].Value.ToLowerInvariant() : null;

    private static Regex Of(string pattern) => new(pattern, Options);
}
