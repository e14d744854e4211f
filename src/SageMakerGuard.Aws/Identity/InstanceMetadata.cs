using System;
using System.Net.Sockets;
using System.Threading.Tasks;
using Amazon.Util;

namespace SageMakerGuard.Aws.Identity;

/// <summary>The metadata service of an EC2 instance. Off EC2 its address answers nobody, so nothing waits for it longer than a second.</summary>
internal static class InstanceMetadata
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    /// <summary>Whether it is there. AWS_EC2_METADATA_DISABLED is honoured without a try.</summary>
    public static bool Answers()
    {
        if (!EC2InstanceMetadata.IsIMDSEnabled || !Uri.TryCreate(EC2InstanceMetadata.ServiceEndpoint, UriKind.Absolute, out var at))
            return false;
        using var client = new TcpClient(at.HostNameType == UriHostNameType.IPv6 ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork);
        var connect = client.ConnectAsync(at.DnsSafeHost, at.Port);
        // Closing the client ends the attempt with an exception that somebody has to look at.
        _ = connect.ContinueWith(static task => task.Exception, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously);
        return Task.WaitAny([connect], s_patience) == 0 && connect.Status == TaskStatus.RanToCompletion;
    }

    /// <summary>The instance's region, or null.</summary>
    public static string? Region()
    {
        if (!Answers())
            return null;
        var read = Task.Run(static () => EC2InstanceMetadata.Region?.SystemName);
        _ = read.ContinueWith(static task => task.Exception, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously);
        return Task.WaitAny([read], s_patience) == 0 && read.Status == TaskStatus.RanToCompletion ? read.Result : null;
    }
}
