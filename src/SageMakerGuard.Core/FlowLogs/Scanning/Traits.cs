namespace SageMakerGuard.Egress.Scanning;

/// <summary>The fourth word of a row's key: port, protocol, action, direction, path and the number of the labels (AWS services and reason).</summary>
internal static class Traits
{
    public const ulong HasPort = 1UL << 16;
    public const ulong AtSource = 1UL << 17;
    public const ulong HasProtocol = 1UL << 26;
    public const ulong HasPath = 1UL << 39;
    public const ulong Folded = 1UL << 63;

    public const int ProtocolShift = 18;
    public const int ActionShift = 27;
    public const int DirectionShift = 29;
    public const int PathShift = 31;
    public const int LabelsShift = 40;
    public const int MaxLabels = 1 << 22;

    /// <summary>What is left of a key when its addresses and port are given up.</summary>
    public const ulong KeptByFolding = ~(0xffffUL | HasPort);

    private const ulong LabelsMask = (ulong)(MaxLabels - 1) << LabelsShift;

    public static int? Port(ulong traits) => (traits & HasPort) == 0 ? null : (int)(traits & 0xffff);

    public static bool IsAtSource(ulong traits) => (traits & AtSource) != 0;

    public static int? Protocol(ulong traits) => (traits & HasProtocol) == 0 ? null : (int)(traits >> ProtocolShift & 0xff);

    public static FlowAction Action(ulong traits) => (FlowAction)(traits >> ActionShift & 3);

    public static FlowDirection Direction(ulong traits) => (FlowDirection)(traits >> DirectionShift & 3);

    public static int? Path(ulong traits) => (traits & HasPath) == 0 ? null : (int)(traits >> PathShift & 0xff);

    public static int Labels(ulong traits) => (int)((traits & LabelsMask) >> LabelsShift);

    public static ulong WithLabels(ulong traits, int number) => (traits & ~LabelsMask) | ((ulong)(uint)number << LabelsShift);
}
