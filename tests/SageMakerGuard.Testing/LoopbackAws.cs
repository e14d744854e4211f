using System;

namespace SageMakerGuard.Testing;

/// <summary>The few answers of AWS's that a probe asks for, in the forms that boto3 reads.</summary>
public static class LoopbackAws
{
    /// <summary>STS: refuses who is not signed in, as AWS does (MissingAuthenticationToken), and tells others their account.</summary>
    public static string Sts(string request, string account) => IsSigned(request)
        ? Answer("200 OK", $"<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult><Arn>arn:aws:sts::{account}:assumed-role/studio/SageMaker</Arn><UserId>AROAEXAMPLE:SageMaker</UserId><Account>{account}</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></GetCallerIdentityResponse>")
        : Answer("403 Forbidden", "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type><Code>MissingAuthenticationToken</Code><Message>Request is missing Authentication Token</Message></Error></ErrorResponse>");

    /// <summary>S3: redirects a bare HEAD to its page, as AWS does, and gives the code to a signed call.</summary>
    public static string S3(string request, string code) => IsSigned(request)
        ? Answer("403 Forbidden", $"<Error><Code>{code}</Code><Message>said the loopback</Message><RequestId>1</RequestId></Error>")
        : "HTTP/1.1 307 Temporary Redirect\r\nLocation: https://aws.amazon.com/s3/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    /// <summary>Any web server.</summary>
    public static string Page(string request) => Answer("200 OK", request.StartsWith("HEAD", StringComparison.Ordinal) ? "" : "hello");

    private static bool IsSigned(string request) => request.Contains("AWS4-HMAC-SHA256", StringComparison.Ordinal);

    private static string Answer(string status, string body) => $"HTTP/1.1 {status}\r\nContent-Type: text/xml\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";
}
