using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Tests.Changes.Planning.Tags;

/// <summary>What becomes of a resource's tags, and what is taken back of it.</summary>
public sealed class TagChangeTests : IDisposable
{
    private const string Arn = "arn:aws:sagemaker:eu-central-1:111122223333:domain/d-one";
    private readonly RunStage _stage = new(Region("Owner=research", "Draft=", "aws:cloudformation:stack-name=studio"));

    [Theory]
    [InlineData("Owner=ml;CostCenter=100", false, "CostCenter=100;Draft=;Owner=research", "CostCenter", "Owner of d-one stays 'research'")]
    [InlineData("Owner=ml;CostCenter=100", true, "CostCenter=100;Draft=;Owner=ml", "CostCenter;Owner", null)]
    [InlineData("Owner=research", false, "Draft=;Owner=research", "", null)]
    [InlineData("Draft=x", false, "Draft=x;Owner=research", "Draft", null)]
    public async Task What_is_missing_is_filled_and_what_is_there_replaced_only_by_force(string wanted, bool force, string after, string changed, string? note)
    {
        var before = RunStage.Picture(_stage.Ground.Estate);
        var plan = Plan(wanted, force);
        Assert.Empty(plan.Refusals);
        Assert.Equal(changed, string.Join(";", plan.Steps.Cast<SetResourceTags>().SelectMany(s => s.Tags).Select(t => t.Key).Order(StringComparer.Ordinal)));
        if (note is not null)
            Assert.Contains(plan.Notes, n => n.StartsWith(note, StringComparison.Ordinal));
        var run = await _stage.RunAsync(plan);
        Assert.Equal(after, Tags());
        Assert.Empty(Plan(wanted, force).Steps);
        if (run.Changes.Count > 0)
            await _stage.UndoAsync(run.RunId);
        Assert.Equal(before, RunStage.Picture(_stage.Ground.Estate));
    }

    [Fact]
    public async Task What_is_taken_off_comes_back_with_its_value()
    {
        var run = await _stage.RunAsync(Plan("", false, "Owner", "NeverThere"));
        Assert.Equal(["RemoveResourceTags"], _stage.Ground.Calls);
        Assert.Equal("Draft=", Tags());
        await _stage.UndoAsync(run.RunId);
        Assert.Equal("Draft=;Owner=research", Tags());
    }

    [Fact]
    public async Task A_tag_that_somebody_changed_since_is_not_taken_back_unless_forced()
    {
        var run = await _stage.RunAsync(Plan("Owner=ml;CostCenter=100", true));
        _stage.Ground.Estate = new SetResourceTags { ResourceArn = Arn, Tags = [new() { Key = "Owner", Value = "somebody" }] }.Simulate(_stage.Ground.Estate);
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => _stage.UndoAsync(run.RunId));
        Assert.Contains("Owner was \"ml\" and is \"somebody\"", refusal.Message, StringComparison.Ordinal);
        await _stage.UndoAsync(run.RunId, force: true);
        Assert.Equal("Draft=;Owner=research", Tags());
    }

    [Fact]
    public async Task A_tag_that_somebody_took_off_since_does_not_keep_the_others_from_being_taken_back()
    {
        var run = await _stage.RunAsync(Plan("Owner=ml;CostCenter=100", true));
        _stage.Ground.Estate = new RemoveResourceTags { ResourceArn = Arn, TagKeys = ["CostCenter"] }.Simulate(_stage.Ground.Estate);
        await _stage.UndoAsync(run.RunId);
        Assert.Equal("Draft=;Owner=research", Tags());
    }

    [Fact]
    public async Task Who_set_a_tag_between_the_plan_and_its_call_is_not_overruled()
    {
        var plan = Plan("CostCenter=100", false);
        _stage.Ground.Estate = new SetResourceTags { ResourceArn = Arn, Tags = [new() { Key = "CostCenter", Value = "200" }] }.Simulate(_stage.Ground.Estate);
        var fault = await Assert.ThrowsAsync<GuardFault>(() => _stage.RunAsync(plan));
        Assert.Contains("it was not there and is '200'", fault.Message, StringComparison.Ordinal);
        Assert.Empty(_stage.Ground.Calls);
    }

    [Theory]
    [InlineData(47, null)]
    [InlineData(48, "51 tags")]
    public void A_resource_has_at_most_fifty_tags_of_its_users(int more, string? refusal)
    {
        var many = Enumerable.Range(0, more).Select(i => string.Create(CultureInfo.InvariantCulture, $"k{i}=v"));
        var plan = TagChangePlanner.Plan(Region([.. many, "a=1", "b=2", "aws:stack=x"]), Arn, new() { Tags = [new() { Key = "c", Value = "3" }] });
        Assert.Equal(refusal is null, plan.Refusals.Count == 0);
        if (refusal is not null)
            Assert.Contains(refusal, plan.Refusals.Single(), StringComparison.Ordinal);
        Assert.Empty(TagChangePlanner.Plan(Region([.. many, "a=1", "b=2"]), Arn, new() { Tags = [new() { Key = "c", Value = "3" }], RemoveKeys = ["a"] }).Refusals);
    }

    [Theory]
    [InlineData("aws:x=1", "AWS's own")]
    [InlineData("Ow#ner=1", "'#'")]
    [InlineData("Owner=a*", "'*'")]
    public void What_AWS_would_not_take_is_refused_before_anybody_is_asked(string tag, string said) => Assert.Contains(said, Plan(tag, true).Refusals.Single(), StringComparison.Ordinal);

    [Fact]
    public void All_reasons_are_given_at_once_and_a_key_is_not_set_and_taken_off() =>
        Assert.Equal(2, Plan("aws:x=1;Owner=ml", false, "Owner").Refusals.Count);

    [Fact]
    public void What_does_not_exist_and_what_cannot_be_tagged_is_refused()
    {
        var tags = new TagChangeOptions { Tags = [new() { Key = "Owner", Value = "ml" }] };
        Assert.Contains("does not exist", TagChangePlanner.Plan(Region(), Arn + "2", tags).Refusals.Single(), StringComparison.Ordinal);
        Assert.Contains("ec2 natgateway", TagChangePlanner.Plan(Region(), "arn:aws:s3:::bucket", tags).Refusals.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_become_cost_allocation_tags_twenty_at_a_time_and_go_back()
    {
        var keys = Enumerable.Range(0, 21).Select(i => string.Create(CultureInfo.InvariantCulture, $"k{i:00}")).ToList();
        _stage.Ground.Estate = _stage.Ground.Estate with { CostAllocationTags = Part<CostAllocationTag>.Read(keys.Select(key => new CostAllocationTag { TagKey = key }).Append(new() { TagKey = "on", Status = "Active" })) };
        var before = RunStage.Picture(_stage.Ground.Estate);
        var run = await _stage.RunAsync(CostAllocationPlanner.Plan(_stage.Ground.Estate, [.. keys, "on"]));
        Assert.Equal([20, 1], run.Changes.Select(c => c.ResourceId.Split(',').Length));
        Assert.All(_stage.Ground.Estate.CostAllocationTags.Items, tag => Assert.Equal("Active", tag.Status));
        Assert.Empty(CostAllocationPlanner.Plan(_stage.Ground.Estate, keys).Steps);
        await _stage.UndoAsync(run.RunId);
        Assert.Equal(before, RunStage.Picture(_stage.Ground.Estate));
    }

    [Fact]
    public void A_key_that_billing_has_not_seen_is_refused_with_the_time_that_it_takes() =>
        Assert.Contains("within 24 hours", CostAllocationPlanner.Plan(Region() with { CostAllocationTags = Part<CostAllocationTag>.Read() }, ["CostCenter"]).Refusals.Single(), StringComparison.Ordinal);

    public void Dispose() => _stage.Dispose();

    private ChangePlan Plan(string tags, bool force, params string[] remove) =>
        TagChangePlanner.Plan(_stage.Ground.Estate, Arn, new() { Tags = Read(tags.Split(';', StringSplitOptions.RemoveEmptyEntries)), RemoveKeys = remove, Overwrite = force });

    private string Tags() => string.Join(";", _stage.Ground.Estate.ResourceTagSets.Items.Single().Tags.Where(t => !TagLimits.IsAwsKey(t.Key)).Select(t => t.Key + "=" + t.Value).Order(StringComparer.Ordinal));

    private static RegionEstate Region(params string[] tags) => new()
    {
        AccountId = "111122223333",
        Region = "eu-central-1",
        ResourceTagSets = Part<ResourceTags>.Read(new ResourceTags { ResourceARN = Arn, Tags = Read(tags) }),
    };

    private static List<Tag> Read(IEnumerable<string> tags) => tags.Select(tag => new Tag { Key = tag.Substring(0, tag.LastIndexOf('=')), Value = tag.Substring(tag.LastIndexOf('=') + 1) }).ToList();
}
