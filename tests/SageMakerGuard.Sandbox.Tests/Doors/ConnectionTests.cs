using System;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Sandbox.Tests.Doors;

public class ConnectionTests
{
    private const string Signed = "Authorization: AWS4-HMAC-SHA256 Credential=AKIASANDBOX000000001/20260301/eu-central-1/sagemaker/aws4_request, SignedHeaders=host, Signature=00\r\nX-Amz-Target: SageMaker.ListDomains\r\nContent-Type: application/x-amz-json-1.1\r\n";

    [Theory]
    [InlineData("POST / HTTP/1.1\r\n" + Signed + "Content-Length: 2\r\nConnection: close\r\n\r\n{}", "HTTP/1.1 200 OK")]
    [InlineData("POST / HTTP/1.1\r\n" + Signed + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n", "HTTP/1.1 200 OK")]
    [InlineData("POST http://127.0.0.1/ HTTP/1.1\r\n" + Signed + "Content-Length: 2\r\nConnection: close\r\n\r\n{}", "HTTP/1.1 200 OK")]
    [InlineData("POST / HTTP/1.1\r\n" + Signed + "Expect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK")]
    [InlineData("hello\r\n\r\n", "HTTP/1.1 400 Bad Request")]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: many\r\n\r\n", "HTTP/1.1 400 Bad Request")]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n", "HTTP/1.1 400 Bad Request")]
    public async Task Requests_are_read_in_every_form_of_HTTP_and_nonsense_is_refused(string request, string start)
    {
        using var stage = new Stage();
        Assert.StartsWith(start, await Say(stage.Sandbox, request));
    }

    [Fact]
    public async Task A_dropped_call_gets_not_one_byte()
    {
        using var stage = new Stage(new SandboxOptions { Faults = [new() { ErrorCode = "DropConnection" }] });
        Assert.Equal("", await Say(stage.Sandbox, "POST / HTTP/1.1\r\n" + Signed + "Content-Length: 2\r\n\r\n{}"));
    }

    [Fact]
    public async Task Two_requests_that_come_in_one_piece_get_two_answers_in_order()
    {
        using var stage = new Stage();
        var one = "POST / HTTP/1.1\r\n" + Signed + "Content-Length: 2\r\n";
        var answers = await Say(stage.Sandbox, one + "\r\n{}" + one + "Connection: close\r\n\r\n[]");
        Assert.Equal(3, answers.Split("HTTP/1.1 ").Length);
        Assert.True(answers.IndexOf("200 OK", StringComparison.Ordinal) < answers.IndexOf("400 Bad Request", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stopped_sandbox_ends_the_calls_that_it_holds_and_listens_no_more(bool timeout)
    {
        var stage = new Stage(timeout
            ? new SandboxOptions { Faults = [new() { ErrorCode = "Timeout", Delay = TimeSpan.FromMinutes(5) }] }
            : new SandboxOptions { Latency = TimeSpan.FromMinutes(5) });
        var held = Say(stage.Sandbox, "POST / HTTP/1.1\r\n" + Signed + "Content-Length: 2\r\n\r\n{}");
        while (stage.Sandbox.Calls.Count == 0)
            await Task.Delay(5);
        stage.Dispose();
        Assert.Equal("", await held);
        using var client = new TcpClient();
        await Assert.ThrowsAnyAsync<SocketException>(() => client.ConnectAsync("127.0.0.1", new Uri(stage.Sandbox.EndpointUrl).Port));
    }

    private static async Task<string> Say(ISandbox sandbox, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", new Uri(sandbox.EndpointUrl).Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        using var answer = new System.IO.MemoryStream();
        try
        {
            await client.GetStream().CopyToAsync(answer);
        }
        catch (System.IO.IOException)
        {
            // A reset is an end as well.
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }
}
