using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Tasks;

namespace SageMakerGuard.Testing;

/// <summary>
/// Hosts on loopback that stand for those of a probe's rehearsal: some answer over TLS with a certificate of their own authority, some take
/// connections and say nothing, some refuse, some let connections hang.
/// </summary>
public sealed class LoopbackHosts : IDisposable
{
    private readonly List<IDisposable> _open = [];
    private readonly List<string> _table = [];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("loopback hosts ");
    private readonly X509Certificate2 _authority;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public LoopbackHosts()
    {
        var request = new CertificateRequest("CN=Loopback authority", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        _authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        AuthorityFile = Path.Combine(_folder.FullName, "authority.pem");
        File.WriteAllText(AuthorityFile, _authority.ExportCertificatePem());
    }

    /// <summary>The authority's certificate, for SSL_CERT_FILE.</summary>
    public string AuthorityFile { get; }

    /// <summary>What leads where: the value of SMGUARD_PROBE_HOSTS.</summary>
    public string Table => string.Join(",", _table);

    /// <summary>The requests that came, head and body.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Makes a name resolve to something else, where nobody connects.</summary>
    public LoopbackHosts Resolves(string host, string to)
    {
        _table.Add($"{host}={to}");
        return this;
    }

    /// <summary>A host that answers over TLS what the function says of a request: a whole HTTP answer.</summary>
    public LoopbackHosts Answers(string host, int port, Func<string, string> answer, string? certifiedFor = null)
    {
        var certificate = CertificateOf(certifiedFor ?? host);
        _open.Add(certificate);
        return Listen(host, port, async client =>
        {
            using var tls = new SslStream(client.GetStream());
            await tls.AuthenticateAsServerAsync(certificate);
            var request = await Read(tls);
            lock (Requests)
                Requests.Add(request);
            await tls.WriteAsync(Encoding.ASCII.GetBytes(answer(request)));
            await tls.ShutdownAsync();
        });
    }

    /// <summary>A host that takes connections and never says a word.</summary>
    public LoopbackHosts TakesConnections(string host, int port) => Listen(host, port, async client =>
    {
        var ignored = new byte[1024];
        while (await client.GetStream().ReadAsync(ignored) > 0)
        {
        }
    });

    /// <summary>A host with two addresses of which one takes connections and the other refuses them.</summary>
    public LoopbackHosts TakesConnectionsAtOneOfTwo(string host, int port)
    {
        TakesConnections(host, port);
        _table[^1] += $"/127.0.0.2:{Number(LoopbackProcess.FreePort())}";
        return this;
    }

    /// <summary>A host that answers with a certificate of another host, as a firewall that inspects TLS does.</summary>
    public LoopbackHosts AnswersAsSomebodyElse(string host, int port) => Answers(host, port, LoopbackAws.Page, certifiedFor: "somebody-else.example");

    /// <summary>A host where nobody listens.</summary>
    public LoopbackHosts Refuses(string host, int port)
    {
        _table.Add($"{host}:{Number(port)}=127.0.0.1:{Number(LoopbackProcess.FreePort())}");
        return this;
    }

    /// <summary>A host that lets connections hang, as one behind a group that drops them does: its queue is full and nobody takes from it.</summary>
    public LoopbackHosts Hangs(string host, int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen(0);
        _open.Add(socket);
        for (var full = false; !full;)
        {
            var waiting = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            _open.Add(waiting);
            full = !waiting.ConnectAsync(socket.LocalEndPoint!).Wait(TimeSpan.FromMilliseconds(300));
        }

        _table.Add($"{host}:{Number(port)}=127.0.0.1:{Number(((IPEndPoint)socket.LocalEndPoint!).Port)}");
        return this;
    }

    public void Dispose()
    {
        foreach (var open in _open)
            open.Dispose();
        _authority.Dispose();
        _key.Dispose();
        _folder.Delete(recursive: true);
    }

    private LoopbackHosts Listen(string host, int port, Func<TcpClient, Task> serve)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _open.Add(listener);
        _table.Add($"{host}:{Number(port)}=127.0.0.1:{Number(((IPEndPoint)listener.LocalEndpoint).Port)}");
        _ = Accept(listener, serve);
        return this;
    }

    private static async Task Accept(TcpListener listener, Func<TcpClient, Task> serve)
    {
        try
        {
            while (true)
                _ = Serve(await listener.AcceptTcpClientAsync(), serve);
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static async Task Serve(TcpClient client, Func<TcpClient, Task> serve)
    {
        using (client)
        {
            try
            {
                await serve(client);
            }
            catch (Exception gone) when (gone is IOException or System.Security.Authentication.AuthenticationException or SocketException or ObjectDisposedException)
            {
                // A probe connects and goes: what it saw is in its output.
            }
        }
    }

    private static async Task<string> Read(Stream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[16384];
        while (true)
        {
            var read = await stream.ReadAsync(buffer);
            text.Append(Encoding.ASCII.GetString(buffer, 0, read));
            var whole = text.ToString();
            var head = whole.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (read == 0 || (head >= 0 && whole.Length - head - 4 >= LengthOf(whole[..head])))
                return whole;
        }
    }

    private static int LengthOf(string head) =>
        head.Split("\r\n").Where(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Select(l => int.Parse(l[15..], CultureInfo.InvariantCulture)).FirstOrDefault();

    private X509Certificate2 CertificateOf(string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=loopback host", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_authority, true, false));
        using var issued = request.Create(_authority, _authority.NotBefore, _authority.NotAfter, RandomNumberGenerator.GetBytes(8));
        using var whole = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pfx), null);
    }

    private static string Number(int port) => port.ToString(CultureInfo.InvariantCulture);
}
