using System;
using System.Linq;
using System.Text.RegularExpressions;
using SageMakerGuard.Changes;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Pipeline.Tests.Migration;

/// <summary>-WhatIf makes no call that changes anything, and prints the very changes that the real run then makes.</summary>
public sealed class WhatIfTests
{
    [Theory]
    [InlineData("New-SMPrivateNetwork -DomainId d-1bh8jnr19yw6 -NatGateway Single -SecurityGroup")]
    [InlineData("New-SMVpcEndpointSet -DomainId d-1bh8jnr19yw6 -Feature Canvas -Tag @{ CostCenter = '4711' }")]
    [InlineData("Repair-SMDomainSecurityGroup -DomainId d-q76pgsf4jvzt")]
    [InlineData("Enable-SMVpcFlowLog -DomainId d-q76pgsf4jvzt -LogDestination arn:aws:s3:::logs-of-a-test")]
    [InlineData("Set-SMDomainVpcOnly -DomainId d-1bh8jnr19yw6 -SubnetId subnet-082823d49954eb4f3, subnet-0aaba8cf0509ea9a6 -SecurityGroupId sg-0f325628984cbaf07 -StopApp -BarLaunch -SkipProof -SettingsPath $settings")]
    public void What_is_shown_is_what_is_done(string command)
    {
        var settings = System.IO.Path.GetTempFileName() + ".json";
        System.IO.File.WriteAllText(settings, """{ "ReservedAddressesPerUser": 1 }""");
        using var stage = new MigrationStage();
        var account = stage.AccountOf("210987654321");
        var before = WorldPicture.Of(stage.World);
        var shown = stage.Run(command + " -Region us-east-1 @at -JournalPath $journal -WhatIf", account, ("settings", settings));
        Assert.DoesNotContain(stage.Sandbox.Calls, c => c.Mutating);
        Assert.Equal(before, WorldPicture.Of(stage.World));
        Assert.False(System.IO.Directory.Exists(stage.Journals));
        var plan = Assert.Single(shown.As<ChangeRun>());
        Assert.Equal(ChangeRunState.Planned, plan.State);
        Assert.True(plan.Changes.Count > 0, shown.Said);

        var done = Assert.Single(stage.Run(command + " -Region us-east-1 @at -JournalPath $journal -Confirm:$false", account, ("settings", settings)).As<ChangeRun>());
        Assert.Equal(ChangeRunState.Completed, done.State);
        Assert.Equal(plan.Changes.Select(c => Words(c.Description)), done.Changes.Select(c => Words(c.Description)));
        Assert.Equal(plan.MonthlyCostUsd, done.Changes.Sum(c => c.MonthlyCostUsd));
        System.IO.File.Delete(settings);
    }

    // What did not exist has a name in the one and an id in the other.
    private static string Words(string description) => Regex.Replace(description, "new:[^ ,;)]+|(vpce|subnet|rtb|sg|igw|nat|eipalloc)-[0-9a-f]{17}", "id");
}
