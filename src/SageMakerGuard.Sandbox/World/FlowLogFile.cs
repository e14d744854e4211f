namespace SageMakerGuard.Sandbox.World;

/// <summary>How a flow log writes its files to S3 (API_DestinationOptionsResponse); no part of an estate holds it.</summary>
internal sealed record FlowLogFile(string FileFormat, bool HiveCompatiblePartitions, bool PerHourPartition);
