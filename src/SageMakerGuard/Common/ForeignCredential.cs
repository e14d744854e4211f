using System;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Reflection;
using System.Threading.Tasks;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Commands;

/// <summary>
/// Credentials that another module made. Its SDK types are not ours (they live in another load context), so they are read by the shape that all
/// versions share: GetCredentials() and three strings. They are asked anew for every refresh, so role and SSO sessions stay alive.
/// </summary>
internal sealed class ForeignCredential
{
    private const BindingFlags AnyInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private ForeignCredential(object source, Func<AccessKeys> keys, string name)
    {
        Source = source;
        Keys = keys;
        Name = name;
    }

    /// <summary>The object itself, to tell two of them apart.</summary>
    public object Source { get; }

    /// <summary>Asks for the keys.</summary>
    public Func<AccessKeys> Keys { get; }

    /// <summary>What they are, for verbose output.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The credentials that an object stands for; null where it stands for none.</summary>
    public static ForeignCredential? From(object value, string name)
    {
        var source = Unwrap(value);
        if (source is ForeignCredential own)
            return own;

        if (source is PSCredential pair)
            return new ForeignCredential(source, () => KeysOf(pair.GetNetworkCredential()), name);

        if (FromStrings(value) is { } fixedKeys)
            return new ForeignCredential(source, () => fixedKeys, name);

        // AWSPSCredentials keeps the SDK's object in an internal property.
        var inner = source.GetType().GetProperty("Credentials", AnyInstance) is { } property && property.GetIndexParameters().Length == 0 ? property.GetValue(source) : null;
        foreach (var candidate in new[] { source, inner })
        {
            if (candidate is not null && Asker(candidate) is { } ask)
                return new ForeignCredential(source, () => Ask(ask, name), name);
        }

        return inner is not null && FromStrings(inner) is { } innerKeys ? new ForeignCredential(source, () => innerKeys, name) : null;
    }

    private static AccessKeys Ask(Func<object?> ask, string name)
    {
        try
        {
            if (ask() is { } answer && FromStrings(answer) is { } keys)
                return keys;
        }
        catch (Exception failure)
        {
            var reason = (failure as TargetInvocationException)?.InnerException ?? failure;
            throw new GuardFault("CredentialsFailed", FaultCategory.Authentication, $"The credentials in {name} could not be had: {reason.Message}", "Sign in again (for SSO: Invoke-AWSSSOLogin), or name other credentials.", reason);
        }

        throw new GuardFault("CredentialsFailed", FaultCategory.Authentication, $"The credentials in {name} gave no keys.", "Make them anew, or name a profile with -ProfileName.");
    }

    private static Func<object?>? Asker(object candidate)
    {
        var type = candidate.GetType();
        if (type.GetMethod("GetCredentials", AnyInstance, null, Type.EmptyTypes, null) is { } get)
            return () => get.Invoke(candidate, null);
        return type.GetMethod("GetCredentialsAsync", AnyInstance, null, Type.EmptyTypes, null) is { } getAsync ? () => Awaited(getAsync.Invoke(candidate, null)) : null;
    }

    private static object? Awaited(object? started)
    {
        if (started is not Task task)
            return null;
        task.GetAwaiter().GetResult();
        return task.GetType().GetProperty("Result")?.GetValue(task);
    }

    // STS says AccessKeyId, SecretAccessKey and SessionToken; the SDK's immutable credentials say AccessKey, SecretKey and Token.
    private static AccessKeys? FromStrings(object value)
    {
        var wrapped = PSObject.AsPSObject(value);
        var key = Text(wrapped, "AccessKeyId", "AccessKey");
        var secret = Text(wrapped, "SecretAccessKey", "SecretKey");
        return key is null || secret is null ? null : new AccessKeys(key, secret, Text(wrapped, "SessionToken", "Token"));
    }

    private static string? Text(PSObject value, params string[] names) =>
        names.Select(name => value.Properties[name]?.Value as string).FirstOrDefault(text => text is { Length: > 0 });

    private static AccessKeys KeysOf(NetworkCredential pair) => new(pair.UserName, pair.Password, null);

    private static object Unwrap(object value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
