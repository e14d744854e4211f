using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.S3;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Projects;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Aws.Tests.Moto;

/// <summary>Roles, buckets and cases in an AWS that others wrote.</summary>
public sealed class MotoRoleAccessTests(MotoServer moto) : IClassFixture<MotoServer>
{
    private const string Role = "arn:aws:iam::123456789012:role/studio";

    private static readonly CloudIdentity s_identity = new() { AccessKey = "AKIDEXAMPLE", SecretKey = "secret", Region = "eu-central-1" };

    [SkippableFact]
    public async Task Policies_of_both_kinds_and_tags_of_buckets_are_read_twice_alike()
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        using (var http = new HttpClient())
        {
            await Iam(http, "Action=CreateRole&RoleName=studio&AssumeRolePolicyDocument=" + Uri.EscapeDataString("""{"Version":"2012-10-17","Statement":[]}"""));
            await Iam(http, "Action=PutRolePolicy&RoleName=studio&PolicyName=own&PolicyDocument=" + Uri.EscapeDataString(Document("claims-data", "a+b bucket")));
            var made = await Iam(http, "Action=CreatePolicy&PolicyName=shared&PolicyDocument=" + Uri.EscapeDataString(Document("bare-data")));
            Assert.Contains("policy/shared", made, StringComparison.Ordinal);
            await Iam(http, "Action=AttachRolePolicy&RoleName=studio&PolicyArn=arn:aws:iam::123456789012:policy/shared");
        }

        using (var s3 = new AmazonS3Client(new BasicAWSCredentials("AKIDEXAMPLE", "secret"), new AmazonS3Config { ServiceURL = moto.Url, AuthenticationRegion = "us-east-1", ForcePathStyle = true }))
        {
            await s3.PutBucketAsync("claims-data");
            await s3.PutBucketAsync("bare-data");
            await s3.PutBucketTaggingAsync("claims-data", [new() { Key = "DataSensitivity", Value = "PHI" }]);
        }

        using var session = new AwsCloud().Open(new() { AccessKey = s_identity.AccessKey, SecretKey = s_identity.SecretKey, Region = s_identity.Region, EndpointUrl = moto.Url });
        for (var time = 0; time < 2; time++)
        {
            var source = session.OpenRoleAccess("eu-central-1", 8);
            var roles = await source.RolesAsync([Role, Role + "-gone"], CancellationToken.None);
            Assert.Equal(["own", "shared"], Assert.Single(roles.Items).Policies.Select(p => p.PolicyName));
            Assert.Equal(["a+b bucket", "bare-data", "claims-data"], BucketReach.Of(roles.Items[0]));
            Assert.Equal(("iam:GetRole", Role + "-gone"), (Assert.Single(roles.Unreadable).Operation, roles.Unreadable[0].ResourceId));
            var buckets = await source.BucketTagsAsync(["claims-data", "bare-data", "gone-data"], CancellationToken.None);
            Assert.Empty(buckets.Unreadable);
            Assert.Equal(["claims-data PHI", "bare-data ", "gone-data "], buckets.Items.Select(b => $"{b.BucketName} {string.Join(",", b.Tags.Select(t => t.Value))}"));
            var cases = await session.OpenSupportCases("eu-central-1", 8).CasesAsync(new(2020, 1, 1), CancellationToken.None);
            Assert.True(cases.IsComplete, string.Join("; ", cases.Unreadable));
            Assert.Empty(cases.Items);
        }
    }

    private async Task<string> Iam(HttpClient http, string form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, moto.Url) { Content = new StringContent(form + "&Version=2010-05-08", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded") };
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261126/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0");
        using var answer = await http.SendAsync(request);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    private static string Document(params string[] buckets) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":[{{string.Join(",", buckets.Select(b => $"\"arn:aws:s3:::{b}/*\""))}}]}]}""";
}
