using System.Linq;
using System.Threading.Tasks;

namespace SageMakerGuard.Sandbox.Tests.Wire;

public class BotocoreTests
{
    [SkippableFact]
    public async Task The_AWS_SDK_for_Python_reads_every_operation()
    {
        Skip.If(PythonTool.Missing is not null, PythonTool.Missing);
        using var stage = new Stage();
        var rows = await PythonTool.Drive(stage.Sandbox.EndpointUrl, stage.Sandbox.Accounts[0], AllOperations.Succeeding);
        Assert.Equal(AllOperations.Succeeding.Count, rows.Count);
        Assert.Empty(rows.Where(row => !row.TryGetProperty("answer", out _)).Select(row => row.GetRawText()));
        Assert.Empty(rows.Zip(AllOperations.Succeeding).Where(pair => IsEmptyList(pair.First.GetProperty("answer"))).Select(pair => pair.Second.ToString()));
    }

    [SkippableFact]
    public async Task The_AWS_SDK_for_Python_reads_the_codes_of_errors()
    {
        Skip.If(PythonTool.Missing is not null, PythonTool.Missing);
        using var stage = new Stage();
        var rows = await PythonTool.Drive(stage.Sandbox.EndpointUrl, stage.Sandbox.Accounts[0], AllOperations.Failing);
        Assert.Equal(AllOperations.Failing.Select(c => c.ToString()), rows.Zip(AllOperations.Failing).Select(pair => $"{pair.Second.Service}:{pair.Second.Operation} -> {(pair.First.TryGetProperty("error", out var code) ? code.GetString() : pair.First.GetRawText())}"));
    }

    /// <summary>The estate has something of every kind, so a list that comes back empty was read from the wrong element; but that nothing failed is no list of things.</summary>
    private static bool IsEmptyList(System.Text.Json.JsonElement answer) =>
        answer.EnumerateObject().Any(p => p.Name != "Unsuccessful" && p.Value.ValueKind == System.Text.Json.JsonValueKind.Array && p.Value.GetArrayLength() == 0);
}
