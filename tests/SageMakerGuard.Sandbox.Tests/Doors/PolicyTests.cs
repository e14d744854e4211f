using System;
using System.Threading.Tasks;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Doors;

public class PolicyTests
{
    private const string Everything = """{"Effect":"Allow","Action":"*","Resource":"*"}""";
    private const string User = $"User: arn:aws:iam::{HealthyRegion.Account}:user/sandbox is not authorized to perform: ";
    private const string Arn = $"arn:aws:sagemaker:{HealthyRegion.Region}:{HealthyRegion.Account}:domain/";

    public static TheoryData<string, string, string?, string?> Cases => new()
    {
        { $"[{Everything}]", "describe", null, null },
        { """[{"Effect":"Allow","Action":"sagemaker:Describe*","Resource":"*"}]""", "describe", null, null },
        { """[{"Effect":"Allow","Action":["SAGEMAKER:describeDOMAIN"],"Resource":"arn:*:domain/d-public*"}]""", "describe", null, null },
        { """[{"Effect":"Allow","Action":"sagemaker:*","Resource":"arn:aws:sagemaker:*:*:domain/d-other"}]""", "describe", "AccessDeniedException", User + $"sagemaker:DescribeDomain on resource: {Arn}{CompanyEstate.PublicDomain} because no identity-based policy allows the sagemaker:DescribeDomain action" },
        { "[" + Everything + """,{"Effect":"Deny","Action":"sagemaker:DescribeDomain","Resource":"*"}]""", "describe", "AccessDeniedException", User + $"sagemaker:DescribeDomain on resource: {Arn}{CompanyEstate.PublicDomain} with an explicit deny in an identity-based policy" },
        { """[{"Effect":"Allow","NotAction":"sagemaker:*","Resource":"*"}]""", "describe", "AccessDeniedException", null },
        { """[{"Effect":"Allow","NotAction":"ec2:*","Resource":"*"}]""", "describe", null, null },
        { "[" + Everything + """,{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":"us-east-1"}}}]""", "describe", "AccessDeniedException", null },
        { """[{"Effect":"Allow","Action":"sagemaker:*","Resource":"*"}]""", "ec2", "UnauthorizedOperation", "You are not authorized to perform this operation. " + User + "ec2:DescribeVpcs because no identity-based policy allows the ec2:DescribeVpcs action" },
        { """[{"Effect":"Deny","Action":"*","Resource":"*"}]""", "sts", null, null },
        { "[" + Everything + """,{"Effect":"Deny","Action":"ec2:DescribeNetworkInterfaceAttribute","Resource":"*"}]""", "efs groups", "AccessDeniedException", "User is not authorized to perform that action on the specified resource" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_policy_decides_as_IAM_does(string statements, string call, string? code, string? message)
    {
        using var stage = new Stage(new SandboxOptions { PolicyDocument = "{\"Version\":\"2012-10-17\",\"Statement\":" + statements + "}" });
        var reply = call switch
        {
            "describe" => await stage.SageMaker("DescribeDomain", new { DomainId = CompanyEstate.PublicDomain }),
            "ec2" => await stage.Ec2("DescribeVpcs"),
            "sts" => await stage.Sts("GetCallerIdentity"),
            _ => await stage.Get("/2015-02-01/mount-targets/fsmt-0aaa0000000000a1/security-groups", "elasticfilesystem"),
        };
        Assert.Equal(code, reply.Code);
        if (message is not null)
            Assert.Equal(message, reply.Message);
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"iam:PassRole","Resource":"*","Condition":{"StringEquals":{"iam:PassedToService":["sagemaker.amazonaws.com"]}}}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"iam:PassRole","Resource":"*","Condition":{"StringEquals":{"IAM:PassedToService":"vpc-flow-logs.amazonaws.com"}}}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"iam:PassRole","Resource":"*","Condition":{"StringNotLike":{"iam:PassedToService":"vpc-*"}}}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"iam:PassRole","Resource":"*","Condition":{"StringEquals":{"ec2:CreateAction":"CreateSubnet"}}}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"iam:PassRole","Resource":"*","Condition":{"StringNotEquals":{"ec2:CreateAction":"CreateSubnet"}}}""", true)]
    public async Task A_condition_looks_at_what_the_request_says_of_itself(string passRole, bool allowed)
    {
        using var stage = new Stage(new SandboxOptions { PolicyDocument = """{"Statement":[{"Effect":"Allow","Action":"sagemaker:*","Resource":"*"},STATEMENT]}""".Replace("STATEMENT", passRole, StringComparison.Ordinal) });
        var reply = await stage.SageMaker("CreateNotebookInstance", new { NotebookInstanceName = "fresh", InstanceType = "ml.t3.medium", RoleArn = "arn:aws:iam::111122223333:role/notebook" });
        Assert.Equal(allowed ? null : "AccessDeniedException", reply.Code);
    }

    [Theory]
    [InlineData("CreateSubnet", true)]
    [InlineData("CreateRouteTable", false)]
    public async Task Tags_on_creation_are_told_from_tags_on_anything(string createAction, bool allowed)
    {
        var policy = """{"Statement":[{"Effect":"Allow","Action":"ec2:CreateSubnet","Resource":"*"},{"Effect":"Allow","Action":"ec2:CreateTags","Resource":"*","Condition":{"StringEquals":{"ec2:CreateAction":"ACTION"}}}]}""";
        using var stage = new Stage(new SandboxOptions { PolicyDocument = policy.Replace("ACTION", createAction, StringComparison.Ordinal) });
        var reply = await stage.Ec2("CreateSubnet", $"VpcId={HealthyRegion.Vpc};CidrBlock=10.20.77.0/24;TagSpecification.1.ResourceType=subnet;TagSpecification.1.Tag.1.Key=k");
        Assert.Equal(allowed ? null : "UnauthorizedOperation", reply.Code);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"Statement":[{"Effect":"Maybe","Action":"*","Resource":"*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}]}""")]
    public void A_policy_that_cannot_be_judged_is_refused_at_the_start(string document)
    {
        var fault = Assert.Throws<GuardFault>(() => new Stage(new SandboxOptions { PolicyDocument = document }));
        Assert.Equal("InvalidPolicyDocument", fault.ErrorId);
    }
}
