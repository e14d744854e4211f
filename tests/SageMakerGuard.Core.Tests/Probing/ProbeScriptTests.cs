using System;
using System.IO;
using System.Runtime.CompilerServices;
using SageMakerGuard.Probing;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Core.Tests.Probing;

/// <summary>The script as text.</summary>
public sealed class ProbeScriptTests
{
    /// <summary>
    /// The script for one domain, reviewed by eye. After a change that is meant: SMGUARD_WRITE_GOLDEN=1 dotnet test tests/SageMakerGuard.Core.Tests
    /// --filter ProbeScriptTests writes it anew and fails; read the difference, and run the tests again without the variable.
    /// </summary>
    [Fact]
    public void The_script_of_the_healthy_domain_is_the_reviewed_one()
    {
        var script = ProbeScript.Text(Probes.Plan(HealthyRegion.Create()), Probes.Written);
        if (Environment.GetEnvironmentVariable("SMGUARD_WRITE_GOLDEN") == "1")
        {
            File.WriteAllText(Golden(), script);
            Assert.Fail("Written anew: review the difference, and run without SMGUARD_WRITE_GOLDEN.");
        }

        Assert.Equal(File.ReadAllText(Golden()).Replace("\r\n", "\n", StringComparison.Ordinal), script);
    }

    private static string Golden([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "smguard-probe-d-healthy00001.sh");
}
