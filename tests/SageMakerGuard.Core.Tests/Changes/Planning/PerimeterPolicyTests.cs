using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Changes;
using SageMakerGuard.Core.Tests.Reachability;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Core.Tests.Changes.Planning;

/// <summary>Least-privilege policies: what they let through, and that the domain's own role passes by the rules that the audit goes by.</summary>
public sealed class PerimeterPolicyTests
{
    private const string Role = "arn:aws:iam::111122223333:role/studio";
    private static readonly EndpointSetOptions s_least = new() { PolicyMode = EndpointPolicyMode.LeastPrivilege };

    public static TheoryData<string?, string[]> Perimeters => new() { { null, [] }, { "o-abcdef1234", [] }, { null, ["444455556666"] }, { "o-abcdef1234", ["444455556666", "111122223333"] } };

    [Theory, MemberData(nameof(Perimeters))]
    public void The_domains_role_passes_every_endpoint(string? organization, string[] accounts)
    {
        var region = PlanningRegion.Bare();
        var options = s_least with { OrganizationId = organization, AccountIds = accounts, Features = Feature.Studio | Feature.Sdk | Feature.Canvas | Feature.Bedrock };
        var plan = EndpointSetPlanner.Plan(region, region.TheDomain(), options);
        var after = plan.Simulate(region);
        Assert.All(after.VpcEndpoints.Items, e => Assert.Equal(EndpointAccess.Open, EndpointPolicy.Judge(e.PolicyDocument, e.ServiceName, Role, HealthyRegion.Account).Access));
        Assert.Empty(PlanProof.Fails(after, region.TheDomain(), PlanProof.Of(after, region.TheDomain(), new() { Features = options.Features })));
        Assert.All(plan.Steps.OfType<CreateVpcEndpoint>(), e => Assert.NotNull(e.PolicyDocument));
    }

    [Fact]
    public void A_role_of_nobody_that_is_named_passes_none()
    {
        foreach (var (service, policy) in Policies(s_least))
            Assert.NotEqual(EndpointAccess.Open, EndpointPolicy.Judge(policy, service, "arn:aws:iam::999999999999:role/other", "999999999999").Access);
        Assert.Equal(EndpointAccess.Closed, EndpointPolicy.Judge(Policies(s_least)["com.amazonaws.eu-central-1.sts"], "com.amazonaws.eu-central-1.sts", "arn:aws:iam::999999999999:role/other", "999999999999").Access);
    }

    [Fact]
    public void Interface_endpoints_ask_who_asks_and_S3_whose_the_bucket_is_as_well()
    {
        var policies = Policies(s_least with { OrganizationId = "o-abcdef1234", AccountIds = ["444455556666"] });
        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Sid":"Accounts","Effect":"Allow","Principal":"*","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalAccount":["111122223333","444455556666"]}}},{"Sid":"Organization","Effect":"Allow","Principal":"*","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":["o-abcdef1234"]}}}]}""",
            policies["com.amazonaws.eu-central-1.sts"]);
        var statements = JsonDocument.Parse(policies[PlanningRegion.GatewayService]).RootElement.GetProperty("Statement").EnumerateArray().ToList();
        Assert.Equal(["111122223333", "444455556666"], Texts(statements[0].GetProperty("Condition").GetProperty("StringEquals").GetProperty("aws:ResourceAccount")));
        Assert.Equal(["o-abcdef1234"], Texts(statements[1].GetProperty("Condition").GetProperty("StringEquals").GetProperty("aws:ResourceOrgID")));
    }

    [Fact]
    public void S3_leaves_open_what_AWS_keeps_for_its_services_and_what_is_named()
    {
        var policy = JsonDocument.Parse(Policies(s_least with { BucketNames = ["open-data"] })[PlanningRegion.GatewayService]).RootElement;
        var buckets = policy.GetProperty("Statement").EnumerateArray().Last();
        Assert.Equal(["s3:GetObject", "s3:ListBucket"], Texts(buckets.GetProperty("Action")));
        Assert.False(buckets.TryGetProperty("Condition", out _));
        var resources = Texts(buckets.GetProperty("Resource"));
        foreach (var name in new[] { "jumpstart-cache-prod-eu-central-1", "prod-eu-central-1-starport-layer-bucket", "amazonlinux-2-repos-eu-central-1", "al2023-repos-eu-central-1-de612dc2", "open-data" })
        {
            Assert.Contains("arn:aws:s3:::" + name, resources);
            Assert.Contains($"arn:aws:s3:::{name}/*", resources);
        }
    }

    [Fact]
    public void Buckets_carry_the_partition_of_the_region()
    {
        var region = PlanningRegion.Bare() with { Partition = "aws-cn" };
        var s3 = EndpointSetPlanner.Plan(region, region.TheDomain(), s_least with { Services = ["s3"] }).Steps.OfType<CreateVpcEndpoint>().Single();
        Assert.Contains("\"arn:aws-cn:s3:::jumpstart-cache-prod-eu-central-1/*\"", s3.PolicyDocument!);
    }

    [Fact]
    public void Policies_are_minified() => Assert.All(Policies(s_least with { OrganizationId = "o-abcdef1234" }).Values, policy => Assert.DoesNotContain(policy, char.IsWhiteSpace));

    [Fact]
    public void Full_access_is_no_policy_at_all() => Assert.All(EndpointSetPlanner.Plan(PlanningRegion.Bare(), HealthyRegion.Domain()).Steps.OfType<CreateVpcEndpoint>(), e => Assert.Null(e.PolicyDocument));

    [Fact]
    public void A_service_that_takes_no_policy_gets_none_and_it_is_said()
    {
        var region = PlanningRegion.Bare().Offer("sts", s => s with { VpcEndpointPolicySupported = false });
        var plan = EndpointSetPlanner.Plan(region, region.TheDomain(), s_least with { Services = ["sts"] });
        Assert.Null(plan.Steps.OfType<CreateVpcEndpoint>().Single().PolicyDocument);
        Assert.Contains("com.amazonaws.eu-central-1.sts takes no endpoint policy: its endpoint lets everything through.", plan.Notes);
    }

    [Fact]
    public void A_policy_that_AWS_would_not_take_is_refused_with_its_length()
    {
        var region = PlanningRegion.Bare();
        var accounts = Enumerable.Range(0, 1500).Select(i => (100000000000 + i).ToString(CultureInfo.InvariantCulture)).ToList();
        var plan = EndpointSetPlanner.Plan(region, region.TheDomain(), s_least with { Services = ["sts"], AccountIds = accounts });
        Assert.Contains("and AWS takes 20480", Assert.Single(plan.Refusals));
        Assert.Empty(EndpointSetPlanner.Plan(region, region.TheDomain(), s_least with { Services = ["sts"], AccountIds = [.. accounts.Take(1200)] }).Refusals);
    }

    [Fact]
    public void Endpoints_that_are_there_keep_their_policies_and_it_is_said()
    {
        var region = PlanningRegion.Healthy();
        var plan = EndpointSetPlanner.Plan(region, region.TheDomain(), s_least with { Services = ["sts"] });
        Assert.Empty(plan.Steps);
        Assert.Contains(plan.Notes, n => n.Contains("(sts) is there already and keeps its policy: full access", StringComparison.Ordinal));
    }

    private static Dictionary<string, string> Policies(EndpointSetOptions options)
    {
        var region = PlanningRegion.Bare();
        return EndpointSetPlanner.Plan(region, region.TheDomain(), options).Steps.OfType<CreateVpcEndpoint>().ToDictionary(e => e.ServiceName, e => e.PolicyDocument!);
    }

    private static List<string> Texts(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetString()!)];
}
