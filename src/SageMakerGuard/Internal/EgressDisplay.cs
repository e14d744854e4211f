using System;
using System.Globalization;
using SageMakerGuard.Egress;

namespace SageMakerGuard.Internal;

/// <summary>Short texts for the tables of what left: the same under every culture. Public for the format file's sake alone.</summary>
public static class EgressDisplay
{
    /// <summary>'12,345,678'.</summary>
    public static string Number(long value) => value.ToString("n0", CultureInfo.InvariantCulture);

    /// <summary>'6.5', or nothing.</summary>
    public static string Days(double? days) => days?.ToString("0.#", CultureInfo.InvariantCulture) ?? "";

    /// <summary>'2026-11-23 10:04', in UTC.</summary>
    public static string Time(DateTime? time) => time?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The address, or how many there are in the row.</summary>
    public static string Address(string? address, long folded) => address ?? (folded > 0 ? $"({Number(folded)} put together)" : "(not known)");

    /// <summary>'TCP 443'.</summary>
    public static string Port(string? protocol, int? port) => $"{protocol} {port?.ToString(CultureInfo.InvariantCulture)}".Trim();

    /// <summary>The service, or else what the address is.</summary>
    public static string Service(string? service, AddressClass addressClass) => service ?? $"({addressClass})";

    /// <summary>The user, or else the interface.</summary>
    public static string From(string? user, string? interfaceId) => user ?? interfaceId ?? "";
}
