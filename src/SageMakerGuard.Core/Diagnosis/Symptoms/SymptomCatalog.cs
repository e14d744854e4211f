using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Diagnosis;

/// <summary>Every message that the module knows, the particular ones before the general ones: the first row that fits decides.</summary>
public static class SymptomCatalog
{
    private static readonly IReadOnlyList<Symptom> s_rows =
    [
        .. DomainSymptoms.All,
        .. FileSystemSymptoms.All,
        .. PackageSymptoms.All.Where(row => row.Id is "proxy-refused" or "credentials-not-fetched"),
        .. JobSymptoms.All,
        .. AppSymptoms.All,
        .. PackageSymptoms.All.Where(row => row.Id is not ("proxy-refused" or "credentials-not-fetched")),
        .. ServiceSymptoms.All,
        .. ConnectionSymptoms.All,
    ];

    /// <summary>The messages, with what each points at.</summary>
    public static IReadOnlyList<KnownSymptom> All { get; } = [.. s_rows.Select(row => row.Show())];

    /// <summary>The row that a message is a case of; null where it is of none.</summary>
    internal static Symptom? Find(Message message) => s_rows.FirstOrDefault(row => row.Matches(message));
}
