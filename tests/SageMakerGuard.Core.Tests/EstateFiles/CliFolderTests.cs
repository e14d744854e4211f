using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.Json;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;

namespace SageMakerGuard.Tests.EstateFiles;

public sealed class CliFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>A file that is left out, the part that it leaves unread, and the call that the part then names; with the one resource that is concerned, where it is one.</summary>
    public static TheoryData<string, string, string, string?> MissingFiles => new()
    {
        { "list-domains.json", "Domains", "sagemaker:ListDomains", null },
        { "describe-domain.json", "Domains", "sagemaker:DescribeDomain", CliFixture.DomainId },
        { "user-profiles.json", "UserProfiles", "sagemaker:ListUserProfiles", null },
        { "spaces.json", "Spaces", "sagemaker:ListSpaces", null },
        { "apps.json", "Apps", "sagemaker:ListApps", null },
        { "notebooks.json", "NotebookInstances", "sagemaker:ListNotebookInstances", null },
        { "notebook.json", "NotebookInstances", "sagemaker:DescribeNotebookInstance", "Legacy-Scoring" },
        { "tags.json", "Tags", "tag:GetResources", null },
        { "cost-allocation-tags.json", "CostAllocationTags", "ce:ListCostAllocationTags", null },
        { "vpcs.json", "Vpcs", "ec2:DescribeVpcs", null },
        { "dns-support.json", "Vpcs", "ec2:DescribeVpcAttribute", "vpc-0123456789abcdef0" },
        { "dns-hostnames.json", "Vpcs", "ec2:DescribeVpcAttribute", "vpc-0123456789abcdef0" },
        { "subnets.json", "Subnets", "ec2:DescribeSubnets", null },
        { "route-tables.json", "RouteTables", "ec2:DescribeRouteTables", null },
        { "network-acls.json", "NetworkAcls", "ec2:DescribeNetworkAcls", null },
        { "security-groups.json", "SecurityGroups", "ec2:DescribeSecurityGroups", null },
        { "endpoints.json", "VpcEndpoints", "ec2:DescribeVpcEndpoints", null },
        { "endpoint-services.json", "VpcEndpointServices", "ec2:DescribeVpcEndpointServices", null },
        { "nat-gateways.json", "NatGateways", "ec2:DescribeNatGateways", null },
        { "igws.json", "InternetGateways", "ec2:DescribeInternetGateways", null },
        { "addresses.json", "Addresses", "ec2:DescribeAddresses", null },
        { "lifecycle-config.json", "NotebookLifecycleConfigs", "sagemaker:DescribeNotebookInstanceLifecycleConfig", null },
        { "role-policy.json", "RolePolicies", "iam:GetRolePolicy", null },
        { "eigws.json", "EgressOnlyInternetGateways", "ec2:DescribeEgressOnlyInternetGateways", null },
        { "peerings.json", "VpcPeeringConnections", "ec2:DescribeVpcPeeringConnections", null },
        { "tgw-attachments.json", "TransitGatewayAttachments", "ec2:DescribeTransitGatewayAttachments", null },
        { "tgw-vpc-attachments.json", "TransitGatewayVpcAttachments", "ec2:DescribeTransitGatewayVpcAttachments", null },
        { "tgw-tables.json", "TransitGatewayRouteTables", "ec2:DescribeTransitGatewayRouteTables", null },
        { "routes of tgw-rtb-0a0a0a0a0a0a0a0a0.json", "TransitGatewayRouteTables", "ec2:SearchTransitGatewayRoutes", "tgw-rtb-0a0a0a0a0a0a0a0a0" },
        { "vgws.json", "VpnGateways", "ec2:DescribeVpnGateways", null },
        { "prefix-lists.json", "PrefixLists", "ec2:GetManagedPrefixListEntries", "pl-6da54004" },
        { "entries-pl-0d0d0d0d0d0d0d0d0.json", "PrefixLists", "ec2:GetManagedPrefixListEntries", "pl-0d0d0d0d0d0d0d0d0" },
        { "flow-logs.json", "FlowLogs", "ec2:DescribeFlowLogs", null },
        { "network-interfaces.json", "NetworkInterfaces", "ec2:DescribeNetworkInterfaces", null },
        { "fsmt-0b00000000000000b groups.json", "MountTargets", "elasticfilesystem:DescribeMountTargetSecurityGroups", "fsmt-0b00000000000000b" },
        { "dhcp-options.json", "DhcpOptions", "ec2:DescribeDhcpOptions", null },
        { "bpa.json", "VpcBlockPublicAccessOptions", "ec2:DescribeVpcBlockPublicAccessOptions", null },
        { "bpa-exclusions.json", "VpcBlockPublicAccessExclusions", "ec2:DescribeVpcBlockPublicAccessExclusions", null },
        { "paths.json", "InsightsPaths", "ec2:DescribeNetworkInsightsPaths", null },
        { "analyses.json", "InsightsAnalyses", "ec2:DescribeNetworkInsightsAnalyses", null },
        { "zones of vpc-0123456789abcdef0.json", "HostedZones", "route53:ListHostedZonesByVPC", null },
    };

    public static TheoryData<string, string> Layouts => new()
    {
        { "flat", "" },
        { "a folder per region", "eu-west-1/" },
        { "accounts and regions", "accounts/444455556666/eu-west-1/" },
        { "folders inside a region's", "eu-west-1/network and more/" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Layouts))]
    public void A_whole_folder_reads_as_the_estate_that_the_calls_describe(string name, string prefix)
    {
        WriteAll(prefix);

        var estate = EstatePath.Read(_folder.Path);

        var region = Assert.Single(estate.Regions);
        Assert.Equal((name, CliFixture.Account, CliFixture.Region, "aws"), (name, region.AccountId, region.Region, region.Partition));
        Assert.Empty(estate.Notes);
        Assert.All(Unreadable(region), part => Assert.Empty(part.Value));
        KeyFactsHold(region);
    }

    [Theory, MemberData(nameof(MissingFiles))]
    public void A_file_that_is_not_there_leaves_its_part_unread_and_says_which_command_writes_it(string file, string part, string operation, string? resource)
    {
        WriteAll("eu-west-1/", file);

        var call = Assert.Single(Unreadable(Read())[part]);

        Assert.Equal((operation, resource, UnreadableCause.NotProvided), (call.Operation, call.ResourceId, call.Cause));
        Assert.Contains("aws ", call.Reason);
        Assert.Contains("--region eu-west-1 > eu-west-1/", call.Reason);
    }

    [Fact]
    public void The_table_of_missing_files_names_every_file_of_the_fixture_but_those_that_only_add()
    {
        string[] onlyAdd = ["caller.json", "describe-user-profile.json", "managed-prefix-lists.json", "mount-targets.json"];
        Assert.Equal(CliFixture.Files.Keys.Except(onlyAdd).Order(), MissingFiles.Select(row => (string)row[0]!).Order());
    }

    [Fact]
    public void A_missing_part_names_the_command_to_type()
    {
        WriteAll("eu-west-1/", "nat-gateways.json");
        Assert.EndsWith("aws ec2 describe-nat-gateways --region eu-west-1 > eu-west-1/nat-gateways.json", Read().NatGateways.Unreadable[0].Reason);
    }

    [Fact]
    public void A_domain_that_is_listed_and_not_described_is_there_and_unknown()
    {
        WriteAll("eu-west-1/", "describe-domain.json");
        var domain = Assert.Single(Read().Domains.Items);
        Assert.Equal(("credit-risk", false, (string?)null), (domain.DomainName, domain.Described, domain.AppNetworkAccessType));
    }

    [Fact]
    public void Without_network_interfaces_the_mount_targets_are_not_known_to_be_whole()
    {
        WriteAll("eu-west-1/", "network-interfaces.json", "mount-targets.json", "fsmt-0b00000000000000b groups.json");
        Assert.False(Read().MountTargets.IsComplete);
    }

    [Fact]
    public void A_home_file_system_without_a_mount_target_is_named()
    {
        WriteAll("eu-west-1/", "network-interfaces.json", "mount-targets.json", "fsmt-0b00000000000000b groups.json");
        _folder.Write("eu-west-1/network-interfaces.json", """{"NetworkInterfaces":[]}""");
        var call = Assert.Single(Read().MountTargets.Unreadable);
        Assert.Equal(("elasticfilesystem:DescribeMountTargets", "fs-0c1d2e3f4a5b6c7d8"), (call.Operation, call.ResourceId));
    }

    [Fact]
    public void Files_of_one_kind_add_up_and_of_one_resource_the_later_file_counts()
    {
        WriteAll("eu-west-1/");
        _folder.Write("eu-west-1/subnets-2.json", """{"Subnets":[{"SubnetId":"subnet-0b000000000000002","VpcId":"vpc-0123456789abcdef0","AvailableIpAddressCount":3},{"SubnetId":"subnet-0c000000000000003","VpcId":"vpc-0123456789abcdef0"}]}""");

        var subnets = Read().Subnets;

        Assert.Equal(["subnet-0a000000000000001", "subnet-0b000000000000002", "subnet-0c000000000000003"], subnets.Items.Select(s => s.SubnetId));
        Assert.Equal(3, subnets.Items[1].AvailableIpAddressCount);
    }

    [Fact]
    public void Outputs_that_were_appended_to_one_file_all_count()
    {
        WriteAll("eu-west-1/", "describe-domain.json");
        var second = CliFixture.Files["describe-domain.json"].Replace(CliFixture.DomainId, "d-second0000001");
        _folder.Write("eu-west-1/described.json", CliFixture.Files["describe-domain.json"] + "\r\n" + second + "\n");

        Assert.Equal([CliFixture.DomainId, "d-second0000001"], Read().Domains.Items.Select(d => d.DomainId));
    }

    [Theory]
    [InlineData("apps.json", "Apps", "NextToken")]
    [InlineData("tags.json", "ResourceTagMappingList", "PaginationToken")]
    [InlineData("mount-targets.json", "MountTargets", "NextMarker")]
    public void A_page_that_says_that_another_follows_makes_its_part_incomplete(string file, string member, string token)
    {
        WriteAll("eu-west-1/", file);
        _folder.Write("eu-west-1/" + file, $$"""{"{{member}}":[],"{{token}}":"more"}""");

        var region = Read();

        var call = Assert.Single(file switch { "apps.json" => region.Apps.Unreadable, "tags.json" => region.Tags.Unreadable, _ => region.MountTargets.Unreadable });
        Assert.Null(call.ResourceId);
        Assert.Contains(file, call.Reason);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Files_that_PowerShell_wrote_with_a_byte_order_mark_are_read(string encoding)
    {
        foreach (var file in CliFixture.Files)
            File.WriteAllText(_folder.File(file.Key), file.Value.Replace("\n", "\r\n"), Encoding.GetEncoding(encoding));

        KeyFactsHold(Read());
    }

    [Fact]
    public void Strange_files_are_passed_over_and_said()
    {
        WriteAll("eu-west-1/");
        _folder.Write("eu-west-1/buckets.json", """{"Buckets":[],"Owner":{}}""");
        _folder.Write("eu-west-1/registered.json", """{"Domains":[{"DomainName":"example.org","AutoRenew":true}]}""");
        _folder.Write("list.json", "[1,2]");
        _folder.Write("notes.txt", "not JSON");
        _folder.Write(".git/broken.json", "{");

        var estate = EstatePath.Read(_folder.Path);

        Assert.Equal(3, estate.Notes.Count);
        Assert.Contains(estate.Notes, note => note.Contains("'eu-west-1/buckets.json'") && note.Contains("Buckets, Owner"));
        KeyFactsHold(Assert.Single(estate.Regions));
    }

    [Fact]
    public void Accounts_and_regions_stay_apart_and_in_order()
    {
        foreach (var (account, region) in new[] { ("777788889999", "us-east-1"), ("444455556666", "us-east-1"), ("444455556666", "eu-west-1") })
            WriteAll($"accounts/{account}/{region}/", text => text.Replace("444455556666", account).Replace("eu-west-1", region));

        Assert.Equal([("444455556666", "eu-west-1"), ("444455556666", "us-east-1"), ("777788889999", "us-east-1")], EstatePath.Read(_folder.Path).Regions.Select(r => (r.AccountId, r.Region)));
    }

    [Fact]
    public void Who_called_may_stand_once_above_the_regions()
    {
        _folder.Write("caller.json", CliFixture.Files["caller.json"]);
        foreach (var region in new[] { "eu-west-1", "eu-north-1" })
            _folder.Write(region + "/list-domains.json", """{"Domains":[]}""");

        var regions = EstatePath.Read(_folder.Path).Regions;

        Assert.Equal([("444455556666", "eu-north-1"), ("444455556666", "eu-west-1")], regions.Select(r => (r.AccountId, r.Region)));
        Assert.All(regions, r => Assert.True(r.Domains.IsComplete));
    }

    [Fact]
    public void The_region_folder_itself_may_be_read()
    {
        WriteAll("eu-west-1/");
        KeyFactsHold(Assert.Single(EstatePath.Read(_folder.File("eu-west-1")).Regions));
    }

    [Fact]
    public void Null_counts_as_absent()
    {
        WriteAll("eu-west-1/", "vpcs.json");
        _folder.Write("eu-west-1/vpcs.json", """{"Vpcs":[{"VpcId":"vpc-0123456789abcdef0","Tags":null,"CidrBlock":null}],"NextToken":null}""");

        var vpc = Assert.Single(Read().Vpcs.Items);

        Assert.Equal(("", 0), (vpc.CidrBlock, vpc.Tags.Count));
    }

    [Fact]
    public void What_a_folder_says_survives_export_and_import()
    {
        WriteAll("eu-west-1/", "flow-logs.json");
        var estate = EstatePath.Read(_folder.Path);
        EstateFile.Write(_folder.File("estate file.json"), estate);

        Assert.Equal(JsonSerializer.Serialize(estate, EstateJson.Options), JsonSerializer.Serialize(EstatePath.Read(_folder.File("estate file.json")), EstateJson.Options));
    }

    private static void KeyFactsHold(RegionEstate region)
    {
        var domain = Assert.Single(region.Domains.Items);
        Assert.True(domain.Described);
        Assert.Equal(("VpcOnly", "vpc-0123456789abcdef0", "ENABLED"), (domain.AppNetworkAccessType, domain.VpcId, domain.TagPropagation));
        Assert.Equal(["subnet-0a000000000000001", "subnet-0b000000000000002"], domain.SubnetIds);
        Assert.Equal(new DateTimeOffset(2024, 3, 4, 9, 12, 44, 512, TimeSpan.Zero), domain.CreationTime);
        Assert.NotNull(domain.DefaultUserSettings!.CanvasAppSettings);
        Assert.Null(domain.DefaultUserSettings.RSessionAppSettings);
        Assert.Equal(["sg-0e5e5e5e5e5e5e5e5"], region.UserProfiles.Items.Single(p => p.UserProfileName == "maeve").UserSettings!.SecurityGroups);
        Assert.Null(region.UserProfiles.Items.Single(p => p.UserProfileName == "oisin").UserSettings);
        Assert.Equal(("oisin", "Private", "JupyterLab"), (region.Spaces.Items[0].OwnershipSettingsSummary!.OwnerUserProfileName, region.Spaces.Items[0].SpaceSharingSettingsSummary!.SharingType, region.Spaces.Items[0].SpaceSettingsSummary!.AppType));
        Assert.Equal(("scoring", "ml.t3.medium", true), (region.Apps.Items[0].SpaceName, region.Apps.Items[0].ResourceSpec!.InstanceType, region.Apps.Items[0].BlocksNetworkChange));
        var notebook = Assert.Single(region.NotebookInstances.Items);
        Assert.Equal(("Disabled", "Enabled", true), (notebook.DirectInternetAccess, notebook.RootAccess, notebook.Described));
        Assert.Equal((true, false), (region.Vpcs.Items[0].EnableDnsSupport, region.Vpcs.Items[0].EnableDnsHostnames));
        Assert.Equal(["10.8.0.0/16"], region.Vpcs.Items[0].CidrBlockAssociationSet.Select(c => c.CidrBlock));
        Assert.Equal(236, region.Subnets.Items[0].AvailableIpAddressCount);
        Assert.Equal(443, region.NetworkAcls.Items[0].Entries[0].PortRange!.To);
        Assert.Equal("pl-6da54004", region.SecurityGroups.Items[0].IpPermissionsEgress[0].PrefixListIds[0].Id);
        Assert.True(region.VpcEndpoints.Items[0].IsAvailable);
        Assert.Equal(["eu-west-1a", "eu-west-1b"], region.VpcEndpointServices.Items[0].AvailabilityZones);
        Assert.Equal("198.51.100.7", region.NatGateways.Items[0].NatGatewayAddresses[0].PublicIp);
        Assert.Equal(("eipalloc-0a", "eipassoc-0a"), (region.Addresses.Items[0].AllocationId, region.Addresses.Items[0].AssociationId));
        Assert.Equal("IyEvYmluL2Jhc2g=", Assert.Single(region.NotebookLifecycleConfigs.Items).OnStart[0].Content);
        Assert.Contains("\"Action\": \"sagemaker:CreateApp\"", Assert.Single(region.RolePolicies.Items).PolicyDocument, StringComparison.Ordinal);
        Assert.Equal(["52.218.0.0/17", "3.5.64.0/21"], region.PrefixLists.Items.Single(p => p.PrefixListId == "pl-6da54004").Cidrs!);
        Assert.Equal(["172.16.0.0/12"], region.PrefixLists.Items.Single(p => p.PrefixListName == "on-premises").Cidrs!);
        Assert.Equal("tgw-attach-0b", region.TransitGatewayRouteTables.Items[0].Routes![0].TransitGatewayAttachments[0].TransitGatewayAttachmentId);
        Assert.Equal("block-ingress", Assert.Single(region.VpcBlockPublicAccessOptions.Items).InternetGatewayBlockMode);
        Assert.Equal("vpc-0123456789abcdef0", region.HostedZones.Items[0].VpcId);
        Assert.Equal(2049, region.InsightsPaths.Items[0].FilterAtSource!.DestinationPortRange!.ToPort);
        Assert.Equal(["sg-0f1f1f1f1f1f1f1f1", "eni-0a00000000000000b", "subnet-0b000000000000002", "vpc-0123456789abcdef0"], Assert.Single(region.InsightsAnalyses.Items[0].Explanations).ComponentIds);
        Assert.Equal(
            [("fsmt-0a00000000000000a", "10.8.1.20"), ("fsmt-0b00000000000000b", "10.8.2.20")],
            region.MountTargets.Items.Select(m => (m.MountTargetId, m.IpAddress)));
        Assert.All(region.MountTargets.Items, m => Assert.Equal(["sg-0f1f1f1f1f1f1f1f1"], m.SecurityGroups!));
        Assert.Equal("ada", Assert.Single(Assert.Single(region.ResourceTagSets.Items).Tags).Value);
        Assert.Equal([("Owner", "Active"), ("CostCenter", "Inactive")], region.CostAllocationTags.Items.Select(t => (t.TagKey, t.Status)));
        Assert.All(Parts(), part => Assert.True((bool)part.PropertyType.GetProperty("Asked")!.GetValue(part.GetValue(region))!, part.Name));
    }

    // What only a change looks at, by its name: no folder of CLI output has it, and a plan for a folder says so. Nor does one have what only a
    // classification and a notice look at, which then say that they do not know.
    private static readonly string[] s_ofChanges = ["StudioLifecycleConfigs", "ExecutionRoles", "BucketTags", "AthenaTables", "OrganizationPolicies", "PolicyTargets", "Budgets", "Alarms", "AnomalyDetectors", "AnomalyMonitors", "AnomalySubscriptions"];

    private static IEnumerable<PropertyInfo> Parts() =>
        typeof(RegionEstate).GetProperties().Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(Part<>) && !s_ofChanges.Contains(p.Name));

    private static Dictionary<string, IReadOnlyList<UnreadableCall>> Unreadable(RegionEstate region) =>
        Parts().ToDictionary(p => p.Name, p => (IReadOnlyList<UnreadableCall>)p.PropertyType.GetProperty("Unreadable")!.GetValue(p.GetValue(region))!);

    private RegionEstate Read() => Assert.Single(EstatePath.Read(_folder.Path).Regions);

    private void WriteAll(string prefix, params string[] except) => WriteAll(prefix, text => text, except);

    private void WriteAll(string prefix, Func<string, string> change, params string[] except)
    {
        foreach (var file in CliFixture.Files.Where(file => !except.Contains(file.Key)))
            _folder.Write(prefix + file.Key, change(file.Value));
    }
}
