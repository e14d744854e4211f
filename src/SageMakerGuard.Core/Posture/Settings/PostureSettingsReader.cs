using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Services;

namespace SageMakerGuard.Posture;

/// <summary>Turns a table of plain values into settings, and complains about everything that it does not understand.</summary>
internal static class PostureSettingsReader
{
    public static PostureSettings Read(IDictionary values, string source)
    {
        var settings = PostureSettings.Default;
        var root = new SettingValue(source, "", values);
        root.Members(new Dictionary<string, Action<SettingValue>>
        {
            [nameof(PostureSettings.MandatoryTags)] = v => settings = settings with { MandatoryTags = Tags(v) },
            [nameof(PostureSettings.Features)] = v => settings = settings with { Features = v.List().Aggregate(Feature.None, (all, one) => all | one.Word<Feature>()) },
            [nameof(PostureSettings.RequiredServices)] = v => settings = settings with { RequiredServices = Services(v) },
            [nameof(PostureSettings.IgnoredServices)] = v => settings = settings with { IgnoredServices = Services(v) },
            [nameof(PostureSettings.ReservedAddressesPerUser)] = v => settings = settings with { ReservedAddressesPerUser = v.Number() },
            [nameof(PostureSettings.MinimumAddressesPerUser)] = v => settings = settings with { MinimumAddressesPerUser = v.Number() },
            [nameof(PostureSettings.AddressesPerJobInstance)] = v => settings = settings with { AddressesPerJobInstance = v.Number() },
            [nameof(PostureSettings.ConcurrentJobInstances)] = v => settings = settings with { ConcurrentJobInstances = v.Number() },
            [nameof(PostureSettings.NetworkOwnerAccountIds)] = v => settings = settings with { NetworkOwnerAccountIds = v.List().Select(Account).ToList() },
            [nameof(PostureSettings.NetworkOwnerTag)] = v => settings = settings with { NetworkOwnerTag = OwnerTag(v) },
            [nameof(PostureSettings.InternetEgress)] = v => settings = settings with { InternetEgress = v.Word<InternetEgress>() },
            [nameof(PostureSettings.InternetRequired)] = v => settings = settings with { InternetRequired = v.Flag() },
            [nameof(PostureSettings.FailFrom)] = v => settings = settings with { FailFrom = v.Word<Severity>() },
            [nameof(PostureSettings.DisabledRules)] = v => settings = settings with { DisabledRules = v.Texts() },
            [nameof(PostureSettings.Severities)] = v => settings = settings with { Severities = v.Table().ToDictionary(row => row.Name, row => row.Value.Word<Severity>(), StringComparer.OrdinalIgnoreCase) },
        });
        return settings.InternetRequired && settings.InternetEgress == InternetEgress.Denied
            ? throw root.Fault("InternetRequired is true and InternetEgress is Denied: one of them must give way.")
            : settings;
    }

    /// <summary>Either a list of keys, or a table of keys with the values that are accepted.</summary>
    private static List<TagRequirement> Tags(SettingValue value) => value.IsTable
        ? value.Table().Select(row => Sound(new TagRequirement { Key = row.Name, AllowedValues = row.Value.Texts() }, value)).ToList()
        : value.List().Select(item => Sound(OwnerTag(item), value)).ToList();

    private static TagRequirement OwnerTag(SettingValue value) => value.IsTable ? Tag(value) : new TagRequirement { Key = value.Text() };

    private static TagRequirement Tag(SettingValue value)
    {
        var tag = new TagRequirement();
        value.Members(new Dictionary<string, Action<SettingValue>>
        {
            [nameof(TagRequirement.Key)] = v => tag = tag with { Key = v.Text() },
            [nameof(TagRequirement.AllowedValues)] = v => tag = tag with { AllowedValues = v.Texts() },
        });
        return tag.Key.Length > 0 ? tag : throw value.Fault($"'{value.Key}' names no Key.");
    }

    private static TagRequirement Sound(TagRequirement tag, SettingValue value) => tag.Objection() is { } objection ? throw value.Fault($"'{value.Key}' asks for what cannot be: {objection}") : tag;

    private static List<string> Services(SettingValue value)
    {
        var names = value.Texts();
        foreach (var name in names)
        {
            if (ServiceCatalog.Find(name) is null)
                throw value.Fault($"'{value.Key}' names the service '{name}', which is not in the catalogue. Allowed: {string.Join(", ", ServiceCatalog.All.Select(s => s.Name))}.");
        }

        return names.ToList();
    }

    private static string Account(SettingValue value)
    {
        var account = value.Text();
        return account.Length == 12 && account.All(c => c is >= '0' and <= '9') ? account : throw value.Wrong("an account id of twelve digits, as text");
    }
}
