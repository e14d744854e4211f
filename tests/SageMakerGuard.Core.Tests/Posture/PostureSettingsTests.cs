using System;
using System.Collections;
using System.IO;
using System.Linq;
using SageMakerGuard.Faults;
using SageMakerGuard.Services;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Posture.Tests;

public sealed class PostureSettingsTests
{
    [Fact]
    public void A_file_names_only_what_differs()
    {
        var settings = PostureSettingsFile.Parse("""
            {
              // what we ask of every domain
              "MandatoryTags": { "Owner": [], "DataSensitivity": ["public", "internal"] },
              "Features": ["Studio", "canvas"],
              "FailFrom": "High",
              "ReservedAddressesPerUser": 3,
              "NetworkOwnerAccountIds": ["111122223333"],
              "NetworkOwnerTag": { "Key": "managed-by", "AllowedValues": "network" },
              "InternetEgress": "Allowed",
              "InternetRequired": true,
              "RequiredServices": "secretsmanager",
              "IgnoredServices": ["kms"],
              "DisabledRules": ["SMG-TAG-003"],
              "Severities": { "SMG-NET-003": "High" },
            }
            """);
        Assert.Equal(["Owner", "DataSensitivity"], settings.MandatoryTags.Select(t => t.Key));
        Assert.Equal(["public", "internal"], settings.MandatoryTags[1].AllowedValues);
        Assert.Equal(Feature.Studio | Feature.Canvas, settings.Features);
        Assert.Equal((Severity.High, 3, InternetEgress.Allowed, true), (settings.FailFrom, settings.ReservedAddressesPerUser, settings.InternetEgress, settings.InternetRequired));
        Assert.Equal(["network"], settings.NetworkOwnerTag!.AllowedValues);
        Assert.Equal(["secretsmanager"], settings.RequiredServices);
        Assert.Equal(Severity.High, settings.Severities["smg-net-003"]);
        Assert.Equal(PostureSettings.Default.MinimumAddressesPerUser, settings.MinimumAddressesPerUser);
    }

    [Fact]
    public void An_empty_file_is_the_default() =>
        Assert.Equal(PostureSettings.Default with { MandatoryTags = [], DisabledRules = [], Severities = PostureSettings.Default.Severities }, PostureSettingsFile.Parse("{}") with { MandatoryTags = [], DisabledRules = [], Severities = PostureSettings.Default.Severities });

    [Fact]
    public void A_table_of_powershell_reads_the_same_way()
    {
        var settings = PostureSettings.FromDictionary(new Hashtable(StringComparer.OrdinalIgnoreCase)
        {
            ["mandatorytags"] = new object[] { "Owner", new Hashtable { ["Key"] = "CostCenter", ["AllowedValues"] = new object[] { "4711" } } },
            ["ConcurrentJobInstances"] = 12,
            ["Features"] = "Studio",
            ["FailFrom"] = "low",
        });
        Assert.Equal(["Owner", "CostCenter"], settings.MandatoryTags.Select(t => t.Key));
        Assert.Equal(["4711"], settings.MandatoryTags[1].AllowedValues);
        Assert.Equal((12, Feature.Studio, Severity.Low), (settings.ConcurrentJobInstances, settings.Features, settings.FailFrom));
    }

    [Theory]
    [InlineData("""{ "FailForm": "High" }""", "'FailForm' is not a setting", "FailFrom")]
    [InlineData("""{ "FailFrom": "Severe" }""", "'FailFrom' must be one of", "Critical")]
    [InlineData("""{ "FailFrom": 3 }""", "'FailFrom' must be one of", "and is 3")]
    [InlineData("""{ "ConcurrentJobInstances": "many" }""", "'ConcurrentJobInstances' must be a whole number", "'many'")]
    [InlineData("""{ "ConcurrentJobInstances": -1 }""", "'ConcurrentJobInstances' must be a whole number", "-1")]
    [InlineData("""{ "ConcurrentJobInstances": 1.5 }""", "'ConcurrentJobInstances' must be a whole number", "1.5")]
    [InlineData("""{ "InternetRequired": "yes" }""", "'InternetRequired' must be true or false", "'yes'")]
    [InlineData("""{ "Features": ["Studio", "Kanvas"] }""", "'Features[1]' must be one of", "Canvas")]
    [InlineData("""{ "MandatoryTags": 3 }""", "'MandatoryTags' must be a list", "3")]
    [InlineData("""{ "MandatoryTags": [ { "Name": "Owner" } ] }""", "'MandatoryTags[0].Name' is not a setting", "Key, AllowedValues")]
    [InlineData("""{ "MandatoryTags": [ { } ] }""", "names no Key", "MandatoryTags")]
    [InlineData("""{ "NetworkOwnerAccountIds": ["1234"] }""", "must be an account id of twelve digits", "1234")]
    [InlineData("""{ "NetworkOwnerAccountIds": [111122223333] }""", "must be text", "111122223333")]
    [InlineData("""{ "RequiredServices": ["secretmanager"] }""", "'secretmanager', which is not in the catalogue", "secretsmanager")]
    [InlineData("""{ "Severities": { "SMG-NET-003": "Huge" } }""", "'Severities.SMG-NET-003' must be one of", "'Huge'")]
    [InlineData("""{ "FailFrom": null }""", "'FailFrom' must be one of", "null")]
    [InlineData("""{ "FailFrom": "Low", "failfrom": "High" }""", "'failfrom' is there twice", "")]
    [InlineData("""{ "FailFrom": "Low", "FailFrom": "High" }""", "'FailFrom' is there twice", "")]
    [InlineData("""{ "InternetRequired": true, "InternetEgress": "Denied" }""", "InternetRequired is true and InternetEgress is Denied", "")]
    [InlineData("[]", "must be a JSON object", "")]
    [InlineData("{ \"FailFrom\": \n oops }", "is not JSON in line 2", "")]
    [InlineData("", "is not JSON", "")]
    public void What_is_not_understood_is_an_error_that_names_it(string json, string message, string also)
    {
        var fault = Assert.Throws<GuardFault>(() => PostureSettingsFile.Parse(json, "audit.json"));
        Assert.Equal(("SettingsInvalid", FaultCategory.InvalidArgument), (fault.ErrorId, fault.Category));
        Assert.Contains(message, fault.Message);
        Assert.Contains(also, fault.Message);
        Assert.Contains("audit.json", fault.Message);
        Assert.NotEmpty(fault.NextStep);
    }

    [Fact]
    public void A_file_that_is_not_there_says_so()
    {
        var fault = Assert.Throws<GuardFault>(() => PostureSettingsFile.Read(Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".json")));
        Assert.Equal(("SettingsNotFound", FaultCategory.NotFound), (fault.ErrorId, fault.Category));
    }

    [Fact]
    public void A_rule_that_does_not_exist_cannot_be_disabled_by_mistake()
    {
        var fault = Assert.Throws<GuardFault>(() => new PostureJudge(PostureSettings.Default with { DisabledRules = ["SMG-DOM-999"] }));
        Assert.Contains("SMG-DOM-999", fault.Message);
        Assert.Contains("SMG-DOM-001", fault.Message);
    }

    [Fact]
    public void A_disabled_rule_says_nothing_and_a_changed_severity_weighs_differently()
    {
        var region = HealthyRegion.Create().Domain(d => d with { TagPropagation = null });
        var normal = new PostureJudge(PostureSettings.Default).JudgeDomains(region).Single();
        var heavy = new PostureJudge(PostureSettingsFile.Parse("""{ "Severities": { "smg-tag-003": "High" } }""")).JudgeDomains(region).Single();
        var off = new PostureJudge(PostureSettings.Default with { DisabledRules = ["smg-tag-003"] }).JudgeDomains(region).Single();
        Assert.Equal((Verdict.Compliant, 98), (normal.Verdict, normal.Score));
        Assert.Equal((Verdict.NonCompliant, 80), (heavy.Verdict, heavy.Score));
        Assert.Equal((Verdict.Compliant, 100), (off.Verdict, off.Score));
        Assert.Empty(off.Findings);
    }

    [Fact]
    public void The_threshold_decides_the_verdict_and_not_the_score()
    {
        var region = HealthyRegion.Create() with { FlowLogs = Estates.Part<Estates.FlowLog>.Read() };
        var strict = new PostureJudge(PostureSettings.Default).JudgeDomains(region).Single();
        var lenient = new PostureJudge(PostureSettings.Default with { FailFrom = Severity.Critical }).JudgeDomains(region).Single();
        Assert.Equal((Verdict.NonCompliant, Verdict.Compliant), (strict.Verdict, lenient.Verdict));
        Assert.Equal(strict.Score, lenient.Score);
    }
}
