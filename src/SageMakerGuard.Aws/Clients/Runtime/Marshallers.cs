using System;
using System.Collections.Generic;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace SageMakerGuard.Aws.Clients.Runtime;

/// <summary>Writes a JSON 1.1 request.</summary>
internal sealed class JsonTargetMarshaller(ServiceClientConfig config, string operation) : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, config.Service.ServiceId)
        {
            HttpMethod = "POST",
            ResourcePath = "/",
            Content = JsonSerializer.SerializeToUtf8Bytes(input, input.GetType(), WireJson.Options),
            AuthenticationRegion = config.SigningRegion,
        };
        request.Headers["Content-Type"] = "application/x-amz-json-1.1";
        request.Headers["X-Amz-Target"] = config.Service.TargetPrefix + "." + operation;
        return request;
    }
}

/// <summary>Writes a GET with parts of the request in its path and query.</summary>
internal sealed class RestGetMarshaller(ServiceClientConfig config, string path, Action<IRequest> fill) : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, config.Service.ServiceId)
        {
            HttpMethod = "GET",
            ResourcePath = path,
            UseQueryString = true,
            AuthenticationRegion = config.SigningRegion,
        };
        fill(request);
        return request;
    }
}

/// <summary>Writes a POST whose body is the request as JSON and whose path is the operation.</summary>
internal sealed class RestPostMarshaller(ServiceClientConfig config, string path) : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, config.Service.ServiceId)
        {
            HttpMethod = "POST",
            ResourcePath = path,
            Content = JsonSerializer.SerializeToUtf8Bytes(input, input.GetType(), WireJson.Options),
            AuthenticationRegion = config.SigningRegion,
        };
        request.Headers["Content-Type"] = "application/json";
        return request;
    }
}

/// <summary>Writes a form, as the query protocol wants it. What is null is left out.</summary>
internal sealed class QueryMarshaller(ServiceClientConfig config, string operation, IReadOnlyDictionary<string, string?> parameters) : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, config.Service.ServiceId)
        {
            HttpMethod = "POST",
            ResourcePath = "/",
            AuthenticationRegion = config.SigningRegion,
        };
        request.Headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8";
        request.Parameters["Action"] = operation;
        request.Parameters["Version"] = config.Service.Version;
        foreach (var parameter in parameters)
        {
            if (parameter.Value is { } value)
                request.Parameters[parameter.Key] = value;
        }

        return request;
    }
}
