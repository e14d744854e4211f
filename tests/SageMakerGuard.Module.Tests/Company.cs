using System;
using System.IO;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Module.Tests;

/// <summary>A small estate on disk, in a folder with a space in its name: two accounts, three regions, four domains, one of them not described, and a notebook instance.</summary>
public sealed class Company : IDisposable
{
    public const string Public = "d-public000001";
    public const string Dark = "d-dark00000001";
    public const string OtherAccount = "444455556666";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("company with spaces ");

    public Company()
    {
        EstateFile.Write(Path, Estate);
    }

    public string Folder => _folder.FullName;

    public string Path => File("the estate.json");

    public static Estate Estate { get; } = new()
    {
        CollectedAt = new DateTime(2026, 11, 1, 12, 0, 0, DateTimeKind.Utc),
        Source = "test",
        Regions =
        [
            HealthyRegion.Create() with
            {
                Domains = Part<Domain>.Read(HealthyRegion.Domain(), PublicDomain()),
                Apps = Part<App>.Read(new App { DomainId = Public, UserProfileName = "ada", AppType = "JupyterLab", AppName = "default", Status = "InService" }),
                NotebookInstances = Part<NotebookInstance>.Read(new NotebookInstance { NotebookInstanceName = "old-notebook", NotebookInstanceArn = $"arn:aws:sagemaker:{HealthyRegion.Region}:{HealthyRegion.Account}:notebook-instance/old-notebook", NotebookInstanceStatus = "InService", DirectInternetAccess = "Enabled", RootAccess = "Enabled" }),
            },
            new() { AccountId = OtherAccount, Region = "us-east-1", Domains = new() { Asked = true, Items = [new() { DomainId = Dark, DomainName = "dark", DomainArn = $"arn:aws:sagemaker:us-east-1:{OtherAccount}:domain/{Dark}", Status = "InService", Described = false }], Unreadable = [Denied("sagemaker:DescribeDomain", Dark)] } },
            new() { AccountId = OtherAccount, Region = "us-west-2", Domains = Part<Domain>.Failed(Denied("sagemaker:ListDomains", null)) },
        ],
        Skipped = [new() { Region = "eu-south-2", Reason = "the account has not opted in" }, new() { Region = "me-central-1", Reason = "the account has not opted in" }],
    };

    /// <summary>The same without anything that cannot be read: what an AWS could hold.</summary>
    public static Estate Readable { get; } = Estate with
    {
        Regions =
        [
            Estate.Regions[0],
            HealthyRegion.Create() with
            {
                AccountId = OtherAccount, Region = "us-east-1",
                Domains = Part<Domain>.Read(HealthyRegion.Domain() with { DomainId = Dark, DomainName = "dark", DomainArn = $"arn:aws:sagemaker:us-east-1:{OtherAccount}:domain/{Dark}" }),
                UserProfiles = Part<UserProfile>.Read(),
            },
        ],
        Skipped = [],
    };

    public string File(string name) => System.IO.Path.Combine(Folder, name);

    public string Write(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    public string Write(string name, Estate estate)
    {
        EstateFile.Write(File(name), estate, overwrite: true);
        return File(name);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static Domain PublicDomain() => HealthyRegion.Domain() with
    {
        DomainId = Public, DomainName = "public", DomainArn = $"arn:aws:sagemaker:{HealthyRegion.Region}:{HealthyRegion.Account}:domain/{Public}", AppNetworkAccessType = "PublicInternetOnly",
    };

    private static UnreadableCall Denied(string operation, string? resource) => new()
    {
        Operation = operation, ResourceId = resource, Cause = UnreadableCause.Denied, ErrorCode = "AccessDeniedException", Reason = "not authorized to perform " + operation,
    };
}
