using System;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using Xunit.Abstractions;

namespace SageMakerGuard.Pipeline.Tests.Migration;

/// <summary>The whole playbook on the sample company: every public domain that can be switched is, those that cannot say why, and undo brings everything back.</summary>
public sealed class WholeCompanyTests(ITestOutputHelper output)
{
    // Subnets are made where those of the domain are public, a group where it has none; the endpoints come after them and serve both.
    public const string Playbook = """
        foreach ($domain in Get-SMDomainNetworkPosture @at -AllRegions | Where-Object AppNetworkAccessType -eq PublicInternetOnly) {
            $place = @{ Region = $domain.Region; JournalPath = $journal; Confirm = $false }
            $network = $domain | New-SMPrivateNetwork @at @place
            if ($network.Changes.Kind -notcontains 'CreateSecurityGroup') { $null = $domain | Repair-SMDomainSecurityGroup @at @place }
            $network | New-SMVpcEndpointSet @at @place | Set-SMDomainVpcOnly @at @place -StopApp
        }
        """;

    [Fact]
    public void Every_switchable_domain_ends_in_VpcOnly_with_a_proof_and_undo_brings_the_company_back()
    {
        using var stage = new MigrationStage();
        var before = stage.World;
        var pictureBefore = WorldPicture.Of(before);
        foreach (var account in stage.Sandbox.Accounts)
        {
            var answer = stage.Run(Playbook, account);
            output.WriteLine($"{account.AccountId}: {answer.Said}");
            foreach (var run in answer.As<ChangeRun>())
                output.WriteLine($"{run.DomainId} {run.State} {run.Changes.Count} changes, {run.MonthlyCostUsd} USD a month, {string.Join(", ", run.Proof.Where(p => p.Verdict != ReachabilityVerdict.Reachable).Select(p => p.Destination + " " + p.Verdict))}");
        }

        var publicBefore = Domains(before, "PublicInternetOnly");
        var left = Domains(stage.World, "PublicInternetOnly");
        output.WriteLine($"{publicBefore.Length - left.Length} of {publicBefore.Length} switched; left: {string.Join(", ", left.Select(d => d.DomainName))}");
        Assert.All(left, d => Assert.True(d.DomainSettings?.RStudioServerProDomainSettings?.DomainExecutionRoleArn is not null || d.DomainSettings?.UnifiedStudioSettings is not null, d.DomainName));
        Assert.True(publicBefore.Length - left.Length >= 3);

        // The proof is right about single packets too: in the world as it is now, and with each rule, endpoint and way of it gone.
        var switched = publicBefore.Select(d => d.DomainId).Except(left.Select(d => d.DomainId)).ToHashSet();
        var packets = new PacketAgreement();
        foreach (var region in stage.World.Regions)
        {
            foreach (var domain in region.Domains.Items.Where(d => d.AppNetworkAccessType == "VpcOnly" && d.Described))
                packets.Compare(region, domain, damaged: switched.Contains(domain.DomainId));
        }

        output.WriteLine($"proof and packets: {packets.Agreed} agree ({packets.Blocked} of them blocked), {packets.Differences.Count} differ, {packets.NotTold} that packets alone do not decide");
        Assert.True(packets.Differences.Count == 0, string.Join("\n", packets.Differences));
        Assert.True(packets.Blocked > 50 && packets.Agreed > 2 * packets.Blocked);

        // Home directories, profiles and spaces are what they were.
        Assert.Equal(before.Regions.SelectMany(r => r.Domains.Items).Select(d => d.HomeEfsFileSystemId), stage.World.Regions.SelectMany(r => r.Domains.Items).Select(d => d.HomeEfsFileSystemId));
        Assert.Equal(before.Regions.Sum(r => r.UserProfiles.Items.Count), stage.World.Regions.Sum(r => r.UserProfiles.Items.Count));
        Assert.Equal(before.Regions.Sum(r => r.Spaces.Items.Count), stage.World.Regions.Sum(r => r.Spaces.Items.Count));

        foreach (var run in stage.Runs)
        {
            var undone = stage.Run("Undo-SMChange -RunId $id @at -JournalPath $journal -Confirm:$false", stage.AccountOf(run.AccountId), ("id", run.RunId));
            Assert.True(undone.Errors.Count == 0, $"{run.RunId} {run.Command} {run.DomainId}: {undone.Said}");
        }

        Assert.Equal(pictureBefore, WorldPicture.Of(stage.World));
    }

    [Fact]
    public void What_cannot_be_switched_says_all_reasons_at_once()
    {
        using var stage = new MigrationStage();
        var account = stage.Sandbox.Accounts.Single(a => a.AccountId == "210987654321");
        var answer = stage.Run("Get-SMDomainNetworkPosture @at -Region us-east-1 | Where-Object AppNetworkAccessType -eq PublicInternetOnly | Set-SMDomainVpcOnly @at -JournalPath $journal -Confirm:$false", account);
        Assert.All(answer.Errors, e => Assert.StartsWith("ChangeNotPossible", e.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Contains(answer.Errors, e => e.ErrorDetails.Message.Contains("RStudio", StringComparison.Ordinal));
        Assert.Contains(answer.Errors, e => e.ErrorDetails.Message.Contains("Unified Studio", StringComparison.Ordinal));
        Assert.DoesNotContain(stage.Sandbox.Calls, c => c.Mutating);
    }

    private static Domain[] Domains(Estate world, string mode) => world.Regions.SelectMany(r => r.Domains.Items).Where(d => (d.AppNetworkAccessType ?? "PublicInternetOnly") == mode).ToArray();
}
