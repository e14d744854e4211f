using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;

namespace SageMakerGuard.Aws.Tests.Moto;

/// <summary>Makes an organization with one unit and one account in moto, by plain JSON 1.1.</summary>
public static class MotoOrganization
{
    /// <summary>Gives the unit's id and the account's.</summary>
    public static async Task<(string Unit, string Account)> Make(string url)
    {
        using var http = new HttpClient();
        await Call("CreateOrganization", new { FeatureSet = "ALL" });
        var root = (await Call("ListRoots", new { })).GetProperty("Roots")[0].GetProperty("Id").GetString()!;
        await Call("EnablePolicyType", new { RootId = root, PolicyType = "SERVICE_CONTROL_POLICY" });
        await Call("EnablePolicyType", new { RootId = root, PolicyType = "TAG_POLICY" });
        var unit = (await Call("CreateOrganizationalUnit", new { ParentId = root, Name = "workloads" })).GetProperty("OrganizationalUnit").GetProperty("Id").GetString()!;
        var account = (await Call("CreateAccount", new { Email = "ml@example.com", AccountName = "ml" })).GetProperty("CreateAccountStatus").GetProperty("AccountId").GetString()!;
        await Call("MoveAccount", new { AccountId = account, SourceParentId = root, DestinationParentId = unit });
        return (unit, account);

        async Task<JsonElement> Call(string operation, object body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url + "/") { Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8) };
            request.Content.Headers.Remove("Content-Type");
            request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-amz-json-1.1");
            request.Headers.Add("X-Amz-Target", "AWSOrganizationsV20161128." + operation);
            request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/organizations/aws4_request, SignedHeaders=host, Signature=0");
            using var answer = await http.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, operation + ": " + text);
            return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
        }
    }
}
