using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Guardrails;

namespace SageMakerGuard.Pipeline.Tests.Migration.Permissions;

/// <summary>A use of a command that calls a part of what the command may call; together the scenarios of a command call all of it.</summary>
internal sealed record Scenario(string Name, string AccountId, Func<PermissionStage, Estate> World, string Script)
{
    /// <summary>What somebody does to the world between the run and its undo.</summary>
    public Func<Estate, Estate> Meanwhile { get; init; } = world => world;

    /// <summary>The operation before whose first call somebody else runs the same command; null for nobody.</summary>
    public string? Race { get; init; }

    /// <summary>Further parameters of Undo-SMChange.</summary>
    public string UndoMore { get; init; } = "";

    /// <summary>An action that the run lacks, so that it ends early and its undo has more to do.</summary>
    public string? Lacking { get; init; }

    /// <summary>Whether it is for its undo alone.</summary>
    public bool OnlyUndo { get; init; }

    /// <summary>Whether undoing it brings back the world that it started in.</summary>
    public bool ComesBack => Race is null && !Interfered && !Partly;

    /// <summary>Whether only a part of it is taken back.</summary>
    public bool Partly { get; init; }

    /// <summary>Whether somebody changes the world between the run and its undo.</summary>
    public bool Interfered { get; init; }

    public override string ToString() => Name;
}

/// <summary>The scenarios of every command that changes something.</summary>
internal static class Scenarios
{
    private const string Public = "catastrophe-modelling";
    private const string Notebook = "campaign-response";
    private const string Neighbour = "broker-churn";
    private const string Place = "-JournalPath $journal -Confirm:$false";

    private const string Live = "Test-SMDomainConnectivity -Live -Service sts";

    private static string WithNat => $"New-SMPrivateNetwork {s_public} @at -AllRegions {Place} -NatGateway Single -PrefixLength 26 -Tag @{{ Owner = 'network' }}";

    private static readonly Estate s_company = RoutedCompany.Create(Public, "telehealth-triage");

    // With one domain alone in Frankfurt, in which people are at work.
    private static readonly Estate s_healthy = RoutedCompany.Change(RoutedCompany.Create("claims-fraud"), region => region with { Domains = region.Domains.Without(d => region.Region == "eu-central-1" && d.DomainName != "claims-fraud") });

    private static readonly string s_public = RoutedCompany.Domain(s_company, Public).DomainId;

    private static readonly Tag[] s_tags = [new() { Key = "Owner", Value = "somebody" }, new() { Key = "Draft", Value = "yes" }];

    // A domain, an endpoint and a NAT gateway with a tag to replace and one to take off.
    private static readonly Estate s_tagged = RoutedCompany.Change(s_company, region => region with
    {
        Tags = region.Tags with { Items = [.. region.Tags.Items.Where(t => region.Domains.Items.All(d => d.DomainArn != t.ResourceARN)), .. region.Domains.Items.Select(d => new ResourceTags { ResourceARN = d.DomainArn, Tags = s_tags })] },
        VpcEndpoints = region.VpcEndpoints.Select(e => e with { Tags = s_tags }),
        NatGateways = region.NatGateways.Select(n => n with { Tags = s_tags }),
    });

    public static IReadOnlyDictionary<string, IReadOnlyList<Scenario>> ByCommand { get; } = new Dictionary<string, IReadOnlyList<Scenario>>
    {
        ["Enable-SMVpcFlowLog"] =
        [
            Virginia("into a bucket", $"Enable-SMVpcFlowLog {s_public} @at -AllRegions {Place} -LogDestination arn:aws:s3:::nordhaven-flow-logs/sagemaker -Tag @{{ Owner = 'network' }}"),
            Virginia("into a log group", $"Enable-SMVpcFlowLog {s_public} @at -Region us-east-1 {Place} -LogDestination arn:aws:logs:us-east-1:{RoutedCompany.Production}:log-group:flow -DeliverLogsPermissionArn arn:aws:iam::{RoutedCompany.Production}:role/flow -Tag @{{ Owner = 'network' }}"),
        ],
        ["New-SMFlowLogTable"] =
        [
            new("of a domain", RoutedCompany.Production, _ => s_healthy, $"New-SMFlowLogTable {RoutedCompany.Domain(s_healthy, "claims-fraud").DomainId} @at -AllRegions {Place}"),
            new("of files", RoutedCompany.Production, _ => s_healthy, $"New-SMFlowLogTable -S3Uri s3://nordhaven-flow-logs-eu-central-1 @at -Region eu-central-1 {Place}"),
        ],
        ["Repair-SMDomainSecurityGroup"] =
        [
            new("home directories", RoutedCompany.Research, _ => s_company, $"Repair-SMDomainSecurityGroup {RoutedCompany.Domain(s_company, "telehealth-triage").DomainId} @at -AllRegions {Place}"),
        ],
        ["Test-SMDomainConnectivity -Live"] =
        [
            new("of one domain", RoutedCompany.Production, _ => s_healthy, $"{Live} @at -AllRegions -DomainId {RoutedCompany.Domain(s_healthy, "claims-fraud").DomainId} {Place}"),
            new("of every domain", RoutedCompany.Production, _ => s_healthy, $"{Live} @at -Region eu-central-1 {Place}"),
            new("left standing", RoutedCompany.Production, _ => s_healthy, $"{Live} @at -Region eu-central-1 {Place}") { OnlyUndo = true, Lacking = "ec2:DeleteNetworkInsightsAnalysis" },
        ],
        ["New-SMNotebookReplacement"] =
        [
            Virginia("copy", Replace("Copy", "-AllRegions"), Noted),
            Virginia("create", Replace("Create", "-Region us-east-1 -Verified"), Copied) with { UndoMore = "-Force" },
            Virginia("create without a tag", Replace("Create", "-Region us-east-1 -Verified"), stage => RoutedCompany.Change(Copied(stage), region => region with { Tags = region.Tags.Without(t => IsOf(t, Notebook)) })) with { UndoMore = "-Force" },

            // One of its lifecycle configurations may come back, the instance does not.
            Virginia("remove", Replace("Remove", "-AllRegions -Verified -RemoveOriginal"), Made) with { UndoMore = "-ChangeId c006", Partly = true },
            Virginia("remove one with an interface", Replace("Remove", "-Region us-east-1 -Verified -RemoveOriginal", Neighbour), NeighbourMade) with { UndoMore = "-ChangeId c006", Partly = true },
            Virginia("remove, and then not", Replace("Remove", "-AllRegions -Verified -RemoveOriginal"), Made) with { OnlyUndo = true, Lacking = "sagemaker:DeleteNotebookInstance" },
        ],
        ["New-SMNetworkAlarm"] =
        [
            Virginia("of a domain", $"New-SMNetworkAlarm {s_public} @at -AllRegions {Place} -TopicArn {Topic}", WithWayOut),
            Virginia("with another threshold", $"{DroppedPackets} -DroppedPackets 5", Alarmed),
            Virginia("of the network's costs", $"New-SMNetworkAlarm -CostAnomalyUsd 100 @at -Region us-east-1 {Place} -TopicArn {Topic} -Email finops@example.com"),
            Virginia("of more of them", $"New-SMNetworkAlarm -CostAnomalyUsd 50 @at -Region us-east-1 {Place} -TopicArn {Topic}", Subscribed),
        ],
        ["New-SMNetworkBudget"] =
        [
            Virginia("a new one", $"New-SMNetworkBudget -LimitUsd 300 @at -Region us-east-1 {Place} -TopicArn {Topic} -Email finops@example.com"),
            Virginia("another limit", $"New-SMNetworkBudget -LimitUsd 400 @at -Region us-east-1 {Place} -Email else@example.com -ActualThreshold 90", Budgeted),
        ],
        ["New-SMVpcEndpointSet"] =
        [
            Virginia("endpoints", $"New-SMVpcEndpointSet {s_public} @at -AllRegions {Place} -Service sts, s3 -SubnetId $subnets -SecurityGroupId $group -Tag @{{ Owner = 'network' }}", Prepared),
            Frankfurt("attributes", "document-ai"),
            Frankfurt("private DNS", "reserving"),
        ],
        ["New-SMPrivateNetwork"] =
        [
            Virginia("with a way out", WithNat),
            Virginia("without one", $"New-SMPrivateNetwork {s_public} @at -Region us-east-1 {Place} -User 10"),
            Virginia("led astray", WithNat, LedAstray),
            Virginia("led astray, and then nowhere", WithNat, LedAstray) with { OnlyUndo = true, Interfered = true, Meanwhile = LedNowhere, UndoMore = "-Force" },
            Virginia("with somebody else's address", WithNat) with { Race = "AllocateAddress" },
            Virginia("with somebody else's gateway", WithNat) with { Race = "CreateInternetGateway" },
        ],
        ["New-SMTagPolicy"] =
        [
            new("made", RoutedCompany.Production, _ => s_company, TagPolicy),
            new("changed", RoutedCompany.Production, _ => Policed(new OrganizationPolicy { PolicyId = "p-tags000001", Name = "Tags", Type = "TAG_POLICY", Content = """{"tags":{}}""" }), TagPolicy),

            // The tag policy is as it should be, and of the guardrail there was more.
            new(
                "with a guardrail that has grown smaller",
                RoutedCompany.Production,
                _ => Policed(
                    new OrganizationPolicy { PolicyId = "p-tags000001", Name = "Tags", Type = "TAG_POLICY", Content = TagPolicyWriter.Write(new() { Name = "Tags" }).Content },
                    new OrganizationPolicy { PolicyId = "p-tags000002", Name = "TagsAtCreation-2", Type = "SERVICE_CONTROL_POLICY", Content = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:PutObject","Resource":"*"}]}""" }),
                TagPolicy + " -RequireAtCreation"),
        ],
        ["Set-SMTag"] =
        [
            new("of a domain", RoutedCompany.Production, _ => s_tagged, Tagged(s_tagged, r => r.Domains.Items[0].DomainArn)),
            new("of an endpoint", RoutedCompany.Production, _ => s_tagged, Tagged(s_tagged, r => $"arn:aws:ec2:{r.Region}:{r.AccountId}:vpc-endpoint/{r.VpcEndpoints.Items[0].VpcEndpointId}")),
            new("of a NAT gateway", RoutedCompany.Production, _ => s_tagged, Tagged(s_tagged, r => $"arn:aws:ec2:{r.Region}:{r.AccountId}:natgateway/{r.NatGateways.Items[0].NatGatewayId}")),
        ],
        ["Set-SMTag -ActivateCostAllocation"] =
        [
            new("of two keys", RoutedCompany.Production, _ => s_company, $"Set-SMTag -ActivateCostAllocation -TagKey Owner, DataSensitivity @at -AllRegions {Place}"),
        ],
        ["New-SMVpcOnlyPolicy"] =
        [
            Virginia("made", Guard, _ => s_company),
            Virginia("changed", Guard, Guarded),
        ],
        ["Set-SMDomainVpcOnly"] =
        [
            Virginia("with people at work", Switch, Prepared),
            Virginia("with people back at work", Switch, Prepared) with { OnlyUndo = true, Interfered = true, Meanwhile = BackAtWork, UndoMore = "-StopApp" },
            Virginia("with a bar of somebody else's", Switch, stage => Barred(Prepared(stage))) with { OnlyUndo = true },
            Virginia("with the bar left standing", Switch, Prepared) with { OnlyUndo = true, Lacking = "iam:DeleteRolePolicy" },
        ],
    };

    private static Scenario Virginia(string name, string script, Func<PermissionStage, Estate>? world = null) => new(name, RoutedCompany.Production, world ?? (_ => s_company), script);

    private static Scenario Frankfurt(string name, string domainName) => new(name, RoutedCompany.Production, _ => s_company, $"New-SMVpcEndpointSet {RoutedCompany.Domain(s_company, domainName).DomainId} @at -Region eu-central-1 {Place}")
    {
        // These domains are in VpcOnly mode, and live by what the run mended.
        UndoMore = "-Force",
    };

    private static string TagPolicy => $"New-SMTagPolicy Tags @at -Region us-east-1 {Place} -TargetId {RoutedCompany.Research}";

    // The organization with policies on the research account.
    private static Estate Policed(params OrganizationPolicy[] policies) => s_company with
    {
        Regions = s_company.Regions.Select((region, i) => i > 0 ? region : region with
        {
            OrganizationPolicies = Part<OrganizationPolicy>.Read(policies),
            PolicyTargets = Part<PolicyTarget>.Read(policies.Select(p => new PolicyTarget { PolicyId = p.PolicyId, PolicyType = p.Type, TargetId = RoutedCompany.Research })),
        }).ToList(),
    };

    private static string Tagged(Estate world, Func<RegionEstate, string> arn) =>
        $"Set-SMTag {arn(world.Regions.First(r => r.AccountId == RoutedCompany.Production && r.Region == "us-east-1"))} @at {Place} -Tag @{{ Owner = 'ml'; CostCenter = '100' }} -RemoveKey Draft -Force";

    private static string Topic => $"arn:aws:sns:us-east-1:{RoutedCompany.Production}:finops-alerts";

    private static Estate WithWayOut(PermissionStage stage) => stage.Keeping(() => stage.Play(s_company, RoutedCompany.Production, WithNat)).World;

    private static string DroppedPackets => $"New-SMNetworkAlarm {s_public} @at -Region us-east-1 {Place} -Watch DroppedPackets";

    private static Estate Alarmed(PermissionStage stage) => stage.Keeping(() => stage.Play(WithWayOut(stage), RoutedCompany.Production, DroppedPackets)).World;

    private static Estate Subscribed(PermissionStage stage) =>
        stage.Keeping(() => stage.Play(s_company, RoutedCompany.Production, $"New-SMNetworkAlarm -CostAnomalyUsd 100 @at -Region us-east-1 {Place} -TopicArn {Topic}").World);

    private static Estate Budgeted(PermissionStage stage) =>
        stage.Keeping(() => stage.Play(s_company, RoutedCompany.Production, $"New-SMNetworkBudget -LimitUsd 300 @at -Region us-east-1 {Place} -Email finops@example.com").World);

    private static Estate? s_prepared;
    private static Estate? s_noted;
    private static Estate? s_copied;
    private static Estate? s_made;
    private static Estate? s_neighbourMade;

    private static string Switch => $"Set-SMDomainVpcOnly {s_public} @at -AllRegions {Place} -SubnetId $subnets -SecurityGroupId $group -StopApp -BarLaunch -SkipProof -PassThru";

    private const string Guard = $"New-SMVpcOnlyPolicy @at -Region us-east-1 {Place} -TargetId ou-sb01-workloads";

    // A policy of the name says something else, and a second one is there that is not needed any more.
    private static Estate Guarded(PermissionStage stage) => RoutedCompany.Change(s_company, region => region.AccountId != RoutedCompany.Production || region.Region != "us-east-1" ? region : region with
    {
        OrganizationPolicies = Part<OrganizationPolicy>.Read(GuardPolicy("p-guard00001", "SageMakerVpcOnly"), GuardPolicy("p-guard00002", "SageMakerVpcOnly-2")),
        PolicyTargets = Part<PolicyTarget>.Read(new PolicyTarget { PolicyId = "p-guard00002", PolicyType = "SERVICE_CONTROL_POLICY", TargetId = "ou-sb01-workloads" }),
    });

    private static OrganizationPolicy GuardPolicy(string id, string name) => new()
    {
        PolicyId = id, Name = name, Type = "SERVICE_CONTROL_POLICY", Content = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"sagemaker:CreateDomain","Resource":"*"}]}""",
    };

    private static Estate BackAtWork(Estate world) => RoutedCompany.Change(world, region => region with
    {
        Apps = region.Apps.Change(a => a.DomainId == s_public && a is { Status: "Deleted", AppType: "JupyterLab" }, a => a with { Status = "InService" }),
    });

    private static Estate Barred(Estate world) => RoutedCompany.Change(world, region => region.Domains.Items.All(d => d.DomainId != s_public) ? region : region with
    {
        RolePolicies = Part<RolePolicy>.Read(new RolePolicy
        {
            RoleName = Public + "-studio", PolicyName = LaunchBar.PolicyName(s_public), PolicyDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"sagemaker:CreateSpace","Resource":"*"}]}""",
        }),
    });

    // Somebody took the route and the association away that the run had set.
    private static Estate LedNowhere(Estate world) => RoutedCompany.Change(world, region => region with
    {
        RouteTables = region.RouteTables.Change(IsPrivate, table => table with { Associations = [], Routes = table.Routes.Where(r => r.DestinationCidrBlock != "0.0.0.0/0").ToList() }),
    });

    private static Estate Prepared(PermissionStage stage) => s_prepared ??=
        stage.Keeping(() => stage.Play(s_company, RoutedCompany.Production, $"New-SMPrivateNetwork {s_public} @at -Region us-east-1 {Place} -PrefixLength 24")).World;

    private static bool IsOf(ResourceTags row, string notebook) => row.ResourceARN.EndsWith(":notebook-instance/" + notebook, StringComparison.Ordinal);

    private static string Replace(string phase, string more, string notebook = Notebook) =>
        $"New-SMNotebookReplacement {notebook} @at {more} {Place} -Phase {phase} -SubnetId $subnets[0] -SecurityGroupId $group -S3Uri s3://nordhaven-moves/notebooks -PlatformIdentifier notebook-al2023-v1";

    // In the network that was made there is a way to SageMaker and S3, and the notebook instance has a key and a tag of its own.
    private static Estate Noted(PermissionStage stage) => s_noted ??= RoutedCompany.Change(
        stage.Keeping(() => stage.Play(Prepared(stage), RoutedCompany.Production, $"New-SMVpcEndpointSet {s_public} @at -Region us-east-1 {Place} -Service sagemaker.api, s3 -SubnetId $subnets -SecurityGroupId $group")).World,
        region => region.NotebookInstances.Items.FirstOrDefault(n => n.NotebookInstanceName == Notebook) is not { } notebook ? region : region with
        {
            NotebookInstances = region.NotebookInstances.Change(n => n == notebook, n => n with { KmsKeyId = $"arn:aws:kms:us-east-1:{RoutedCompany.Production}:key/notebooks" }),
            Tags = region.Tags.Plus(new() { ResourceARN = notebook.NotebookInstanceArn, Tags = [new() { Key = "Owner", Value = "marketing" }] }),
        });

    private static Estate Copied(PermissionStage stage) => s_copied ??= stage.Keeping(() => stage.Play(Noted(stage), RoutedCompany.Production, Replace("Copy", "-Region us-east-1"))).World;

    private static Estate Made(PermissionStage stage) => s_made ??= stage.Keeping(() => stage.Play(Copied(stage), RoutedCompany.Production, Replace("Create", "-Region us-east-1 -Verified"))).World;

    private static Estate NeighbourMade(PermissionStage stage) => s_neighbourMade ??= stage.Keeping(() => stage.Play(
        stage.Play(Noted(stage), RoutedCompany.Production, Replace("Copy", "-Region us-east-1", Neighbour)).World, RoutedCompany.Production, Replace("Create", "-Region us-east-1 -Verified", Neighbour))).World;

    // Since the network was made its subnets were given other tables, and its tables another way out.
    private static Estate LedAstray(PermissionStage stage) => RoutedCompany.Change(stage.Keeping(() => stage.Play(s_company, RoutedCompany.Production, WithNat)).World, region => region with
    {
        RouteTables = region.RouteTables.Select(table => !IsPrivate(table) ? table : table with
        {
            Associations = [],
            Routes = table.Routes.Select(r => r.DestinationCidrBlock == "0.0.0.0/0" ? r with { NatGatewayId = null, TransitGatewayId = region.TransitGatewayAttachments.Items[0].TransitGatewayId } : r).ToList(),
        }).Select(table => table.Associations.Any(a => a.Main) && region.RouteTables.Items.Any(t => t.VpcId == table.VpcId && IsPrivate(t)) ? table with
        {
            Associations = [.. table.Associations, .. region.RouteTables.Items.Where(IsPrivate).SelectMany(t => t.Associations)],
        } : table),
    });

    private static bool IsPrivate(RouteTable table) => Purpose.Of(table.Tags)?.StartsWith("private", StringComparison.Ordinal) == true;
}
