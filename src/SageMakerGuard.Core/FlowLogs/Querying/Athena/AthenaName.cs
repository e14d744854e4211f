using System.Text.RegularExpressions;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Egress;

/// <summary>Names of Athena in statements. Those that people type are held to AWS Glue's rules; all are quoted.</summary>
internal static class AthenaName
{
    private static readonly Regex s_name = new("^[a-z0-9_]{1,128}$", RegexOptions.CultureInvariant);
    private static readonly Regex s_catalog = new("^[A-Za-z0-9_@-]{1,256}$", RegexOptions.CultureInvariant);

    /// <summary>A table from 'table', 'database.table' or 'catalogue.database.table'.</summary>
    /// <exception cref="GuardFault">AthenaNameInvalid.</exception>
    public static AthenaTableName Table(string typed, string database)
    {
        var parts = typed.Split('.');
        if (parts.Length > 3)
            throw Invalid(typed);
        return new(
            parts.Length == 3 ? Catalog(parts[0]) : AthenaTableName.GlueCatalog,
            Name(parts.Length > 1 ? parts[parts.Length - 2] : database),
            Name(parts[parts.Length - 1]));
    }

    /// <summary>A name between double quotes, for queries.</summary>
    public static string Quoted(string name) => "\"" + name.Replace("\"", "\"\"") + "\"";

    /// <summary>A text between quotes.</summary>
    public static string Text(string text) => "'" + text.Replace("'", "''") + "'";

    private static string Name(string name) => s_name.IsMatch(name) ? name : throw Invalid(name);

    private static string Catalog(string name) => s_catalog.IsMatch(name) ? name : throw Invalid(name);

    private static GuardFault Invalid(string name) => new(
        "AthenaNameInvalid",
        FaultCategory.InvalidArgument,
        $"'{name}' is no name of a database or table of Athena: small letters, digits and underscores make one.",
        "Give it as table, or as database.table.");
}
