using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Services;

namespace SageMakerGuard.Completion;

/// <summary>The names that -Service takes: the catalogue's, and three that are no services.</summary>
internal static class DestinationNames
{
    public const string FileSystem = "efs";
    public const string Internet = "internet";
    public const string Apps = "apps";

    /// <summary>All of them, with what they are for.</summary>
    public static IEnumerable<(string Name, string About)> All =>
        ServiceCatalog.All.Select(s => (s.Name, s.Purpose)).Concat([(FileSystem, "the home file system"), (Internet, "any host on the internet"), (Apps, "another app of the domain")]);
}
