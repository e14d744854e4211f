using System;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Clients;
using SageMakerGuard.Aws.Clients.Runtime;
using SageMakerGuard.Aws.Identity;
using SageMakerGuard.Changes;
using SageMakerGuard.Ports;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Aws.Tests.Apply;

/// <summary>The operations on notebook instances and lifecycle configurations, against an AWS that others wrote.</summary>
public sealed class MotoNotebookTests(MotoServer moto) : IClassFixture<MotoServer>
{
    private const string Region = "eu-central-1";

    private readonly CloudIdentity _identity = new() { AccessKey = "AKIDEXAMPLE", SecretKey = "secret", EndpointUrl = moto.Url };

    [SkippableFact]
    public async Task A_notebook_instance_through_its_life()
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        using var clients = Clients(moto.Url);
        var client = clients.In(Region).SageMaker;
        Assert.Equal((0, 0), await Read("life"));
        await client.CreateNotebookInstanceLifecycleConfigAsync(new() { NotebookInstanceLifecycleConfigName = "life", OnStart = [new() { Content = "ZWNobw==" }] });
        await client.CreateNotebookInstanceAsync(new() { NotebookInstanceName = "life", InstanceType = "ml.t3.medium", RoleArn = "arn:aws:iam::123456789012:role/notebook", LifecycleConfigName = "life", VolumeSizeInGB = 20, Tags = [new() { Key = "Owner", Value = "ml" }] });
        await client.CreateNotebookInstanceAsync(new() { NotebookInstanceName = "life-2", InstanceType = "ml.t3.medium", RoleArn = "arn:aws:iam::123456789012:role/notebook" });
        Assert.Equal((1, 1), await Read("life"));
        var made = await client.DescribeNotebookInstanceAsync(new() { NotebookInstanceName = "life" });
        Assert.Equal(("life", 20), (made.NotebookInstanceLifecycleConfigName, made.VolumeSizeInGB));
        await client.StopNotebookInstanceAsync(new() { NotebookInstanceName = "life" });
        Assert.Equal("Stopped", (await client.DescribeNotebookInstanceAsync(new() { NotebookInstanceName = "life" })).NotebookInstanceStatus);
        await client.StartNotebookInstanceAsync(new() { NotebookInstanceName = "life" });
        await client.StopNotebookInstanceAsync(new() { NotebookInstanceName = "life" });
        await client.DeleteNotebookInstanceAsync(new() { NotebookInstanceName = "life" });
        await client.DeleteNotebookInstanceLifecycleConfigAsync(new() { NotebookInstanceLifecycleConfigName = "life" });

        // moto has no list of configurations, so that one which is gone stays unknown there.
        Assert.Equal(0, (await Read("life")).Notebooks);
    }

    [SkippableFact]
    public async Task A_notebook_instance_made_by_steps()
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        using var session = new AwsCloud().Open(_identity);
        var trip = new RoundTrip(await session.OpenGroundAsync(Region, 4, default));
        var made = await trip.Make(new CreateNotebookInstance
        {
            NotebookInstanceName = "steps", InstanceType = "ml.t3.medium", RoleArn = "arn:aws:iam::123456789012:role/notebook", SubnetId = "subnet-0aaa00000000000a1", SecurityGroupIds = ["sg-0aaa0000000000001"],
        });
        var stopped = await trip.Make(new StopNotebookInstance { NotebookInstanceName = "steps" });
        await trip.TakeBack(stopped);
        await trip.Make(new StopNotebookInstance { NotebookInstanceName = "steps" });
        await trip.TakeBack(made);
    }

    [SkippableFact]
    public async Task Requests_fit_AWSs_own_service_models()
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        await using var wire = await WireCheck.Start(moto.Url);
        using var clients = Clients(wire.Url);
        var client = clients.In(Region).SageMaker;
        Func<Task>[] calls =
        [
            () => client.ListNotebookInstanceLifecycleConfigsAsync(new() { MaxResults = 100, NameContains = "wire" }),
            () => client.CreateNotebookInstanceLifecycleConfigAsync(new() { NotebookInstanceLifecycleConfigName = "wire", OnCreate = [new() { Content = "ZWNobw==" }], Tags = [new() { Key = "Owner", Value = "ml" }] }),
            () => client.DescribeNotebookInstanceLifecycleConfigAsync(new() { NotebookInstanceLifecycleConfigName = "wire" }),
            () => client.UpdateNotebookInstanceLifecycleConfigAsync(new() { NotebookInstanceLifecycleConfigName = "wire", OnStart = [new() { Content = "ZWNobw==" }] }),
            () => client.CreateNotebookInstanceAsync(new()
            {
                NotebookInstanceName = "wire", InstanceType = "ml.t3.medium", RoleArn = "arn:aws:iam::123456789012:role/notebook", SubnetId = "subnet-0aaa00000000000a1", SecurityGroupIds = ["sg-0aaa0000000000001"],
                IpAddressType = "ipv4", KmsKeyId = "alias/k", LifecycleConfigName = "wire", DirectInternetAccess = "Disabled", VolumeSizeInGB = 5, AcceleratorTypes = ["ml.eia1.medium"],
                DefaultCodeRepository = "https://git.example/r", AdditionalCodeRepositories = ["https://git.example/s"], RootAccess = "Disabled", PlatformIdentifier = "notebook-al2-v2",
                InstanceMetadataServiceConfiguration = new() { MinimumInstanceMetadataServiceVersion = "2" }, Tags = [new() { Key = "Owner", Value = "ml" }],
            }),
            () => client.ListNotebookInstancesAsync(new() { NameContains = "wire" }),
            () => client.UpdateNotebookInstanceAsync(new() { NotebookInstanceName = "wire", InstanceType = "ml.t3.large", LifecycleConfigName = "wire", VolumeSizeInGB = 6, RootAccess = "Enabled", PlatformIdentifier = "notebook-al2-v2", RoleArn = "arn:aws:iam::123456789012:role/notebook" }),
            () => client.UpdateNotebookInstanceAsync(new() { NotebookInstanceName = "wire", DisassociateLifecycleConfig = true }),
            () => client.StopNotebookInstanceAsync(new() { NotebookInstanceName = "wire" }),
            () => client.StartNotebookInstanceAsync(new() { NotebookInstanceName = "wire" }),
            () => client.DeleteNotebookInstanceAsync(new() { NotebookInstanceName = "wire" }),
            () => client.DeleteNotebookInstanceLifecycleConfigAsync(new() { NotebookInstanceLifecycleConfigName = "wire" }),
            () => client.DescribeAppAsync(new() { DomainId = "d-0000000000aa", SpaceName = "team", AppType = "JupyterLab", AppName = "default" }),
        ];
        var answered = 0;
        foreach (var call in calls)
        {
            try
            {
                await call();
                answered++;
            }
            catch (Exception error) when (error is Amazon.Runtime.AmazonServiceException or NotAwsAnswerException)
            {
                // moto does not have them all: what counts is what was sent.
            }
        }

        Assert.True(answered >= 6);
        Assert.Contains(" 0 request faults", await wire.Stop(), StringComparison.Ordinal);
    }

    private ClientSet Clients(string url) => new(IdentityChain.Resolve(_identity), url, new SharedHttp(8, TimeSpan.FromSeconds(30), afresh: true), Sending.Once);

    private async Task<(int Notebooks, int Configs)> Read(string name)
    {
        using var session = new AwsCloud().Open(_identity);
        var ground = await session.OpenGroundAsync(Region, 4, default);
        var slice = new EstateSlice { Parts = EstateParts.NotebookInstances | EstateParts.NotebookLifecycleConfigs, NotebookInstanceNames = [name], LifecycleConfigNames = [name] };
        var read = await ground.ReadAsync(slice, default);
        Assert.True(read.NotebookInstances.IsComplete);
        return (read.NotebookInstances.Items.Count, read.NotebookLifecycleConfigs.Items.Count);
    }
}
