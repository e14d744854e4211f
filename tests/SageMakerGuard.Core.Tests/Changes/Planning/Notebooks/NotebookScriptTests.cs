using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Tests.Changes.Planning;

/// <summary>The scripts are run for real, by a POSIX shell on a folder of this machine, with a folder in place of S3.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class NotebookScriptTests : IDisposable
{
    private const string Home = "/home/ec2-user/SageMaker";
    private static readonly string[] s_scripts =
    [
        NotebookCopyScripts.CopyToS3("nb-1", "s3://bucket/moves/nb-1", "eu-central-1", "auto-stop"), NotebookCopyScripts.CopyBack("nb-1-vpc", "s3://bucket/moves/nb-1", "eu-central-1", null),
    ];

    // Without a space in its name: the scripts know their folder and quote nothing there.
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("smguard-");

    public static TheoryData<int> Both => [0, 1];

    public NotebookScriptTests()
    {
        Directory.CreateDirectory(In("s3"));
        Directory.CreateDirectory(In("bin"));

        // aws s3 ls and aws s3 cp, with a folder for a bucket; cp fails where a file 'broken' stands.
        File.WriteAllText(In("bin/aws"), $$"""
            #!/bin/sh
            store='{{In("s3")}}'
            [ -n "$AWS_DEFAULT_REGION" ] || exit 9
            path() { printf '%s/%s' "$store" "${1#s3://}"; }
            case "$2" in
                ls) [ -e "$(path "$3")" ] ;;
                cp)
                    [ ! -e "$store/broken" ] || { cat > /dev/null; exit 1; }
                    case "$3" in
                        s3://*) cat "$(path "$3")" ;;
                        -) mkdir -p "$(dirname "$(path "$4")")" && cat > "$(path "$4")" ;;
                        *) mkdir -p "$(dirname "$(path "$4")")" && cat "$3" > "$(path "$4")" ;;
                    esac ;;
                *) exit 8 ;;
            esac
            """.Replace("\r\n", "\n"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(In("bin/aws"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [SkippableTheory]
    [MemberData(nameof(Both))]
    public void A_POSIX_shell_takes_the_script_and_what_it_writes(int which)
    {
        SkipWithoutShell();
        var script = s_scripts[which];
        Assert.Equal((0, ""), Shell("-n", script));
        var inner = Regex.Match(script, "<<'WORK'\n(.*)\nWORK\n", RegexOptions.Singleline).Groups[1].Value;
        Assert.True(inner.Length > 300);
        Assert.Equal((0, ""), Shell("-n", inner));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void The_script_fits_has_Unix_lines_no_place_holder_and_leaves_its_work_to_the_background(int which)
    {
        var script = s_scripts[which];
        Assert.InRange(NotebookCopyScripts.Hook(script).Content.Length, 1, 16384);
        Assert.StartsWith("#!/bin/sh\n", script);
        Assert.EndsWith("&\n", script);
        Assert.Contains("\nnohup sh ", script);
        Assert.DoesNotContain("\r", script);
        Assert.DoesNotMatch(@"(?<!\$)\{(word|purpose|name|target|region|prior)\}", script);
    }

    [Fact]
    public void The_script_remembers_the_configuration_that_was_there_before()
    {
        static NotebookLifecycleConfig Config(string script) => new() { OnStart = [NotebookCopyScripts.Hook(script)] };
        Assert.Equal("auto-stop", NotebookCopyScripts.PriorOf(Config(s_scripts[0])));
        Assert.Null(NotebookCopyScripts.PriorOf(Config(s_scripts[1])));
        Assert.Null(NotebookCopyScripts.PriorOf(null));
        Assert.Null(NotebookCopyScripts.PriorOf(Config("#!/bin/sh\necho\n")));
        Assert.Null(NotebookCopyScripts.PriorOf(new NotebookLifecycleConfig { OnStart = [new() { Content = "no base64" }] }));
    }

    [SkippableFact]
    public void Files_modes_links_and_empty_folders_arrive_on_the_new_instance_and_the_counts_agree()
    {
        SkipWithoutShell();
        var from = In("old");
        Fill(from);
        Assert.Equal((0, ""), Shell(null, Here(s_scripts[0], from)));
        Wait("s3/bucket/moves/nb-1/copied.json");

        var to = In("new");
        Directory.CreateDirectory(Path.Combine(to, "lost+found"));
        Assert.Equal((0, ""), Shell(null, Here(s_scripts[1], to)));
        Wait("s3/bucket/moves/nb-1/restored.json");

        Assert.Equal("print('hello')\n", File.ReadAllText(Path.Combine(to, "a folder/model's.py")));
        Assert.Equal(UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(to, "run.sh")) & UnixFileMode.UserExecute);
        Assert.Equal("run.sh", new FileInfo(Path.Combine(to, "link")).LinkTarget);
        Assert.Equal("/nowhere", new FileInfo(Path.Combine(to, "broken link")).LinkTarget);
        Assert.True(Directory.Exists(Path.Combine(to, "empty")));
        Assert.False(File.Exists(Path.Combine(to, "lost+found", "scrap")));
        Assert.Equal("{\"NotebookInstanceName\":\"nb-1\",\"Files\":7}\n", File.ReadAllText(In("s3/bucket/moves/nb-1/copied.json")));
        Assert.Equal("{\"NotebookInstanceName\":\"nb-1-vpc\",\"Files\":7}\n", File.ReadAllText(In("s3/bucket/moves/nb-1/restored.json")));
    }

    [SkippableFact]
    public void A_second_start_neither_copies_nor_overwrites_what_people_did_since()
    {
        SkipWithoutShell();
        var home = In("old");
        Fill(home);
        Shell(null, Here(s_scripts[0], home));
        Wait("s3/bucket/moves/nb-1/copied.json");
        var copied = File.GetLastWriteTimeUtc(In("s3/bucket/moves/nb-1/home.tar"));

        var to = In("new");
        Directory.CreateDirectory(to);
        Shell(null, Here(s_scripts[1], to));
        Wait("s3/bucket/moves/nb-1/restored.json");
        File.WriteAllText(Path.Combine(to, "run.sh"), "changed");

        Shell(null, Here(s_scripts[0], home));
        WaitFor(() => Log("copy").Contains("copied already", StringComparison.Ordinal));
        Shell(null, Here(s_scripts[1], to));
        WaitFor(() => Log("restore").Contains("copied back already", StringComparison.Ordinal));
        Assert.Equal("changed", File.ReadAllText(Path.Combine(to, "run.sh")));
        Assert.Equal(copied, File.GetLastWriteTimeUtc(In("s3/bucket/moves/nb-1/home.tar")));
    }

    [SkippableFact]
    public void A_copy_that_fails_leaves_no_marker()
    {
        SkipWithoutShell();
        File.WriteAllText(In("s3/broken"), "");
        Fill(In("old"));
        Assert.Equal((0, ""), Shell(null, Here(s_scripts[0], In("old"))));
        WaitFor(() => Log("copy").Contains("Not copied: upload 1", StringComparison.Ordinal));
        Assert.False(File.Exists(In("s3/bucket/moves/nb-1/copied.json")));

        Directory.CreateDirectory(In("new"));
        File.Delete(In("s3/broken"));
        Assert.Equal((0, ""), Shell(null, Here(s_scripts[1], In("new"))));
        WaitFor(() => Log("restore").Contains("Not copied back:", StringComparison.Ordinal));

        // The log goes to the bucket last.
        WaitFor(() => File.Exists(In("s3/bucket/moves/nb-1/restore-failed.log")));
        Assert.False(File.Exists(In("new/.sagemakerguard-restored")));
        Assert.False(File.Exists(In("s3/bucket/moves/nb-1/restored.json")));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static void SkipWithoutShell() => Skip.IfNot(File.Exists("/bin/sh"), "This machine has no /bin/sh.");

    private string In(string path) => Path.Combine(_folder.FullName, path);

    private string Log(string word) => File.Exists(In($"sagemakerguard-{word}.log")) ? File.ReadAllText(In($"sagemakerguard-{word}.log")) : "";

    /// <summary>The script with this test's folders in place of the instance's.</summary>
    private string Here(string script, string home) => script.Replace("/tmp/", _folder.FullName + "/", StringComparison.Ordinal).Replace(Home, home, StringComparison.Ordinal);

    private static void Fill(string home)
    {
        Directory.CreateDirectory(Path.Combine(home, "a folder"));
        Directory.CreateDirectory(Path.Combine(home, "empty"));
        Directory.CreateDirectory(Path.Combine(home, "lost+found"));
        File.WriteAllText(Path.Combine(home, "lost+found", "scrap"), "");
        File.WriteAllText(Path.Combine(home, "a folder", "model's.py"), "print('hello')\n");
        File.WriteAllText(Path.Combine(home, "run.sh"), "#!/bin/sh\n");
        File.SetUnixFileMode(Path.Combine(home, "run.sh"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.CreateSymbolicLink(Path.Combine(home, "link"), "run.sh");
        File.CreateSymbolicLink(Path.Combine(home, "broken link"), "/nowhere");
    }

    private void Wait(string file) => WaitFor(() => File.Exists(In(file)) && File.ReadAllText(In(file)).EndsWith('\n'));

    // The work goes on after the script has ended; how long it takes is the machine's affair.
    private void WaitFor(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, TimeSpan.FromMinutes(1)), Log("copy") + Log("restore"));

    private (int Exit, string Errors) Shell(string? option, string script)
    {
        var file = In($"script-{Guid.NewGuid():N}.sh");
        File.WriteAllText(file, script, new UTF8Encoding(false));
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardError = true };
        foreach (var argument in new[] { option, file }.OfType<string>())
            start.ArgumentList.Add(argument);
        start.Environment["PATH"] = In("bin") + ":" + Environment.GetEnvironmentVariable("PATH");
        using var shell = Process.Start(start)!;
        var errors = shell.StandardError.ReadToEnd();
        shell.WaitForExit();
        return (shell.ExitCode, errors);
    }
}
