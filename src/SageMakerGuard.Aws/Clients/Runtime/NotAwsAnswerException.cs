using System;

namespace SageMakerGuard.Aws.Clients.Runtime;

/// <summary>Something answered that is not AWS: a proxy's page, a captive portal, another web server.</summary>
internal sealed class NotAwsAnswerException(string what, int status, Exception? inner = null) : Exception($"The endpoint sent {what} (HTTP {status}).", inner)
{
    public string What { get; } = what;

    public int Status { get; } = status;
}
