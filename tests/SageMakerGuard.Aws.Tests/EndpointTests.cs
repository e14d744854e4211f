using Amazon;
using Amazon.Runtime.Endpoints;
using SageMakerGuard.Aws.Clients.Budgets;
using SageMakerGuard.Aws.Clients.CloudWatch;
using SageMakerGuard.Aws.Clients.ElasticFileSystem;
using SageMakerGuard.Aws.Clients.IdentityManagement;
using SageMakerGuard.Aws.Clients.Organizations;
using SageMakerGuard.Aws.Clients.RAM;
using SageMakerGuard.Aws.Clients.CostExplorer;
using SageMakerGuard.Aws.Clients.Pricing;
using SageMakerGuard.Aws.Clients.Route53;
using SageMakerGuard.Aws.Clients.Runtime;
using SageMakerGuard.Aws.Clients.SageMaker;
using SageMakerGuard.Aws.Clients.SimpleNotificationService;
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
    [InlineData("eu-west-1", false, false, "https://ram.eu-west-1.amazonaws.com")]
    [InlineData("us-east-1", true, false, "https://ram-fips.us-east-1.amazonaws.com")]
    [InlineData("us-gov-west-1", true, false, "https://ram.us-gov-west-1.amazonaws.com")]
    [InlineData("us-gov-west-1", true, true, "https://ram-fips.us-gov-west-1.api.aws")]
    [InlineData("eu-west-1", false, true, "https://ram.eu-west-1.api.aws")]
    public void Shares(string region, bool fips, bool dualStack, string url) => Assert.Equal(url, Resolve(new AmazonRAMConfig(), region, fips, dualStack));

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

    [Theory]
    [InlineData("eu-west-1", false, false, "https://ce.us-east-1.amazonaws.com")]
    [InlineData("eu-west-1", true, false, "https://ce-fips.us-east-1.amazonaws.com")]
    [InlineData("eu-west-1", false, true, "https://ce.us-east-1.api.aws")]
    [InlineData("cn-north-1", false, false, "https://ce.cn-northwest-1.amazonaws.com.cn")]
    [InlineData("cn-north-1", false, true, "https://ce.cn-northwest-1.api.amazonwebservices.com.cn")]
    [InlineData("us-gov-east-1", true, false, "https://ce-fips.us-gov-west-1.amazonaws.com")]
    [InlineData("us-iso-west-1", false, false, "https://ce.us-iso-east-1.c2s.ic.gov")]
    [InlineData("us-isof-south-1", false, false, "https://ce.us-isof-south-1.csp.hci.ic.gov")]
    [InlineData("eusc-de-east-1", false, false, "https://ce.eusc-de-east-1.api.amazonwebservices.eu")]
    public void Costs(string region, bool fips, bool dualStack, string url) => Assert.Equal(url, Resolve(new AmazonCostExplorerConfig(), region, fips, dualStack));

    [Theory]
    [InlineData("us-east-1", false, false, "https://api.pricing.us-east-1.amazonaws.com")]
    [InlineData("eu-central-1", true, false, "https://api.pricing-fips.eu-central-1.amazonaws.com")]
    [InlineData("cn-northwest-1", false, false, "https://api.pricing.cn-northwest-1.amazonaws.com.cn")]
    public void Prices(string region, bool fips, bool dualStack, string url) => Assert.Equal(url, Resolve(new AmazonPricingConfig(), region, fips, dualStack));

    [Theory]
    [InlineData("eu-west-1", false, false, "https://iam.amazonaws.com")]
    [InlineData("eu-west-1", true, false, "https://iam-fips.amazonaws.com")]
    [InlineData("eu-west-1", false, true, "https://iam.global.api.aws")]
    [InlineData("eu-west-1", true, true, "https://iam-fips.global.api.aws")]
    [InlineData("cn-northwest-1", false, false, "https://iam.cn-north-1.amazonaws.com.cn")]
    [InlineData("cn-northwest-1", false, true, "https://iam.global.api.amazonwebservices.com.cn")]
    [InlineData("cn-northwest-1", true, false, "https://iam-fips.amazonaws.com.cn")]
    [InlineData("cn-northwest-1", true, true, "https://iam-fips.api.amazonwebservices.com.cn")]
    [InlineData("us-gov-east-1", false, false, "https://iam.us-gov.amazonaws.com")]
    [InlineData("us-gov-east-1", true, false, "https://iam.us-gov.amazonaws.com")]
    [InlineData("us-gov-east-1", false, true, "https://iam.us-gov.api.aws")]
    [InlineData("us-iso-west-1", false, false, "https://iam.us-iso-east-1.c2s.ic.gov")]
    [InlineData("us-iso-west-1", true, false, "https://iam-fips.us-iso-east-1.c2s.ic.gov")]
    [InlineData("us-iso-west-1", false, true, "https://iam.api.aws.ic.gov")]
    [InlineData("us-isob-east-1", true, false, "https://iam-fips.us-isob-east-1.sc2s.sgov.gov")]
    [InlineData("eu-isoe-west-1", false, false, "https://iam.eu-isoe-west-1.cloud.adc-e.uk")]
    [InlineData("eu-isoe-west-1", true, true, "https://iam-fips.api.cloud-aws.adc-e.uk")]
    [InlineData("us-isof-south-1", true, false, "https://iam-fips.csp.hci.ic.gov")]
    [InlineData("eusc-de-east-1", false, false, "https://iam.eusc-de-east-1.amazonaws.eu")]
    [InlineData("eusc-de-east-1", false, true, "https://iam.api.amazonwebservices.eu")]
    public void Roles(string region, bool fips, bool dualStack, string url) => Assert.Equal(url, Resolve(new AmazonIdentityManagementServiceConfig(), region, fips, dualStack));

    [Theory]
    [InlineData("ap-southeast-2", "us-east-1")]
    [InlineData("cn-northwest-1", "cn-north-1")]
    [InlineData("us-gov-east-1", "us-gov-west-1")]
    [InlineData("us-iso-west-1", "us-iso-east-1")]
    [InlineData("us-isob-east-1", "us-isob-east-1")]
    [InlineData("eu-isoe-west-1", "eu-isoe-west-1")]
    [InlineData("us-isof-south-1", "us-isof-south-1")]
    [InlineData("eusc-de-east-1", "eusc-de-east-1")]
    public void Roles_are_signed_for_the_partitions_home_region(string region, string signedFor)
    {
        var config = new AmazonIdentityManagementServiceConfig();
        config.UseRegion(region);
        Assert.Equal(signedFor, config.AuthenticationRegion);
    }

    [Theory]
    [InlineData("eu-west-1", false, false, "https://organizations.us-east-1.amazonaws.com")]
    [InlineData("us-east-1", true, false, "https://organizations-fips.us-east-1.amazonaws.com")]
    [InlineData("eu-west-1", false, true, "https://organizations.eu-west-1.api.aws")]
    [InlineData("cn-north-1", false, false, "https://organizations.cn-northwest-1.amazonaws.com.cn")]
    [InlineData("us-gov-east-1", false, false, "https://organizations.us-gov-west-1.amazonaws.com")]
    [InlineData("us-gov-east-1", true, false, "https://organizations.us-gov-west-1.amazonaws.com")]
    [InlineData("us-iso-west-1", false, false, "https://organizations.us-iso-east-1.c2s.ic.gov")]
    [InlineData("us-isof-south-1", false, false, "https://organizations.us-isof-south-1.csp.hci.ic.gov")]
    [InlineData("eusc-de-east-1", false, false, "https://organizations.eusc-de-east-1.amazonaws.eu")]
    public void Organizations(string region, bool fips, bool dualStack, string url) => Assert.Equal(url, Resolve(new AmazonOrganizationsConfig(), region, fips, dualStack));

    [Theory]
    [InlineData("eu-central-1", false, false, "https://budgets.amazonaws.com")]
    [InlineData("eu-central-1", false, true, "https://budgets.us-east-1.api.aws")]
    [InlineData("eu-central-1", true, false, "https://budgets-fips.amazonaws.com")]
    [InlineData("eu-central-1", true, true, "https://budgets-fips.api.aws")]
    [InlineData("cn-north-1", false, false, "https://budgets.amazonaws.com.cn")]
    [InlineData("cn-north-1", false, true, "https://budgets.api.amazonwebservices.com.cn")]
    [InlineData("us-gov-east-1", false, false, "https://budgets.amazonaws.com")]
    [InlineData("us-gov-east-1", false, true, "https://budgets.api.aws")]
    [InlineData("us-iso-east-1", false, false, "https://budgets.c2s.ic.gov")]
    [InlineData("us-isob-east-1", false, false, "https://budgets.global.sc2s.sgov.gov")]
    [InlineData("us-isob-east-1", true, false, "https://budgets-fips.sc2s.sgov.gov")]
    [InlineData("eu-isoe-west-1", false, false, "https://budgets.global.cloud.adc-e.uk")]
    [InlineData("us-isof-south-1", false, true, "https://budgets.api.aws.hci.ic.gov")]
    [InlineData("eusc-de-east-1", false, false, "https://budgets.eusc-de-east-1.api.amazonwebservices.eu")]
    [InlineData("eusc-de-east-1", false, true, "https://budgets.eusc-de-east-1.api.amazonwebservices.eu")]
    [InlineData("eusc-de-east-1", true, false, "https://budgets-fips.amazonaws.eu")]
    public void Budgets(string region, bool fips, bool dualStack, string url) => Assert.Equal(url, Resolve(new AmazonBudgetsConfig(), region, fips, dualStack));

    [Theory]
    [InlineData("ap-southeast-2", "us-east-1")]
    [InlineData("cn-north-1", "cn-northwest-1")]
    [InlineData("us-gov-east-1", "us-gov-west-1")]
    [InlineData("eusc-de-east-1", "eusc-de-east-1")]
    public void Organizations_is_signed_for_the_partitions_home_region(string region, string signedFor)
    {
        var config = new AmazonOrganizationsConfig();
        config.UseRegion(region);
        Assert.Equal(signedFor, config.AuthenticationRegion);
    }

    [Theory]
    [InlineData("ap-southeast-2", "us-east-1")]
    [InlineData("cn-north-1", "cn-northwest-1")]
    [InlineData("us-gov-east-1", "us-gov-west-1")]
    [InlineData("eusc-de-east-1", "eusc-de-east-1")]
    public void Budgets_are_signed_for_the_partitions_home_region(string region, string signedFor)
    {
        var config = new AmazonBudgetsConfig();
        config.UseRegion(region);
        Assert.Equal(signedFor, config.AuthenticationRegion);
    }

    [Theory]
    [InlineData("eu-central-1", false, false, "https://monitoring.eu-central-1.amazonaws.com")]
    [InlineData("eu-central-1", true, false, "https://monitoring-fips.eu-central-1.amazonaws.com")]
    [InlineData("eu-central-1", true, true, "https://monitoring-fips.eu-central-1.api.aws")]
    [InlineData("cn-north-1", false, false, "https://monitoring.cn-north-1.amazonaws.com.cn")]
    [InlineData("us-gov-west-1", true, false, "https://monitoring.us-gov-west-1.amazonaws.com")]
    [InlineData("us-gov-west-1", true, true, "https://monitoring.us-gov-west-1.api.aws")]
    public void Alarms(string region, bool fips, bool dualStack, string url) => Assert.Equal(url, Resolve(new AmazonCloudWatchConfig(), region, fips, dualStack));

    [Theory]
    [InlineData("eu-central-1", false, false, "https://sns.eu-central-1.amazonaws.com")]
    [InlineData("eu-central-1", true, false, "https://sns-fips.eu-central-1.amazonaws.com")]
    [InlineData("us-gov-west-1", true, false, "https://sns.us-gov-west-1.amazonaws.com")]
    [InlineData("us-gov-west-1", true, true, "https://sns-fips.us-gov-west-1.api.aws")]
    public void Topics(string region, bool fips, bool dualStack, string url) => Assert.Equal(url, Resolve(new AmazonSimpleNotificationServiceConfig(), region, fips, dualStack));

    private static string Resolve(ServiceClientConfig config, string region, bool fips, bool dualStack)
    {
        config.IgnoreConfiguredEndpointUrls = true;
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        config.UseFIPSEndpoint = fips;
        config.UseDualstackEndpoint = dualStack;
        return config.EndpointProvider.ResolveEndpoint(new EndpointParameters()).URL;
    }
}
