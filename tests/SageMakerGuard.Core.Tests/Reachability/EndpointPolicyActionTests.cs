using SageMakerGuard.Reachability;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Core.Tests.Reachability;

/// <summary>What an endpoint policy means for one action, where for the service as a whole it says 'depends'.</summary>
public sealed class EndpointPolicyActionTests
{
    [Theory]
    [InlineData(null, "s3:GetObject", EndpointAccess.Open)]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:Get*","Resource":"*"}}""", "s3:GetObject", EndpointAccess.Open)]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"S3:GETOBJECT","Resource":"*"}}""", "s3:GetObject", EndpointAccess.Open)]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:Get*","Resource":"*"}}""", "s3:PutObject", EndpointAccess.Closed)]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":["s3:ListBucket","ecr:*"],"Resource":"*"}}""", "s3:GetObject", EndpointAccess.Closed)]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"}}""", "s3:GetObject", EndpointAccess.Depends)]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"},{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"*"}]}""", "s3:PutObject", EndpointAccess.Closed)]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"},{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"*"}]}""", "s3:GetObject", EndpointAccess.Open)]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","NotAction":"s3:GetObject","Resource":"*"}}""", "s3:GetObject", EndpointAccess.Depends)]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"s3:GetObject","Resource":"*"}}""", "s3:GetObject", EndpointAccess.Closed)]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:ResourceAccount":"111122223333"}}}}""", "dynamodb:GetItem", EndpointAccess.Depends)]
    [InlineData("not a policy", "s3:GetObject", EndpointAccess.Depends)]
    public void An_action_is_open_closed_or_depends(string? document, string action, EndpointAccess access) =>
        Assert.Equal(access, EndpointPolicy.JudgeAction(document, action, $"arn:aws:iam::{HealthyRegion.Account}:role/studio", HealthyRegion.Account).Access);
}
