using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Clients.Glue;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Aws.Apply.Slices;

/// <summary>Tables of Athena by their names. One that is not there is no item; nor is one in a database that is not.</summary>
internal sealed class AthenaTableReader(RegionCaller caller)
{
    public async Task<Part<AthenaTable>> Read(IReadOnlyList<AthenaTableName> names)
    {
        var answers = await Task.WhenAll(names.Select(name => caller.Ask("glue:GetTable", name.ToString(), async (c, ct) =>
            Shape((await c.Glue.GetTableAsync(new() { DatabaseName = name.DatabaseName, Name = name.TableName }, ct).ConfigureAwait(false)).Table ?? new(), name)))).ConfigureAwait(false);
        return new Part<AthenaTable>
        {
            Asked = true,
            Items = answers.Select(a => a.Value).OfType<AthenaTable>().ToList(),
            Unreadable = answers.Where(a => a.Fault is { } fault && fault.Category != FaultCategory.NotFound).Select(a => a.Failure!).ToList(),
        }.Strictly();
    }

    private static AthenaTable Shape(Table table, AthenaTableName name)
    {
        var parameters = table.Parameters.Select(p => new AthenaProperty(p.Key, p.Value)).ToList();
        if (table.StorageDescriptor?.Location is { } location)
            parameters.Add(new(FlowLogTable.LocationProperty, location));
        return new()
        {
            CatalogName = name.CatalogName,
            DatabaseName = name.DatabaseName,
            Name = name.TableName,
            TableType = table.TableType,
            Columns = Columns(table.StorageDescriptor?.Columns),
            PartitionKeys = Columns(table.PartitionKeys),
            Parameters = parameters,
        };
    }

    private static IReadOnlyList<AthenaColumn> Columns(List<Column>? columns) => (columns ?? []).Select(c => new AthenaColumn(c.Name, c.Type ?? "")).ToList();
}
