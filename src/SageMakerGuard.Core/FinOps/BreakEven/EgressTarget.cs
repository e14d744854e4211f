using System;
using System.Linq;
using System.Text.RegularExpressions;
using SageMakerGuard.Egress;
using SageMakerGuard.Services;

namespace SageMakerGuard.FinOps.BreakEven;

/// <summary>What an endpoint for a destination would be.</summary>
internal enum EndpointChoice
{
    /// <summary>A gateway endpoint: no hours and no data are charged (AWS PrivateLink Guide, 'Gateway endpoints').</summary>
    Gateway,

    /// <summary>An interface endpoint.</summary>
    Interface,

    /// <summary>Addresses of AWS that may be of any of many services, some with endpoints and some without.</summary>
    Undecided,

    /// <summary>There is none.</summary>
    None,
}

/// <summary>A destination as far as costs go: its name, and which endpoint could take it.</summary>
internal sealed record EgressTarget(string Name, EndpointChoice Choice)
{
    private static readonly Regex s_endpointService = new(@"^[a-z.]+\.(?<region>[a-z]{2,5}(?:-[a-z]+){1,3}-[0-9]+)\.(?<name>[a-z0-9.-]+)$", RegexOptions.CultureInvariant);

    public static EgressTarget Of(EgressUse use)
    {
        if (use.Service is not { Length: > 0 } service)
        {
            return use.Class switch
            {
                AddressClass.AwsService => new("AWS, service not known", EndpointChoice.Undecided),
                AddressClass.Internet => new("Internet", EndpointChoice.None),
                AddressClass.PrivateNetwork => new("private network", EndpointChoice.None),
                _ => new("addresses not known", EndpointChoice.None),
            };
        }

        var name = s_endpointService.Match(service) is { Success: true } match ? match.Groups["name"].Value : service;
        if (ServiceCatalog.Find(name.ToLowerInvariant()) is { } known && (known.Gateway || name == name.ToLowerInvariant()))
            return new(known.Name, known.Gateway && use.Path != EgressPath.InterfaceEndpoint ? EndpointChoice.Gateway : EndpointChoice.Interface);
        if (string.Equals(name, "internet", StringComparison.OrdinalIgnoreCase))
            return new("Internet", EndpointChoice.None);
        // Codes of ip-ranges.json are in capitals: AMAZON stands for any service, EC2 for instances of anybody, CLOUDFRONT for anybody's sites.
        return name.Any(char.IsLower) ? new(name, EndpointChoice.Interface) : new(name, name == "AMAZON" ? EndpointChoice.Undecided : EndpointChoice.None);
    }
}
