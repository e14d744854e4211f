using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates;
using SageMakerGuard.Permissions;
using SageMakerGuard.Ports;
using SageMakerGuard.Sandbox;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Pipeline.Tests.Egress;

/// <summary>Measure-SMEgress and New-SMFlowLogTable against a region whose flow logs go to a bucket and to a log group.</summary>
public sealed class CloudEgressTests : IDisposable
{
    private const string Athena = "Measure-SMEgress @at @time -AthenaTable vpc_flow_logs_vpc_0aaa0000000000001 -OutputLocation s3://results-111122223333/egress/";

    private readonly ModuleSession _module = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("smguard-egress").FullName;

    // By what is typed: what it may call, and what it calls only where somebody stops it or something is missing.
    public static TheoryData<string, string, string> Ways => new()
    {
        { $"Measure-SMEgress @at @time -DomainId {HealthyRegion.DomainId}", "Measure-SMEgress -S3Uri", "" },
        { $"Measure-SMEgress @at @time -S3Uri s3://{RecordedRegion.Bucket}/network", "Measure-SMEgress -S3Uri", "" },
        { $"Measure-SMEgress @at @time -LogGroupName {RecordedRegion.LogGroup}", "Measure-SMEgress -LogGroupName", "logs:StopQuery" },
        { Athena, "Measure-SMEgress -AthenaTable", "athena:StopQueryExecution athena:ListTableMetadata glue:GetTables glue:GetDatabase glue:GetTable glue:GetPartitions s3:PutObject s3:GetObject" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Every_way_tells_what_the_domain_did_and_what_was_blocked_with_exactly_its_permissions(string script, string command, string notCalled)
    {
        var declared = CommandCatalog.Of(command, new());
        using var sandbox = new SandboxHost().Start(new SandboxOptions { Estate = WithTable(), PolicyDocument = PermissionPolicy.Document(declared) });
        var answer = Run(sandbox.EndpointUrl, sandbox, script);
        Assert.True(answer.Errors.Count == 0, answer.Said);
        var summary = Assert.Single(answer.As<EgressSummary>(), s => s.DomainId == HealthyRegion.DomainId);
        Assert.True(summary.Bytes > 10_000_000, $"{summary.Bytes} bytes");
        Assert.Contains(summary.RejectedAttempts, a => a.DestinationAddress == "192.0.2.63" && a.Port == 443 && a.InterfaceId == RecordedRegion.StudioInterface);
        Assert.Contains(summary.Destinations, d => d.AwsService == "S3");
        Assert.Empty(sandbox.Calls.Select(c => c.Operation).Except(declared.Select(p => p.Action)).Except(["sts:GetCallerIdentity"]));
        Assert.Empty(notCalled.Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(declared.Select(p => p.Action)));
    }

    [Fact]
    public void Queries_of_both_kinds_tell_the_same()
    {
        using var sandbox = new SandboxHost().Start(new SandboxOptions { Estate = WithTable() });
        var summaries = Ways.Skip(2).Select(way => Assert.Single(Run(sandbox.EndpointUrl, sandbox, (string)way[0]).As<EgressSummary>(), s => s.DomainId is not null)).ToList();
        Assert.Equal(Picture(summaries[0]), Picture(summaries[1]));
    }

    [SkippableFact]
    public async Task All_of_it_fits_AWSs_own_service_models()
    {
        using var sandbox = new SandboxHost().Start(new SandboxOptions { Estate = WithTable() });
        await using var wire = await WireCheck.Start(sandbox.EndpointUrl);
        foreach (var way in Ways)
            Assert.NotEmpty(Run(wire.Url, sandbox, (string)way[0]).Output);
        Assert.NotEmpty(Run(wire.Url, sandbox, $"New-SMFlowLogTable {HealthyRegion.DomainId} @at -Region eu-central-1 -JournalPath $journal -TableName another -Confirm:$false; Undo-SMChange @at -Last -JournalPath $journal -Confirm:$false").Output);
        Assert.Matches(WireCheck.Clean, await wire.Stop());
    }

    [Fact]
    public void A_table_is_made_once_asked_and_dropped_again()
    {
        using var sandbox = new SandboxHost().Start(new SandboxOptions { Estate = RecordedRegion.Estate() });
        const string Make = $"New-SMFlowLogTable {HealthyRegion.DomainId} @at -Region eu-central-1 -JournalPath $journal -Confirm:$false";
        var planned = Assert.Single(Run(sandbox.EndpointUrl, sandbox, Make + " -WhatIf").As<ChangeRun>());
        Assert.Equal(("default.vpc_flow_logs_vpc_0aaa0000000000001", ChangeRunState.Planned), (planned.Target, planned.State));
        Assert.DoesNotContain(sandbox.Calls, c => c.Mutating);
        var made = Run(sandbox.EndpointUrl, sandbox, Make);
        Assert.True(made.Errors.Count == 0, made.Said);
        Assert.Equal(ChangeState.Applied, Assert.Single(Assert.Single(made.As<ChangeRun>()).Changes).State);

        // The table describes the flow log's own files, so that it can be asked at once; making it again changes nothing.
        Assert.NotEmpty(Run(sandbox.EndpointUrl, sandbox, Athena).As<EgressSummary>());
        Assert.Empty(Assert.Single(Run(sandbox.EndpointUrl, sandbox, Make).As<ChangeRun>()).Changes);
        Assert.Single(sandbox.Calls, c => c.Operation == "glue:CreateTable");
        var undone = Run(sandbox.EndpointUrl, sandbox, $"Undo-SMChange @at -RunId {made.As<ChangeRun>()[0].RunId} -JournalPath $journal -Confirm:$false");
        Assert.True(undone.Errors.Count == 0, undone.Said);
        Assert.Empty(sandbox.Snapshot().Regions.SelectMany(r => r.AthenaTables.Items));
    }

    [Fact]
    public void A_table_that_somebody_changed_since_is_not_dropped()
    {
        using var sandbox = new SandboxHost().Start(new SandboxOptions { Estate = RecordedRegion.Estate() });
        var made = Assert.Single(Run(sandbox.EndpointUrl, sandbox, $"New-SMFlowLogTable {HealthyRegion.DomainId} @at -Region eu-central-1 -JournalPath $journal -Confirm:$false").As<ChangeRun>());
        var world = sandbox.Snapshot();
        using var later = new SandboxHost().Start(new SandboxOptions { Estate = world with { Regions = [.. world.Regions.Select(r => r with { AthenaTables = r.AthenaTables.Select(t => t with { Columns = [.. t.Columns, new("extra", "string")] }) })] } });
        var undone = Run(later.EndpointUrl, later, $"Undo-SMChange @at -RunId {made.RunId} -JournalPath $journal -Confirm:$false");
        Assert.NotEmpty(undone.Errors);
        Assert.Single(later.Snapshot().Regions.SelectMany(r => r.AthenaTables.Items));
    }

    [Theory]
    [InlineData("-S3Uri http://x", "S3UriInvalid")]
    [InlineData("-S3Uri s3://no-such-bucket-here/x", "ResourceNotFound")]
    [InlineData("-LogGroupName 'a|b'", "LogGroupNameInvalid")]
    [InlineData("-LogGroupName /none", "LogGroupNotFound")]
    [InlineData("-AthenaTable 'x;y' -OutputLocation s3://results/x/", "AthenaNameInvalid")]
    [InlineData("-AthenaTable none -OutputLocation s3://results/x/", "TableNotFound")]
    [InlineData("-AthenaTable none", "NoOutputLocation")]
    [InlineData("-AthenaTable none -WorkGroup other", "InvalidArgument")]
    [InlineData("-LogGroupName /vpc/flow-logs -Format '${srcaddr} ${nonsense}'", "FlowLogFormatUnknown")]
    [InlineData("-LogGroupName /vpc/flow-logs -MaximumScanGB 0.001", "ScanTooLarge")]
    [InlineData("", "NothingToMeasure")]
    public void A_mistake_is_one_clear_error(string parameters, string errorId)
    {
        using var sandbox = new SandboxHost().Start(new SandboxOptions { Estate = RecordedRegion.Estate() });
        var answer = Run(sandbox.EndpointUrl, sandbox, "Measure-SMEgress @at @time " + parameters);
        Assert.Empty(answer.Output);
        var error = Assert.Single(answer.Errors);
        Assert.StartsWith(errorId + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.True(error.ErrorDetails.RecommendedAction.Length > 10);
    }

    [Theory]
    [InlineData("-S3Uri x", "S3UriInvalid")]
    [InlineData("-S3Uri s3://logs/x -TableName 'a b'", "AthenaNameInvalid")]
    [InlineData("-S3Uri s3://logs/x -LogFormat '${nonsense}'", "FlowLogFormatUnknown")]
    [InlineData("-S3Uri s3://logs/x -Database none", "ResourceNotFound")]
    [InlineData("-S3Uri s3://logs/x -TableName Other.default.t", "ChangeNotPossible")]
    public void A_mistake_makes_no_table_and_is_one_clear_error(string parameters, string errorId)
    {
        using var sandbox = new SandboxHost().Start(new SandboxOptions { Estate = RecordedRegion.Estate() });
        var error = Assert.Single(Run(sandbox.EndpointUrl, sandbox, "New-SMFlowLogTable @at -Region eu-central-1 -JournalPath $journal -Confirm:$false " + parameters).Errors);
        Assert.StartsWith(errorId + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.True(error.ErrorDetails.RecommendedAction.Length > 10);
        Assert.Empty(sandbox.Snapshot().Regions.SelectMany(r => r.AthenaTables.Items));
    }

    [Theory]
    [InlineData("-From 2026-11-02 -To 2026-11-01", "TimeRangeInvalid")]
    [InlineData("-Path . -From 2026-11-01", "ParametersContradict")]
    public void A_time_that_cannot_be_is_refused(string parameters, string errorId)
    {
        using var sandbox = new SandboxHost().Start(new SandboxOptions { Estate = RecordedRegion.Estate() });
        var answer = Run(sandbox.EndpointUrl, sandbox, $"Measure-SMEgress @at {(parameters.Contains("-Path", StringComparison.Ordinal) ? "" : "-LogGroupName /x ")}{parameters}");
        Assert.StartsWith(errorId + ",", Assert.Single(answer.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_domain_without_a_flow_log_says_how_to_turn_one_on()
    {
        var estate = RecordedRegion.Estate();
        using var sandbox = new SandboxHost().Start(new SandboxOptions { Estate = estate with { Regions = [estate.Regions[0] with { FlowLogs = Part<FlowLog>.Read() }] } });
        foreach (var script in new[] { $"Measure-SMEgress @at @time -DomainId {HealthyRegion.DomainId}", $"New-SMFlowLogTable @at -Region eu-central-1 -DomainId {HealthyRegion.DomainId} -JournalPath $journal -WhatIf" })
        {
            var error = Assert.Single(Run(sandbox.EndpointUrl, sandbox, script).Errors);
            Assert.StartsWith("FlowLogNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Contains("Enable-SMVpcFlowLog", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Postures_come_down_the_pipeline_as_domains_and_not_as_paths()
    {
        using var sandbox = new SandboxHost().Start(new SandboxOptions { Estate = RecordedRegion.Estate() });
        var answer = Run(sandbox.EndpointUrl, sandbox, "Get-SMDomainNetworkPosture @at -Region eu-central-1 | Measure-SMEgress @at -From ([datetime]::UtcNow.AddHours(-6))");
        Assert.True(answer.Errors.Count == 0, answer.Said);
        Assert.Equal(HealthyRegion.DomainId, Assert.Single(answer.As<EgressSummary>()).DomainId);
    }

    [Fact]
    public void What_a_query_costs_is_seen_before_and_after()
    {
        using var sandbox = new SandboxHost().Start(new SandboxOptions { Estate = WithTable() });
        foreach (var (script, first, last) in new[] { ((string)Ways.ElementAt(2)[0], "will read a part of", "One query of CloudWatch Logs Insights read"), (Athena, "Athena will read at most", "One query of Athena read") })
        {
            var said = Run(sandbox.EndpointUrl, sandbox, script + " -InformationVariable said | Out-Null; $said.MessageData.Message").As<string>();
            Assert.Equal(2, said.Count);
            Assert.Contains(first, said[0], StringComparison.Ordinal);
            Assert.StartsWith(last, said[1], StringComparison.Ordinal);
            Assert.All(said, sentence => Assert.Matches(new Regex(@"about \d+\.\d+ USD \(list price .* in us-east-1, not confirmed, as of \d{4}-\d{2}-\d{2}\)"), sentence));
        }
    }

    public void Dispose()
    {
        _module.Dispose();
        Directory.Delete(_folder, true);
    }

    private static Estate WithTable()
    {
        var estate = RecordedRegion.Estate();
        var name = AthenaQuestion.TableOf("vpc_flow_logs_vpc_0aaa0000000000001", "default");
        var table = FlowLogTable.Of(name, $"s3://{RecordedRegion.Bucket}/network", HealthyRegion.Account, HealthyRegion.Region, FlowFormat.Parse(RecordedRegion.Format));
        return estate with { Regions = [estate.Regions[0] with { AthenaTables = Part<AthenaTable>.Read(table.Described()) }] };
    }

    private static IEnumerable<string> Picture(EgressSummary summary) =>
        summary.Destinations.Select(d => $"{d.Address} {d.Port} {d.AwsService} {d.Path} {d.Records} {d.Packets} {d.BytesSent} {d.BytesReceived} {d.FirstSeen:O} {d.LastSeen:O}")
            .Concat(summary.RejectedAttempts.Select(a => $"{a.InterfaceId} {a.DestinationAddress} {a.Port} {a.Records}")).Append($"{summary.Records} {summary.Bytes}").Order(StringComparer.Ordinal);

    private Answer Run(string url, ISandbox sandbox, string script)
    {
        var until = DateTime.UtcNow.AddHours(-3);
        var time = new System.Collections.Hashtable { ["From"] = until.AddHours(-4), ["To"] = until };
        if (script.Contains("Measure", StringComparison.Ordinal) && script.Contains("@time", StringComparison.Ordinal))
            time["Region"] = HealthyRegion.Region;
        return _module.Script(script, [("at", new System.Collections.Hashtable((System.Collections.IDictionary)ModuleSession.At(url, sandbox.Accounts.Single()))), ("time", time), ("journal", _folder)]);
    }
}
