namespace SageMakerGuard.Posture;

/// <summary>The pages that rules rest on.</summary>
internal static class RuleSources
{
    private const string Guide = "https://docs.aws.amazon.com/sagemaker/latest/dg/";
    private const string Vpc = "https://docs.aws.amazon.com/vpc/latest/userguide/";
    private const string Link = "https://docs.aws.amazon.com/vpc/latest/privatelink/";
    private const string Api = "https://docs.aws.amazon.com/sagemaker/latest/APIReference/";

    public static readonly RuleSource StudioVpc = new("SageMaker AI Developer Guide, Connect Studio in a VPC to external resources", Guide + "studio-updated-and-internet-access.html");
    public static readonly RuleSource CanvasVpc = new("SageMaker AI Developer Guide, Configure Amazon SageMaker Canvas in a VPC without internet access", Guide + "canvas-vpc.html");
    public static readonly RuleSource JumpStart = new("SageMaker AI Developer Guide, SageMaker JumpStart", Guide + "studio-jumpstart.html");
    public static readonly RuleSource RStudioNetwork = new("SageMaker AI Developer Guide, RStudio network", Guide + "rstudio-network.html");
    public static readonly RuleSource TrainingVpc = new("SageMaker AI Developer Guide, Give SageMaker training jobs access to resources in your VPC", Guide + "train-vpc.html");
    public static readonly RuleSource NotebookInternet = new("SageMaker AI Developer Guide, Connect a notebook instance in a VPC to external resources", Guide + "appendix-notebook-and-internet-access.html");
    public static readonly RuleSource DomainStatus = new("SageMaker AI Developer Guide, Domain overview", Guide + "sm-domain.html");
    public static readonly RuleSource DescribeDomain = new("API_DescribeDomain", Api + "API_DescribeDomain.html");
    public static readonly RuleSource CreateDomain = new("API_CreateDomain", Api + "API_CreateDomain.html");
    public static readonly RuleSource UpdateDomain = new("API_UpdateDomain", Api + "API_UpdateDomain.html");
    public static readonly RuleSource UserSettings = new("API_UserSettings", Api + "API_UserSettings.html");
    public static readonly RuleSource UnifiedStudio = new("API_UnifiedStudioSettings", Api + "API_UnifiedStudioSettings.html");
    public static readonly RuleSource DescribeNotebook = new("API_DescribeNotebookInstance", Api + "API_DescribeNotebookInstance.html");
    public static readonly RuleSource SecurityHubSageMaker = new("Security Hub User Guide, Controls for SageMaker AI", "https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html");
    public static readonly RuleSource ConfigDomainTagged = new("AWS Config Developer Guide, sagemaker-domain-tagged", "https://docs.aws.amazon.com/config/latest/developerguide/sagemaker-domain-tagged.html");
    public static readonly RuleSource FlowLogs = new("VPC User Guide, Logging IP traffic using VPC Flow Logs", Vpc + "flow-logs.html");
    public static readonly RuleSource SecurityGroups = new("VPC User Guide, Security groups", Vpc + "vpc-security-groups.html");
    public static readonly RuleSource NetworkAcls = new("VPC User Guide, Network ACLs", Vpc + "vpc-network-acls.html");
    public static readonly RuleSource RouteTables = new("VPC User Guide, Route tables", Vpc + "VPC_Route_Tables.html");
    public static readonly RuleSource NatGateways = new("VPC User Guide, NAT gateways", Vpc + "vpc-nat-gateway.html");
    public static readonly RuleSource SubnetSizing = new("VPC User Guide, Subnet CIDR blocks", Vpc + "subnet-sizing.html");
    public static readonly RuleSource Dns = new("VPC User Guide, DNS attributes for your VPC", Vpc + "vpc-dns.html");
    public static readonly RuleSource BlockPublicAccess = new("VPC User Guide, Block public access to VPCs and subnets", Vpc + "security-vpc-bpa.html");
    public static readonly RuleSource SharedVpc = new("VPC User Guide, Share your VPC subnets with other accounts", Vpc + "vpc-sharing.html");
    public static readonly RuleSource InterfaceEndpoints = new("AWS PrivateLink Guide, Access an AWS service using an interface VPC endpoint", Link + "create-interface-endpoint.html");
    public static readonly RuleSource GatewayEndpoints = new("AWS PrivateLink Guide, Gateway endpoints for Amazon S3", Link + "vpc-endpoints-s3.html");
    public static readonly RuleSource EndpointPolicies = new("AWS PrivateLink Guide, Control access to VPC endpoints using endpoint policies", Link + "vpc-endpoints-access.html");
    public static readonly RuleSource NetworkFirewall = new("AWS Network Firewall Developer Guide, Route table configurations", "https://docs.aws.amazon.com/network-firewall/latest/developerguide/route-tables.html");
    public static readonly RuleSource AdministrationPractices = new("SageMaker Studio Administration Best Practices, Network management", "https://docs.aws.amazon.com/whitepapers/latest/sagemaker-studio-admin-best-practices/network-management.html");
}
