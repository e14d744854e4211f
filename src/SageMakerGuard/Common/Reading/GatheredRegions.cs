using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Commands;

/// <summary>Regions as they came in, with who asked for them and only the domains that were asked for.</summary>
internal sealed class GatheredRegions
{
    private readonly List<(RegionEstate Region, ReadAsk Ask)> _all = [];

    public IReadOnlyList<(RegionEstate Region, ReadAsk Ask)> All => _all;

    public void Add(RegionEstate region, ReadAsk ask) =>
        _all.Add((ask.All ? region : region with { Domains = region.Domains with { Items = region.Domains.Items.Where(d => ask.Wants(d.DomainId)).ToList() } }, ask));
}
