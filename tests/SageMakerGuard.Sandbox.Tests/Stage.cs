using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using System.Xml.Linq;
using SageMakerGuard.Ports;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests;

/// <summary>A running sandbox with a clock that stands still until it is moved, and the plainest client for it: what is asked is what goes over the wire.</summary>
internal sealed class Stage : IDisposable
{
    private readonly HttpClient _http = new();

    public Stage(SandboxOptions? options = null)
    {
        options ??= new();
        Sandbox = new SandboxHost().Start(options.Estate is null && options.EstatePath is null ? options with { Estate = CompanyEstate.Create() } : options, () => Now);
    }

    public ISandbox Sandbox { get; }

    public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public string Region { get; set; } = HealthyRegion.Region;

    public string? AccessKey { get; set; } = "AKIASANDBOX000000001";

    public string? Token { get; set; }

    public Task<Reply> SageMaker(string operation, object? body = null) => Json("SageMaker." + operation, "sagemaker", body);

    public Task<Reply> Tagging(string operation, object? body = null) => Json("ResourceGroupsTaggingAPI_20170126." + operation, "tagging", body);

    public Task<Reply> Json(string target, string service, object? body, string contentType = "application/x-amz-json-1.1")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Sandbox.EndpointUrl + "/") { Content = new StringContent(body as string ?? JsonSerializer.Serialize(body ?? new { })) };
        request.Content.Headers.Remove("Content-Type");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        request.Headers.Add("X-Amz-Target", target);
        return Send(request, service);
    }

    public Task<Reply> Ec2(string action, params (string Name, string Value)[] parameters) => Query("2016-11-15", "ec2", action, parameters);

    /// <summary>The same with the parameters in one text: Name=Value, with a semicolon between.</summary>
    public Task<Reply> Ec2(string action, string parameters) =>
        Ec2(action, parameters.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair[1])).ToArray());

    public Task<Reply> Sts(string action, params (string Name, string Value)[] parameters) => Query("2011-06-15", "sts", action, parameters);

    public Task<Reply> Iam(string action, params (string Name, string Value)[] parameters) => Query("2010-05-08", "iam", action, parameters);

    public Task<Reply> CloudWatch(string action, params (string Name, string Value)[] parameters) => Query("2010-08-01", "monitoring", action, parameters);

    public Task<Reply> Sns(string action, params (string Name, string Value)[] parameters) => Query("2010-03-31", "sns", action, parameters);

    public Task<Reply> Get(string pathAndQuery, string service) => Send(new(HttpMethod.Get, Sandbox.EndpointUrl + pathAndQuery), service);

    public void Dispose()
    {
        _http.Dispose();
        Sandbox.Dispose();
    }

    private Task<Reply> Query(string version, string service, string action, (string Name, string Value)[] parameters)
    {
        var form = new List<KeyValuePair<string, string>> { new("Action", action), new("Version", version) };
        form.AddRange(parameters.Select(p => new KeyValuePair<string, string>(p.Name, p.Value)));
        return Send(new(HttpMethod.Post, Sandbox.EndpointUrl + "/") { Content = new FormUrlEncodedContent(form) }, service);
    }

    private async Task<Reply> Send(HttpRequestMessage request, string service)
    {
        if (AccessKey is not null)
            request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={AccessKey}/20260301/{Region}/{service}/aws4_request, SignedHeaders=host, Signature=00");
        if (Token is not null)
            request.Headers.Add("X-Amz-Security-Token", Token);
        using var response = await _http.SendAsync(request);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(), response);
    }
}

/// <summary>What came back.</summary>
internal sealed record Reply(HttpStatusCode Status, string Body, HttpResponseMessage Response)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public XElement Xml => XDocument.Parse(Body).Root!;

    public string? Text(string name) => Json.TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>The error code, in whichever protocol.</summary>
    public string? Code => Status == HttpStatusCode.OK ? null
        : Body.StartsWith('{') ? Text("__type") ?? Text("ErrorCode")
        : Xml.Descendants().FirstOrDefault(e => e.Name.LocalName == "Code")?.Value;

    public string? Message => Body.StartsWith('{') ? Text("message") ?? Text("Message") : Xml.Descendants().FirstOrDefault(e => e.Name.LocalName == "Message")?.Value;

    /// <summary>The texts of all elements of that name.</summary>
    public IReadOnlyList<string> All(string element) => Xml.Descendants().Where(e => e.Name.LocalName == element).Select(e => e.Value).ToList();

    public string? One(string element) => All(element).SingleOrDefault();
}
