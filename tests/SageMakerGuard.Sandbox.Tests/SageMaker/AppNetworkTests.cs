using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Tests.Ec2.Changing;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.SageMaker;

public class AppNetworkTests
{
    private const string PublicNfs = "sg-0nfspublic";

    private static readonly object s_shared = new { HealthyRegion.DomainId, SpaceName = "team", AppType = "JupyterLab", AppName = "default" };
    private static readonly object s_adas = new { HealthyRegion.DomainId, UserProfileName = "ada", AppType = "JupyterServer", AppName = "default" };
    private static readonly object s_bobs = new { DomainId = CompanyEstate.PublicDomain, UserProfileName = "bob", AppType = "JupyterServer", AppName = "mine" };

    /// <summary>The public domain has its NFS group, ada has a group of her own, and shared spaces have another one.</summary>
    private static RegionEstate WithGroups(RegionEstate e) => e with
    {
        SecurityGroups = e.SecurityGroups with { Items = [.. e.SecurityGroups.Items, HealthyRegion.Group(PublicNfs, "security-group-for-outbound-nfs-" + CompanyEstate.PublicDomain, [], [])] },
        UserProfiles = e.UserProfiles.Select(p => p.UserProfileName == "ada" ? p with { UserSettings = new() { SecurityGroups = ["sg-0ada"] } } : p),
        Domains = e.Domains.Select(d => d.DomainId == HealthyRegion.DomainId ? d with { DefaultSpaceSettings = new() { SecurityGroups = ["sg-0spaces"] } } : d),
    };

    private static async Task<System.Xml.Linq.XElement[]> Interfaces(Stage stage, string domain) =>
        [.. (await stage.Do("DescribeNetworkInterfaces", $"Filter.1.Name=description&Filter.1.Value.1=*Studio Domain({domain})*")).Xml.Elements().Single(e => e.Name.LocalName == "networkInterfaceSet").Elements()];

    private static IEnumerable<string> Groups(System.Xml.Linq.XElement networkInterface) => networkInterface.Elements().Single(e => e.Name.LocalName == "groupSet").Elements().Select(g => g.Of("groupId")!);

    [Fact]
    public async Task An_app_under_VpcOnly_has_an_interface_with_the_groups_of_domain_and_owner_and_it_goes_with_the_app()
    {
        using var stage = Asking.Slow(with: WithGroups);
        var free = await stage.FreeAddresses() + await stage.FreeAddresses(HealthyRegion.SubnetB);
        Assert.Empty(await Interfaces(stage, HealthyRegion.DomainId));
        await stage.SageMaker("CreateApp", s_adas);
        stage.Now += TimeSpan.FromMinutes(2);
        var own = Assert.Single(await Interfaces(stage, HealthyRegion.DomainId));
        Assert.Matches(@"^\[DO NOT DELETE\] ENI managed by SageMaker for Studio Domain\(d-healthy00001\) - [0-9a-f]{32}$", own.Of("description"));
        Assert.Equal([HealthyRegion.DomainGroup, "sg-0ada", HealthyRegion.NfsOutbound], Groups(own));
        Assert.Equal(("interface", "true", "in-use", HealthyRegion.Vpc), (own.Of("interfaceType"), own.Of("requesterManaged"), own.Of("status"), own.Of("vpcId")));
        Assert.Equal(("ManagedByAmazonSageMakerResource", "arn:aws:sagemaker:eu-central-1:111122223333:node/d-healthy00001/ada/system-jupyterserverorkernelgateway"), (own.Of("key"), own.Of("value")));
        Assert.Equal(own.Of("networkInterfaceId"), (await stage.Do("DescribeNetworkInterfaces", "Filter.1.Name=tag:ManagedByAmazonSageMakerResource&Filter.1.Value.1=*/ada/*")).One("networkInterfaceId"));
        Assert.Equal(free - 1, await stage.FreeAddresses() + await stage.FreeAddresses(HealthyRegion.SubnetB));
        await stage.SageMaker("DeleteApp", s_adas);
        Assert.Single(await Interfaces(stage, HealthyRegion.DomainId));
        stage.Now += TimeSpan.FromMinutes(2);
        Assert.Empty(await Interfaces(stage, HealthyRegion.DomainId));
        Assert.Equal(free, await stage.FreeAddresses() + await stage.FreeAddresses(HealthyRegion.SubnetB));
    }

    [Fact]
    public async Task An_app_of_a_shared_space_has_the_groups_of_shared_spaces()
    {
        using var stage = Asking.Quick(WithGroups);
        await stage.SageMaker("CreateApp", s_shared);
        Assert.Equal(["sg-0spaces", HealthyRegion.NfsOutbound], Groups(Assert.Single(await Interfaces(stage, HealthyRegion.DomainId))));
    }

    [Fact]
    public async Task An_app_under_PublicInternetOnly_has_an_interface_for_the_home_directory_alone()
    {
        using var stage = Asking.Quick(WithGroups);
        await stage.SageMaker("CreateApp", s_bobs);
        var own = Assert.Single(await Interfaces(stage, CompanyEstate.PublicDomain));
        Assert.Equal([PublicNfs], Groups(own));
        Assert.Equal(HealthyRegion.SubnetA, own.Of("subnetId"));
    }

    [Fact]
    public async Task After_the_switch_a_new_app_has_the_users_groups()
    {
        using var stage = Asking.Quick(e => WithGroups(e) is var more ? more with { Apps = Part<App>.Read() } : e);
        await stage.SageMaker("CreateApp", s_bobs);
        await stage.SageMaker("DeleteApp", s_bobs);
        await stage.SageMaker("UpdateDomain", new { DomainId = CompanyEstate.PublicDomain, AppNetworkAccessType = "VpcOnly", VpcId = HealthyRegion.Vpc, SubnetIds = new[] { HealthyRegion.SubnetB } });
        await stage.SageMaker("CreateApp", s_bobs);
        var own = Assert.Single(await Interfaces(stage, CompanyEstate.PublicDomain));
        Assert.Equal([HealthyRegion.DomainGroup, PublicNfs], Groups(own));
        Assert.Equal(HealthyRegion.SubnetB, own.Of("subnetId"));
    }

    [Fact]
    public async Task An_interface_of_an_app_holds_the_subnet()
    {
        using var stage = Asking.Quick(e => e with { NetworkInterfaces = Part<NetworkInterface>.Read(), MountTargets = Part<MountTarget>.Read(), VpcEndpoints = Part<VpcEndpoint>.Read(), NatGateways = Part<NatGateway>.Read(), TransitGatewayVpcAttachments = Part<TransitGatewayVpcAttachment>.Read() });
        await stage.SageMaker("CreateApp", s_bobs);
        await stage.Refuses("DeleteSubnet", "SubnetId=" + HealthyRegion.SubnetA, "DependencyViolation", $"The subnet '{HealthyRegion.SubnetA}' has dependencies and cannot be deleted.");
        await stage.SageMaker("DeleteApp", s_bobs);
        await stage.Do("DeleteSubnet", "SubnetId=" + HealthyRegion.SubnetA);
    }

    [Fact]
    public async Task Apps_that_were_there_from_the_start_keep_the_interfaces_that_the_estate_has_until_the_last_of_them_is_gone()
    {
        static NetworkInterface Own(string id) => new() { NetworkInterfaceId = id, VpcId = HealthyRegion.Vpc, SubnetId = HealthyRegion.SubnetA, Description = $"[DO NOT DELETE] ENI managed by SageMaker for Studio Domain({CompanyEstate.PublicDomain}) - {new string('0', 32)}", InterfaceType = "interface" };
        using var stage = Asking.Quick(e => e with
        {
            NetworkInterfaces = e.NetworkInterfaces with { Items = [.. e.NetworkInterfaces.Items, Own("eni-0first"), Own("eni-0second")] },
            Apps = Part<App>.Read(CompanyEstate.App("bob", null, "JupyterServer", "default", "InService"), CompanyEstate.App("bob", null, "KernelGateway", "second", "InService")),
        });
        await stage.SageMaker("DeleteApp", new { DomainId = CompanyEstate.PublicDomain, UserProfileName = "bob", AppType = "JupyterServer", AppName = "default" });
        Assert.Equal(2, (await Interfaces(stage, CompanyEstate.PublicDomain)).Length);
        await stage.SageMaker("DeleteApp", new { DomainId = CompanyEstate.PublicDomain, UserProfileName = "bob", AppType = "KernelGateway", AppName = "second" });
        Assert.Empty(await Interfaces(stage, CompanyEstate.PublicDomain));
    }

    [Fact]
    public async Task An_app_in_full_subnets_fails()
    {
        using var stage = Asking.Slow(with: e => e with { Subnets = e.Subnets.Select(s => s with { AvailableIpAddressCount = 0 }) });
        await stage.SageMaker("CreateApp", s_adas);
        Assert.Equal("Pending", (await stage.SageMaker("DescribeApp", s_adas)).Text("Status"));
        stage.Now += TimeSpan.FromMinutes(2);
        Assert.Equal("Failed", (await stage.SageMaker("DescribeApp", s_adas)).Text("Status"));
        stage.Now += TimeSpan.FromDays(1);
        Assert.Equal("ResourceNotFound", (await stage.SageMaker("DescribeApp", s_adas)).Code);
    }
}
