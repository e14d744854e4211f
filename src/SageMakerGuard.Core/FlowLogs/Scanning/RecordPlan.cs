namespace SageMakerGuard.Egress.Scanning;

/// <summary>Which field of a record has which part, worked out once for a format. A part that the format lacks, or that the question does not need, has -1: it is passed over by counting.</summary>
internal sealed class RecordPlan
{
    public RecordPlan(FlowFieldSet fields, FlowFieldSet? wanted = null)
    {
        Fields = fields;
        Count = fields.Names.Count;
        Owner = new int[s_owner.Length];
        for (var i = 0; i < s_owner.Length; i++)
            Owner[i] = At(s_owner[i]);
        Interface = At("interface-id");
        Source = At("srcaddr");
        Destination = At("dstaddr");
        SourcePort = At("srcport");
        DestinationPort = At("dstport");
        Protocol = At("protocol");
        Packets = At("packets");
        Bytes = At("bytes");
        Start = At("start");
        End = At("end");
        Action = At("action");
        Direction = At("flow-direction");
        Path = At("traffic-path");
        PacketSource = At("pkt-srcaddr");
        PacketDestination = At("pkt-dstaddr");
        SourceService = At("pkt-src-aws-service");
        DestinationService = At("pkt-dst-aws-service");
        RejectReason = At("reject-reason");
        HasLabels = SourceService >= 0 || DestinationService >= 0 || RejectReason >= 0;
        HasPacketPair = PacketSource >= 0 || PacketDestination >= 0;

        // What became of the record is always needed, whatever the question.
        Status = Find(fields, "log-status");

        int At(string name) => wanted?.Has(name) == false ? -1 : Find(fields, name);
    }

    private static readonly string[] s_owner = ["interface-id", "account-id", "vpc-id", "subnet-id", "az-id", "region"];

    private static readonly FlowFieldSet s_used = FlowFieldSet.Of(
    [
        .. s_owner, "srcaddr", "dstaddr", "srcport", "dstport", "protocol", "packets", "bytes", "start", "end", "action", "flow-direction", "traffic-path", "pkt-srcaddr", "pkt-dstaddr",
        "pkt-src-aws-service", "pkt-dst-aws-service", "reject-reason", "log-status",
    ]);

    /// <summary>Whether a field of that name has a part.</summary>
    public static bool IsUsed(string name) => s_used.Has(name);

    public FlowFieldSet Fields { get; }

    public int Count { get; }

    /// <summary>Parts that an interface has for good: interface, account, VPC, subnet, zone, region.</summary>
    public int[] Owner { get; }

    public int Interface { get; }

    public int Source { get; }

    public int Destination { get; }

    public int SourcePort { get; }

    public int DestinationPort { get; }

    public int Protocol { get; }

    public int Packets { get; }

    public int Bytes { get; }

    public int Start { get; }

    public int End { get; }

    public int Action { get; }

    public int Direction { get; }

    public int Path { get; }

    public int PacketSource { get; }

    public int PacketDestination { get; }

    public int SourceService { get; }

    public int DestinationService { get; }

    public int RejectReason { get; }

    public bool HasLabels { get; }

    public bool HasPacketPair { get; }

    public int Status { get; }

    private static int Find(FlowFieldSet fields, string name)
    {
        for (var i = 0; i < fields.Names.Count; i++)
        {
            if (fields.Names[i] == name)
                return i;
        }

        return -1;
    }
}
