using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Guardrails;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Tests.Guardrails.Tags;

/// <summary>Which resources carry their tags, which do not, and of which that is not known.</summary>
public sealed class TagJudgeTests
{
    private const string Account = "111122223333";
    private const string Scope = "arn:aws:sagemaker:eu-central-1:111122223333:";

    private static readonly IReadOnlyList<TagRequirement> s_rules = [new() { Key = "Owner" }, new() { Key = "CostCenter", AllowedValues = ["100", "200*"] }];
    private static readonly TaggedResourceKind[] s_kinds = Enum.GetValues<TaggedResourceKind>();
    private static readonly Tag[] s_good = [Tag("Owner", "ml"), Tag("CostCenter", "200-lab")];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Tags_are_held_against_the_rules(string tags, Verdict verdict, string missing, string invalid, string wrongCase)
    {
        var given = tags.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => Tag(pair.Split('=')[0], pair.Split('=')[1])).ToArray();
        foreach (var compliance in new TagJudge(s_rules).Judge(Region(given), s_kinds))
        {
            Assert.Equal((compliance.ResourceType, verdict), (compliance.ResourceType, compliance.Verdict));
            Assert.Equal(missing, string.Join(",", compliance.Missing));
            Assert.Equal(invalid, string.Join(",", compliance.Invalid));
            Assert.Equal(wrongCase, string.Join(",", compliance.WrongCase));
            Assert.Equal(verdict == Verdict.Compliant, compliance.Reason is null);
            Assert.Equal(given.Length, compliance.Tags.Count);
            Assert.Empty(compliance.Unreadable);
        }
    }

    public static TheoryData<string, Verdict, string, string, string> Sets => new()
    {
        { "Owner=ml;CostCenter=100", Verdict.Compliant, "", "", "" },
        { "Owner=ml;CostCenter=200-lab;Extra=x", Verdict.Compliant, "", "", "" },
        { "", Verdict.NonCompliant, "Owner,CostCenter", "", "" },
        { "Owner=;CostCenter=100", Verdict.NonCompliant, "Owner", "", "" },
        { "Owner=ml;CostCenter=300", Verdict.NonCompliant, "", "CostCenter", "" },
        { "Owner=ml;costcenter=100", Verdict.NonCompliant, "CostCenter", "", "costcenter" },
        { "Owner=ml;CostCenter=100;OWNER=x", Verdict.NonCompliant, "", "", "OWNER" },
        { "owner=ml;CostCenter=1", Verdict.NonCompliant, "Owner", "CostCenter", "owner" },
    };

    [Fact]
    public void Each_kind_has_its_id_ARN_type_and_place()
    {
        var all = new TagJudge(s_rules).Judge(Region(s_good), s_kinds).Select(c => (c.ResourceType, c.ResourceId, c.ResourceArn, c.DomainId, c.VpcId)).ToList();
        Assert.Equal(
            [
                ("AWS::SageMaker::Domain", "d-one", Scope + "domain/d-one", "d-one", null),
                ("AWS::SageMaker::UserProfile", "d-one/Ada", Scope + "user-profile/d-one/Ada", "d-one", null),
                ("AWS::SageMaker::Space", "d-one/lab", Scope + "space/d-one/lab", "d-one", null),
                ("AWS::SageMaker::NotebookInstance", "Old", Scope + "notebook-instance/old", null, null),
                ("AWS::EC2::VPCEndpoint", "vpce-1", "arn:aws:ec2:eu-central-1:111122223333:vpc-endpoint/vpce-1", null, "vpc-1"),
                ("AWS::EC2::NatGateway", "nat-1", "arn:aws:ec2:eu-central-1:111122223333:natgateway/nat-1", null, "vpc-1"),
            ],
            all);
        Assert.All(all, row => Assert.Equal(row.ResourceType, TaggableArn.Read(row.ResourceArn)!.ResourceType));
        Assert.All(all, row => Assert.Equal(row.DomainId, TaggableArn.Read(row.ResourceArn)!.DomainId));
    }

    [Fact]
    public void What_was_not_read_is_unknown_and_says_which_call_would_have_told()
    {
        var denied = new UnreadableCall { Operation = "tag:GetResources", Cause = UnreadableCause.Denied, Reason = "no" };
        var region = Region(s_good) with { Tags = Part<ResourceTags>.Failed(denied), ResourceTagSets = Part<ResourceTags>.NotAsked };
        var byType = new TagJudge(s_rules).Judge(region, s_kinds).ToDictionary(c => c.ResourceType.Split("::")[2]);
        foreach (var type in new[] { "Domain", "NotebookInstance" })
            Assert.Equal((Verdict.Unknown, "tag:GetResources"), (byType[type].Verdict, byType[type].Unreadable.Single().Operation));
        foreach (var type in new[] { "UserProfile", "Space" })
            Assert.Equal((Verdict.Unknown, "sagemaker:ListTags"), (byType[type].Verdict, byType[type].Unreadable.Single().Operation));
        Assert.Equal(Verdict.Compliant, byType["NatGateway"].Verdict);
        Assert.All(byType.Values.Where(c => c.Verdict == Verdict.Unknown), c => Assert.Contains("could not be read", c.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_of_an_index_that_is_not_whole_counts_and_a_missing_row_does_not()
    {
        var region = Region(s_good);
        var half = region with { Tags = region.Tags with { Items = [region.Tags.Items[0]], Unreadable = [new() { Operation = "tag:GetResources", Cause = UnreadableCause.Throttled }] } };
        var byType = new TagJudge(s_rules).Judge(half, s_kinds).ToDictionary(c => c.ResourceType.Split("::")[2], c => c.Verdict);
        Assert.Equal(Verdict.Compliant, byType["Domain"]);
        Assert.Equal(Verdict.Unknown, byType["NotebookInstance"]);
    }

    [Fact]
    public void Of_what_never_had_a_tag_the_whole_index_has_no_row() =>
        Assert.Equal(Verdict.NonCompliant, new TagJudge(s_rules).Judge(Region(s_good) with { Tags = Part<ResourceTags>.Read() }, [TaggedResourceKind.Domain]).Single().Verdict);

    [Fact]
    public void One_profile_whose_tags_could_not_be_listed_leaves_the_others_known()
    {
        var region = Region(s_good);
        region = region with
        {
            UserProfiles = region.UserProfiles.Plus(new() { DomainId = "d-one", UserProfileName = "bob" }),
            ResourceTagSets = region.ResourceTagSets with { Unreadable = [new() { Operation = "sagemaker:ListTags", ResourceId = Scope + "user-profile/d-one/bob", Cause = UnreadableCause.Denied, ErrorCode = "AccessDeniedException", Reason = "no" }] },
        };
        Assert.Equal([Verdict.Compliant, Verdict.Unknown], new TagJudge(s_rules).Judge(region, [TaggedResourceKind.UserProfile]).Select(c => c.Verdict));
    }

    [Fact]
    public void An_endpoint_of_another_account_hides_its_tags()
    {
        var region = Region(s_good);
        var shared = region with { VpcEndpoints = region.VpcEndpoints.Select(e => e with { OwnerId = "444455556666", Tags = [] }) };
        var endpoint = new TagJudge(s_rules).Judge(shared, [TaggedResourceKind.VpcEndpoint]).Single();
        Assert.Equal(Verdict.Unknown, endpoint.Verdict);
        Assert.Contains("444455556666", endpoint.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("Deleting")]
    [InlineData("failed")]
    public void What_is_gone_needs_no_tags(string state)
    {
        var region = Region([]);
        region = region with { VpcEndpoints = region.VpcEndpoints.Select(e => e with { State = state }), NatGateways = region.NatGateways.Select(n => n with { State = state }) };
        Assert.Empty(new TagJudge(s_rules).Judge(region, [TaggedResourceKind.VpcEndpoint, TaggedResourceKind.NatGateway]));
    }

    [Fact]
    public void A_list_that_could_not_be_read_is_a_gap_and_no_good_news()
    {
        var region = Region(s_good) with { NatGateways = Part<NatGateway>.NotAsked, Spaces = Part<Space>.Failed(new() { Operation = "sagemaker:ListSpaces", Cause = UnreadableCause.Denied }) };
        Assert.Equal(["sagemaker:ListSpaces", "ec2:DescribeNatGateways"], s_kinds.SelectMany(kind => TagJudge.Gaps(region, kind)).Select(call => call.Operation));
    }

    [Fact]
    public void Where_nothing_is_in_a_VPC_nobody_has_to_ask_what_is_in_one()
    {
        var region = Region(s_good) with { NatGateways = Part<NatGateway>.NotAsked, VpcEndpoints = Part<VpcEndpoint>.NotAsked };
        var bare = region with { Domains = region.Domains.Select(d => d with { VpcId = null }) };
        Assert.Empty(s_kinds.SelectMany(kind => TagJudge.Gaps(bare, kind)));
        Assert.Equal(2, s_kinds.SelectMany(kind => TagJudge.Gaps(bare with { Domains = bare.Domains.Select(d => d with { Described = false }) }, kind)).Count());
    }

    private static RegionEstate Region(Tag[] tags)
    {
        var region = new RegionEstate
        {
            AccountId = Account,
            Region = "eu-central-1",
            Domains = Part<Domain>.Read(new Domain { DomainId = "d-one", DomainArn = Scope + "domain/d-one", VpcId = "vpc-1" }),
            UserProfiles = Part<UserProfile>.Read(new UserProfile { DomainId = "d-one", UserProfileName = "Ada" }),
            Spaces = Part<Space>.Read(new Space { DomainId = "d-one", SpaceName = "lab" }),
            NotebookInstances = Part<NotebookInstance>.Read(new NotebookInstance { NotebookInstanceName = "Old", NotebookInstanceArn = Scope + "notebook-instance/old" }),
            VpcEndpoints = Part<VpcEndpoint>.Read(new VpcEndpoint { VpcEndpointId = "vpce-1", VpcId = "vpc-1", State = "available", OwnerId = Account, Tags = tags }),
            NatGateways = Part<NatGateway>.Read(new NatGateway { NatGatewayId = "nat-1", VpcId = "vpc-1", State = "available", Tags = tags }),
        };

        // In ARNs the names stand in lower case.
        return region with
        {
            Tags = Part<ResourceTags>.Read(new ResourceTags { ResourceARN = Scope + "domain/d-one", Tags = tags }, new ResourceTags { ResourceARN = Scope + "notebook-instance/old", Tags = tags }),
            ResourceTagSets = Part<ResourceTags>.Read(new ResourceTags { ResourceARN = Scope + "user-profile/d-one/ada", Tags = tags }, new ResourceTags { ResourceARN = Scope + "space/d-one/lab", Tags = tags }),
        };
    }

    private static Tag Tag(string key, string value) => new() { Key = key, Value = value };
}
