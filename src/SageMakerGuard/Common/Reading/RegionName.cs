using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Commands;

/// <summary>Region names as people type them: in any case, and refused before anybody is asked where they cannot be one.</summary>
internal static class RegionName
{
    // us-east-1, us-gov-west-1, us-isob-east-1, eusc-de-east-1, mx-central-1.
    private static readonly Regex s_shape = new("^[a-z]{2,5}(-[a-z]+){1,3}-[0-9]{1,2}$", RegexOptions.CultureInvariant);

    /// <summary>The names in AWS's spelling, each once.</summary>
    /// <exception cref="GuardFault">RegionInvalid: a name that no region can have.</exception>
    public static IReadOnlyList<string> Of(IEnumerable<string> typed)
    {
        var names = typed.Select(name => name.Trim().ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToList();
        if (names.Find(name => !s_shape.IsMatch(name)) is { } wrong)
            throw new GuardFault("RegionInvalid", FaultCategory.InvalidArgument, $"'{wrong}' is not the name of a region.", "Write it as AWS does, for example eu-central-1; several are separated by commas, outside of quotes.") { ResourceId = wrong };
        return names;
    }
}
