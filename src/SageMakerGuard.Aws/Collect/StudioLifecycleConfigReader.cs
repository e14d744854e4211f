using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Estates;
using SageMakerGuard.Projects;

namespace SageMakerGuard.Aws.Collect;

/// <summary>The lifecycle configurations of Studio that a region's domains, profiles and apps name: one call each, and none for those that nobody uses.</summary>
internal sealed class StudioLifecycleConfigReader(RegionCaller caller)
{
    public async Task<Part<StudioLifecycleConfig>> Read(RegionEstate region)
    {
        var parts = await Task.WhenAll(StudioLifecycleConfigNames.Of(region).Select(Read)).ConfigureAwait(false);
        return new() { Asked = true, Items = parts.SelectMany(p => p.Items).ToList(), Unreadable = parts.SelectMany(p => p.Unreadable).ToList() };
    }

    private async Task<Part<StudioLifecycleConfig>> Read(string arn)
    {
        var answer = await caller.Ask(
            "sagemaker:DescribeStudioLifecycleConfig",
            arn,
            (c, ct) => c.SageMaker.DescribeStudioLifecycleConfigAsync(new() { StudioLifecycleConfigName = StudioLifecycleConfigNames.NameIn(arn) }, ct),
            CallLane.Later).ConfigureAwait(false);
        return answer.Value is not { } config ? Part<StudioLifecycleConfig>.Failed(answer.Failure!) : Part<StudioLifecycleConfig>.Read(new StudioLifecycleConfig
        {
            StudioLifecycleConfigArn = config.StudioLifecycleConfigArn ?? arn,
            StudioLifecycleConfigName = config.StudioLifecycleConfigName ?? StudioLifecycleConfigNames.NameIn(arn),
            StudioLifecycleConfigAppType = config.StudioLifecycleConfigAppType,
            StudioLifecycleConfigContent = config.StudioLifecycleConfigContent ?? "",
            CreationTime = config.CreationTime,
            LastModifiedTime = config.LastModifiedTime,
        });
    }
}
