using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Aws.FlowLogs;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Apply.Slices;

/// <summary>Tables of Athena by their names.</summary>
internal sealed class AthenaTableReader(RegionCaller caller)
{
    public async Task<Part<AthenaTable>> Read(IReadOnlyList<AthenaTableName> names)
    {
        var answers = await Task.WhenAll(names.Select(name => caller.Ask("athena:GetTableMetadata", name.ToString(), async (c, ct) => new Found(await TableLookup.FindAsync(c, name, ct).ConfigureAwait(false))))).ConfigureAwait(false);
        return new Part<AthenaTable>
        {
            Asked = true,
            Items = answers.Select(a => a.Value?.Table).OfType<AthenaTable>().ToList(),
            Unreadable = answers.Select(a => a.Failure).OfType<UnreadableCall>().ToList(),
        }.Strictly();
    }

    private sealed record Found(AthenaTable? Table);
}
