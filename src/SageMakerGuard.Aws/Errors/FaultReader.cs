using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using System.Xml;
using Amazon.Runtime;
using SageMakerGuard.Aws.Clients.Runtime;
using SageMakerGuard.Aws.Identity;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Aws.Errors;

/// <summary>Turns whatever the SDK throws into a fault, or into the reason why a part of the estate is unknown.</summary>
internal static class FaultReader
{
    // What an IncompleteSignature message repeats is not for screens.
    private static readonly Regex s_secret = new(@"(Authorization=|Credential=|Signature=|security-token=)\S+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The fault for an exception of a call.</summary>
    public static GuardFault Fault(Exception error, CallSite site)
    {
        if (error is GuardFault already)
            return already;
        var (row, code, said) = Read(error);
        var message = $"{site} {row.What}" + (site.Endpoint is { } at && row.Category is FaultCategory.Connection or FaultCategory.Timeout ? $" ({at})" : "")
            + (said.Length == 0 ? (code.Length == 0 ? "." : $" ({code}).") : $": {Sentence(said)}");
        return new GuardFault(row.ErrorId, row.Category, message, row.NextStep.Replace("{operation}", site.Operation), error)
        {
            AwsErrorCode = code,
            Operation = site.Operation,
            ResourceId = site.ResourceId,
            Region = site.Region.Length == 0 ? null : site.Region,
        };
    }

    /// <summary>The reason why something is unknown.</summary>
    public static UnreadableCall Unreadable(GuardFault fault, CallSite site) => new()
    {
        Operation = site.Operation,
        ResourceId = site.ResourceId,
        Cause = Cause(fault),
        ErrorCode = fault.AwsErrorCode,
        Reason = fault.Message,
    };

    private static UnreadableCause Cause(GuardFault fault) => fault.Category switch
    {
        FaultCategory.PermissionDenied => UnreadableCause.Denied,
        FaultCategory.Throttled => UnreadableCause.Throttled,
        FaultCategory.NotSupported => UnreadableCause.Unsupported,
        _ => fault.ErrorId == FaultTable.NoSuchHost.ErrorId ? UnreadableCause.Unsupported : UnreadableCause.Failed,
    };

    private static (FaultRow Row, string Code, string Said) Read(Exception error)
    {
        AmazonServiceException? service = null;
        for (var one = error; one is not null; one = one.InnerException)
        {
            switch (one)
            {
                case NotAwsAnswerException page:
                    return (FaultTable.NotAws, "", page.Message);
                case UnsuccessfulItemException item:
                    return (FaultTable.Row(item.Code, 400), item.Code, item.Message);
                case KeySourceException keys:
                    return (FaultTable.NoCredentials, "", keys.Message);
                case AmazonUnmarshallingException or XmlException or System.Text.Json.JsonException:
                    return (FaultTable.NotAws, "", "The answer cannot be understood.");
                case SocketException socket:
                    return (socket.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain ? FaultTable.NoSuchHost
                        : socket.SocketErrorCode is SocketError.TimedOut or SocketError.OperationAborted ? FaultTable.Timeout : FaultTable.Unreachable, "", socket.Message);
                case AuthenticationException tls:
                    return (FaultTable.Tls, "", tls.Message);
                case AmazonServiceException coded when !string.IsNullOrEmpty(coded.ErrorCode) && service is null:
                    service = coded;
                    break;
                case WebException { Status: WebExceptionStatus.NameResolutionFailure } web:
                    return (FaultTable.NoSuchHost, "", web.Message);
                case WebException { Status: WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure } web:
                    return (FaultTable.Tls, "", web.Message);
            }
        }

        if (service is not null)
        {
            var code = ErrorBody.Bare(service.ErrorCode) ?? "";
            return (FaultTable.Row(code, (int)service.StatusCode), code, Words(service, code));
        }

        for (var one = error; one is not null; one = one.InnerException)
        {
            switch (one)
            {
                case TaskCanceledException or TimeoutException:
                    return (FaultTable.Timeout, "", "");
                case HttpRequestException or IOException or WebException:
                    return (FaultTable.Unreachable, "", one.Message);
            }
        }

        for (var one = error; one is not null; one = one.InnerException)
        {
            switch (one)
            {
                case AmazonClientException client:
                    return (FaultTable.NoCredentials, "", client.Message);
                case AmazonServiceException { StatusCode: 0 } unsent:
                    return (FaultTable.NoCredentials, "", unsent.Message);
                case AmazonServiceException { StatusCode: not 0 } status:
                    return (FaultTable.Row("", (int)status.StatusCode), "Http" + ((int)status.StatusCode).ToString(CultureInfo.InvariantCulture), status.Message);
            }
        }

        return (FaultTable.Other, "", error.Message);
    }

    // The SDK puts a sentence of its own, or the exception's type, where AWS sent none.
    private static string Words(AmazonServiceException service, string code)
    {
        var text = service.Message ?? "";
        return text.Length == 0 || text == code || text.StartsWith("Exception of type", StringComparison.Ordinal) ? "" : s_secret.Replace(text, "$1…");
    }

    private static string Sentence(string text)
    {
        var line = text.Trim().Replace("\r", " ").Replace("\n", " ");
        return line.EndsWith(".", StringComparison.Ordinal) ? line : line + ".";
    }
}
