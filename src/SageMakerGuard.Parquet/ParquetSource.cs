using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using global::Parquet;
using SageMakerGuard.Egress;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Parquet;

/// <summary>Reads flow logs in Parquet files by Parquet.Net. Columns are named like fields, with underscores (VPC User Guide, 'Flow log files').</summary>
public sealed class ParquetSource : IParquetSource
{
    /// <inheritdoc/>
    public IEnumerable<ParquetPart> Read(Stream file, IReadOnlyCollection<string> wanted, CancellationToken cancellationToken)
    {
        var reader = Open(file, cancellationToken);
        try
        {
            var columns = reader.Schema.GetDataFields()
                .Select(field => (Field: field, Name: FlowFieldSet.Of(field.Name).Names[0]))
                .Where(column => wanted.Contains(column.Name, StringComparer.Ordinal))
                .ToList();
            if (columns.Count == 0)
                throw Unreadable("it has no column of a flow log");
            var fields = FlowFieldSet.Of([.. columns.Select(column => column.Name)]);
            for (var group = 0; group < reader.RowGroupCount; group++)
            {
                foreach (var part in RowGroupText.Read(reader, group, columns.ConvertAll(column => column.Field), cancellationToken))
                    yield return new ParquetPart(fields, part);
            }
        }
        finally
        {
            reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static ParquetReader Open(Stream file, CancellationToken cancellationToken)
    {
        try
        {
            return ParquetReader.CreateAsync(file, leaveStreamOpen: true, cancellationToken: cancellationToken).GetAwaiter().GetResult();
        }
        catch (Exception fault) when (fault is not OperationCanceledException and not UnauthorizedAccessException)
        {
            throw Unreadable("it is cut short or damaged", fault);
        }
    }

    internal static GuardFault Unreadable(string reason, Exception? inner = null) =>
        new("ParquetUnreadable", FaultCategory.InvalidData, $"it is a Parquet file that cannot be read: {reason}", "Fetch the file again.", inner);
}
