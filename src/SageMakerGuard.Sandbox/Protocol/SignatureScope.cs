using System;
using System.Text.RegularExpressions;

namespace SageMakerGuard.Sandbox.Protocol;

/// <summary>The scope of a signature: who signed, for which region and service (IAM User Guide, 'Elements of an AWS API request signature').</summary>
internal sealed record SignatureScope(string AccessKey, string Region, string Service)
{
    private static readonly Regex s_scope = new(@"Credential=([^/,\s]+)/\d+/([^/,\s]+)/([^/,\s]+)/aws4_request", RegexOptions.CultureInvariant);

    /// <summary>Reads the header, or the query of a presigned request; null where there is no signature.</summary>
    /// <exception cref="FormatException">There is an Authorization header, and it lacks something.</exception>
    public static SignatureScope? Read(RequestHead request, QueryForm query)
    {
        if (request.Authorization is null)
        {
            return query.Text("X-Amz-Credential") is { } presigned && s_scope.Match("Credential=" + presigned) is { Success: true } found ? From(found) : null;
        }

        var match = s_scope.Match(request.Authorization);
        if (match.Success && request.Authorization.IndexOf("Signature=", StringComparison.Ordinal) >= 0)
            return From(match);
        throw new FormatException("Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter.");
    }

    private static SignatureScope From(Match match) => new(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value);
}
