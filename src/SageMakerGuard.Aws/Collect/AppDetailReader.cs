using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Collect;

/// <summary>What no list says of an app: when its user last did something, and all of what it runs on. One call for each app that keeps the network type from being changed.</summary>
internal sealed class AppDetailReader(RegionCaller caller)
{
    public async Task<Part<App>> Fill(Part<App> apps)
    {
        var filled = await Task.WhenAll(apps.Items.Select(app => app.BlocksNetworkChange ? Fill(app) : Task.FromResult((App: app, Failure: (UnreadableCall?)null)))).ConfigureAwait(false);
        return (apps with { Items = filled.Select(f => f.App).ToList() }).With(filled.Select(f => f.Failure));
    }

    private async Task<(App App, UnreadableCall? Failure)> Fill(App app)
    {
        var answer = await caller.Ask(
            "sagemaker:DescribeApp",
            $"{app.DomainId}/{app.SpaceName ?? app.UserProfileName}/{app.AppType}/{app.AppName}",
            (c, ct) => c.SageMaker.DescribeAppAsync(
                // A space or a profile is named and never both (API_DescribeApp).
                new() { DomainId = app.DomainId, UserProfileName = app.SpaceName is null ? app.UserProfileName : null, SpaceName = app.SpaceName, AppType = app.AppType, AppName = app.AppName },
                ct),
            CallLane.Later).ConfigureAwait(false);
        return answer.Value is { } described
            ? (app with { LastUserActivityTimestamp = described.LastUserActivityTimestamp, ResourceSpec = described.ResourceSpec ?? app.ResourceSpec }, null)
            : (app, answer.Failure);
    }
}
