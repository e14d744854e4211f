using Amazon;
using Amazon.Runtime.Endpoints;
using SageMakerGuard.Aws.Clients.ElasticFileSystem;
using SageMakerGuard.Aws.Clients.Route53;
using SageMakerGuard.Aws.Clients.Runtime;
using SageMakerGuard.Aws.Clients.SageMaker;
using SageMakerGuard.Aws.Clients.Tagging;

namespace SageMakerGuard.Aws.Tests;

/// <summary>Hosts as AWS's endpoint rule sets give them (botocore 1.43, endpoint-rule-set-1.json of each service).</summary>
public class EndpointTests
{
    [Theory]
    [InlineData("eu-central-1", false, false, "https://api.sagemaker.eu-central-1.amazonaws.com")]
    [InlineData("cn-north-1", false, false, "https://api.sagemaker.cn-north-1.amazonaws.com.cn")]
    [InlineData("us-gov-west-1", false, false, "https://api.sagemaker.us-gov-west-1.amazonaws.com")]
    [InlineData("us-gov-west-1", true, false, "https://api-fips.sagemaker.us-gov-west-1.amazonaws.com")]
    [InlineData("us-east-1", true, false, "https://api-fips.sagemaker.us-east-1.amazonaws.com")]
    [InlineData("us-east-1", true, true, "https://api.sagemaker-fips.us-east-1.api.aws")]
    [InlineData("us-east-1", false, true, "https://api.sagemaker.us-east-1.api.aws")]
    [InlineData("us-iso-east-1", false, false, "https://api.sagemaker.us-iso-east-1.c2s.ic.gov")]
    [InlineData("us-isob-east-1", true, false, "https://api.sagemaker-fips.us-isob-east-1.sc2s.sgov.gov")]
    [InlineData("eusc-de-east-1", false, false, "https://api.sagemaker.eusc-de-east-1.amazonaws.eu")]
    public void SageMaker(string region, bool fips, bool dualStack, string url) => Assert.Equal(url, Resolve(new AmazonSageMakerConfig(), region, fips, dualStack));

    [Theory]
    [InlineData("eu-west-1", false, false, "https://tagging.eu-west-1.amazonaws.com")]
    [InlineData("us-west-2", true, false, "https://tagging-fips.us-west-2.amazonaws.com")]
    public void Tagging(string region, bool fips, bool dualStack, string url) => Assert.Equal(url, Resolve(new AmazonResourceGroupsTaggingAPIConfig(), region, fips, dualStack));

    [Theory]
    [InlineData("eu-west-1", false, false, "https://elasticfilesystem.eu-west-1.amazonaws.com")]
    [InlineData("eu-west-1", true, false, "https://elasticfilesystem-fips.eu-west-1.amazonaws.com")]
    [InlineData("eu-west-1", false, true, "https://efs.eu-west-1.api.aws")]
    public void FileSystems(string region, bool fips, bool dualStack, string url) => Assert.Equal(url, Resolve(new AmazonElasticFileSystemConfig(), region, fips, dualStack));

    [Theory]
    [InlineData("eu-west-1", false, false, "https://route53.amazonaws.com")]
    [InlineData("us-east-1", true, false, "https://route53-fips.amazonaws.com")]
    [InlineData("cn-north-1", false, false, "https://route53.amazonaws.com.cn")]
    [InlineData("us-gov-east-1", true, false, "https://route53.us-gov.amazonaws.com")]
    public void HostedZones(string region, bool fips, bool dualStack, string url) => Assert.Equal(url, Resolve(new AmazonRoute53Config(), region, fips, dualStack));

    private static string Resolve(ServiceClientConfig config, string region, bool fips, bool dualStack)
    {
        config.IgnoreConfiguredEndpointUrls = true;
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        config.UseFIPSEndpoint = fips;
        config.UseDualstackEndpoint = dualStack;
        return config.EndpointProvider.ResolveEndpoint(new EndpointParameters()).URL;
    }
}
