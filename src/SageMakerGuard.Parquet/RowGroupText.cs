using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using global::Parquet;
using global::Parquet.Schema;

namespace SageMakerGuard.Parquet;

/// <summary>A row group as lines of text, some thousand at a time, so that no more than the columns themselves has to be held.</summary>
internal static class RowGroupText
{
    private const int RowsAtOnce = 16 * 1024;

    public static IEnumerable<Stream> Read(ParquetReader reader, int number, IReadOnlyList<DataField> fields, CancellationToken cancellationToken)
    {
        List<Action<StringBuilder, int>> columns;
        int rows;
        try
        {
            using var group = reader.OpenRowGroupReader(number);
            rows = checked((int)group.RowCount);
            columns = [.. fields.Select(field => Column(group, field, rows, cancellationToken))];
        }
        catch (Exception fault) when (fault is not OperationCanceledException and not Faults.GuardFault)
        {
            throw ParquetSource.Unreadable("it is cut short or damaged", fault);
        }

        var text = new StringBuilder();
        for (var from = 0; from < rows; from += RowsAtOnce)
        {
            text.Clear();
            for (var row = from; row < Math.Min(rows, from + RowsAtOnce); row++)
            {
                for (var i = 0; i < columns.Count; i++)
                {
                    columns[i](text, row);
                    text.Append(i == columns.Count - 1 ? '\n' : ' ');
                }
            }

            yield return new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        }
    }

    /// <summary>Reads a column whole, and gives what writes one of its values.</summary>
    private static Action<StringBuilder, int> Column(ParquetRowGroupReader group, DataField field, int rows, CancellationToken cancellationToken)
    {
        if (field.ClrType == typeof(ReadOnlyMemory<char>) || field.ClrType == typeof(string))
        {
            var texts = new string?[rows];
            group.ReadAsync(field, texts.AsMemory(), cancellationToken: cancellationToken).AsTask().GetAwaiter().GetResult();
            return (text, row) => text.Append(string.IsNullOrEmpty(texts[row]) ? "-" : texts[row]);
        }

        // A writer may leave out that its bytes are text.
        if (field.ClrType == typeof(ReadOnlyMemory<byte>) || field.ClrType == typeof(byte[]))
        {
            var bytes = new byte[]?[rows];
            group.ReadAsync(field, bytes.AsMemory(), cancellationToken: cancellationToken).AsTask().GetAwaiter().GetResult();
            return (text, row) => text.Append(bytes[row] is { Length: > 0 } value ? Encoding.UTF8.GetString(value) : "-");
        }

        return field.ClrType == typeof(int) ? Numbers<int>(group, field, rows, cancellationToken)
            : field.ClrType == typeof(long) ? Numbers<long>(group, field, rows, cancellationToken)
            : field.ClrType == typeof(short) ? Numbers<short>(group, field, rows, cancellationToken)
            : field.ClrType == typeof(uint) ? Numbers<uint>(group, field, rows, cancellationToken)
            : field.ClrType == typeof(ulong) ? Numbers<ulong>(group, field, rows, cancellationToken)
            : throw ParquetSource.Unreadable($"its column {field.Name} is of type {field.ClrType.Name}, which no field of flow logs is");
    }

    private static Action<StringBuilder, int> Numbers<T>(ParquetRowGroupReader group, DataField field, int rows, CancellationToken cancellationToken)
        where T : struct, IFormattable
    {
        if (!field.IsNullable)
        {
            var values = new T[rows];
            group.ReadAsync(field, values.AsMemory(), cancellationToken: cancellationToken).AsTask().GetAwaiter().GetResult();
            return (text, row) => text.Append(CultureInfo.InvariantCulture, $"{values[row]}");
        }

        var optional = new T?[rows];
        group.ReadAsync(field, optional.AsMemory(), cancellationToken: cancellationToken).AsTask().GetAwaiter().GetResult();
        return (text, row) => _ = optional[row] is { } value ? text.Append(CultureInfo.InvariantCulture, $"{value}") : text.Append('-');
    }
}
