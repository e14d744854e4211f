using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Tests.Moto;
using SageMakerGuard.Changes;
using SageMakerGuard.Guardrails;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Pipeline.Tests.Guardrails;

/// <summary>The VpcOnly guardrail against moto_server, an AWS that others wrote: twice in a row, and the second run changes nothing.</summary>
public sealed class MotoTests(MotoServer moto) : IClassFixture<MotoServer>, IDisposable
{
    private readonly ModuleSession _module = new();
    private readonly string _journals = Path.Combine(Path.GetTempPath(), "journals " + Guid.NewGuid().ToString("N"));

    [SkippableFact]
    public async Task It_is_made_once_tested_where_it_stands_and_taken_back()
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        var (unit, account) = await MotoOrganization.Make(moto.Url);
        await using var wire = await WireCheck.Start(moto.Url);
        var attach = $"New-SMVpcOnlyPolicy -ExemptRole 'BreakGlass*' -TargetId {unit} @at -Region us-east-1 -JournalPath $journal -Confirm:$false";

        Assert.False(Assert.Single(Run(wire.Url, $"Test-SMVpcOnlyPolicy -AccountId {account} @at -Region us-east-1 -Quiet").As<bool>()));
        var run = Assert.Single(Run(wire.Url, attach).As<ChangeRun>());
        Assert.All(run.Changes, c => Assert.Equal(ChangeState.Applied, c.State));
        Assert.Empty(Assert.Single(Run(wire.Url, attach).As<ChangeRun>()).Changes);
        var rows = Run(wire.Url, $"Test-SMVpcOnlyPolicy -AccountId {account} @at -Region us-east-1").As<GuardrailTestResult>();
        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.Equal(GuardrailVerdict.Pass, r.Verdict));
        Run(wire.Url, "Undo-SMChange -RunId $id @at -Confirm:$false -JournalPath $journal", ("id", run.RunId));
        Assert.False(Assert.Single(Run(wire.Url, $"Test-SMVpcOnlyPolicy -AccountId {account} @at -Region us-east-1 -Quiet").As<bool>()));
        Assert.Contains(" 0 request faults", await wire.Stop(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _module.Dispose();
        if (Directory.Exists(_journals))
            Directory.Delete(_journals, recursive: true);
    }

    private Answer Run(string url, string script, params (string Name, object? Value)[] variables)
    {
        var answer = _module.Script(script, [("at", new Hashtable { ["EndpointUrl"] = url, ["AccessKey"] = "AKIDEXAMPLE", ["SecretKey"] = "secret" }), ("journal", _journals), .. variables]);
        Assert.True(answer.Errors.Count == 0, $"{script}: {answer.Said}");
        return answer;
    }
}
