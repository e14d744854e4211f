using System;
using System.Net;
using System.Net.Sockets;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Sandbox.Http;

/// <summary>Opens a listener on the loopback address alone, on a port that nobody has.</summary>
internal static class FreePort
{
    private const int Attempts = 20;

    public static (HttpListener Listener, int Port) Listen(int port)
    {
        for (var attempt = 1; ; attempt++)
        {
            var candidate = port == 0 ? Find() : port;
            var listener = new HttpListener();
            try
            {
                listener.Prefixes.Add($"http://127.0.0.1:{candidate}/");
                listener.Start();
                return (listener, candidate);
            }
            catch (Exception e) when (e is HttpListenerException or SocketException)
            {
                ((IDisposable)listener).Dispose();

                // Between finding a port and taking it somebody else may have taken it; a port that was asked for is not exchanged for another.
                if (port != 0 || attempt == Attempts)
                    throw new GuardFault("NoPort", FaultCategory.Connection, $"The sandbox could not listen on port {candidate} of 127.0.0.1: {e.Message}", port == 0 ? "Give a port that is free." : "Give another port, or none to have a free one found.", e);
            }
        }
    }

    private static int Find()
    {
        var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        try
        {
            return ((IPEndPoint)probe.LocalEndpoint).Port;
        }
        finally
        {
            probe.Stop();
        }
    }
}
