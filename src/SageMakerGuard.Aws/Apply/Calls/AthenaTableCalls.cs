using System.Linq;
using SageMakerGuard.Aws.Clients.Glue;
using SageMakerGuard.Changes;
using SageMakerGuard.Egress;

namespace SageMakerGuard.Aws.Apply.Calls;

/// <summary>Tables of Athena, which AWS Glue keeps.</summary>
internal static class AthenaTableCalls
{
    // The names of Hive's classes, as CREATE EXTERNAL TABLE gives them to AWS Glue (Athena User Guide, 'Supported SerDes and data formats').
    private const string Hive = "org.apache.hadoop.hive.ql.io.";

    public static StepCall Create(CreateAthenaTable step) => StepCall.Of("glue:CreateTable", step.ResourceId, (c, ct) => c.Glue.CreateTableAsync(
        new() { DatabaseName = step.Table.Name.DatabaseName, TableInput = Input(step.Table) }, ct));

    public static StepCall Drop(DropAthenaTable step) => StepCall.Of("glue:DeleteTable", step.ResourceId, (c, ct) => c.Glue.DeleteTableAsync(
        new() { DatabaseName = step.Name.DatabaseName, Name = step.Name.TableName }, ct));

    private static TableInput Input(FlowLogTable table)
    {
        var described = table.Described();
        return new()
        {
            Name = table.Name.TableName,
            TableType = described.TableType,
            Parameters = described.Parameters.Where(p => p.Name != FlowLogTable.LocationProperty).ToDictionary(p => p.Name, p => p.Value),
            PartitionKeys = described.PartitionKeys.Select(c => new Column { Name = c.Name, Type = c.Type }).ToList(),
            StorageDescriptor = new()
            {
                Columns = described.Columns.Select(c => new Column { Name = c.Name, Type = c.Type }).ToList(),
                Location = table.Location,
                InputFormat = table.IsParquet ? Hive + "parquet.MapredParquetInputFormat" : "org.apache.hadoop.mapred.TextInputFormat",
                OutputFormat = Hive + (table.IsParquet ? "parquet.MapredParquetOutputFormat" : "HiveIgnoreKeyTextOutputFormat"),
                SerdeInfo = table.IsParquet
                    ? new() { SerializationLibrary = Hive + "parquet.serde.ParquetHiveSerDe" }
                    : new() { SerializationLibrary = "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe", Parameters = new() { ["field.delim"] = " ", ["serialization.format"] = " " } },
            },
        };
    }
}
