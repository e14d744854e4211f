using System;
using System.IO;
using System.Linq;
using SageMakerGuard.Baselines;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Module.Tests;

/// <summary>Save-SMNetworkBaseline and Compare-SMNetworkBaseline on estates: from the first file to the exception that has expired.</summary>
public sealed class BaselineTests : IDisposable
{
    private const string Save = "Save-SMNetworkBaseline -Path $base -EstatePath $path -Region eu-central-1";
    private const string Compare = "Compare-SMNetworkBaseline -Path $base -EstatePath $after -Region eu-central-1";

    private readonly GuardSession _module = new();
    private readonly Company _company = new();

    [Fact]
    public void What_was_saved_differs_from_itself_in_nothing()
    {
        Assert.Equal(_company.File("base.json"), Assert.Single(_module.Run(Save + " -PassThru", Paths()).As<FileInfo>()).FullName);
        Assert.Empty(_module.Run("Compare-SMNetworkBaseline -Path $base -EstatePath $path -Region eu-central-1", Paths()).Clean<object>());
        Assert.True(Assert.Single(_module.Run("Compare-SMNetworkBaseline -Path $base -EstatePath $path -Region eu-central-1 -Quiet", Paths()).Clean<bool>()));
    }

    [Fact]
    public void What_got_worse_is_said_until_an_exception_covers_it_and_again_when_that_has_expired()
    {
        _module.Run(Save, Paths()).Clean<object>();
        var difference = Assert.Single(_module.Run(Compare + " | Where-Object IsOpen", Paths()).Clean<BaselineDifference>(), d => d.What == "flow log of the VPC");
        Assert.Equal((BaselineChange.Regressed, HealthyRegion.Vpc, HealthyRegion.Account), (difference.Change, difference.VpcId, difference.AccountId));
        Assert.False(Assert.Single(_module.Run(Compare + " -Quiet", Paths()).Clean<bool>()));
        Exceptions("2099-12-31");
        Assert.True(Assert.Single(_module.Run(Compare + " -Quiet -ExceptionPath $exceptions", Paths()).Clean<bool>()));
        Exceptions("2020-12-31");
        var run = _module.Run(Compare + " -Quiet -ExceptionPath $exceptions", Paths());
        Assert.False(Assert.Single(run.As<bool>()));
        Assert.Contains("expired", Assert.Single(run.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void One_domain_can_be_saved_and_compared_by_itself()
    {
        _module.Run("Save-SMNetworkBaseline -Path $base -EstatePath $path -Region eu-central-1 -DomainId d-public000001", Paths()).Clean<object>();
        var region = Assert.Single(BaselineFile.Read(_company.File("base.json")).Regions);
        Assert.Equal(Company.Public, Assert.Single(region.Domains).DomainId);
        Assert.Empty(_module.Run("Compare-SMNetworkBaseline -Path $base -EstatePath $path -DomainId d-public000001 -Region eu-central-1", Paths()).Clean<object>());
    }

    [Fact]
    public void A_region_that_could_not_be_listed_is_in_the_baseline_as_unread_and_compared_as_unknown()
    {
        var run = _module.Run("Save-SMNetworkBaseline -Path $base -EstatePath $path -ErrorAction Ignore", Paths());
        Assert.Contains(run.Warnings, w => w.Contains("us-west-2: the baseline lacks Domains", StringComparison.Ordinal));
        var differences = _module.Run("Compare-SMNetworkBaseline -Path $base -EstatePath $path -ErrorAction Ignore", Paths()).As<BaselineDifference>().ToList();
        Assert.All(differences, d => Assert.Equal(BaselineChange.Unknown, d.Change));
        Assert.Contains(differences, d => d.Region == "us-west-2");
    }

    [Fact]
    public void VPCs_are_held_against_each_other_and_against_their_owner()
    {
        _company.Write("twins.json", Company.Readable);
        Assert.Empty(_module.Run("Compare-SMNetworkBaseline -Consistency -EstatePath $twins", Paths()).Clean<object>());
        var owners = _module.Run("Compare-SMNetworkBaseline -ReferenceVpcId $vpc -EstatePath $twins -CentralAccountId 111122223333", [.. Paths(), ("vpc", HealthyRegion.Vpc)]).Clean<BaselineDifference>();
        Assert.All(owners, d => Assert.Equal("owner of the VPC", d.What));
    }

    [Fact]
    public void WhatIf_writes_nothing_and_a_file_that_is_there_stays()
    {
        Assert.Empty(_module.Run(Save + " -WhatIf", Paths()).Clean<object>());
        Assert.False(File.Exists(_company.File("base.json")));
        _module.Run(Save, Paths()).Clean<object>();
        Assert.StartsWith("BaselineFileExists,", _module.Run(Save, Paths()).OneError().FullyQualifiedErrorId, StringComparison.Ordinal);
        _module.Run(Save + " -Force", Paths()).Clean<object>();
    }

    public void Dispose()
    {
        _module.Dispose();
        _company.Dispose();
    }

    private (string Name, object? Value)[] Paths()
    {
        var after = Company.Estate with { Regions = [Company.Estate.Regions[0] with { FlowLogs = Part<FlowLog>.Read() }] };
        return [("base", _company.File("base.json")), ("path", _company.Path), ("after", _company.Write("after.json", after)), ("exceptions", _company.File("exceptions.json")), ("twins", _company.File("twins.json"))];
    }

    private void Exceptions(string expires) => _company.Write("exceptions.json", $$"""{"Exceptions":[{"Owner":"ada","Expires":"{{expires}}","Reason":"moved to the firewall","Region":"eu-central-1","Change":"Regressed"}]}""");
}
