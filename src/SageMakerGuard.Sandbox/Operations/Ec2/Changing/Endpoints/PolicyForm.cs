using System.Text.Json;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.Endpoints;

/// <summary>Policies of endpoints: JSON with a Statement, at most 20,480 characters (VPC User Guide, 'Amazon VPC quotas').</summary>
internal static class PolicyForm
{
    /// <summary>What a gateway endpoint has where nobody says otherwise, as AWS answers it; that of interface endpoints is printed in another way.</summary>
    public const string GatewayDefault = """{"Version":"2008-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}""";

    private const int MaxLength = 20480;

    /// <summary>The code is EC2's list's; its sentence is not known.</summary>
    public static void Check(string? document)
    {
        if (document is not { Length: > 0 })
            return;
        if (document.Length > MaxLength)
            throw Invalid("it has more than 20,480 characters");
        try
        {
            using var json = JsonDocument.Parse(document);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("Statement", out _))
                throw Invalid("it has no Statement");
        }
        catch (JsonException)
        {
            throw Invalid("it is no JSON");
        }
    }

    private static AwsFault Invalid(string why) => new("InvalidPolicyDocument", $"[sandbox] The policy document is of no use: {why}.");
}
