using System.Net;
using System.Net.Sockets;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Sandbox.Http;

/// <summary>
/// Opens a listener on 127.0.0.1 alone. A socket of our own and not HttpListener: that one cannot end a connection without an answer (it
/// sends an empty 200 on Unix), closes connections after errors as AWS does not, and asks for rights on Windows.
/// </summary>
internal static class LoopbackPort
{
    /// <summary>Any free port for 0, which the system picks and nobody can take in between; a port that was asked for is not exchanged for another.</summary>
    public static TcpListener Listen(int port)
    {
        TcpListener? listener = null;
        try
        {
            listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
            listener.Start(512);
            return listener;
        }
        catch (System.Exception e) when (e is SocketException or System.ArgumentOutOfRangeException)
        {
            listener?.Stop();
            throw new GuardFault("NoPort", FaultCategory.Connection, $"The sandbox could not listen on port {port} of 127.0.0.1: {e.Message}", "Give another port, or none to have a free one found.", e);
        }
    }
}
