using System;
using System.Linq;
using System.Text;
using SageMakerGuard.Diagnosis;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Core.Tests.Diagnosis;

/// <summary>Which host, address or service a message is about, told by what is tested for it in a network where all is well but the internet is missing.</summary>
public sealed class MessageReadingTests
{
    [Theory]
    [InlineData("https://logs.eu-central-1.amazonaws.com/", "logs is reached")]
    [InlineData("LOGS.EU-CENTRAL-1.AMAZONAWS.COM does not answer", "logs is reached")]
    [InlineData("111122223333.dkr.ecr.eu-central-1.amazonaws.com", "ecr.dkr is reached")]
    [InlineData("Post \"https://api.ecr.eu-central-1.amazonaws.com/\"", "ecr.api is reached")]
    [InlineData("host='runtime.sagemaker.eu-central-1.amazonaws.com', port=443", "sagemaker.runtime is reached")]
    [InlineData("https://d-abc.studio.eu-central-1.sagemaker.aws/jupyter", "studio is reached")]
    [InlineData("https://my.bucket.s3.eu-central-1.amazonaws.com/key", "s3 is reached")]
    [InlineData("https://bucket.s3.dualstack.eu-central-1.amazonaws.com/key", "s3 is reached")]
    [InlineData("https://s3-eu-central-1.amazonaws.com/bucket/key", "s3 is reached")]
    [InlineData("https://bucket.s3.amazonaws.com/key", "s3 is reached")]
    [InlineData("https://amazonlinux.eu-central-1.amazonaws.com/2/core", "s3 is reached")]
    [InlineData("s3://bucket/key", "s3 is reached")]
    [InlineData("when calling the GetCallerIdentity operation", "sts is reached")]
    [InlineData("it stops at kms:Decrypt", "kms is reached")]
    [InlineData("vpce-0aaa0000000000003-abcd1234.sts.eu-central-1.vpce.amazonaws.com", "sts is reached")]
    [InlineData("it waits for 10.20.1.23", "sts is reached")]
    [InlineData("it waits for 10.20.1.10:2049", "home file system fs-0aaa0000000000001 is reached")]
    [InlineData("it waits for ip-10-20-1-10.eu-central-1.compute.internal", "home file system fs-0aaa0000000000001 is reached")]
    [InlineData("fs-0aaa0000000000001.efs.eu-central-1.amazonaws.com", "home file system fs-0aaa0000000000001 is reached")]
    [InlineData("fs-0aaa0000000000001 is not there", "home file system fs-0aaa0000000000001 is reached")]
    [InlineData("no NFS", "home file system fs-0aaa0000000000001 is reached")]
    [InlineData("nothing on port 2049", "home file system fs-0aaa0000000000001 is reached")]
    [InlineData("nothing on TCP port 8888 and above 9000: port 9000", "The apps of the domain reach each other")]
    [InlineData("dns on port 53", "The VPC resolver answers")]
    [InlineData("port=988", "SMG-EFS-002 holds")]
    [InlineData("https://sts.us-west-2.amazonaws.com/", "sts.us-west-2.amazonaws.com belongs to us-west-2")]
    [InlineData("https://bucket.s3.us-west-2.amazonaws.com/", "bucket.s3.us-west-2.amazonaws.com belongs to us-west-2")]
    [InlineData("https://eu-central-1.queue.amazonaws.com/", "eu-central-1.queue.amazonaws.com is not a name of eu-central-1")]
    [InlineData("https://organizations.amazonaws.com/", "organizations.amazonaws.com is not a name of eu-central-1")]
    [InlineData("db.abc.eu-central-1.rds.amazonaws.com", "If db.abc.eu-central-1.rds.amazonaws.com is on the internet")]
    [InlineData("vpce-0ffffffffffffffff-abcd.sts.eu-central-1.vpce.amazonaws.com", "vpce-0ffffffffffffffff is none of the endpoints")]
    [InlineData("https://user:secret@github.com/org/repo.git", "github.com is on the internet")]
    [InlineData("git@github.com:org/repo.git", "github.com is on the internet")]
    [InlineData("ping: google.com: no answer", "google.com is on the internet")]
    [InlineData("curl to files.pythonhosted.org", "files.pythonhosted.org is on the internet")]
    [InlineData("lookup git.corp.example on 10.20.0.2:53", "If git.corp.example is on the internet")]
    [InlineData("Connection to 10.30.1.5 went away", "The message names no port; if it is 443:")]
    [InlineData("Connection to 203.0.113.9:8443 went away", "203.0.113.9 on port 8443")]
    public void A_message_is_about_what_it_names(string message, string cause)
    {
        var region = HealthyRegion.Create();
        var faults = new FaultFinder(region).Find(region.Domains.Items[0], message);
        Assert.True(faults.Any(f => f.Cause.Contains(cause, StringComparison.Ordinal)), string.Join("\n", faults.Select(f => f.Cause)));
        Assert.True(faults.Count <= 4, string.Join("\n", faults.Select(f => f.Cause)));
    }

    [Theory]
    [InlineData("/opt/conda/lib/python3.7/site-packages/urllib3/connectionpool.py in _make_request(self, conn, method, url, timeout, chunked, **httplib_request_kw)")]
    [InlineData("see https://docs.aws.amazon.com/sagemaker/latest/dg/studio.html and https://urllib3.readthedocs.io/en/stable/")]
    [InlineData("pip 21.3.1 and numpy.core.multiarray, boto3.client, default.json")]
    [InlineData("allow 10.20.0.0/16 and 127.0.0.1 and 169.254.1.1 first")]
    [InlineData("it says port 443 or port 99999")]
    [InlineData("")]
    [InlineData("   \r\n\t ")]
    [InlineData("\u0130stanbul \u0131\u015f\u0131k \u2026 \ud83d\ude80 {region} {0} $_ '\"`")]
    public void What_names_nothing_asks_for_every_path(string message)
    {
        var region = HealthyRegion.Create();
        var faults = new FaultFinder(region).Find(region.Domains.Items[0], message);
        Assert.All(faults, f => Assert.Null(f.SymptomId));
        Assert.Contains(faults, f => f.Cause.StartsWith("The home file system", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Cause.StartsWith("sagemaker.api is reached", StringComparison.Ordinal));
    }

    [Fact]
    public void A_message_that_is_broken_over_lines_and_boxes_is_one_message()
    {
        var region = HealthyRegion.Create();
        var faults = new FaultFinder(region).Find(region.Domains.Items[0], "╷\n│ Error: updating domain: VpcId and\n│ Subnet IDs are\r\n│   required for updating domains to VpcOnly mode\n╵");
        Assert.Equal("update-needs-network", faults[0].SymptomId);
    }

    [Fact]
    public void A_whole_log_is_read()
    {
        var log = new StringBuilder();
        for (var line = 0; line < 20_000; line++)
            log.Append("2026-11-01 12:00:00 worker.").Append(line).Append(" a.b.c.d.e.f.g.h 1.2.3.4.5.6 mount efs Retrying (Retry(total= lifecycleconfig\n");
        log.Append("ConnectTimeoutError: Connect timeout on endpoint URL: \"https://kms.eu-central-1.amazonaws.com/\"");
        var region = HealthyRegion.Create();
        Assert.Contains(new FaultFinder(region).Find(region.Domains.Items[0], log.ToString()), f => f.Cause.StartsWith("kms is reached", StringComparison.Ordinal));
    }
}
