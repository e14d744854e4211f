using System.Linq;
using SageMakerGuard.Aws.Clients.CostExplorer;
using SageMakerGuard.Aws.Clients.SageMaker;
using SageMakerGuard.Aws.Errors;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using M = Amazon.EC2.Model;

namespace SageMakerGuard.Aws.Apply.Calls;

/// <summary>Tags of SageMaker's resources and of EC2's, and their keys in billing.</summary>
internal static class TagCalls
{
    public static StepCall Set(SetResourceTags step) => Id(step) is { } id
        ? StepCall.Of("ec2:CreateTags", id, (c, ct) => c.EC2.CreateTagsAsync(new() { Resources = [id], Tags = step.Tags.Select(t => new M.Tag(t.Key, t.Value)).ToList() }, ct))
        : StepCall.Of("sagemaker:AddTags", step.ResourceArn, (c, ct) => c.SageMaker.AddTagsAsync(new AddTagsRequest { ResourceArn = step.ResourceArn, Tags = [.. step.Tags] }, ct));

    // A key without a value takes the tag off whatever its value (API_DeleteTags of EC2).
    public static StepCall Remove(RemoveResourceTags step) => Id(step) is { } id
        ? StepCall.Of("ec2:DeleteTags", id, (c, ct) => c.EC2.DeleteTagsAsync(new() { Resources = [id], Tags = step.TagKeys.Select(key => new M.Tag { Key = key }).ToList() }, ct))
        : StepCall.Of("sagemaker:DeleteTags", step.ResourceArn, (c, ct) => c.SageMaker.DeleteTagsAsync(new DeleteTagsRequest { ResourceArn = step.ResourceArn, TagKeys = [.. step.TagKeys] }, ct));

    public static StepCall Update(UpdateCostAllocationTagsStatus step) => StepCall.Of("ce:UpdateCostAllocationTagsStatus", step.ResourceId, async (c, ct) =>
    {
        var answer = await c.Costs.UpdateCostAllocationTagsStatusAsync(
            new() { CostAllocationTagsStatus = step.TagKeys.Select(key => new CostAllocationTagStatusEntry { TagKey = key, Status = step.Status }).ToList() },
            ct).ConfigureAwait(false);
        if (answer.Errors.FirstOrDefault() is { } error)
            throw new UnsuccessfulItemException(error.Code ?? "", $"{error.TagKey}: {error.Message}");
    });

    private static string? Id(ResourceTagStep step) => TaggableArn.Read(step.ResourceArn) is { IsEc2: true } arn ? arn.Name : null;
}
