using System;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Posture;
using SageMakerGuard.Testing;
using Xunit.Abstractions;

namespace SageMakerGuard.Pipeline.Tests.Migration;

/// <summary>Many domains at once: each is read again after its own switch, and what they share is read for several of them together.</summary>
public sealed class SideBySideTests(ITestOutputHelper output)
{
    private const int Domains = 12;

    [Fact]
    public void Domains_that_are_switched_side_by_side_are_validated_one_by_one_and_share_the_reading_of_their_network()
    {
        using var stage = Stage(transitionMilliseconds: 600);
        var answer = stage.Run("Set-SMDomainVpcOnly $ids @at -Region eu-central-1 -JournalPath $journal -StopApp -PassThru -ThrottleLimit 12 -Confirm:$false", stage.Sandbox.Accounts[0], ("ids", Ids(stage)));
        Assert.True(answer.Errors.Count == 0, answer.Said);
        Assert.Empty(answer.Warnings);
        Assert.Equal(Ids(stage), answer.As<DomainNetworkPosture>().Select(p => p.DomainId).Order(StringComparer.Ordinal));

        // An app that somebody sees is of the domain itself, and there is none any more.
        Assert.All(answer.As<DomainNetworkPosture>(), p => Assert.Equal(("VpcOnly", "InService", 2, 0), (p.AppNetworkAccessType, p.Status, p.UserCount, p.RunningApps.Count)));
        var readings = stage.Sandbox.Calls.Count(c => c.Operation == "ec2:DescribeRouteTables");
        output.WriteLine($"{readings} readings of the network for {Domains} domains, {stage.Sandbox.Calls.Count / Domains} calls for each domain");
        Assert.InRange(readings, 2, Domains);
    }

    [Fact]
    public void One_that_cannot_be_read_again_is_an_error_of_its_own()
    {
        // Planned, looked at before the update and after it; from then on denied.
        using var stage = Stage(transitionMilliseconds: 0, new SandboxFault { Operation = "sagemaker:DescribeDomain", ResourceId = Id(3), FromCall = 4, ErrorCode = "AccessDeniedException" });
        var answer = stage.Run("Set-SMDomainVpcOnly $ids @at -Region eu-central-1 -JournalPath $journal -StopApp -ThrottleLimit 12 -Confirm:$false", stage.Sandbox.Accounts[0], ("ids", Ids(stage)));
        var error = Assert.Single(answer.Errors);
        Assert.StartsWith("SwitchNotValidated", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(Id(3), error.ToString(), StringComparison.Ordinal);
        Assert.Equal(Ids(stage).Where(id => id != Id(3)), answer.As<ChangeRun>().Select(r => r.DomainId!).Order(StringComparer.Ordinal));
    }

    private static MigrationStage Stage(int transitionMilliseconds, params SandboxFault[] faults)
    {
        var region = ScaledEstate.Region("eu-central-1", Domains);
        return new(new SandboxOptions
        {
            Estate = ScaledEstate.Of(region with { Domains = region.Domains.Select(d => d with { AppNetworkAccessType = "PublicInternetOnly" }) }),
            Latency = TimeSpan.FromMilliseconds(20),
            TransitionTime = TimeSpan.FromMilliseconds(transitionMilliseconds),
            Faults = faults,
        });
    }

    private static string Id(int number) => ScaledEstate.Region("eu-central-1", Domains).Domains.Items[number].DomainId;

    private static string[] Ids(MigrationStage stage) => stage.World.Regions[0].Domains.Items.Select(d => d.DomainId).Order(StringComparer.Ordinal).ToArray();
}
