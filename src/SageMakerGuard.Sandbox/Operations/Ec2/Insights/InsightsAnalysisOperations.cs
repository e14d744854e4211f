using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Sandbox.Operations.Ec2.Changing;
using SageMakerGuard.Sandbox.Operations.Ec2.Changing.Tags;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Insights;

/// <summary>StartNetworkInsightsAnalysis (running, then succeeded), DescribeNetworkInsightsAnalyses and DeleteNetworkInsightsAnalysis.</summary>
internal static class InsightsAnalysisOperations
{
    private const string Type = "network-insights-analysis";

    /// <summary>What an analysis does in the caller's name ('Required API permissions for Reachability Analyzer', Tiros API calls; handlers of AWS::EC2::NetworkInsightsAnalysis).</summary>
    private static readonly string[] s_tiros = ["tiros:CreateQuery", "tiros:GetQueryAnswer", "tiros:GetQueryExplanation"];

    private static readonly string[] s_unmodelled = ["AdditionalAccount", "FilterInArn", "FilterOutArn"];

    private static readonly IdRule s_ids = new(
        "NetworkInsightsAnalysisId", "nia", "InvalidNetworkInsightsAnalysisId.Malformed", "InvalidNetworkInsightsAnalysisId.NotFound", id => $"[sandbox] The network insights analysis ID '{id}' does not exist") { ExcludesMaxResults = false };

    public static IEnumerable<Ec2Operation> All()
    {
        yield return new("StartNetworkInsightsAnalysis", ["NetworkInsightsPathId", "ClientToken", "TagSpecification", .. s_unmodelled], Start)
        {
            CheckForm = CheckStart, Resource = ResourceArns.New(Type), AlsoNeeds = ResourceArns.Also((InsightsPathOperations.Type, "NetworkInsightsPathId")),
        };
        yield return new("DeleteNetworkInsightsAnalysis", ["NetworkInsightsAnalysisId"], Delete)
        {
            CheckForm = call => s_ids.CheckForm(call.Required("NetworkInsightsAnalysisId")), Resource = ResourceArns.Named(Type, "NetworkInsightsAnalysisId"),
        };
        yield return new Listing<InsightsAnalysis>
        {
            Set = "networkInsightsAnalysisSet",
            Items = region => region.Insights.Analyses,
            Id = a => a.Id,
            Ids = s_ids,
            Page = PageRule.Hundred,
            More = ["NetworkInsightsPathId", "AnalysisStartTime", "AnalysisEndTime"],
            Also = Chosen,
            Filters = new() { { "status", a => a.Status }, { "path-found", a => a.Finding?.PathFound.Word() } },
            Write = Write,
        }.As("DescribeNetworkInsightsAnalyses");
    }

    private static void CheckStart(Ec2Call call)
    {
        call.Required("ClientToken");
        ClientToken.CheckForm(call);
        call.RefuseUnmodelled(s_unmodelled);
        InsightsPathOperations.Named(call);
        TagForm.OnCreate(call, Type);
    }

    /// <summary>It looks at the network as it is when it starts.</summary>
    private static Action<XmlText> Start(Ec2Call call)
    {
        var pathId = InsightsPathOperations.Named(call);
        var tags = TagForm.OnCreate(call, Type);
        var id = Idempotently.Make(call, () =>
        {
            var path = InsightsPathOperations.Ids.One(call.Region.Insights.Paths, pathId, p => p.Id);
            var made = new InsightsAnalysis { Id = NewIds.Of("nia"), PathId = pathId, Started = call.Now, Due = call.Due, Tags = tags, Finding = Find(call, path) };
            call.Region.Insights.Add(made);
            Creation.Enter(call, Type, made.Id, tags, estate => estate);
            return made.Id;
        });
        var analysis = s_ids.One(call.Region.Insights.Analyses, id, a => a.Id);

        // The answer to the start says 'running' however quick it is (Reachability Analyzer guide, 'Getting started using the AWS CLI').
        var told = analysis.Started == call.Now ? analysis with { Finding = null } : analysis;
        return xml => xml.Element("networkInsightsAnalysis", () => Write(xml, told, call.Region));
    }

    /// <summary>The start is accepted, and the analysis fails (Reachability Analyzer guide, 'Troubleshooting Reachability Analyzer'; seen with the path not found, which says nothing then).</summary>
    private static InsightsFinding Find(Ec2Call call, InsightsPath path) =>
        Array.TrueForAll(s_tiros, call.Permits) ? PathAnalysis.Of(call.Region.Estate, path) : new() { Failure = "The request failed due to insufficient permissions" };

    private static Action<XmlText> Delete(Ec2Call call)
    {
        var id = call.Required("NetworkInsightsAnalysisId");
        lock (call.Region.Gate)
        {
            s_ids.One(call.Region.Insights.Analyses, id, a => a.Id);
            call.Region.Insights.RemoveAnalysis(id);
            return xml => xml.Text("networkInsightsAnalysisId", id);
        }
    }

    private static IEnumerable<InsightsAnalysis> Chosen(Ec2Call call, IEnumerable<InsightsAnalysis> analyses)
    {
        if (call.Form.Text("NetworkInsightsPathId") is { Length: > 0 } path)
        {
            InsightsPathOperations.Named(call);
            InsightsPathOperations.Ids.One(call.Region.Insights.Paths, path, p => p.Id);
            analyses = analyses.Where(a => a.PathId == path);
        }

        var from = Time(call, "AnalysisStartTime");
        var to = Time(call, "AnalysisEndTime");
        return analyses.Where(a => !(a.Started < from) && !(a.Due > to));
    }

    private static DateTimeOffset? Time(Ec2Call call, string parameter) => call.Form.Text(parameter) is not { Length: > 0 } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw ChangeRules.Invalid($"[sandbox] Value ({text}) for parameter {parameter} is no time.");

    private static void Write(XmlText xml, InsightsAnalysis a, RegionState region)
    {
        xml.Text("networkInsightsAnalysisId", a.Id);
        xml.Text("networkInsightsAnalysisArn", region.Arn("ec2", Type + "/" + a.Id));
        xml.Text("networkInsightsPathId", a.PathId);
        xml.Time("startDate", a.Started);
        xml.Text("status", a.Status);
        if (a.Finding is { } finding)
        {
            xml.Text("statusMessage", finding.Failure);
            xml.Flag("networkPathFound", finding.PathFound);
            WriteComponents(xml, "forwardPathComponentSet", finding.Forward, region);
            WriteComponents(xml, "returnPathComponentSet", finding.Return, region);
            xml.Set("explanationSet", finding.Explanations, e => WriteExplanation(xml, e, region));
        }

        xml.Tags(a.Tags);
    }

    private static void WriteComponents(XmlText xml, string set, IReadOnlyList<string> ids, RegionState region) => xml.Set(set, ids.Select((id, i) => (Id: id, Number: i + 1)), row =>
    {
        xml.Number("sequenceNumber", row.Number);
        ComponentArns.Write(xml, "component", row.Id, region);
        if (region.Index.NetworkInterface(row.Id) is { } networkInterface)
        {
            ComponentArns.Write(xml, "subnet", networkInterface.SubnetId, region);
            ComponentArns.Write(xml, "vpc", networkInterface.VpcId, region);
        }
    });

    private static void WriteExplanation(XmlText xml, InsightsExplanation e, RegionState region)
    {
        xml.Text("direction", e.Direction);
        xml.Text("explanationCode", e.Code);
        foreach (var (element, id) in e.Components)
            ComponentArns.Write(xml, element, id, region);
        if (e.SecurityGroups.Count > 0)
            xml.Set("securityGroupSet", e.SecurityGroups, id => ComponentArns.Write(xml, id, region));
    }
}
