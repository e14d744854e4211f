using System.Collections.Generic;
using static SageMakerGuard.Diagnosis.Rows;

namespace SageMakerGuard.Diagnosis;

/// <summary>Changes of the domain, its profiles and its endpoints that AWS refuses.</summary>
internal static class DomainSymptoms
{
    private const string Terraform = GitHub + "hashicorp/terraform-provider-aws/issues/";

    public static IReadOnlyList<Symptom> All { get; } =
    [
        new()
        {
            Id = "update-with-running-apps", Example = "An error occurred (ValidationException) when calling the UpdateDomain operation: Unable to update Domain [arn:aws:sagemaker:us-east-1:111122223333:domain/d-xxxxxxxxxxxx] with InService App. Delete all InService apps in the domain including shared Apps for [domain-shared] User Profile, and try again.",
            Patterns = Any(@"Unable to update Domain .{0,200}with InService App", @"Delete all InService apps"),
            Suspects = [RunningApps], Otherwise = "Repeat the update: no app stands in its way any more. Set-SMDomainVpcOnly -DomainId {domain} -Region {region}",
            Source = Terraform + "31912",
        },
        new()
        {
            Id = "update-needs-network", Example = "ValidationException: VpcId and Subnet IDs are required for updating domains to VpcOnly mode",
            Patterns = Any(@"VpcId and Subnet ?IDs are required"),
            Suspects = [NoVpc, RStudioFreezes, Elsewhere("an update without the network", "UpdateDomain to VpcOnly must name the VPC and the subnets in the same call.", "Set-SMDomainVpcOnly -DomainId {domain} -Region {region}", "The command names both.")],
            Source = Terraform + "45528",
        },
        new()
        {
            Id = "update-group-management", Example = "ValidationException: AppSecurityGroupManagement can only be set for Rstudio enabled domains.",
            Patterns = Any(@"AppSecurityGroupManagement can only be set"),
            Suspects = [Elsewhere("a parameter for RStudio only", "The update sets AppSecurityGroupManagement, which AWS takes for domains with RStudio only.", "Set-SMDomainVpcOnly -DomainId {domain} -Region {region}", "The command leaves the parameter out.")],
            Source = Terraform + "39923",
        },
        new()
        {
            Id = "delete-in-use", Example = "ResourceInUse: Unable to delete UserProfile [arn:aws:sagemaker:us-east-1:111122223333:user-profile/d-xxxxxxxxxxxx/ada] because App(s) are associated with it.",
            Patterns = Any(@"because (?:App|Space)\(s\) are associated with it", @"ResourceInUse"),
            Suspects = [RunningApps, Elsewhere("spaces that still belong to it", "Spaces hold what is to be deleted: apps go first, then spaces, then profiles, then the domain.", "aws sagemaker list-spaces --domain-id-equals {domain} --region {region}", "DeleteSpace, DeleteUserProfile and DeleteDomain refuse what is still in use.")],
            Source = GitHub + "aws/amazon-sagemaker-feedback/issues/113",
        },
        new()
        {
            Id = "domain-not-stabilized", Example = "Resource of type 'AWS::SageMaker::Domain' with identifier 'ds-studio-domain' did not stabilize.",
            Patterns = Any(@"AWS::SageMaker::Domain.{0,120}did not stabilize", @"NotStabilized"),
            Suspects = [UnhealthyDomain, Addresses, Groups, PublicSubnet], OfVpc = true, Otherwise = "aws sagemaker describe-domain --domain-id {domain} --region {region} --query [Status,FailureReason]",
            Source = GitHub + "aws-samples/amazon-sagemaker-studio-secure-data-science-workshop/issues/10",
        },
        new()
        {
            Id = "group-not-in-vpc", Example = "InvalidGroup.NotFound: The security group 'sg-0123456789abcdef0' does not exist in VPC 'vpc-0aaa0000000000001'",
            Patterns = Any(@"security groups? .{0,80}does not exist", @"security groups? .{0,80}(?:not in|do(?:es)? not belong to) .{0,20}VPC", @"InvalidGroup\.NotFound", @"InvalidSecurityGroup", @"resources that belong to different networks"),
            Suspects = [Groups], Otherwise = "Check the id in the message: it is none of the domain's groups. aws sagemaker describe-domain --domain-id {domain} --region {region} --query DefaultUserSettings.SecurityGroups",
            Source = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html",
        },
        new()
        {
            Id = "endpoint-zone-unsupported", Example = "InvalidParameter: The VPC endpoint service com.amazonaws.us-east-1.comprehend does not support the availability zone of the subnet: subnet-0b49bdb25117da505.",
            Patterns = Any(@"does not support the availability zone of the subnet"),
            Suspects = [Elsewhere("a zone that the service is not offered in", "The endpoint was asked for in a subnet of a zone that the service does not have.", "New-SMVpcEndpointSet -DomainId {domain} -Region {region}", "The command takes subnets of the zones that DescribeVpcEndpointServices names only."), EndpointZones], OfVpc = true,
            Source = GitHub + "terraform-aws-modules/terraform-aws-vpc/issues/462",
        },
        new()
        {
            Id = "endpoint-dns-attributes", Example = "InvalidParameter: Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for vpc-0aaa0000000000001",
            Patterns = Any(@"private DNS requires both \W?enableDnsSupport\W? and \W?enableDnsHostnames"),
            Suspects = [DnsAttributes], OfVpc = true, Otherwise = "Make the endpoint again: both attributes are on. New-SMVpcEndpointSet -DomainId {domain} -Region {region}",
            Source = "https://docs.aws.amazon.com/guardduty/latest/ug/runtime-monitoring-shared-vpc.html",
        },
        new()
        {
            Id = "endpoint-dns-conflict", Example = "InvalidParameter: private-dns-enabled cannot be set because there is already a conflicting DNS domain for sts.eu-central-1.amazonaws.com in the VPC vpc-0aaa0000000000001",
            Patterns = Any(@"already a conflicting DNS domain"),
            Suspects = [Elsewhere("an endpoint that is there already", "Another endpoint or a private hosted zone already answers for the name in this VPC: it is to be used, not made again.", "New-SMVpcEndpointSet -DomainId {domain} -Region {region}", "The command uses endpoints that are there."), Named], OfVpc = true,
            Source = "https://docs.pingcap.com/tidbcloud/set-up-private-endpoint-connections",
        },
    ];
}
