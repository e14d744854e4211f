using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;

namespace SageMakerGuard.Diagnosis;

/// <summary>What kind of thing a host is to AWS.</summary>
internal enum AwsNameKind
{
    /// <summary>No name of AWS's.</summary>
    None,

    /// <summary>A service of the catalogue in the domain's region.</summary>
    Service,

    /// <summary>A service in the domain's region that the catalogue does not hold.</summary>
    UnlistedService,

    /// <summary>A service in another region.</summary>
    OtherRegion,

    /// <summary>A name that belongs to no region, or a legacy form of one: no endpoint answers for it.</summary>
    Global,

    /// <summary>A file system of EFS.</summary>
    FileSystem,

    /// <summary>A file system of FSx for Lustre.</summary>
    Lustre,

    /// <summary>One endpoint, by its own name.</summary>
    Endpoint,

    /// <summary>A resource with an address in some VPC: a database, a load balancer.</summary>
    Resource,

    /// <summary>An instance whose name spells its address.</summary>
    Instance,
}

/// <summary>A host as AWS's naming reads it.</summary>
internal sealed record AwsName
{
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    private static readonly Regex s_region = new(@"^[a-z]{2,4}(?:-[a-z]+)+-\d$", Options);
    private static readonly Regex s_instance = new(@"^ip-(\d{1,3})-(\d{1,3})-(\d{1,3})-(\d{1,3})$", Options);
    private static readonly Regex s_endpoint = new(@"^vpce-[0-9a-f]{8,17}", Options);
    private static readonly Regex s_dashedS3 = new(@"^s3-(?<region>[a-z]{2}(?:-[a-z]+)+-\d)$", Options);

    private static readonly string[] s_suffixes = ["amazonaws.com.cn", "amazonaws.com", "amazonaws.eu", "api.aws", "sagemaker.aws", "c2s.ic.gov", "sc2s.sgov.gov", "cloud.adc-e.uk", "csp.hci.ic.gov"];

    /// <summary>Services whose hosts stand for single resources, with addresses of a VPC.</summary>
    private static readonly string[] s_resources = ["rds", "redshift", "redshift-serverless", "es", "aoss", "elb", "cache", "docdb", "neptune", "memorydb", "kafka"];

    public AwsNameKind Kind { get; init; }

    /// <summary>The service, where there is one to ask for: of a global name the one whose regional name could be used instead.</summary>
    public AwsService? Service { get; init; }

    /// <summary>The region that the name holds; null for none.</summary>
    public string? Region { get; init; }

    /// <summary>The file system, endpoint or address that the name holds.</summary>
    public string? Id { get; init; }

    /// <summary>Reads a host.</summary>
    /// <param name="host">The host in lower case.</param>
    /// <param name="estate">The domain's region, with the endpoint services that were read.</param>
    public static AwsName Of(string host, RegionEstate estate)
    {
        if (host.EndsWith(".compute.internal", StringComparison.Ordinal) || host.EndsWith(".ec2.internal", StringComparison.Ordinal))
            return OfInstance(host);
        if (s_suffixes.FirstOrDefault(s => host.EndsWith("." + s, StringComparison.Ordinal)) is not { } suffix)
            return new();
        var labels = host.Substring(0, host.Length - suffix.Length - 1).Split('.');
        if (labels.Contains("vpce", StringComparer.Ordinal) && s_endpoint.Match(labels[0]) is { Success: true } endpoint)
            return new() { Kind = AwsNameKind.Endpoint, Id = endpoint.Value };
        if (OfS3(labels, suffix, estate.Region) is { } s3)
            return s3;
        var place = Array.FindIndex(labels, s_region.IsMatch);
        if (place < 0)
            return new() { Kind = AwsNameKind.Global, Service = Regional(labels[labels.Length - 1]) };
        var region = labels[place];
        if (place + 1 < labels.Length && suffix != "sagemaker.aws")
            return OfReversed(labels, place, region);
        if (place >= 2 && labels[place - 1] == "efs" || place == 1 && labels[0] == "efs")
            return new() { Kind = AwsNameKind.FileSystem, Region = region, Id = FileSystemOf(labels) };
        if (place >= 1 && labels[place - 1] == "fsx" && FileSystemOf(labels) is { } lustre)
            return new() { Kind = AwsNameKind.Lustre, Region = region, Id = lustre };
        // The repositories of Amazon Linux are S3 behind another name (Amazon Linux 2 User Guide, 'Repository configuration').
        var service = labels[0] == "amazonlinux" ? ServiceCatalog.Find("s3") : Listed(host, region, suffix);
        if (region != estate.Region)
            return new() { Kind = AwsNameKind.OtherRegion, Region = region, Service = service };
        return service is not null
            ? new() { Kind = AwsNameKind.Service, Region = region, Service = service }
            : new() { Kind = AwsNameKind.UnlistedService, Region = region, Service = Unlisted(host, labels, place, estate) };
    }

    private static AwsName OfInstance(string host) =>
        s_instance.Match(host.Split('.')[0]) is { Success: true } match && string.Join(".", match.Groups.Cast<Group>().Skip(1).Select(g => g.Value)) is var address && IpAddress.TryParse(address, out _)
            ? new() { Kind = AwsNameKind.Instance, Id = address }
            : new() { Kind = AwsNameKind.Resource };

    /// <summary>S3 has names of every age: with the region, with a dash before it, with none, and with the bucket before all of these (S3 User Guide, 'Virtual hosting of buckets').</summary>
    private static AwsName? OfS3(string[] labels, string suffix, string region)
    {
        if (!suffix.StartsWith("amazonaws.", StringComparison.Ordinal))
            return null;
        var s3 = ServiceCatalog.Find("s3");
        if (labels[labels.Length - 1] == "s3")
            return new() { Kind = AwsNameKind.Global, Service = s3 };
        if (s_dashedS3.Match(labels[labels.Length - 1]) is { Success: true } dashed)
            return OfS3(dashed.Groups["region"].Value, region, s3);
        var last = labels[labels.Length - 1];
        var before = labels.Length > 1 ? labels[labels.Length - 2] : "";
        return s_region.IsMatch(last) && (before == "s3" || (before == "dualstack" && labels.Contains("s3", StringComparer.Ordinal))) ? OfS3(last, region, s3) : null;
    }

    private static AwsName OfS3(string region, string own, AwsService? s3) => new() { Kind = region == own ? AwsNameKind.Service : AwsNameKind.OtherRegion, Region = region, Service = s3 };

    /// <summary>The region before the service: a resource where more stands before it, else the form that services had before 2014 or so and that private DNS does not answer (aws/aws-cli#6071).</summary>
    private static AwsName OfReversed(string[] labels, int place, string region) =>
        place > 0 || s_resources.Contains(labels[labels.Length - 1], StringComparer.Ordinal)
            ? new() { Kind = AwsNameKind.Resource, Region = region }
            : new() { Kind = AwsNameKind.Global, Region = region, Service = Regional(labels[labels.Length - 1]) };

    private static AwsService? Listed(string host, string region, string suffix)
    {
        var matches = ServiceCatalog.All.Where(service => Of(service) is var name && (host == name || host.EndsWith("." + name, StringComparison.Ordinal)));
        return matches.OrderByDescending(service => service.HostPattern.Length).FirstOrDefault();

        string Of(AwsService service) => service.Host(region, suffix);
    }

    /// <summary>The endpoint service is looked up by its private DNS name; where the list was not read the first label of the host stands for it.</summary>
    private static AwsService Unlisted(string host, string[] labels, int place, RegionEstate estate)
    {
        var offer = estate.VpcEndpointServices.Items.FirstOrDefault(s => s.PrivateDnsName is { Length: > 0 } name && (name == host || (name.StartsWith("*.", StringComparison.Ordinal) && host.EndsWith(name.Substring(1), StringComparison.Ordinal))));
        var tail = "." + estate.Region + ".";
        var name = offer is not null && offer.ServiceName.LastIndexOf(tail, StringComparison.Ordinal) is var at and >= 0 ? offer.ServiceName.Substring(at + tail.Length) : labels[Math.Max(place - 1, 0)];
        return new AwsService { Name = name, HostPattern = host, Purpose = "named in the message", SageMakerFamily = offer?.ServiceName.StartsWith("aws.sagemaker.", StringComparison.Ordinal) == true };
    }

    private static AwsService? Regional(string label) => label switch
    {
        "queue" => new AwsService { Name = "sqs", HostPattern = "sqs.{region}.{suffix}", Purpose = "queues" },
        _ => ServiceCatalog.Find(label) is { SageMakerFamily: false } service ? service : null,
    };

    private static string? FileSystemOf(IReadOnlyList<string> labels) => labels.FirstOrDefault(l => l.StartsWith("fs-", StringComparison.Ordinal));
}
