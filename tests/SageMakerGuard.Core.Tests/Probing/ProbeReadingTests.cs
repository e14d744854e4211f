using System;
using System.IO;
using System.Text;
using System.Text.Json;
using SageMakerGuard.Faults;
using SageMakerGuard.Probing;
using SageMakerGuard.Testing;
using SageMakerGuard.Tests.EstateFiles;

namespace SageMakerGuard.Core.Tests.Probing;

/// <summary>What a probe printed is found in whatever stands around it; what is none is refused with the reason.</summary>
public sealed class ProbeReadingTests
{
    private const string Begin = ProbeScript.Begin;
    private const string End = ProbeScript.End;
    private const string Document = """{"schema": "SageMakerGuard.Probe", "version": 1, "accountId": "111122223333", "region": "eu-central-1", "domainId": "d-healthy00001", "time": "2026-11-20T10:00:00Z", "future": {"a": [1]}, "rows": [{"name": "sts", "kind": "dns", "host": "sts.eu-central-1.amazonaws.com", "port": 443, "addresses": ["10.20.1.20"], "failed": null, "ok": true, "errorKind": null, "detail": "{not json", "milliseconds": 3}]}""";

    private static string Earlier => Document.Replace("T10:", "T09:", StringComparison.Ordinal);

    private static string Script => ProbeScript.Text(Probes.Plan(HealthyRegion.Create()), Probes.Written);

    public static TheoryData<string, string> Readable => new()
    {
        { "as printed", $"3 checks; unlike the proof: none\n{Begin}\n{Document}\n{End}\n" },
        { "the document alone", Document },
        { "carriage returns and a mark", $"\uFEFF{Begin}\r\n{Document}\r\n{End}\r\n" },
        { "a notebook's other output", $"Requirement already satisfied: {{pip}}\n{{'a': 1}} {{\"b\": 2}}\n[INFO] {{\n{Begin}\n{Document}\n{End}\n{{ and so on" },
        { "a log's time stamps", $"2026-11-20T10:00:01Z {Begin}\n2026-11-20T10:00:01Z {Document}\n2026-11-20T10:00:01Z {End}" },
        { "the last of several", $"{Begin}\n{Earlier}\n{End}\n{Begin}\n{Document}\n{End}\n" },
        { "behind an earlier one that was cut short", $"{Begin}\n{Earlier[..80]}\n{Begin}\n{Document}\n{End}\n" },
        { "indented by somebody", JsonSerializer.Serialize(JsonDocument.Parse(Document).RootElement, new JsonSerializerOptions { WriteIndented = true }) },
        { "behind the script itself", $"{Script}\n{Begin}\n{Document}\n{End}\n" },
        { "before the script itself", $"{Begin}\n{Document}\n{End}\n{Script}\n" },
        { "a saved notebook", Notebook($"{Begin}\n", Document + "\n", End + "\n") },
        { "with zeros and umlauts around", $"\0\0Grüße ☃ \ud83d\ude00\n{Document}\n\0" },
    };

    [Theory]
    [MemberData(nameof(Readable))]
    public void A_probe_is_found_wherever_it_stands(string name, string text)
    {
        var result = ProbeReading.Read(text, name);
        Assert.Equal((Probes.Ran, HealthyRegion.DomainId, HealthyRegion.Region, HealthyRegion.Account), (result.Time, result.DomainId, result.Region, result.AccountId));
        var row = Assert.Single(result.Rows);
        Assert.Equal(("sts", "dns", true, "10.20.1.20"), (row.Name, row.Kind, row.Ok, Assert.Single(row.Addresses)));
        Assert.Empty(row.Failed);
    }

    public static TheoryData<string, string> Unreadable => new()
    {
        { "", "is empty" },
        { " \r\n\0\uFEFF", "is empty" },
        { "bash: smguard-probe.sh: No such file or directory", "holds no output of a probe" },
        { "{\"Format\": \"SageMakerGuard.Estate\", \"Version\": 1}", "holds no output of a probe" },
        { "{{{{{{{{ \"schema\": \"SageMakerGuard.Probe\"", "holds no output of a probe" },
        { Notebook("hello\n"), "holds no output of a probe" },
        { Script, "is the script itself" },
        { $"{Begin}\n{Document[..200]}", "cut short" },
        { $"{Begin}\n{Document[..200]}\n{End}\n", "cut short" },
        { $"{Begin}\n", "cut short" },
        { $"{Begin}\n{Earlier}\n{End}\n{Begin}\n{Document[..300]}", "cut short" },
        { Notebook($"{Begin}\n", Earlier + "\n", $"{End}\n{Begin}\n", Document[..300]), "cut short" },
        { Document.Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal), "version 2" },
        { Document.Replace("\"version\": 1,", "", StringComparison.Ordinal), "lacks version" },
        { Document.Replace("\"version\": 1", "\"version\": \"1\"", StringComparison.Ordinal), "lacks version" },
        { Document.Replace("\"domainId\": \"d-healthy00001\",", "", StringComparison.Ordinal), "lacks domainId" },
        { Document.Replace("\"d-healthy00001\"", "\"\"", StringComparison.Ordinal), "lacks domainId" },
        { Document.Replace("\"eu-central-1\"", "null", StringComparison.Ordinal), "lacks region" },
        { Document.Replace("\"time\"", "\"tame\"", StringComparison.Ordinal), "lacks time" },
        { Document.Replace("\"rows\"", "\"raws\"", StringComparison.Ordinal), "lacks rows" },
        { Document.Replace("2026-11-20T10:00:00Z", "yesterday", StringComparison.Ordinal), "$.time" },
        { Document.Replace("\"ok\": true", "\"ok\": \"yes\"", StringComparison.Ordinal), "$.rows[0].ok" },
        { Document.Replace("[\"10.20.1.20\"]", "[null]", StringComparison.Ordinal), "$.rows[0].addresses" },
        { Document.Replace("\"rows\": [", "\"rows\": [null, ", StringComparison.Ordinal), "$.rows" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void What_is_no_probe_is_refused_and_says_why(string text, string why)
    {
        var fault = Assert.Throws<GuardFault>(() => ProbeReading.Read(text, "printed.txt"));
        Assert.Equal(("InvalidProbeResult", FaultCategory.InvalidData), (fault.ErrorId, fault.Category));
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
        Assert.StartsWith("'printed.txt'", fault.Message, StringComparison.Ordinal);
        Assert.NotEmpty(fault.NextStep);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_file_is_read_in_whatever_encoding_a_shell_wrote_it(string encoding)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("printed.txt");
        File.WriteAllText(path, $"{Begin}\r\n{Document}\r\n{End}\r\n", Encoding.GetEncoding(encoding));
        Assert.Equal(Probes.Ran, ProbeReading.ReadFile(path).Time);
    }

    [Fact]
    public void A_file_that_is_not_there_is_said_to_be_missing()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal("ProbeResultNotFound", Assert.Throws<GuardFault>(() => ProbeReading.ReadFile(folder.File("nothing.txt"))).ErrorId);
    }

    private static string Notebook(params string[] printed) => JsonSerializer.Serialize(new
    {
        cells = new object[]
        {
            new { cell_type = "code", source = new[] { "!sh smguard-probe-d-healthy00001.sh" }, outputs = new object[] { new { output_type = "stream", name = "stdout", text = printed } } },
            new { cell_type = "markdown", source = new[] { "done" } },
        },
        nbformat = 4,
    });
}
