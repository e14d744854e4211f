using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Wire;

public class AwsCliTests
{
    [SkippableTheory]
    [InlineData("sagemaker list-domains", "Domains", 25)]
    [InlineData("ec2 describe-vpcs", "Vpcs", 1)]
    [InlineData("ec2 describe-vpc-endpoints --filters Name=vpc-endpoint-type,Values=Gateway", "VpcEndpoints", 1)]
    [InlineData("ec2 describe-route-tables", "RouteTables", 3)]
    [InlineData("ec2 describe-security-groups", "SecurityGroups", 4)]
    [InlineData("ec2 describe-network-acls", "NetworkAcls", 1)]
    public async Task The_AWS_CLI_reads_what_is_there(string command, string list, int count)
    {
        Skip.If(PythonTool.CliMissing is not null, PythonTool.CliMissing);
        using var stage = new Stage();
        var account = stage.Sandbox.Accounts.Single(a => a.AccountId == HealthyRegion.Account);
        var environment = new Dictionary<string, string>
        {
            ["AWS_ACCESS_KEY_ID"] = account.AccessKey, ["AWS_SECRET_ACCESS_KEY"] = account.SecretKey, ["AWS_PAGER"] = "", ["AWS_MAX_ATTEMPTS"] = "1", ["AWS_EC2_METADATA_DISABLED"] = "true",
        };
        var (exitCode, output, errors) = await Task.Run(() => PythonTool.Run("aws", ["--endpoint-url", stage.Sandbox.EndpointUrl, "--region", HealthyRegion.Region, "--output", "json", .. command.Split(' ')], environment));
        Assert.True(exitCode == 0, errors);
        Assert.Equal(count, JsonDocument.Parse(output).RootElement.GetProperty(list).GetArrayLength());
    }
}
