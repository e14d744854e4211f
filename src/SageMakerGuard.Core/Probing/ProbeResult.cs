using System;
using System.Collections.Generic;

namespace SageMakerGuard.Probing;

/// <summary>What a probe saw from inside an app.</summary>
public sealed record ProbeResult
{
    /// <summary>The account of the domain that the script was written for.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>The region of the domain.</summary>
    public string Region { get; init; } = "";

    /// <summary>The domain that the script was written for.</summary>
    public string DomainId { get; init; } = "";

    /// <summary>When the script was written, UTC.</summary>
    public DateTimeOffset? Written { get; init; }

    /// <summary>When the probe ran, UTC, by the app's clock.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>The app's own name for itself.</summary>
    public string Hostname { get; init; } = "";

    /// <summary>The version of Python.</summary>
    public string Python { get; init; } = "";

    /// <summary>True where names were made to lead elsewhere (SMGUARD_PROBE_HOSTS): nothing is learnt of the domain then.</summary>
    public bool Rehearsal { get; init; }

    /// <summary>The HTTPS proxy that the app's environment names, host and port; null for none. The checks go past it, the package index excepted.</summary>
    public string? Proxy { get; init; }

    /// <summary>The account of the credentials that the app has; null where they were not tried (no boto3) or do not work.</summary>
    public string? CallerAccount { get; init; }

    /// <summary>Where pip of the app gets packages from; null where it was not asked.</summary>
    public ProbePackageIndex? PackageIndex { get; init; }

    /// <summary>The app's own addresses, as its connections showed them.</summary>
    public IReadOnlyList<string> SourceAddresses { get; init; } = [];

    /// <summary>How long all checks took together, in milliseconds.</summary>
    public int Milliseconds { get; init; }

    /// <summary>One row for each check.</summary>
    public IReadOnlyList<ProbeRow> Rows { get; init; } = [];
}

/// <summary>The package index of an app's pip. Its path and credentials are never told.</summary>
public sealed record ProbePackageIndex
{
    /// <summary>The host.</summary>
    public string Host { get; init; } = "";

    /// <summary>The port.</summary>
    public int Port { get; init; }

    /// <summary>Where it is set: environment, pip configuration, or default; 'default (no pip)' where there is no pip to ask.</summary>
    public string Source { get; init; } = "";

    /// <summary>Whether pip goes there by the proxy.</summary>
    public bool Proxied { get; init; }
}

/// <summary>One check of a probe.</summary>
public sealed record ProbeRow
{
    /// <summary>A look-up of a name.</summary>
    public const string Dns = "dns";

    /// <summary>A connection.</summary>
    public const string Tcp = "tcp";

    /// <summary>A request over TLS, without credentials.</summary>
    public const string Http = "http";

    /// <summary>A call by boto3 with the app's credentials.</summary>
    public const string Sdk = "sdk";

    /// <summary>The probe itself: something went wrong that is no answer of the network.</summary>
    public const string Probe = "probe";

    /// <summary>The destination, as the proof names it.</summary>
    public string Name { get; init; } = "";

    /// <summary>dns, tcp, http, sdk or probe.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The name or address that was asked.</summary>
    public string Host { get; init; } = "";

    /// <summary>The port.</summary>
    public int Port { get; init; }

    /// <summary>The addresses that the name resolved to, or that were connected to.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Those among them that did not take the connection.</summary>
    public IReadOnlyList<string> Failed { get; init; } = [];

    /// <summary>Whether it resolved, connected or answered.</summary>
    public bool Ok { get; init; }

    /// <summary>timeout, refused, dns, tls, http or other; null where it was ok.</summary>
    public string? ErrorKind { get; init; }

    /// <summary>The answer or the error in the program's own words.</summary>
    public string Detail { get; init; } = "";

    /// <summary>How long it took, in milliseconds.</summary>
    public int Milliseconds { get; init; }
}
