using System.Globalization;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>How EC2 spells values in filters.</summary>
internal static class FilterWords
{
    public static string Word(this bool value) => value ? "true" : "false";

    public static string? Word(this bool? value) => value is { } known ? known.Word() : null;

    public static string Word(this int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string? Word(this int? value) => value?.ToString(CultureInfo.InvariantCulture);
}
