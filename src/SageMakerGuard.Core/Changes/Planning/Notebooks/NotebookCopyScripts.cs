using System;
using System.Linq;
using System.Text;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>
/// The two lifecycle scripts that carry a notebook instance's files by way of S3. Both are POSIX sh and run as root at the start of the instance; the
/// work goes on in the background, since a script that runs for longer than five minutes makes the start fail (API_NotebookInstanceLifecycleHook;
/// SageMaker Developer Guide, 'Customize a SageMaker notebook instance using an LCC script'). One archive keeps modes, links and empty folders,
/// which objects one by one would not. Each leaves a marker when it is finished, and does nothing where its marker is there.
/// </summary>
public static class NotebookCopyScripts
{
    private const string PriorLine = "# Prior lifecycle configuration: ";
    private const string NoPrior = "-";

    // What the two have in common: the volume that outlives a stop is mounted here, and the CLI is not on the path that scripts get.
    private const string Head = """
        #!/bin/sh
        # SageMakerGuard: {purpose}
        # Prior lifecycle configuration: {prior}
        set -eu
        cat > /tmp/sagemakerguard-{word}.sh <<'WORK'
        export AWS_DEFAULT_REGION='{region}'
        PATH="$PATH:/usr/local/bin:/home/ec2-user/anaconda3/bin"
        home='/home/ec2-user/SageMaker'
        target='{target}'
        failed='/tmp/sagemakerguard-{word}.failed'
        rm -f "$failed"

        """;

    private const string Copy = """
        if aws s3 ls "$target/copied.json" > /dev/null 2>&1; then
            echo 'The marker is there: copied already.'
            exit 0
        fi
        bytes=$(( $(du -sk "$home" | cut -f1) * 1024 + 1048576 ))
        { tar -C "$home" --exclude=./lost+found --exclude=./.sagemakerguard-restored -cf - . || echo "tar $?" > "$failed"; } \
            | aws s3 cp - "$target/home.tar" --expected-size "$bytes" || echo "upload $?" > "$failed"
        if [ -e "$failed" ]; then
            echo "Not copied: $(cat "$failed")"
            aws s3 cp /tmp/sagemakerguard-copy.log "$target/copy-failed.log"
            exit 1
        fi
        files=$(cd "$home" && find . -path ./lost+found -prune -o ! -path ./.sagemakerguard-restored -print | wc -l | tr -d ' ')
        printf '{"NotebookInstanceName":"%s","Files":%s}\n' '{name}' "$files" | aws s3 cp - "$target/copied.json"

        """;

    private const string Restore = """
        if [ -e "$home/.sagemakerguard-restored" ]; then
            echo 'The marker is there: copied back already.'
            exit 0
        fi
        { aws s3 cp "$target/home.tar" - || echo "download $?" > "$failed"; } | tar -C "$home" -xpf - || echo "tar $?" > "$failed"
        if [ -e "$failed" ]; then
            echo "Not copied back: $(cat "$failed")"
            aws s3 cp /tmp/sagemakerguard-restore.log "$target/restore-failed.log"
            exit 1
        fi
        files=$(cd "$home" && find . -path ./lost+found -prune -o ! -path ./.sagemakerguard-restored -print | wc -l | tr -d ' ')
        date -u > "$home/.sagemakerguard-restored"
        printf '{"NotebookInstanceName":"%s","Files":%s}\n' '{name}' "$files" | aws s3 cp - "$target/restored.json"

        """;

    private const string Tail = """
        WORK
        nohup sh /tmp/sagemakerguard-{word}.sh > /tmp/sagemakerguard-{word}.log 2>&1 &

        """;

    /// <summary>The script that copies an instance's files to S3.</summary>
    /// <param name="name">The instance.</param>
    /// <param name="target">Where to, without a slash at its end.</param>
    /// <param name="region">The region.</param>
    /// <param name="prior">The lifecycle configuration that the instance had; null for none. It is written down so that it can be given back.</param>
    public static string CopyToS3(string name, string target, string region, string? prior) =>
        Fill(Head + Copy + Tail, "copy", $"copies the files of notebook instance {name} to S3, in the background", name, target, region, prior);

    /// <summary>The script that copies them back onto the new instance, once.</summary>
    public static string CopyBack(string name, string target, string region, string? prior) =>
        Fill(Head + Restore + Tail, "restore", $"copies files from S3 onto notebook instance {name}, in the background", name, target, region, prior);

    /// <summary>A script as lifecycle configurations hold it.</summary>
    public static LifecycleHook Hook(string script) => new() { Content = Convert.ToBase64String(Encoding.UTF8.GetBytes(script)) };

    /// <summary>The lifecycle configuration that one of these scripts remembers; null for none, or where it is no script of these.</summary>
    public static string? PriorOf(NotebookLifecycleConfig? config)
    {
        if (config is not { OnStart.Count: > 0 })
            return null;
        try
        {
            var line = Encoding.UTF8.GetString(Convert.FromBase64String(config.OnStart[0].Content)).Split('\n').FirstOrDefault(l => l.StartsWith(PriorLine, StringComparison.Ordinal));
            return line?.Substring(PriorLine.Length) is { Length: > 0 } prior && prior != NoPrior ? prior : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string Fill(string script, string word, string purpose, string name, string target, string region, string? prior) => script
        .Replace("\r\n", "\n")
        .Replace("{word}", word).Replace("{purpose}", purpose).Replace("{name}", name).Replace("{target}", target).Replace("{region}", region).Replace("{prior}", prior ?? NoPrior);
}
