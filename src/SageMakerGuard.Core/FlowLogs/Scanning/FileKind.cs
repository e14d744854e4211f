namespace SageMakerGuard.Egress.Scanning;

/// <summary>What a file is, by its first bytes.</summary>
internal enum FileKind
{
    /// <summary>Text, or at least none of the others.</summary>
    Text,

    /// <summary>gzip (RFC 1952).</summary>
    Gzip,

    /// <summary>Apache Parquet.</summary>
    Parquet,

    /// <summary>A zip archive.</summary>
    Zip,

    /// <summary>Zstandard (RFC 8878).</summary>
    Zstandard,

    /// <summary>bzip2.</summary>
    Bzip2,

    /// <summary>JSON, as subscriptions and the command line give it.</summary>
    Json,
}

/// <summary>Tells kinds of files.</summary>
internal static class FileKinds
{
    public static FileKind Of(byte[] head, int length) => (length, length > 0 ? head[0] : 0, length > 1 ? head[1] : 0, length > 2 ? head[2] : 0, length > 3 ? head[3] : 0) switch
    {
        (>= 2, 0x1f, 0x8b, _, _) => FileKind.Gzip,
        (>= 4, 'P', 'A', 'R', '1') => FileKind.Parquet,
        (>= 4, 'P', 'K', 3, 4) => FileKind.Zip,
        (>= 4, 0x28, 0xb5, 0x2f, 0xfd) => FileKind.Zstandard,
        (>= 3, 'B', 'Z', 'h', _) => FileKind.Bzip2,
        (>= 1, '{' or '[', _, _, _) => FileKind.Json,
        _ => FileKind.Text,
    };

    public static string Name(FileKind kind) => kind switch
    {
        FileKind.Zip => "a zip archive, which has to be unpacked first",
        FileKind.Zstandard => "compressed with Zstandard, which has to be unpacked first",
        FileKind.Bzip2 => "compressed with bzip2, which has to be unpacked first",
        _ => "JSON and not a flow log",
    };
}
