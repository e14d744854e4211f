using System;
using System.IO;
using System.Xml.Linq;
using Amazon.Runtime;

namespace SageMakerGuard.Aws.Clients.Runtime;

/// <summary>Reads an answer whose body is XML, by a function that knows its elements.</summary>
internal sealed class XmlBodyUnmarshaller<TResponse>(Func<XElement, TResponse> read) : JsonBodyUnmarshaller<TResponse>
    where TResponse : AmazonWebServiceResponse, new()
{
    protected override TResponse? Read(Stream body) => read(XDocument.Load(body).Root!);
}
