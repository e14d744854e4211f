using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>
/// The ids that a describe call takes. One that does not exist fails the whole call; one that is malformed fails it first. Codes: EC2 API,
/// 'Error codes for the Amazon EC2 API', where the casing of Id and ID is not of one kind.
/// </summary>
internal sealed record IdRule(string Parameter, string Prefix, string MalformedCode, string NotFoundCode, Func<string, string> NotFound)
{
    /// <summary>How the parameter is called in the sentence about ids with MaxResults.</summary>
    public string SetName { get; init; } = Parameter + "s";

    /// <summary>Endpoint calls word it in their own way (terraform-aws-modules/terraform-aws-vpc#722).</summary>
    public bool EndpointFamily { get; init; }

    /// <summary>What the endpoint calls name it in that sentence: subnets are 'Subnet Id', VPCs 'Id'.</summary>
    public string Word { get; init; } = "Id";

    /// <summary>Where the sandbox does not know whether ids and MaxResults may come together, they may.</summary>
    public bool ExcludesMaxResults { get; init; } = true;

    /// <summary>The items with those ids, in the order of the items.</summary>
    public IEnumerable<T> Select<T>(IEnumerable<T> items, IReadOnlyList<string> ids, Func<T, string> id)
    {
        foreach (var wanted in ids)
            CheckForm(wanted);
        var all = items.ToList();
        var known = new HashSet<string>(all.Select(id), StringComparer.Ordinal);
        foreach (var wanted in ids)
        {
            if (!known.Contains(wanted))
                throw new AwsFault(NotFoundCode, NotFound(wanted));
        }

        var asked = new HashSet<string>(ids, StringComparer.Ordinal);
        return all.Where(item => asked.Contains(id(item)));
    }

    /// <summary>The item with that id.</summary>
    public T One<T>(IEnumerable<T> items, string wanted, Func<T, string> id) => Select(items, [wanted], id).First();

    public void CheckForm(string wanted)
    {
        // 'default' is an id of DHCP options.
        if (Prefix.Length == 0 || Regex.IsMatch(wanted, "^" + Prefix + "-[a-z0-9]+$", RegexOptions.CultureInvariant) || (Prefix == "dopt" && wanted == "default"))
            return;
        throw new AwsFault(MalformedCode, EndpointFamily
            ? $"Invalid {Word}: '{wanted}' (expecting '{Prefix}-...; the Id may only contain lowercase alphanumeric characters and a single dash')"
            : $"Invalid id: \"{wanted}\" (expecting \"{Prefix}-...\")");
    }
}
