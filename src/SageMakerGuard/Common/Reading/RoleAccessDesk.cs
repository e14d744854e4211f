using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Loading;
using SageMakerGuard.Ports;
using SageMakerGuard.Projects;

namespace SageMakerGuard.Commands;

/// <summary>Adds execution roles and buckets' tags to regions that were read from AWS: one session for each identity. What came from a file has what the file has.</summary>
internal sealed class RoleAccessDesk(int throttleLimit) : IDisposable
{
    private readonly Dictionary<ReadAsk, ICloudSession> _sessions = [];

    public async Task<RegionEstate> FillAsync(RegionEstate region, ReadAsk ask, CancellationToken cancellationToken)
    {
        if (ask.Identity is not { } identity || region.Domains.Items.Count == 0)
            return region;
        if (!_sessions.TryGetValue(ask, out var session))
            _sessions[ask] = session = await Abandonable.Run(() => Cloud.Aws.Open(identity.Cloud), cancellationToken).ConfigureAwait(false);
        return await RoleAccess.FillAsync(region, session.OpenRoleAccess(region.Region, throttleLimit), cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        foreach (var session in _sessions.Values)
            session.Dispose();
    }
}
