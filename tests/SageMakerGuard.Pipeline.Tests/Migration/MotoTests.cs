using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Tests.Moto;
using SageMakerGuard.Changes;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Pipeline.Tests.Migration;

/// <summary>The network part of the migration against moto_server, an AWS that others wrote: twice in a row, and the second run changes nothing.</summary>
public sealed class MotoTests(MotoServer moto) : IClassFixture<MotoServer>, IDisposable
{
    private readonly ModuleSession _module = new();
    private readonly string _journals = Path.Combine(Path.GetTempPath(), "journals " + Guid.NewGuid().ToString("N"));

    [SkippableFact]
    public async Task Subnets_routes_NAT_groups_endpoints_and_flow_logs_are_made_once_and_taken_back()
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        using var made = new MotoEstate(moto.Url);
        await made.Build();
        await MakeBucket("flow-logs-of-a-test");
        await using var wire = await WireCheck.Start(moto.Url);

        var network = Once(wire.Url, $"New-SMPrivateNetwork -VpcId {made.VpcId} @at -Zone eu-central-1a, eu-central-1b -PrefixLength 26 -NatGateway PerZone -SecurityGroup -Tag @{{ Owner = 'ml' }}");
        var subnets = network.Changes.Where(c => c.Kind == nameof(CreateSubnet)).Select(c => c.ResourceId).ToArray();
        var group = network.Changes.Single(c => c.Kind == nameof(CreateSecurityGroup)).ResourceId;
        Assert.Contains(network.Changes, c => c.Kind == nameof(CreateNatGateway));
        var endpoints = Once(wire.Url, $"New-SMVpcEndpointSet -VpcId {made.VpcId} @at -SubnetId {string.Join(", ", subnets)} -SecurityGroupId {group} -Service sts, logs, s3");
        Assert.Contains(endpoints.Changes, c => c.Kind is nameof(CreateVpcEndpoint));
        var logs = Once(wire.Url, $"Enable-SMVpcFlowLog -VpcId {made.VpcId} @at -LogDestination arn:aws:s3:::flow-logs-of-a-test");

        foreach (var run in new[] { logs, endpoints, network })
        {
            var undone = Run(wire.Url, "Undo-SMChange -RunId $id @at -Confirm:$false -JournalPath $journal", ("id", run.RunId));
            Assert.True(undone.Errors.Count == 0, $"{run.Command}: {undone.Said}");
        }

        Assert.Contains(" 0 request faults", await wire.Stop(), StringComparison.Ordinal);
        Assert.Single((await made.EC2.DescribeNatGatewaysAsync(new())).NatGateways, n => n.State.Value is "available");
        Assert.Single((await made.EC2.DescribeAddressesAsync(new())).Addresses);
    }

    /// <summary>moto tells nobody of budgets: it has no call that reads who is told.</summary>
    [SkippableFact]
    public async Task Budgets_and_alarms_are_made_once_and_taken_back()
    {
        Skip.If(moto.Missing is not null, moto.Missing);

        // The other test has made its estate in the class's own.
        using var own = new MotoServer();
        using var made = new MotoEstate(own.Url);
        await made.Build();
        await using var wire = await WireCheck.Start(own.Url);
        var cost = Once(wire.Url, "New-SMNetworkBudget @at -LimitUsd 300 -CostTag @{ Owner = 'ml' } -LinkedAccountId 123456789012");
        var usage = Once(wire.Url, "New-SMNetworkBudget @at -LimitGigabytes 500 -Meter InterfaceEndpoint");
        var alarms = Once(wire.Url, $"New-SMNetworkAlarm -VpcId {made.VpcId} @at -Watch PortErrors, DroppedPackets");
        Assert.Contains(alarms.Changes, c => c.Kind == nameof(PutMetricAlarm));
        foreach (var run in new[] { alarms, usage, cost })
        {
            var undone = Run(wire.Url, "Undo-SMChange -RunId $id @at -Confirm:$false -JournalPath $journal", ("id", run.RunId));
            Assert.True(undone.Errors.Count == 0, $"{run.Command}: {undone.Said}");
        }

        Assert.Contains(" 0 request faults", await wire.Stop(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _module.Dispose();
        if (Directory.Exists(_journals))
            Directory.Delete(_journals, recursive: true);
    }

    private ChangeRun Once(string url, string script)
    {
        var first = Run(url, script + " -JournalPath $journal -Confirm:$false");
        Assert.True(first.Errors.Count == 0, $"{script}: {first.Said}");
        var run = Assert.Single(first.As<ChangeRun>());
        Assert.Contains(run.Changes, c => c.State == ChangeState.Applied);
        var second = Run(url, script + " -JournalPath $journal -Confirm:$false");
        Assert.True(second.Errors.Count == 0, $"{script}, the second time: {second.Said}");
        Assert.DoesNotContain(Assert.Single(second.As<ChangeRun>()).Changes, c => c.State == ChangeState.Applied);
        return run;
    }

    private Answer Run(string url, string script, params (string Name, object? Value)[] variables) => _module.Script(
        script,
        [("at", new Hashtable { ["EndpointUrl"] = url, ["AccessKey"] = "AKIDEXAMPLE", ["SecretKey"] = "secret" }.With("Region", MotoEstate.Region, script)), ("journal", _journals), .. variables]);

    private async Task MakeBucket(string name)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{moto.Url}/{name}") { Content = new StringContent($"<CreateBucketConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><LocationConstraint>{MotoEstate.Region}</LocationConstraint></CreateBucketConfiguration>") };
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/{MotoEstate.Region}/s3/aws4_request, SignedHeaders=host, Signature=0");
        using var answer = await http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}

internal static class HashtableWords
{
    /// <summary>The table with one entry more, where the command takes it.</summary>
    public static Hashtable With(this Hashtable table, string name, string value, string script)
    {
        if (!script.StartsWith("Undo-", StringComparison.Ordinal))
            table[name] = value;
        return table;
    }
}
