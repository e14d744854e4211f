using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Probing;

/// <summary>
/// The script that a person runs inside an app: a shell script with a program in Python inside. A shell script, because a lifecycle
/// configuration takes nothing else; it can choose the Python and still say something where there is none, and a notebook runs it with
/// <c>!sh</c>. The program comes by standard input, so that it needs no file of its own and no module in the notebook's folder
/// takes the place of Python's (<c>python3 -I</c>).
/// </summary>
public static class ProbeScript
{
    /// <summary>The name of what a probe prints.</summary>
    public const string Schema = "SageMakerGuard.Probe";

    /// <summary>The version of what a probe prints, and the newest that can be read.</summary>
    public const int Version = 1;

    /// <summary>The line before the output's document.</summary>
    public const string Begin = "===== SMGUARD PROBE BEGIN =====";

    /// <summary>The line after it.</summary>
    public const string End = "===== SMGUARD PROBE END =====";

    // API_CreateStudioLifecycleConfig, StudioLifecycleConfigContent, and API_NotebookInstanceLifecycleHook, Content: 16384 characters of base64.
    private const int LongestLifecycleContent = 16384;

    /// <summary>The script, with line feeds as line ends whatever the machine.</summary>
    /// <param name="plan">What to ask.</param>
    /// <param name="writtenAt">When it was written, UTC.</param>
    public static string Text(ProbePlan plan, DateTimeOffset writtenAt)
    {
        var head = Json(writer => Head(writer, plan, writtenAt));
        var frame = Resource("probe.sh").Replace("@@PYTHON@@", Narrow(Resource("probe.py").TrimEnd('\n')));

        // In one pass: nothing that a name of the user's holds is taken for a place of the frame.
        return Regex.Replace(frame, "@@([A-Z]+)@@", place => place.Groups[1].Value switch
        {
            "PLAN" => Plan(plan, head),
            "NOTHING" => Nothing(head),
            "BEGIN" => Begin,
            "END" => End,
            _ => throw new InvalidOperationException(place.Value),
        });
    }

    /// <summary>Whether the script is short enough to be the content of a lifecycle configuration.</summary>
    public static bool FitsLifecycleConfiguration(string text) => (Encoding.UTF8.GetByteCount(text) + 2) / 3 * 4 <= LongestLifecycleContent;

    // A lifecycle configuration has room for 12 KB: two spaces of indentation do, and spaces may be pasted into a terminal where tabs may not.
    private static string Narrow(string python) =>
        Regex.Replace(python, "^(?:    )+", indent => new string(' ', indent.Length / 2), RegexOptions.Multiline).Replace("\n\n\n", "\n\n");

    // The writer's own escaping leaves no quote, no backquote and nothing that is not ASCII, so the text may stand between quotes of either language.
    private static string Plan(ProbePlan plan, string head)
    {
        var targets = plan.Questions.SelectMany(question => question.Targets.Select(target => Json(writer =>
        {
            writer.WriteStartArray();
            writer.WriteStringValue(question.Destination);
            writer.WriteStringValue(target.Host);
            writer.WriteNumberValue(question.Port);
            writer.WriteStringValue(Word(target.Resolves));
            writer.WriteStringValue(Word(question.Connects));
            writer.WriteStringValue(target.Call);
            writer.WriteEndArray();
        })));
        var rest = Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("bucket", $"sagemaker-{plan.Region}-{plan.AccountId}");
            writer.WriteBoolean("dualStack", plan.DualStack);
            if (plan.AsksPackageIndex)
                writer.WriteString("packages", Word(plan.Internet?.Connects ?? ReachabilityVerdict.Unknown));
            else
                writer.WriteNull("packages");
            writer.WriteStartArray("leftOut");
            foreach (var question in plan.Questions.Where(q => q.LeftOut is not null))
                writer.WriteStringValue(question.Destination);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
        return $"{{{Inside(head)},\n{Inside(rest)},\n\"targets\":[\n{string.Join(",\n", targets)}\n]}}";
    }

    // What is printed where no Python is found: the same document with one row.
    private static string Nothing(string head) => Inside(head) + ",\"rows\":[" + Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("name", "probe");
        writer.WriteString("kind", "probe");
        writer.WriteBoolean("ok", false);
        writer.WriteString("errorKind", "other");
        writer.WriteString("detail", "no python3 of version 3.8 or newer was found that could run the probe");
        writer.WriteEndObject();
    }) + "]";

    private static void Head(Utf8JsonWriter writer, ProbePlan plan, DateTimeOffset writtenAt)
    {
        writer.WriteStartObject();
        writer.WriteString("schema", Schema);
        writer.WriteNumber("version", Version);
        writer.WriteString("accountId", plan.AccountId);
        writer.WriteString("region", plan.Region);
        writer.WriteString("domainId", plan.DomainId);
        writer.WriteString("written", writtenAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }

    private static string Word(NameExpectation expectation) => expectation switch
    {
        NameExpectation.Private => "private",
        NameExpectation.Public => "public",
        _ => "any",
    };

    private static string Word(ReachabilityVerdict verdict) => verdict switch
    {
        ReachabilityVerdict.Reachable => "reachable",
        ReachabilityVerdict.Blocked => "blocked",
        _ => "unknown",
    };

    private static string Inside(string json) => json.Substring(1, json.Length - 2);

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            write(writer);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(ProbeScript).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }
}
