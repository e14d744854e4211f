using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Faults;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Tests.Guardrails.Tags;

/// <summary>What a demanded tag accepts, and which demands are refused before they are used.</summary>
public sealed class TagRequirementTests
{
    [Theory]
    [InlineData("100", "100", true)]
    [InlineData("100", "1000", false)]
    [InlineData("200*", "200", true)]
    [InlineData("200*", "200-lab", true)]
    [InlineData("200*", "20", false)]
    [InlineData("*-lab", "research-lab", true)]
    [InlineData("*-lab", "research-Lab", false)]
    [InlineData("cc-*-eu", "cc-7-eu", true)]
    [InlineData("cc-*-eu", "cc--eu", true)]
    [InlineData("cc-*-eu", "cc-eu", false)]
    [InlineData("aba*ba", "abaXba", true)]
    [InlineData("aba*ba", "aba", false)]
    [InlineData("*", "anything", true)]
    [InlineData("*", "", false)]
    [InlineData("internal", "Internal", false)]
    [InlineData("i*", "I1", false)]
    public void One_asterisk_stands_for_any_text_and_case_counts(string allowed, string value, bool accepted)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal(accepted, new TagRequirement { Key = "K", AllowedValues = [allowed] }.Accepts(value));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Without_allowed_values_any_value_will_do_but_none()
    {
        var rule = new TagRequirement { Key = "Owner" };
        Assert.True(rule.Accepts("ml"));
        Assert.False(rule.Accepts(""));
        Assert.True(rule.IsMissingFrom(new Dictionary<string, string> { ["Owner"] = "" }));
        Assert.True(rule.IsMissingFrom(new Dictionary<string, string> { ["owner"] = "ml" }));
        Assert.Null(rule.WrongIn(new Dictionary<string, string> { ["Owner"] = "" }));
    }

    [Theory]
    [InlineData("", "100", "1 to 128")]
    [InlineData("aws:owner", "100", "AWS's own")]
    [InlineData("AWS:owner", "100", "AWS's own")]
    [InlineData("Cost#Center", "100", "'#'")]
    [InlineData("CostCenter", "", "empty value")]
    [InlineData("CostCenter", "1*0*", "at most one asterisk")]
    [InlineData("CostCenter", "1?0", "'?'")]
    public void A_demand_that_nothing_could_meet_is_refused(string key, string allowed, string said) =>
        Assert.Contains(said, new TagRequirement { Key = key, AllowedValues = [allowed] }.Objection(), System.StringComparison.Ordinal);

    [Fact]
    public void Lengths_at_the_limit_are_sound_and_one_over_is_not()
    {
        Assert.Null(new TagRequirement { Key = new('k', 128), AllowedValues = [new('v', 256), new string('v', 256) + "*"] }.Objection());
        Assert.NotNull(new TagRequirement { Key = new('k', 129) }.Objection());
        Assert.NotNull(new TagRequirement { Key = "k", AllowedValues = [new('v', 257)] }.Objection());
    }

    [Theory]
    [InlineData("""{ "MandatoryTags": { "CostCenter": ["1*0*"] } }""", "at most one asterisk")]
    [InlineData("""{ "MandatoryTags": ["aws:owner"] }""", "AWS's own")]
    [InlineData("""{ "MandatoryTags": [{ "Key": "Owner", "AllowedValues": [""] }] }""", "empty value")]
    public void A_settings_file_that_demands_the_impossible_says_which_setting(string json, string said)
    {
        var fault = Assert.Throws<GuardFault>(() => PostureSettingsFile.Parse(json, "tags.json"));
        Assert.Equal("SettingsInvalid", fault.ErrorId);
        Assert.Contains("tags.json: 'MandatoryTags'", fault.Message, System.StringComparison.Ordinal);
        Assert.Contains(said, fault.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_are_owner_cost_centre_and_data_sensitivity_and_are_sound()
    {
        Assert.Equal(["Owner", "CostCenter", "DataSensitivity"], PostureSettings.Default.MandatoryTags.Select(t => t.Key));
        Assert.All(PostureSettings.Default.MandatoryTags, tag => Assert.Null(tag.Objection()));
    }
}
