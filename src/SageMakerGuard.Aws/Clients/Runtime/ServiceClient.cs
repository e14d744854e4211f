using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace SageMakerGuard.Aws.Clients.Runtime;

/// <summary>
/// A client for a service whose SDK package cannot be had. Marshalling is its own; signing, credentials, retries, clock skew, proxies
/// and connections are those of the SDK's runtime pipeline.
/// </summary>
public abstract class ServiceClient : AmazonServiceClient
{
    private readonly ServiceClientConfig _config;

    private protected ServiceClient(AWSCredentials credentials, ServiceClientConfig config)
        : base(credentials, config) => _config = config;

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new RuleEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SigV4Handler());
        PatientRetryPolicy.Install(pipeline, Config);
    }

    /// <summary>Makes a JSON 1.1 call: the whole request is the body, the operation is a header.</summary>
    private protected Task<TResponse> CallJson<TResponse>(string operation, AmazonWebServiceRequest request, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new() =>
        Call<TResponse>(new JsonTargetMarshaller(_config, operation), JsonBodyUnmarshaller<TResponse>.Instance, request, cancellationToken);

    /// <summary>Makes a JSON 1.1 call whose answer says nothing but that it succeeded.</summary>
    private protected Task<TResponse> CallJsonForNothing<TResponse>(string operation, AmazonWebServiceRequest request, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new() =>
        Call<TResponse>(new JsonTargetMarshaller(_config, operation), NothingUnmarshaller<TResponse>.Instance, request, cancellationToken);

    /// <summary>Makes a call of the query protocol: the operation and its parameters are a form.</summary>
    private protected Task<TResponse> CallQuery<TResponse>(string operation, IReadOnlyDictionary<string, string?> parameters, ResponseUnmarshaller unmarshaller, AmazonWebServiceRequest request, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new() =>
        Call<TResponse>(new QueryMarshaller(_config, operation, parameters), unmarshaller, request, cancellationToken);

    /// <summary>Makes a REST call that has no body.</summary>
    private protected Task<TResponse> CallRest<TResponse>(string path, Action<IRequest> fill, ResponseUnmarshaller unmarshaller, AmazonWebServiceRequest request, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new() =>
        Call<TResponse>(new RestGetMarshaller(_config, path, fill), unmarshaller, request, cancellationToken);

    /// <summary>Makes a REST call whose whole request is its JSON body.</summary>
    private protected Task<TResponse> CallRestJson<TResponse>(string path, AmazonWebServiceRequest request, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new() =>
        Call<TResponse>(new RestPostMarshaller(_config, path), JsonBodyUnmarshaller<TResponse>.Instance, request, cancellationToken);

    private Task<TResponse> Call<TResponse>(IMarshaller<IRequest, AmazonWebServiceRequest> marshaller, ResponseUnmarshaller unmarshaller, AmazonWebServiceRequest request, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new() =>
        InvokeAsync<TResponse>(request, new InvokeOptions { RequestMarshaller = marshaller, ResponseUnmarshaller = unmarshaller }, cancellationToken);
}
