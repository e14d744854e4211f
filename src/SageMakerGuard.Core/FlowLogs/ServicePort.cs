namespace SageMakerGuard.Egress;

/// <summary>
/// Tells the end that serves from the end that asks, by the two ports of a record. Flow logs have a record for each way of a connection, and the client's
/// port is another one each time: to keep both would make every connection a key of its own.
/// </summary>
public static class ServicePort
{
    /// <summary>The lowest port that Linux gives to clients (net.ipv4.ip_local_port_range). Apps of SageMaker run on Linux.</summary>
    public const int FirstClientPort = 32768;

    /// <summary>
    /// Whether the source's port is the one that serves, so that the record is an answer. In SQL: <c>srcport &lt; dstport AND srcport &lt; 32768</c>.
    /// Where both ports are 0 (ICMP) or both are clients' ones, the destination counts as the one that serves.
    /// </summary>
    public static bool IsAtSource(int srcPort, int dstPort) => srcPort < dstPort && srcPort < FirstClientPort;
}
