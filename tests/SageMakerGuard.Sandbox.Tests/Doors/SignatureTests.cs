using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Doors;

public class SignatureTests
{
    public static TheoryData<string, string, int, string, string?> Refusals => new()
    {
        { "no signature", "sagemaker", 400, "MissingAuthenticationTokenException", "Missing Authentication Token" },
        { "no signature", "ec2", 403, "MissingAuthenticationToken", null },
        { "no signature", "sts", 403, "MissingAuthenticationToken", null },
        { "unknown key", "sagemaker", 400, "UnrecognizedClientException", "The security token included in the request is invalid." },
        { "unknown key", "tagging", 400, "UnrecognizedClientException", "The security token included in the request is invalid." },
        { "unknown key", "ec2", 401, "AuthFailure", "AWS was not able to validate the provided access credentials" },
        { "unknown key", "sts", 403, "InvalidClientTokenId", "The security token included in the request is invalid." },
        { "unknown key", "efs", 403, "UnrecognizedClientException", null },
        { "unknown key", "route53", 403, "InvalidClientTokenId", null },
        { "expired", "sagemaker", 400, "ExpiredTokenException", "The security token included in the request is expired" },
        { "expired", "ec2", 400, "RequestExpired", null },
        { "expired", "sts", 403, "ExpiredToken", "The security token included in the request is expired" },
        { "region not opted in", "sagemaker", 400, "UnrecognizedClientException", null },
        { "region not opted in", "ec2", 401, "AuthFailure", "AWS was not able to validate the provided access credentials" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Who_cannot_be_known_is_refused_in_the_words_of_each_protocol(string why, string service, int status, string code, string? message)
    {
        using var stage = new Stage(new SandboxOptions { NotOptedIn = ["us-west-2"] });
        switch (why)
        {
            case "no signature": stage.AccessKey = null; break;
            case "unknown key": stage.AccessKey = "AKIANOBODYKNOWSTHIS1"; break;
            case "expired": stage.Token = "expired"; break;
            default: stage.Region = "us-west-2"; break;
        }

        var reply = await Ask(stage, service);
        Assert.Equal((status, code), ((int)reply.Status, reply.Code));
        if (message is not null)
            Assert.Equal(message, reply.Message);
    }

    [Fact]
    public async Task Each_account_is_opened_by_its_own_key()
    {
        using var stage = new Stage();
        Assert.Equal([HealthyRegion.Account, CompanyEstate.OtherAccount], stage.Sandbox.Accounts.Select(a => a.AccountId));
        foreach (var account in stage.Sandbox.Accounts)
        {
            stage.AccessKey = account.AccessKey;
            Assert.Equal(account.AccountId, (await stage.Sts("GetCallerIdentity")).One("Account"));
            stage.Region = account.Regions.Single();
            Assert.Contains(account.AccountId, (await stage.SageMaker("ListDomains")).Body);
        }

        Assert.Equal(["eu-central-1"], stage.Sandbox.Accounts[0].Regions);
    }

    [Fact]
    public async Task A_role_of_another_account_can_be_assumed_and_its_keys_open_that_account()
    {
        using var stage = new Stage();
        var session = await stage.Sts("AssumeRole", ("RoleArn", $"arn:aws:iam::{CompanyEstate.OtherAccount}:role/audit"), ("RoleSessionName", "s1"));
        stage.AccessKey = session.One("AccessKeyId");
        Assert.Equal($"arn:aws:sts::{CompanyEstate.OtherAccount}:assumed-role/audit/s1", (await stage.Sts("GetCallerIdentity")).One("Arn"));
    }

    [Fact]
    public async Task Nothing_but_the_loopback_address_is_listened_on()
    {
        using var stage = new Stage();
        var port = new System.Uri(stage.Sandbox.EndpointUrl).Port;
        Assert.StartsWith("http://127.0.0.1:", stage.Sandbox.EndpointUrl);
        foreach (var address in (await Dns.GetHostAddressesAsync(Dns.GetHostName())).Where(a => !IPAddress.IsLoopback(a) && a.AddressFamily == AddressFamily.InterNetwork))
        {
            using var client = new TcpClient();
            await Assert.ThrowsAnyAsync<SocketException>(() => client.ConnectAsync(address, port));
        }

        // 127.0.0.2 is this machine too, and not the address that was opened.
        using var other = new TcpClient();
        await Assert.ThrowsAnyAsync<SocketException>(() => other.ConnectAsync(IPAddress.Parse("127.0.0.2"), port));
    }

    [Fact]
    public void A_port_that_somebody_has_is_an_error_and_not_another_port()
    {
        using var stage = new Stage();
        var port = new System.Uri(stage.Sandbox.EndpointUrl).Port;
        var fault = Assert.Throws<GuardFault>(() => new SandboxHost().Start(new SandboxOptions { Estate = CompanyEstate.Create(), Port = port }));
        Assert.Equal("NoPort", fault.ErrorId);
    }

    internal static Task<Reply> Ask(Stage stage, string service) => service switch
    {
        "sagemaker" => stage.SageMaker("ListDomains"),
        "tagging" => stage.Tagging("GetResources"),
        "ec2" => stage.Ec2("DescribeVpcs"),
        "sts" => stage.Sts("GetCallerIdentity"),
        "efs" => stage.Get("/2015-02-01/file-systems", "elasticfilesystem"),
        _ => stage.Get($"/2013-04-01/hostedzonesbyvpc?vpcid={HealthyRegion.Vpc}&vpcregion={HealthyRegion.Region}", "route53"),
    };
}
