using System.IO;
using Amazon.Runtime;

namespace SageMakerGuard.Aws.Clients.Runtime;

/// <summary>Reads an answer that says nothing but that the call succeeded: SageMaker sends no body at all then, or an empty object.</summary>
internal sealed class NothingUnmarshaller<TResponse> : JsonBodyUnmarshaller<TResponse>
    where TResponse : AmazonWebServiceResponse, new()
{
    public static new NothingUnmarshaller<TResponse> Instance { get; } = new();

    protected override TResponse? Read(Stream body)
    {
        var first = body.ReadByte();
        if (first < 0)
            return new TResponse();
        using var whole = new MemoryStream();
        whole.WriteByte((byte)first);
        body.CopyTo(whole);
        whole.Position = 0;
        return base.Read(whole);
    }
}
