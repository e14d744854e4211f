using System;
using System.IO;
using System.Linq;
using System.Text;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Faults;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Tests.EstateFiles;

public sealed class EstateFileFaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string, string, FaultCategory> BadFiles => new()
    {
        { "empty", "", "EstateFileEmpty", FaultCategory.InvalidData },
        { "blank", " \r\n", "EstateFileEmpty", FaultCategory.InvalidData },
        { "zeros after a crash", "\0\0\0\0\0\0", "EstateFileEmpty", FaultCategory.InvalidData },
        { "another format", """{"Format":"Other","Version":1}""", "EstateFormatUnknown", FaultCategory.InvalidData },
        { "no version", """{"Format":"SageMakerGuard.Estate"}""", "EstateFormatUnknown", FaultCategory.InvalidData },
        { "version 0", """{"Format":"SageMakerGuard.Estate","Version":0}""", "EstateFormatUnknown", FaultCategory.InvalidData },
        { "CLI output", """{"Vpcs":[]}""", "EstateFormatUnknown", FaultCategory.InvalidData },
        { "a list", "[1,2]", "EstateFormatUnknown", FaultCategory.InvalidData },
        { "HTML", "<html><body>Proxy</body></html>", "EstateFormatUnknown", FaultCategory.InvalidData },
        { "a newer version", """{"Format":"SageMakerGuard.Estate","Version":2,"Regions":"not what we know"}""", "EstateVersionTooNew", FaultCategory.NotSupported },
        { "a version far away", """{"Version":4000000000,"Format":"SageMakerGuard.Estate"}""", "EstateVersionTooNew", FaultCategory.NotSupported },
        { "cut short", """{"Format":"SageMakerGuard.Estate","Version":1,"Regions":[{"AccountId":"111122223333","Vpcs":{"Asked":tr""", "EstateFileTruncated", FaultCategory.InvalidData },
        { "cut behind a brace", "{\"Format\":\"SageMakerGuard.Estate\",\"Version\":1,\n\"Regions\":[{\"AccountId\":\"1\"}\n\n", "EstateFileTruncated", FaultCategory.InvalidData },
        { "text for a number", """{"Format":"SageMakerGuard.Estate","Version":1,"Regions":[{"Subnets":{"Asked":true,"Items":[{"AvailableIpAddressCount":"many"}]}}]}""", "EstateFileMalformed", FaultCategory.InvalidData },
        { "an object for a list", """{"Format":"SageMakerGuard.Estate","Version":1,"Regions":{}}""", "EstateFileMalformed", FaultCategory.InvalidData },
        { "null in a list", """{"Format":"SageMakerGuard.Estate","Version":1,"Regions":[{"Vpcs":{"Asked":true,"Items":[null]}}]}""", "EstateFileMalformed", FaultCategory.InvalidData },
        { "an unknown cause", """{"Format":"SageMakerGuard.Estate","Version":1,"Regions":[{"Vpcs":{"Asked":true,"Unreadable":[{"Cause":"Perhaps"}]}}]}""", "EstateFileMalformed", FaultCategory.InvalidData },
        { "a comma too much", """{"Format":"SageMakerGuard.Estate","Version":1,"Regions":[,]}""", "EstateFileMalformed", FaultCategory.InvalidData },
    };

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(BadFiles))]
    public void A_bad_file_gives_one_fault_with_a_stable_id_the_path_and_the_next_step(string name, string text, string errorId, FaultCategory category)
    {
        var path = _folder.Write(name + ".json", text);

        var fault = Assert.Throws<GuardFault>(() => EstatePath.Read(path));

        Assert.Equal((errorId, category), (fault.ErrorId, fault.Category));
        Assert.Contains(path, fault.Message);
        Assert.NotEmpty(fault.NextStep);
    }

    [Fact]
    public void A_wrong_type_is_named_with_its_path_its_line_and_its_byte()
    {
        var path = _folder.Write("x.json", "{\"Format\":\"SageMakerGuard.Estate\",\"Version\":1,\n\"Regions\":[{\"Subnets\":{\"Asked\":true,\"Items\":[{\"AvailableIpAddressCount\":\"many\"}]}}]}");

        var fault = Assert.Throws<GuardFault>(() => EstateFile.Read(path));

        Assert.Contains("$.Regions[0].Subnets.Items[0].AvailableIpAddressCount (line 2, byte ", fault.Message);
    }

    [Fact]
    public void A_newer_version_says_which_version_this_module_reads_and_to_update()
    {
        var fault = Assert.Throws<GuardFault>(() => EstateFile.Read(_folder.Write("x.json", """{"Format":"SageMakerGuard.Estate","Version":7}""")));

        Assert.Contains("version 7", fault.Message);
        Assert.Contains("up to 1", fault.Message);
        Assert.Contains("Update-Module SageMakerGuard", fault.NextStep);
    }

    [Fact]
    public void No_prefix_of_a_file_reads_as_an_estate()
    {
        var whole = Written();
        foreach (var length in Enumerable.Range(0, 200).Select(i => i * (whole.Length - 1) / 199))
        {
            var fault = Assert.Throws<GuardFault>(() => EstateFile.Read(new MemoryStream(whole, 0, length), "cut"));
            Assert.Contains(fault.ErrorId, new[] { "EstateFileEmpty", "EstateFormatUnknown", "EstateFileTruncated" });
        }
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    public void A_file_that_a_shell_wrote_again_in_another_encoding_reads_the_same(string encoding, bool mark)
    {
        var target = Encoding.GetEncoding(encoding);
        var bytes = Encoding.Convert(Encoding.UTF8, target, Written());
        File.WriteAllBytes(_folder.File("x.json"), mark ? [.. target.GetPreamble(), .. bytes] : bytes);

        Assert.Equal("healthy", EstateFile.Read(_folder.File("x.json")).Regions[0].Domains.Items[0].DomainName);
    }

    [Fact]
    public void A_missing_path_is_not_found() =>
        Assert.Equal("EstateNotFound", Assert.Throws<GuardFault>(() => EstatePath.Read(_folder.File("nowhere.json"))).ErrorId);

    [Fact]
    public void An_existing_file_stays_unless_it_may_be_replaced()
    {
        var path = _folder.Write("estate.json", "precious");

        var fault = Assert.Throws<GuardFault>(() => EstateFile.Write(path, new Estate()));
        Assert.Equal(("EstateFileExists", FaultCategory.AlreadyExists), (fault.ErrorId, fault.Category));
        Assert.Equal("precious", File.ReadAllText(path));

        EstateFile.Write(path, new Estate { Source = "new" }, overwrite: true);
        Assert.Equal("new", EstateFile.Read(path).Source);
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Theory]
    [InlineData("missing/estate.json", "FolderNotFound")]
    [InlineData("file.txt/estate.json", "F")]
    [InlineData("", "EstatePathIsFolder")]
    public void A_place_that_cannot_be_written_gives_a_fault_and_leaves_nothing(string name, string errorId)
    {
        _folder.Write("file.txt", "");

        var fault = Assert.Throws<GuardFault>(() => EstateFile.Write(_folder.File(name), new Estate()));

        Assert.StartsWith(errorId, fault.ErrorId);
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    [SkippableFact]
    public void A_read_only_folder_gives_a_fault()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Needs a folder that nobody may write to, and /proc is one: Linux only.");

        var fault = Assert.Throws<GuardFault>(() => EstateFile.Write("/proc/estate.json", new Estate()));

        Assert.Contains(fault.ErrorId, new[] { "FileAccessDenied", "FolderNotFound", "FileUnusable" });
    }

    [Fact]
    public void A_failure_in_the_middle_leaves_the_old_file_as_it_was()
    {
        var path = _folder.Write("estate.json", "precious");
        var broken = new Estate { Regions = new Broken() };

        Assert.Throws<InvalidOperationException>(() => EstateFile.Write(path, broken, overwrite: true));

        Assert.Equal("precious", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    private static byte[] Written()
    {
        using var file = new MemoryStream();
        EstateFile.Write(file, new Estate { Source = "AWS", Regions = [HealthyRegion.Create()] });
        return file.ToArray();
    }

    private sealed class Broken : System.Collections.Generic.IReadOnlyList<RegionEstate>
    {
        public int Count => 2;

        public RegionEstate this[int index] => HealthyRegion.Create();

        public System.Collections.Generic.IEnumerator<RegionEstate> GetEnumerator()
        {
            for (var i = 0; i < 50; i++)
                yield return HealthyRegion.Create();
            throw new InvalidOperationException("the source broke off");
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
