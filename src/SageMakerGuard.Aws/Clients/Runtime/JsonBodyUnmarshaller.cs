using System;
using System.IO;
using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace SageMakerGuard.Aws.Clients.Runtime;

/// <summary>Reads an answer whose body is JSON, straight into the response type.</summary>
internal class JsonBodyUnmarshaller<TResponse> : JsonResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    public static JsonBodyUnmarshaller<TResponse> Instance { get; } = new();

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        try
        {
            return Read(input.Stream) ?? new TResponse();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or System.Xml.XmlException)
        {
            throw new NotAwsAnswerException("an answer that cannot be read as " + typeof(TResponse).Name, (int)input.ResponseData.StatusCode, error);
        }
    }

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var error = ErrorBody.Read(input.Stream, input.ResponseData, statusCode);
        return new AmazonServiceException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
    }

    protected virtual TResponse? Read(Stream body) => JsonSerializer.Deserialize<TResponse>(body, WireJson.Options);

    // The body is in memory already: see SharedHttp.
    protected override bool ShouldReadEntireResponse(IWebResponseData response, bool readEntireResponse) => false;
}
