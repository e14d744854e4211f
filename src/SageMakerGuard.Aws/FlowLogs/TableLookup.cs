using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using SageMakerGuard.Aws.Clients;
using SageMakerGuard.Aws.Clients.Athena;
using SageMakerGuard.Aws.Clients.Runtime;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.FlowLogs;

/// <summary>
/// Looks a table up. Of one that is not there GetTableMetadata says MetadataException, the same code as for whatever else goes wrong in a catalogue
/// (API_GetTableMetadata; laughingman7743/PyAthena takes it for 'no such table'), so whether it is there is then read from the list.
/// </summary>
internal static class TableLookup
{
    public static async Task<AthenaTable?> FindAsync(RegionClients clients, AthenaTableName name, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await clients.Athena.GetTableMetadataAsync(new() { CatalogName = name.CatalogName, DatabaseName = name.DatabaseName, TableName = name.TableName }, cancellationToken).ConfigureAwait(false);
            return answer.TableMetadata is { } table ? Shape(table, name) : throw new NotAwsAnswerException("an answer without TableMetadata", 200);
        }
        catch (AmazonServiceException error) when (ErrorBody.Bare(error.ErrorCode) == "MetadataException")
        {
            return await InListAsync(clients, name, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<AthenaTable?> InListAsync(RegionClients clients, AthenaTableName name, CancellationToken cancellationToken)
    {
        string? next = null;
        do
        {
            var page = await clients.Athena.ListTableMetadataAsync(
                new() { CatalogName = name.CatalogName, DatabaseName = name.DatabaseName, Expression = Regex.Escape(name.TableName), NextToken = next }, cancellationToken).ConfigureAwait(false);
            if (page.TableMetadataList.FirstOrDefault(t => t.Name == name.TableName) is { } table)
                return Shape(table, name);
            next = page.NextToken == next ? null : page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
        return null;
    }

    private static AthenaTable Shape(TableMetadata table, AthenaTableName name) => new()
    {
        CatalogName = name.CatalogName,
        DatabaseName = name.DatabaseName,
        Name = table.Name,
        TableType = table.TableType,
        Columns = table.Columns.Select(c => new AthenaColumn(c.Name, c.Type ?? "")).ToList(),
        PartitionKeys = table.PartitionKeys.Select(c => new AthenaColumn(c.Name, c.Type ?? "")).ToList(),
        Parameters = table.Parameters.Select(p => new AthenaProperty(p.Key, p.Value)).ToList(),
    };
}
