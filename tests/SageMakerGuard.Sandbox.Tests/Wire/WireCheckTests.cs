using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Ports;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Wire;

public class WireCheckTests
{
    [SkippableFact]
    public async Task All_traffic_fits_the_models_of_AWS_errors_among_it()
    {
        using var stage = new Stage();
        await Check(stage.Sandbox, (stage.Sandbox.Accounts[0], AllOperations.Succeeding.Concat(AllOperations.Failing)));
    }

    [SkippableFact]
    public async Task What_is_told_of_the_sample_company_fits_the_models_of_AWS()
    {
        using var sandbox = new SandboxHost().Start(new SandboxOptions());
        await Check(sandbox, [.. sandbox.Accounts.Select(account => (account, account.Regions.SelectMany(AllOperations.Lists)))]);
    }

    private static async Task Check(ISandbox sandbox, params (SandboxAccount Account, IEnumerable<BotoCall> Calls)[] rounds)
    {
        Skip.If(PythonTool.Missing is not null, PythonTool.Missing);
        await using var wire = await WireCheck.Start(sandbox.EndpointUrl);
        foreach (var (account, calls) in rounds)
            await PythonTool.Drive(wire.Url, account, calls);
        Assert.Matches(WireCheck.Clean, await wire.Stop());
    }
}
