using System;
using System.Threading.Tasks;
using Amazon.Runtime;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws.Identity;

/// <summary>Credentials that another module holds: asked for again every minute, because they may refresh themselves there.</summary>
internal sealed class KeySourceCredentials : RefreshingAWSCredentials
{
    private readonly Func<AccessKeys> _source;
    private readonly string _name;

    public KeySourceCredentials(Func<AccessKeys> source, string name)
    {
        _source = source;
        _name = name;
    }

    protected override CredentialsRefreshState GenerateNewCredentials()
    {
        try
        {
            var keys = _source() ?? throw new InvalidOperationException("It gave none.");
            return new CredentialsRefreshState(new ImmutableCredentials(keys.AccessKey, keys.SecretKey, keys.SessionToken), DateTime.UtcNow.AddMinutes(1));
        }
        catch (Exception error)
        {
            // Its message may hold anything, so only its kind is repeated.
            throw new KeySourceException($"{_name} gave no keys ({error.GetType().Name}).", error);
        }
    }

    protected override Task<CredentialsRefreshState> GenerateNewCredentialsAsync() => Task.FromResult(GenerateNewCredentials());
}

/// <summary>A credential object of another module gave no keys.</summary>
internal sealed class KeySourceException(string message, Exception inner) : Exception(message, inner);
