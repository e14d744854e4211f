using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Module.Tests;

/// <summary>Export-SMEstate: the whole file or none, never over another one unasked.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly GuardSession _module = new();
    private readonly Company _company = new();

    [Fact]
    public void What_was_written_is_judged_as_its_source_is()
    {
        var run = _module.Run("Export-SMEstate -Path $copy -EstatePath $path -PassThru -ErrorAction Ignore", ("path", _company.Path), ("copy", _company.File("the copy [1].json")));
        Assert.Equal(_company.File("the copy [1].json"), Assert.Single(run.As<FileInfo>()).FullName);
        var copy = EstateFile.Read(_company.File("the copy [1].json"));
        Assert.Equal(Company.Estate.CollectedAt, copy.CollectedAt);
        Assert.Equal(["eu-south-2", "me-central-1"], copy.Skipped.Select(s => s.Region));
        const string Audit = "Get-SMDomainNetworkPosture -EstatePath $path -ErrorAction Ignore";
        Assert.Equal(
            _module.Run(Audit, ("path", _company.Path)).As<DomainNetworkPosture>().OrderBy(p => p.DomainId, StringComparer.Ordinal).Select(p => (p.DomainId, p.Verdict, p.Score)),
            _module.Run(Audit, ("path", copy.Source.Length > 0 ? _company.File("the copy [1].json") : "")).As<DomainNetworkPosture>().OrderBy(p => p.DomainId, StringComparer.Ordinal).Select(p => (p.DomainId, p.Verdict, p.Score)));
    }

    [Fact]
    public void Nothing_comes_out_unless_asked_for()
    {
        Assert.Empty(_module.Run("Export-SMEstate -Path $copy -EstatePath $path -Region eu-central-1", ("path", _company.Path), ("copy", _company.File("copy.json"))).Clean<object>());
        Assert.True(File.Exists(_company.File("copy.json")));
    }

    [Fact]
    public void WhatIf_reads_and_writes_nothing()
    {
        var run = _module.Run("Export-SMEstate -Path $copy -EstatePath ./not-there -WhatIf", ("copy", _company.File("copy.json")));
        Assert.Empty(run.Clean<object>());
        Assert.False(File.Exists(_company.File("copy.json")));
    }

    [Fact]
    public void A_file_that_is_there_stays_unless_Force_is_given()
    {
        var other = _company.Write("other.json", "mine");
        var error = _module.Run("Export-SMEstate $other -EstatePath $path -Region eu-central-1", ("other", other), ("path", _company.Path)).OneError();
        Assert.StartsWith("EstateFileExists,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.ResourceExists, error.CategoryInfo.Category);
        Assert.Equal("mine", File.ReadAllText(other));
        _module.Run("Export-SMEstate $other -EstatePath $path -Region eu-central-1 -Force", ("other", other), ("path", _company.Path)).Clean<object>();
        Assert.NotEqual("mine", File.ReadAllText(other));
    }

    [Theory]
    [InlineData("Export-SMEstate -Path ./no/such/folder/x.json -EstatePath $path", "FolderNotFound")]
    [InlineData("Export-SMEstate -Path env:x -EstatePath $path", "NotAFilePath")]
    [InlineData("Export-SMEstate -Path $folder -EstatePath $path -Region eu-central-1", "EstatePathIsFolder")]
    [InlineData("Export-SMEstate -Path $copy -EstatePath $path -Region xx-nowhere-1 -ErrorAction SilentlyContinue", "NothingToExport")]
    public void What_cannot_be_written_is_one_error_and_no_file(string script, string id)
    {
        var run = _module.Run(script, ("path", _company.Path), ("folder", _company.Folder), ("copy", _company.File("copy.json")));
        Assert.Empty(run.Output);
        Assert.NotEmpty(Assert.Single(run.Errors, e => e.FullyQualifiedErrorId.StartsWith(id + ",", StringComparison.Ordinal)).ErrorDetails.RecommendedAction);
        Assert.Equal(["the estate.json"], Directory.GetFiles(_company.Folder).Select(Path.GetFileName));
    }

    public void Dispose()
    {
        _module.Dispose();
        _company.Dispose();
    }
}
