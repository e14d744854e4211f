using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Xml.Linq;
using SageMakerGuard.Baselines;
using SageMakerGuard.Changes;
using SageMakerGuard.Diagnosis;
using SageMakerGuard.Estates;
using SageMakerGuard.Guardrails;
using SageMakerGuard.Permissions;
using SageMakerGuard.Ports;
using SageMakerGuard.Posture;
using SageMakerGuard.Probing;
using SageMakerGuard.Reachability;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Module.Tests;

/// <summary>What a person sees: tables that fit 120 columns, lists that hold everything, a path as one would draw it.</summary>
public sealed class FormatTests
{
    private static IEnumerable<string> FormatFiles => Directory.EnumerateFiles(System.IO.Path.GetDirectoryName(GuardSession.Manifest)!, "SageMakerGuard*.Format.ps1xml");

    private static UnreadableCall Denied => new() { Operation = "ec2:DescribeNatGateways", Cause = UnreadableCause.Denied, ErrorCode = "UnauthorizedOperation", Reason = "not authorized" };

    private static Finding Broken => new()
    {
        RuleId = "SMG-NET-001", Title = "Apps reach the internet through a network that nobody here controls", Severity = Severity.Critical, Verdict = FindingVerdict.Fail,
        ResourceId = "d-abcdefghijkl", ResourceType = "AWS::SageMaker::Domain", Reason = "AppNetworkAccessType is PublicInternetOnly.", Remedy = "aws sagemaker update-domain ...", Frameworks = ["NIST-800-53r5:SC-7"],
    };

    private static ConnectivityResult Path => new()
    {
        AccountId = HealthyRegion.Account, Region = HealthyRegion.Region, DomainId = HealthyRegion.DomainId, VpcId = HealthyRegion.Vpc, Source = new() { SubnetIds = [HealthyRegion.SubnetA], SecurityGroupIds = [HealthyRegion.DomainGroup] },
        Destination = "sagemaker.api", Port = 443, Verdict = ReachabilityVerdict.Blocked, Via = "interface endpoint",
        Hops =
        [
            new() { ResourceType = "SecurityGroup", ResourceId = HealthyRegion.DomainGroup, Detail = "egress rule tcp 443" },
            new() { ResourceType = "VpcEndpoint", ResourceId = "vpce-1", Detail = "interface endpoint" },
            new() { ResourceType = "NetworkAcl", ResourceId = HealthyRegion.Acl, Detail = "no rule for ports 1024-65535", Passed = false, Return = true },
        ],
        BlockedBy = [new() { ResourceId = HealthyRegion.Acl, ResourceType = "NetworkAcl", Rule = "nacl-return-ephemeral", Reason = "The answer is dropped.", Fix = "Allow tcp 1024-65535 out." }],
        SmallestFix = "Allow tcp 1024-65535 out of the subnet's network ACL.",
    };

    private static ProbeRow Check => new() { Name = "sts", Kind = "tcp", Host = "sts.eu-central-1.amazonaws.com", Port = 443, Addresses = ["10.20.1.20"], Failed = ["10.20.1.20"], ErrorKind = "timeout", Detail = "TimeoutError: timed out", Milliseconds = 4001 };

    private static ConnectivityFault Fault => new()
    {
        AccountId = HealthyRegion.Account, Region = HealthyRegion.Region, DomainId = HealthyRegion.DomainId, VpcId = HealthyRegion.Vpc, Symptom = "STS Permission Error", SymptomId = "sts-permission-error", Rank = 1,
        Likelihood = Likelihood.Proven, Cause = "The VPC has no endpoint for sts.", Evidence = ["It has none.", "No other way leads there."], Remedy = "New-SMVpcEndpointSet -DomainId d-healthy00001", ResourceId = HealthyRegion.Vpc, Source = "https://example.org/thread",
    };

    private static LivePathResult Analysed => new()
    {
        AccountId = HealthyRegion.Account, Region = HealthyRegion.Region, DomainId = HealthyRegion.DomainId, VpcId = HealthyRegion.Vpc, Destination = "application-autoscaling", SourceInterfaceId = "eni-0123456789abcdef0", DestinationId = "eni-0fedcba9876543210", Port = 443,
        Proof = ReachabilityVerdict.Reachable, Analyzer = LiveAnalysis.NotReachable, Explanations = [new() { Code = "ENI_SG_RULES_MISMATCH", Direction = "ingress", ComponentIds = [HealthyRegion.EndpointGroup] }],
        Meaning = "The proof says Reachable, and Reachability Analyzer finds no path.", NextStep = "Read the network anew.", AnalysisId = "nia-0123456789abcdef0",
    };

    private static ChangeRun Run => new()
    {
        RunId = "20261126T131500123Z-1a2b3c-9f8e7d6c", Command = "Set-SMDomainVpcOnly", AccountId = HealthyRegion.Account, Region = HealthyRegion.Region, DomainId = HealthyRegion.DomainId, VpcId = HealthyRegion.Vpc,
        StartedAt = new DateTime(2026, 11, 26, 13, 15, 0, DateTimeKind.Utc), State = ChangeRunState.Failed, Reason = "A quota.", MonthlyCostUsd = 14.6m, PriceSource = "AWS Price List, 2026-08-17", Notes = ["A note."], JournalPath = "/tmp/journal.jsonl",
        Changes = [.. Enumerable.Range(1, 10).Select(i => new Change
        {
            ChangeId = $"c{i:D3}", RunId = "20261126T131500123Z-1a2b3c-9f8e7d6c", Kind = "CreateVpcEndpoint", ResourceId = "vpce-1", ResourceType = "AWS::EC2::VPCEndpoint", Description = "Create interface endpoint com.amazonaws.eu-central-1.sts in a VPC", MonthlyCostUsd = 14.6m,
            IamActions = ["ec2:CreateVpcEndpoint"], State = i == 10 ? ChangeState.Failed : i == 9 ? ChangeState.Planned : ChangeState.Applied, CanBeUndone = i < 9,
        })],
    };

    public static TheoryData<string, object, string[]> Samples => new()
    {
        { "domain", new DomainNetworkPosture { AccountId = HealthyRegion.Account, Region = HealthyRegion.Region, DomainId = "d-abcdefghijkl", DomainName = "a-domain-with-a-rather-long-name-that-goes-on", AppNetworkAccessType = "PublicInternetOnly", Status = "InService", Verdict = Verdict.NonCompliant, Score = 41, Findings = [Broken, Broken with { Verdict = FindingVerdict.Unknown }], RunningApps = [new() { AppType = "JupyterLab", AppName = "default", Status = "InService", Owner = "ada" }], Tags = new Dictionary<string, string> { ["Owner"] = "ml" }, Unreadable = [Denied] }, ["d-abcdefghijkl", "PublicInternetOnly", "NonCompliant", "41", "1 critical, 1 unknown", HealthyRegion.Account + " " + HealthyRegion.Region] },
        { "notebook", new NotebookNetworkPosture { AccountId = HealthyRegion.Account, Region = HealthyRegion.Region, NotebookInstanceName = "old-notebook", DirectInternetAccess = "Enabled", Verdict = Verdict.NonCompliant, Score = 20, Findings = [Broken] }, ["old-notebook", "Enabled", "NonCompliant", "1 critical"] },
        { "finding", Broken, ["Critical", "Fail", "SMG-NET-001", "d-abcdefghijkl"] },
        { "app", new RunningApp { AppType = "JupyterLab", AppName = "default", Status = "InService", Owner = "ada", SpaceName = "research", InstanceType = "ml.t3.medium" }, ["JupyterLab", "ada", "research"] },
        { "path", Path, ["domain d-healthy00001 in eu-central-1", "sagemaker.api", "443/tcp", "Blocked", HealthyRegion.SubnetA, "nacl-return-ephemeral"] },
        { "hop", Path.Hops[0], ["SecurityGroup", "egress rule tcp 443"] },
        { "block", Path.BlockedBy[0], ["nacl-return-ephemeral", "The answer is dropped."] },
        { "fault", Fault, ["domain d-healthy00001 in eu-central-1, sts-permission-error", "Proven", HealthyRegion.Vpc, "no endpoint for sts"] },
        { "unrecognised", Fault with { SymptomId = null, Symptom = "es geht nicht", Likelihood = Likelihood.Possible, ResourceId = null }, ["message not recognised", "Possible"] },
        { "symptom", SymptomCatalog.All[0], [SymptomCatalog.All[0].SymptomId] },
        { "call", Denied, ["ec2:DescribeNatGateways", "Denied"] },
        { "difference", new ProbeDifference { AccountId = HealthyRegion.Account, Region = HealthyRegion.Region, DomainId = HealthyRegion.DomainId, Destination = "application-autoscaling", Port = 443, Expected = ReachabilityVerdict.Reachable, Via = "interface endpoint", Observed = ProbeObservation.Blocked, Meaning = "The proof says Reachable, and it is not.", NextStep = "Read the estate anew.", Addresses = ["10.20.1.20"], ProbedAt = new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero), Checks = [Check] }, ["application-autoscaling", "443", "Reachable", "Blocked", "False", "The proof says Reachable"] },
        { "analysed", Analysed, ["domain d-healthy00001 in eu-central-1", "application-autoscaling", "eni-0123456789abcdef0", "Reachable", "NotReachable", "False", "The proof says"] },
        { "reason", Analysed.Explanations[0], ["ENI_SG_RULES_MISMATCH", "ingress", HealthyRegion.EndpointGroup] },
        { "check", Check, ["sts", "tcp", "sts.eu-central-1.amazonaws.com", "False", "timeout"] },
        { "run", Run, [Run.RunId, "Set-SMDomainVpcOnly", HealthyRegion.DomainId, "14.60", "Failed: 1 planned, 8", "1 failed"] },
        { "refused", new ChangeRun { Command = "Set-SMDomainVpcOnly", DomainId = HealthyRegion.DomainId, State = ChangeRunState.Planned, Refusals = ["No group.", "No subnet."] }, ["Set-SMDomainVpcOnly", "Refused: 2 reasons"] },
        { "change", Run.Changes[0], ["c001", "Applied", "CreateVpcEndpoint", "14.60"] },
        { "permission", new GuardPermission { Command = "Enable-SMVpcFlowLog", Action = "iam:PassRole", Resource = ["arn:aws:iam::*:role/*"], Condition = new("iam:PassedToService", ["vpc-flow-logs.amazonaws.com"]), Why = "Hands a role to the service that is to act with it." }, ["Enable-SMVpcFlowLog", "iam:PassRole", "arn:aws:iam::*:role/*", "Hands a role"] },
        { "tags", new TagCompliance { AccountId = HealthyRegion.Account, Region = HealthyRegion.Region, ResourceId = "d-abcdefghijkl/ada", ResourceArn = "arn:aws:sagemaker:eu-central-1:111122223333:user-profile/d-abcdefghijkl/ada", ResourceType = "AWS::SageMaker::UserProfile", DomainId = "d-abcdefghijkl", Verdict = Verdict.NonCompliant, Missing = ["CostCenter"], WrongCase = ["costcenter"], Reason = "Tags: there is no value for CostCenter; 'costcenter' differs from CostCenter in its case, which makes it another key.", Tags = new Dictionary<string, string> { ["costcenter"] = "100" }, Unreadable = [Denied] }, ["AWS::SageMaker::UserProfile", "d-abcdefghijkl/ada", "NonCompliant", "no value for", HealthyRegion.Account + " " + HealthyRegion.Region] },
        { "cost allocation tag", new CostAllocationTagState { AccountId = HealthyRegion.Account, TagKey = "CostCenter", Status = CostAllocationStatus.Inactive, LastUpdatedDate = "2026-11-01T00:00:00Z", LastUsedDate = "2026-11-01T00:00:00Z", Reason = "Costs are not split by it." }, ["CostCenter", "Inactive", "2026-11-01T00:00:00Z", "not split"] },
        { "baseline", new BaselineDifference { Change = BaselineChange.Regressed, Severity = Severity.High, AccountId = HealthyRegion.Account, Region = HealthyRegion.Region, VpcId = HealthyRegion.Vpc, ResourceId = HealthyRegion.DomainGroup, What = "outbound rule of group studio", After = "tcp 443 to 0.0.0.0/0", Exception = new() { Owner = "ada", Expires = new DateTime(2026, 12, 31), Reason = "pilot" } }, ["Regressed", "High", "outbound rule of group", "tcp 443 to 0.0.0.0/0", HealthyRegion.Account + " " + HealthyRegion.Region] },
        { "account", new SandboxAccount { AccountId = HealthyRegion.Account, AccessKey = "AKIAEXAMPLE", SecretKey = "secret", Regions = ["eu-central-1"] }, [HealthyRegion.Account, "AKIAEXAMPLE", "eu-central-1"] },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_table_shows_the_essentials_and_fits(string name, object sample, string[] expected)
    {
        using var module = new GuardSession();
        var text = module.Render("$sample", ("sample", sample));
        Assert.All(expected, part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.All(text.Split('\n'), line => Assert.True(line.TrimEnd().Length <= CapturingHost.Width, $"{name}: {line}"));
        Assert.DoesNotContain("...", text.Replace(Broken.Remedy, "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_list_shows_all_and_fits(string name, object sample, string[] expected)
    {
        Assert.NotEmpty(expected);
        using var module = new GuardSession();
        var text = module.Render("$sample.PSObject.TypeNames.Insert(0, $type); $sample", ("sample", PSObject.AsPSObject(sample)), ("type", sample.GetType().FullName + "#Detail"));
        Assert.All(sample.GetType().GetProperties().Where(p => p.Name is not ("Protocol" or "Hops" or "Source" or "DomainArn" or "NotebookInstanceArn")), p => Assert.Contains(p.Name, text, StringComparison.Ordinal));
        Assert.All(text.Split('\n'), line => Assert.True(line.TrimEnd().Length <= CapturingHost.Width, $"{name}: {line}"));
        Assert.DoesNotContain("System.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_times_of_a_run_are_of_no_culture_and_a_plan_has_none()
    {
        using var module = new GuardSession();
        Assert.Equal(["2026-11-26T13:15:00Z", ""], module.Run("[SageMakerGuard.Internal.Display]::When($run.StartedAt); [SageMakerGuard.Internal.Display]::When($run.EndedAt)", ("run", Run)).Clean<string>());
        Assert.Equal([""], module.Run("[SageMakerGuard.Internal.Display]::When($run.StartedAt)", ("run", new ChangeRun())).Clean<string>());
    }

    [Fact]
    public void A_path_is_drawn_as_a_person_would()
    {
        using var module = new GuardSession();
        var drawn = Assert.Single(module.Run("[SageMakerGuard.Internal.Display]::Way($path)", ("path", Path)).Clean<string>());
        Assert.Equal(
            """
            domain d-healthy00001 in subnet-0aaa00000000000a1, groups sg-0aaa00000000d0001
            -> SecurityGroup sg-0aaa00000000d0001  egress rule tcp 443
            -> VpcEndpoint vpce-1                  interface endpoint
            and back:
             x NetworkAcl acl-0aaa0000000000001    no rule for ports 1024-65535
             x sagemaker.api 443/tcp: not reached
            """.Replace("\r", "", StringComparison.Ordinal),
            drawn);
    }

    [Theory]
    [InlineData(ReachabilityVerdict.Reachable, "=> sagemaker.api 443/tcp: there and back")]
    [InlineData(ReachabilityVerdict.Unknown, " ? sagemaker.api 443/tcp: unknown")]
    public void The_end_of_a_path_says_its_verdict(ReachabilityVerdict verdict, string last)
    {
        using var module = new GuardSession();
        var drawn = Assert.Single(module.Run("[SageMakerGuard.Internal.Display]::Way($path)", ("path", Path with { Verdict = verdict })).Clean<string>());
        Assert.Equal(last, drawn.Split('\n')[^1]);
    }

    [Fact]
    public void Every_public_type_that_leaves_a_cmdlet_has_a_table_of_at_most_six_columns_and_a_list()
    {
        var views = FormatFiles.SelectMany(file => XDocument.Load(file).Descendants("View")).ToList();
        foreach (var type in new[] { typeof(DomainNetworkPosture), typeof(NotebookNetworkPosture), typeof(Finding), typeof(RunningApp), typeof(ConnectivityResult), typeof(Hop), typeof(BlockingFact), typeof(UnreadableCall), typeof(SandboxAccount), typeof(ProbeDifference), typeof(ProbeRow), typeof(ConnectivityFault), typeof(KnownSymptom), typeof(ChangeRun), typeof(Change), typeof(GuardPermission), typeof(TagCompliance), typeof(CostAllocationTagState) }.Select(t => t.FullName!).Append("SageMakerGuard.Commands.SandboxInfo"))
        {
            var own = views.Where(v => v.Descendants("TypeName").Any(t => t.Value == type)).ToList();
            Assert.InRange(Assert.Single(own, v => v.Element("TableControl") is not null).Descendants("TableColumnHeader").Count(), 1, 6);
            Assert.Single(own, v => v.Element("ListControl") is not null);
        }
    }
}
