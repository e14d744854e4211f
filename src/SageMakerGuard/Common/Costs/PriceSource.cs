using System.IO;
using System.Management.Automation;
using SageMakerGuard.Faults;
using SageMakerGuard.FinOps;
using SageMakerGuard.FinOps.Prices;

namespace SageMakerGuard.Commands;

/// <summary>Which prices a command reckons with: the user's own table where it is newer than the module's, or the one that is named.</summary>
internal static class PriceSource
{
    /// <summary>Lets every price be looked up in the user's own table as well. The file is read when a price is asked for first, and not before.</summary>
    public static void UseOwnTable() => PriceTable.Use(() => File.Exists(PriceListFile.DefaultPath) ? PriceListFile.Read(PriceListFile.DefaultPath) : PriceList.Empty);

    /// <summary>The prices for a command, with a warning where the user's own table cannot be used. A table that is named and cannot be used ends the command.</summary>
    /// <exception cref="GuardFault">PriceTableNotFound, PriceTableInvalid, PriceTableTooNew or what the file system says.</exception>
    public static PriceBook Of(PSCmdlet cmdlet, string? path)
    {
        if (path is not null)
            return new PriceBook(PriceTable.Shipped.With(PriceListFile.Read(FilePath.Resolve(cmdlet, path))));
        if (PriceTable.Now.Problem is { } problem)
            cmdlet.WriteWarning(problem + " The prices that come with the module are used.");
        return PriceTable.Now;
    }
}
