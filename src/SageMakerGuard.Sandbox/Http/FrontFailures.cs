using System;
using System.Text;
using System.Text.RegularExpressions;
using SageMakerGuard.Ports;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Http;

/// <summary>Answers that are given before any service has a say, and the words of faults that are named by their code alone.</summary>
internal static class FrontFailures
{
    private static readonly Regex s_scope = new(@"Credential=[^/,\s]+/\d+/[^/,\s]+/([^/,\s]+)/aws4_request", RegexOptions.CultureInvariant);

    public static bool IsForm(RequestHead request) => request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The service that a signature is for.</summary>
    public static string? ScopeOf(RequestHead request) => s_scope.Match(request.Authorization ?? "") is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>
    /// A JSON service that is spoken to with another content type: plain JSON gets status 200 with the error inside 'Output', anything else a 404
    /// in XML (measured on Athena: aoyagikouhei/athena-local, errors.md 44 to 46; flexera-public/flexera-plugins#106).
    /// </summary>
    public static Answer? WrongContentType(RequestHead request, string requestId)
    {
        var type = request.ContentType?.Split(';')[0].Trim();
        if (request.Target is null || type == JsonDialect.ContentType)
            return null;
        const string Code = "UnknownOperationException";
        return type == "application/json"
            ? new() { ContentType = "application/json", ErrorCode = Code, Headers = [("x-amzn-RequestId", requestId)], Body = Text("{\"Output\":{\"__type\":\"com.amazon.coral.service#" + Code + "\",\"message\":null},\"Version\":\"1.0\"}") }
            : new() { Status = 404, ContentType = "application/xml", ErrorCode = Code, Headers = [("x-amzn-RequestId", requestId)], Body = Text("<" + Code + "/>\n") };
    }

    /// <summary>What stands between a company's network and AWS says when it does not like a request.</summary>
    public static Answer ProxyPage(SandboxFault fault) => new()
    {
        Status = fault.Status ?? 200,
        ContentType = "text/html; charset=utf-8",
        ErrorCode = "Html",
        Body = Text($"<!DOCTYPE html>\n<html><head><title>Access blocked</title></head><body><h1>{fault.Message ?? "This page is blocked by your organisation's proxy."}</h1></body></html>\n"),
    };

    /// <summary>AWS's sentence where it is known and always the same, the sandbox's own where not.</summary>
    public static string Sentence(string code) => code switch
    {
        "ThrottlingException" or "ThrottledException" or "Throttling" => "Rate exceeded",
        "RequestLimitExceeded" => "Request limit exceeded.",
        "ExpiredTokenException" or "ExpiredToken" => "The security token included in the request is expired",
        "UnrecognizedClientException" or "InvalidClientTokenId" => "The security token included in the request is invalid.",
        "AuthFailure" => "AWS was not able to validate the provided access credentials",
        "UnauthorizedOperation" => "You are not authorized to perform this operation.",
        _ => $"[sandbox] The fault plan answers {code}.",
    };

    private static ArraySegment<byte> Text(string text) => new(Encoding.UTF8.GetBytes(text));
}
