using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Testing;
using static SageMakerGuard.Projects.Tests.ProjectWorlds;

namespace SageMakerGuard.Projects.Tests;

/// <summary>Which scenario a domain is put in, by what, and that nothing unread ever makes it harmless.</summary>
public sealed class ClassificationTests
{
    private const ProjectScenario Regulated = ProjectScenario.RegulatedData;
    private const ProjectScenario Models = ProjectScenario.ValuableModels;
    private const ProjectScenario OnPremises = ProjectScenario.OnPremisesDependence;
    private const ProjectScenario Nothing = ProjectScenario.Unclassified;
    private const ProjectScenario Unknown = ProjectScenario.Unknown;

    [Fact]
    public void A_domain_of_which_everything_was_read_and_nothing_speaks_is_unclassified_for_sure()
    {
        var seen = Classify(Whole());
        Assert.Equal(Nothing, seen.Scenario);
        Assert.True(seen.IsComplete);
        Assert.Equal("ml-platform", seen.Owner);
    }

    [Theory]
    [InlineData("PII", Regulated, "PII", "")]
    [InlineData("pii", Regulated, "PII", "")]
    [InlineData("PHI", Regulated, "PHI", "HIPAA")]
    [InlineData("PCI-DSS", Regulated, "Financial", "PCI DSS")]
    [InlineData("PCI DSS", Regulated, "Financial", "PCI DSS")]
    [InlineData("PHI+PCI", Regulated, "PHI,Financial", "HIPAA,PCI DSS")]
    [InlineData("PII PHI", Regulated, "PII,PHI", "HIPAA")]
    [InlineData("Trade-Secret", Models, "", "")]
    [InlineData("IP", Models, "", "")]
    [InlineData("on-premises", OnPremises, "", "")]
    [InlineData("Internal", Nothing, "", "")]
    [InlineData("public", Nothing, "", "")]
    [InlineData("Confidential", Unknown, "", "")]
    [InlineData("PII/Confidential", Regulated, "PII", "")]
    public void The_value_of_a_sensitivity_tag_decides_on_a_domain_and_on_a_bucket_alike(string value, ProjectScenario scenario, string kinds, string regimes)
    {
        foreach (var world in new[] { Whole().WithDomainTag("DataSensitivity", value), Whole() with { BucketTags = Part<BucketTags>.Read(Tagged(Bucket, ("Classification", value))) } })
        {
            var seen = Classify(world);
            Assert.Equal(scenario, seen.Scenario);
            Assert.Equal(kinds, string.Join(",", seen.DataKinds));
            Assert.Equal(regimes, string.Join(",", seen.Regimes));
            Assert.Equal(!value.Contains("Confidential", StringComparison.Ordinal), seen.IsComplete);
        }
    }

    [Theory]
    [InlineData("s3:GetObject", "arn:aws:s3:::claims-data/*", "claims-data")]
    [InlineData("s3:GetObject", "arn:aws:s3:::claims-data/in/*", "claims-data")]
    [InlineData("s3:*", "arn:aws-cn:s3:::claims-data", "claims-data")]
    [InlineData("S3:getobject", "arn:aws:s3:::claims-data", "claims-data")]
    [InlineData("*", "*", "*")]
    [InlineData("s3:Get*", "arn:aws:s3:::*", "*")]
    [InlineData("s3:List*", "arn:aws:s3:::claims-*", "claims-*")]
    [InlineData("s3:PutObject", "arn:aws:s3:::${aws:PrincipalTag/team}-data/*", "*")]
    [InlineData("s3:PutObject", "arn:aws:s3:::team-${aws:username}/*", "team-*")]
    [InlineData("s3:GetObject", "arn:aws:s3:eu-central-1:111122223333:accesspoint/claims/object/*", "*")]
    [InlineData("s3:GetBucketLocation", "arn:aws:s3:::claims-data", "")]
    [InlineData("sagemaker:CreateApp", "*", "")]
    [InlineData("s3:GetObject", "arn:aws:dynamodb:eu-central-1:111122223333:table/x", "")]
    public void The_buckets_that_a_role_reaches_come_from_its_statements(string action, string resource, string buckets) =>
        Assert.Equal(buckets, string.Join(",", BucketReach.Of(RoleWith(PolicyOf(action, resource)))));

    [Theory]
    [InlineData("""{"Statement":{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}}""", "*")]
    [InlineData("""{"Statement":{"Effect":"Allow","NotAction":"s3:*","Resource":"*"}}""", "")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"s3:GetObject","NotResource":"arn:aws:s3:::secret/*"}}""", "*")]
    [InlineData("""{"Statement":{"Effect":"Deny","Action":"s3:GetObject","Resource":"arn:aws:s3:::claims/*"}}""", "")]
    public void Statements_that_say_what_is_not_meant_are_read_too(string document, string buckets) =>
        Assert.Equal(buckets, string.Join(",", BucketReach.Of(RoleWith(document))));

    [Theory]
    [InlineData("any bucket", "*")]
    [InlineData("any bucket named claims-*", "arn:aws:s3:::claims-*/*")]
    public void A_role_that_reaches_buckets_by_a_wildcard_leaves_open_what_they_hold(string words, string resource)
    {
        var seen = Classify(Whole().WithRole(Policy(resource)));
        Assert.Equal(Unknown, seen.Scenario);
        Assert.Contains(seen.Evidence, e => e.Scenario == Unknown && e.What.Contains(words, StringComparison.Ordinal));
    }

    public static TheoryData<string, Func<RegionEstate, RegionEstate>> Gaps => new()
    {
        { "iam:GetRole", r => r with { ExecutionRoles = Part<ExecutionRole>.NotAsked } },
        { "iam:GetRole", r => r with { ExecutionRoles = Part<ExecutionRole>.Failed(Denied("iam:GetRole", Role)) } },
        { "iam:ListRolePolicies", r => r with { ExecutionRoles = r.ExecutionRoles with { Unreadable = [Denied("iam:ListRolePolicies", Role)] } } },
        { "iam:GetPolicyVersion", r => r with { ExecutionRoles = r.ExecutionRoles with { Unreadable = [Denied("iam:GetPolicyVersion", Role + "/studio")] } } },
        { "s3:GetBucketTagging", r => r with { BucketTags = Part<BucketTags>.Failed(Denied("s3:GetBucketTagging", Bucket)) } },
        { "s3:GetBucketTagging", r => r with { BucketTags = Part<BucketTags>.NotAsked } },
        { "sagemaker:DescribeUserProfile", r => r with { UserProfiles = r.UserProfiles.Select(p => p with { UserSettings = null }) } },
        { "sagemaker:ListUserProfiles", r => r with { UserProfiles = Part<UserProfile>.Failed(Denied("sagemaker:ListUserProfiles")) } },
        { "ec2:DescribeRouteTables", r => r with { RouteTables = Part<RouteTable>.Failed(Denied("ec2:DescribeRouteTables")) } },
        { "tag:GetResources", r => r with { Tags = Part<ResourceTags>.Failed(Denied("tag:GetResources")) } },
        { "sagemaker:DescribeDomain", r => r with { Domains = r.Domains.Select(d => new Domain { DomainId = d.DomainId, DomainArn = d.DomainArn, DomainName = d.DomainName, Described = false }) with { Unreadable = [Denied("sagemaker:DescribeDomain", HealthyRegion.DomainId)] } } },
    };

    [Theory]
    [MemberData(nameof(Gaps))]
    public void What_could_not_be_read_is_never_unclassified_and_names_its_call(string operation, Func<RegionEstate, RegionEstate> gap)
    {
        var seen = Classify(gap(Whole()));
        Assert.Equal(Unknown, seen.Scenario);
        Assert.False(seen.IsComplete);
        Assert.Contains(seen.Unreadable, call => call.Operation == operation);

        var regulated = Classify(gap(Whole()), new() { Rules = [new() { Name = "account", Accounts = [HealthyRegion.Account], Scenario = Regulated }] });
        Assert.Equal(Regulated, regulated.Scenario);
        Assert.False(regulated.IsComplete);
    }

    [Fact]
    public void A_policy_that_is_no_policy_is_not_taken_for_one_that_grants_nothing() => Assert.Equal(Unknown, Classify(Whole().WithRole("[]")).Scenario);

    [Fact]
    public void Ways_to_networks_on_premises_are_found_in_the_routes_of_the_domains_own_subnets()
    {
        Assert.Equal(OnPremises, Classify(Whole().WithRoute(new() { DestinationCidrBlock = "192.168.0.0/16", GatewayId = "vgw-1", State = "active" })).Scenario);
        Assert.Equal(Nothing, Classify(Whole().WithRoute(new() { DestinationCidrBlock = "192.168.0.0/16", GatewayId = "vgw-1", State = "blackhole" })).Scenario);
        Assert.Equal(Unknown, Classify(Whole().WithRoute(new() { DestinationCidrBlock = "10.0.0.0/8", CoreNetworkArn = "arn:aws:networkmanager::1:core-network/x", State = "active" })).Scenario);
    }

    [Theory]
    [InlineData("vpn", true, OnPremises)]
    [InlineData("direct-connect-gateway", false, OnPremises)]
    [InlineData("vpc", true, Nothing)]
    [InlineData("vpc", false, Unknown)]
    public void A_transit_gateway_counts_by_what_is_attached_to_it(string attached, bool ownsGateway, ProjectScenario scenario)
    {
        var world = Whole().WithRoute(new() { DestinationCidrBlock = "10.0.0.0/8", TransitGatewayId = "tgw-1", State = "active" }) with
        {
            TransitGatewayAttachments = Part<TransitGatewayAttachment>.Read(new TransitGatewayAttachment { TransitGatewayAttachmentId = "tgw-attach-1", TransitGatewayId = "tgw-1", ResourceType = attached, ResourceId = attached + "-1", State = "available" }),
            TransitGatewayRouteTables = ownsGateway ? Part<TransitGatewayRouteTable>.Read(new TransitGatewayRouteTable { TransitGatewayRouteTableId = "tgw-rtb-1", TransitGatewayId = "tgw-1" }) : Part<TransitGatewayRouteTable>.Read(),
        };
        Assert.Equal(scenario, Classify(world).Scenario);
        Assert.Equal(Unknown, Classify(world with { TransitGatewayAttachments = Part<TransitGatewayAttachment>.Failed(Denied("ec2:DescribeTransitGatewayAttachments")) }).Scenario);
    }

    [Fact]
    public void Of_several_scenarios_the_most_sensitive_one_is_the_first()
    {
        var seen = Classify(Whole().WithDomainTag("Compliance", "IP").WithDomainTag("DataSensitivity", "PII").WithRoute(new() { DestinationCidrBlock = "192.168.0.0/16", GatewayId = "vgw-1", State = "active" }));
        Assert.Equal([Regulated, Models, OnPremises], seen.Scenarios);
        Assert.True(seen.Evidence.Select(e => e.Scenario).SequenceEqual(seen.Evidence.Select(e => e.Scenario).OrderByDescending(s => s)));
    }

    [Fact]
    public void A_companys_rules_match_tags_names_buckets_and_accounts_and_explain_its_own_words()
    {
        var rules = ClassificationRules.Parse("""
            {
              // the company's words
              "TagValues": { "Confidential": { "Scenario": "RegulatedData", "DataKinds": ["PII"], "Regimes": ["SOX"] }, "internal": "ValuableModels" },
              "OwnerKeys": ["CostCenter"],
              "Rules": [
                { "Name": "claims", "Buckets": ["claims-*"], "Scenario": "RegulatedData", "DataKinds": ["PHI"], "Regimes": ["HIPAA"] },
                { "Name": "lab", "Domains": ["heal*"], "Tags": { "Owner": ["ml-*"] }, "Accounts": ["111122223333"], "Scenario": "OnPremisesDependence" },
              ],
            }
            """);
        var seen = Classify(Whole(), rules);
        Assert.Equal([Regulated, Models, OnPremises], seen.Scenarios);
        Assert.Equal("4711", seen.Owner);
        Assert.Equal(["HIPAA"], seen.Regimes);
        Assert.Equal(["HIPAA", "SOX"], Classify(Whole().WithDomainTag("DataSensitivity", "confidential"), rules).Regimes);

        // A rule that covers a wildcard explains it; one that only overlaps with it does not.
        Assert.Equal(Regulated, Classify(Whole().WithRole(Policy("arn:aws:s3:::claims-a*/*")), rules with { TagValues = ClassificationRules.Default.TagValues, Rules = [rules.Rules[0]] }).Scenario);
        Assert.Equal(Unknown, Classify(Whole().WithRole(Policy("arn:aws:s3:::c*/*")), rules with { TagValues = ClassificationRules.Default.TagValues, Rules = [rules.Rules[0]] }).Scenario);
    }

    [Theory]
    [InlineData("[1]", "must be a JSON object")]
    [InlineData("{ \"Rules\": [ { \"Domains\": [\"x\"] } ] }", "'Rules[0]' names no Scenario")]
    [InlineData("{ \"Rules\": [ { \"Scenario\": \"RegulatedData\" } ] }", "'Rules[0]' has nothing that a domain could fit")]
    [InlineData("{ \"Rules\": [ { \"Domains\": [\"x\"], \"Scenario\": \"Secret\" } ] }", "'Rules[0].Scenario' must be one of")]
    [InlineData("{ \"Rules\": [ { \"Domains\": [\"x\"], \"Scenario\": \"Unknown\" } ] }", "'Rules[0].Scenario' must be one of RegulatedData")]
    [InlineData("{ \"Rules\": [ { \"Domain\": [\"x\"], \"Scenario\": \"Unclassified\" } ] }", "'Rules[0].Domain' is not a setting")]
    [InlineData("{ \"TagValues\": { \"x\": {} } }", "'TagValues.x' names no Scenario")]
    [InlineData("{ \"TagKeys\": 7 }", "'TagKeys' must be a list")]
    [InlineData("{ \"TagKeys\": [\n oops ] }", "is not JSON in line 2")]
    public void A_rules_file_that_cannot_be_used_says_what_is_wrong_and_where(string json, string message)
    {
        var fault = Assert.Throws<GuardFault>(() => ClassificationRules.Parse(json, "rules.json"));
        Assert.Equal("SettingsInvalid", fault.ErrorId);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("claims", "claims", true)]
    [InlineData("CLAIMS", "c*s", true)]
    [InlineData("claims", "c?aims", true)]
    [InlineData("claims", "*", true)]
    [InlineData("claims", "claims*x", false)]
    [InlineData("", "*", true)]
    [InlineData("", "?", false)]
    [InlineData("a*", "a*", true)]
    [InlineData("a*", "a?", false)]
    [InlineData("a*", "*", true)]
    [InlineData("a?", "a?", true)]
    public void Names_fit_patterns_and_a_wildcard_fits_only_what_covers_it(string name, string pattern, bool fits) =>
        Assert.Equal(fits, typeof(ProjectClassifier).Assembly.GetType("SageMakerGuard.Projects.NamePattern")!.GetMethod("Fits")!.Invoke(null, [name, pattern]));

    private static ProjectClassification Classify(RegionEstate region, ClassificationRules? rules = null) => Assert.Single(new ProjectClassifier(rules ?? ClassificationRules.Default).Classify(region));
}
