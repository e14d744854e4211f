using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;

namespace SageMakerGuard.Aws.Clients.Runtime;

/// <summary>
/// One HttpClient for all services and regions of a session. It lets as many calls through at once as the session asks for, counts
/// them, and has each body in memory before the SDK reads it, so that no thread waits for the network.
/// </summary>
internal sealed class SharedHttp : HttpClientFactory, IDisposable
{
    private readonly object _lock = new();
    private readonly int _connections;
    private readonly bool _afresh;
    private readonly TimeSpan _patience;
    private HttpClient? _client;
    private int _calls;

    /// <param name="connections">The most connections to one host.</param>
    /// <param name="patience">How long an answer may take.</param>
    /// <param name="afresh">
    /// True for a connection of its own for each request. Where a connection that was kept turns out to be closed, .NET may send a request a
    /// second time by itself, a POST like any other (dotnet/runtime, HttpConnectionPool.SendWithVersionDetectionAndRetryAsync); the server may
    /// have acted on the first. On a new connection it never does.
    /// </param>
    public SharedHttp(int connections, TimeSpan patience, bool afresh = false)
    {
        _connections = connections;
        _patience = patience;
        _afresh = afresh;
    }

    /// <summary>Requests sent so far, each retry counted.</summary>
    public int Calls => Volatile.Read(ref _calls);

    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        lock (_lock)
            return _client ??= Make(clientConfig);
    }

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public void Dispose() => _client?.Dispose();

    private HttpClient Make(IClientConfig config)
    {
        var handler = _afresh ? new FreshConnections(() => new WholeBodies(this, Handler(config))) : (HttpMessageHandler)new WholeBodies(this, Handler(config));
        var client = new HttpClient(handler) { Timeout = _patience };
        client.DefaultRequestHeaders.ConnectionClose = _afresh;
        return client;
    }

    private HttpClientHandler Handler(IClientConfig config)
    {
        // On .NET Framework two connections per host are the default.
        var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = _connections };
        if (config.GetWebProxy() is { } proxy)
        {
            handler.Proxy = proxy;
            handler.UseProxy = true;
        }

        return handler;
    }

    // The header alone would leave it to the server; the body is in memory before the handler goes.
    private sealed class FreshConnections(Func<HttpMessageHandler> make) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var once = new HttpMessageInvoker(make());
            return await once.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
    }

    private sealed class WholeBodies(SharedHttp owner, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref owner._calls);
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            try
            {
                if ((int)response.StatusCode is >= 300 and < 400)
                    throw new NotAwsAnswerException("a redirection", (int)response.StatusCode);
                if (response.Content is { } content)
                    response.Content = await InMemory(content, (int)response.StatusCode, cancellationToken).ConfigureAwait(false);
                return response;
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }

        private static async Task<HttpContent> InMemory(HttpContent content, int status, CancellationToken cancellationToken)
        {
            var memory = new MemoryStream(content.Headers.ContentLength is long length and > 0 and < 1 << 24 ? (int)length : 4096);
            using (content)
            using (var body = await content.ReadAsStreamAsync().ConfigureAwait(false))
            {
                // Closing the stream ends a read that the token alone does not end on every platform.
                using (cancellationToken.Register(static state => ((Stream)state).Dispose(), body))
                {
                    try
                    {
                        await body.CopyToAsync(memory, 81920, cancellationToken).ConfigureAwait(false);
                    }
                    catch (Exception) when (cancellationToken.IsCancellationRequested)
                    {
                        throw new OperationCanceledException(cancellationToken);
                    }
                }
            }

            if (WebPage.Is(memory, content.Headers.ContentType?.MediaType))
                throw new NotAwsAnswerException("a web page", status);
            memory.Position = 0;
            var whole = new StreamContent(memory);
            foreach (var header in content.Headers)
                whole.Headers.TryAddWithoutValidation(header.Key, header.Value);
            whole.Headers.ContentLength = memory.Length;
            return whole;
        }
    }
}
