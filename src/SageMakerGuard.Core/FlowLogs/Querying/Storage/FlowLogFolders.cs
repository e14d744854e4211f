using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Egress;

/// <summary>
/// Finds the folders of the days that are asked for, and no others: from the destination of a flow log (the folder in which AWSLogs lies) down over
/// accounts and regions, in both layouts. A bucket of years of logs is not listed from end to end.
/// </summary>
internal sealed class FlowLogFolders(IFlowLogObjects objects, QuerySpan span, IReadOnlyCollection<string> accountIds, IReadOnlyCollection<string> regions)
{
    private static readonly Regex s_account = new(@"/?AWSLogs/(aws-account-id=)?(?<value>\d{12})/$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    private static readonly Regex s_region = new(@"vpcflowlogs/(aws-region=)?(?<value>[a-z]{2}[a-z-]+-\d)/$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The folders; where the place has no AWSLogs, the place itself.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(StoredPlace place, CancellationToken cancellationToken)
    {
        var prefix = place.Prefix;
        if (prefix.IndexOf("AWSLogs/", StringComparison.Ordinal) < 0)
        {
            var beneath = await FoldersIn(place.Bucket, prefix, cancellationToken).ConfigureAwait(false);
            if (!beneath.Contains(prefix + "AWSLogs/"))
                return [prefix];
            prefix += "AWSLogs/";
        }

        return await BelowAsync(place.Bucket, prefix, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<string>> BelowAsync(string bucket, string folder, CancellationToken cancellationToken)
    {
        if (s_region.IsMatch(folder))
            return span.Days.Select(day => folder + Day(folder, day)).ToList();
        var next = Levels(folder) is { } pattern ? (await FoldersIn(bucket, folder, cancellationToken).ConfigureAwait(false)).Where(pattern).ToList() : null;
        if (next is null)
            return [folder]; // a day, or something that a person knows
        var found = new List<string>();
        foreach (var one in next)
            found.AddRange(await BelowAsync(bucket, one, cancellationToken).ConfigureAwait(false));
        return found;
    }

    private Func<string, bool>? Levels(string folder)
    {
        if (folder.EndsWith("AWSLogs/", StringComparison.Ordinal))
            return one => s_account.Match(one) is { Success: true } match && Wanted(match, accountIds);
        if (s_account.IsMatch(folder))
            return one => one == folder + "vpcflowlogs/" || one == folder + "aws-service=vpcflowlogs/";
        return folder.EndsWith("vpcflowlogs/", StringComparison.Ordinal) ? one => s_region.Match(one) is { Success: true } match && Wanted(match, regions) : null;
    }

    private static bool Wanted(Match match, IReadOnlyCollection<string> values) => values.Count == 0 || values.Contains(match.Groups["value"].Value);

    private static string Day(string folder, DateTime day) =>
        day.ToString(folder.EndsWith("=" + s_region.Match(folder).Groups["value"].Value + "/", StringComparison.Ordinal) ? "'year='yyyy'/month='MM'/day='dd'/'" : "yyyy'/'MM'/'dd'/'", CultureInfo.InvariantCulture);

    private async Task<IReadOnlyList<string>> FoldersIn(string bucket, string prefix, CancellationToken cancellationToken) =>
        (await objects.ListAsync(bucket, prefix, true, cancellationToken).ConfigureAwait(false)).Folders;
}
