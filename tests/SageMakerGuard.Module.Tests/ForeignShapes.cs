using System.Threading.Tasks;

namespace SageMakerGuard.Module.Tests;

/// <summary>Keys as the SDK's immutable credentials name them. Types of another assembly, as those of another copy of the SDK are.</summary>
public sealed class Keys(string key, string secret)
{
    public string AccessKey => key;

    public string SecretKey => secret;

    public string Token => "";
}

/// <summary>An SDK credential object: asked anew each time.</summary>
public sealed class Refreshing(string key, string secret)
{
    public int Asked { get; private set; }

    public Keys GetCredentials()
    {
        Asked++;
        return new Keys(key, secret);
    }
}

/// <summary>One that can only be asked asynchronously.</summary>
public sealed class OnlyAsync(string key, string secret)
{
    public async Task<Keys> GetCredentialsAsync()
    {
        await Task.Yield();
        return new Keys(key, secret);
    }
}

/// <summary>What Set-AWSCredential leaves in $StoredAWSCredentials: the SDK's object is in an internal property.</summary>
public sealed class AwsPsCredentials(object inner)
{
    internal object Credentials => inner;
}

/// <summary>What AssumeRole answers.</summary>
public sealed class StsCredentials(string key, string secret)
{
    public string AccessKeyId => key;

    public string SecretAccessKey => secret;

    public string SessionToken => "";
}

/// <summary>A session that has run out.</summary>
public sealed class Expired
{
    public Keys GetCredentials() => throw new System.InvalidOperationException("The SSO session has expired.");
}
