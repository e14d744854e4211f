using System.Collections.Generic;
using System.IO;
using System.Threading;
using SageMakerGuard.Egress;

namespace SageMakerGuard.Ports;

/// <summary>Reads flow logs in Parquet files.</summary>
public interface IParquetSource
{
    /// <summary>The file's row groups, each as lines of text with the fields that <see cref="ParquetPart.Fields"/> names and '-' for what is absent: as a flow log in text would have them.</summary>
    /// <param name="file">The file; it must be able to seek.</param>
    /// <param name="wanted">The only columns to read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="Faults.GuardFault">ParquetUnreadable: it is no Parquet file, or none with columns of a flow log.</exception>
    IEnumerable<ParquetPart> Read(Stream file, IReadOnlyCollection<string> wanted, CancellationToken cancellationToken);
}

/// <summary>A row group of a Parquet file.</summary>
public sealed class ParquetPart
{
    /// <summary>Makes a part.</summary>
    public ParquetPart(FlowFieldSet fields, Stream text) => (Fields, Text) = (fields, text);

    /// <summary>The fields of its lines.</summary>
    public FlowFieldSet Fields { get; }

    /// <summary>Its lines.</summary>
    public Stream Text { get; }
}
