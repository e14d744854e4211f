using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Testing;
using SageMakerGuard.Tests.EstateFiles;
using static SageMakerGuard.Projects.Tests.MigrationWorlds;

namespace SageMakerGuard.Projects.Tests;

/// <summary>What the people of a domain are told: the whole text, that nothing in it is made up, and that nobody's tag becomes markup.</summary>
public sealed class NoticeTests
{
    private static readonly NoticeOptions s_options = new()
    {
        Contact = "#ml-platform", CodeArtifactDomain = "acme", CodeArtifactRepository = "py_pi", MirrorUrl = "https://mirror.acme.example/simple", ProxyUrl = "http://proxy.acme.example:3128", Egress = [Seen()],
    };

    [Theory]
    [InlineData("vision <lab> & friends", "vision")]
    [InlineData("growth", "growth")]
    public void A_notice_reads_well(string team, string name)
    {
        var notice = Notices(Four(), s_options).Single(n => n.Team == team);
        GoldenFile.Holds($"Projects/notice-{name}.md", notice.Markdown);
    }

    [Fact]
    public void A_notice_in_html_reads_well() => GoldenFile.Holds("Projects/notice-vision.html", Notices(Four(), s_options).Single(n => n.Team.StartsWith("vision", StringComparison.Ordinal)).Html);

    [Fact]
    public void Every_number_in_a_notice_comes_from_the_plan_or_from_flow_logs()
    {
        var known = new HashSet<string>(Numbers(MigrationPlanFile.Text(WavePlannerTests.Plan(Four())) + JsonSerializer.Serialize(Seen())), StringComparer.Ordinal)
        {
            "1.500", // gigabytes of the bytes that were recorded
        };

        // The steps of the day, and what AWS documents: a token's twelve hours and the addresses that no proxy serves.
        var said = new HashSet<string>(["1", "2", "3", "4", "12", "169.254.169.254", "169.254.170.2", .. Numbers(s_options.MirrorUrl! + s_options.ProxyUrl)], StringComparer.Ordinal);
        foreach (var notice in Notices(Four(), s_options))
        {
            // What follows a letter is part of a name: S3, ml.t3.medium, d-project00001.
            var text = Regex.Replace(notice.Markdown.Replace("\\", "", StringComparison.Ordinal), @"(?<![0-9])[A-Za-z][A-Za-z0-9_.-]*", " ");
            Assert.All(Numbers(text), number => Assert.True(known.Contains(number) || said.Contains(number), number));
        }
    }

    [Fact]
    public void A_number_that_changes_in_the_estate_changes_in_the_notice_and_nothing_else_does()
    {
        var more = Four() with { UserProfiles = Part<UserProfile>.Read(Four().UserProfiles.Items.Concat(Enumerable.Range(0, 40).Select(i => new UserProfile { DomainId = Id(2), UserProfileName = $"user{i}", UserSettings = new() }))) };
        var before = Notices(Four(), s_options).Single(n => n.DomainIds.Contains(Id(2))).Markdown.Split('\n');
        var after = Notices(more, s_options).Single(n => n.DomainIds.Contains(Id(2))).Markdown.Split('\n');
        var changed = Assert.Single(before.Zip(after), pair => pair.First != pair.Second);
        Assert.Equal(changed.First.Replace("| 2 |", "| 42 |", StringComparison.Ordinal), changed.Second);
        Assert.Equal(before.Length, after.Length);
    }

    [Fact]
    public void A_team_gets_one_notice_for_all_its_domains_and_a_domain_of_nobody_its_own()
    {
        var notices = Notices(Four(), new());
        Assert.Equal(["claims", "vision <lab> & friends", "growth"], notices.Select(n => n.Team));
        Assert.Equal([Id(1), Id(4)], notices[2].DomainIds);
        Assert.Equal(notices[2].FirstDate, WavePlannerTests.Plan(Four()).Domains.Single(d => d.DomainId == Id(1)).Date);
        Assert.Equal(4, Notices(Four(), new() { Audience = NoticeAudience.Domain }).Count);
    }

    [Fact]
    public void Html_is_one_file_whose_values_are_no_markup()
    {
        const string evil = "<script>alert(1)</script> & \"friends\" '`*_|";
        var world = Four() with { Tags = Part<ResourceTags>.Read(new ResourceTags { ResourceARN = Arn(1), Tags = [HealthyRegion.Tag("Owner", evil)] }) };
        var notice = Notices(world, new() { Contact = evil }).Single(n => n.Team == evil);

        // The page is well-formed but for its two void elements, so that a reader of XML shows what a browser would.
        var page = XDocument.Parse(Regex.Replace(notice.Html, "<meta ([^>]*)>|<!DOCTYPE html>", ""));
        Assert.Contains(evil, page.Descendants("p").First().Value, StringComparison.Ordinal);
        Assert.Empty(page.Descendants("script").Concat(page.Descendants("link")).Concat(page.Descendants("img")));
        Assert.DoesNotContain(page.Descendants().Attributes(), a => a.Name.LocalName is "src" or "href");
        Assert.DoesNotContain("@import", notice.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", notice.Markdown, StringComparison.Ordinal);
        Assert.Contains("\\`\\*\\_\\|", notice.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_in_code_is_what_is_to_be_typed()
    {
        var notice = Notices(Four(), s_options)[0];
        Assert.Contains("aws codeartifact login --tool pip --domain acme --repository py_pi\n", notice.Markdown, StringComparison.Ordinal);
        Assert.Contains("<pre><code>aws codeartifact login --tool pip --domain acme --repository py_pi</code></pre>", notice.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void What_breaks_depends_on_whether_apps_reach_the_internet(bool reaches, bool readsRoutes)
    {
        var world = reaches ? WithNat(Four()) : Four();
        if (!readsRoutes)
            world = world with { RouteTables = Part<RouteTable>.Failed(ProjectWorlds.Denied("ec2:DescribeRouteTables")) };
        var text = Notices(world, new()).Single(n => n.DomainIds.Contains(Id(1))).Markdown;
        Assert.Equal(!reaches || !readsRoutes, text.Contains("| pip |", StringComparison.Ordinal));
        Assert.Equal(!readsRoutes, text.Contains("Plan as if they did not", StringComparison.Ordinal));
        Assert.Equal(reaches && readsRoutes, text.Contains("**NAT**", StringComparison.Ordinal));
        Assert.Equal(!reaches || !readsRoutes, text.Contains("**Nothing yet**", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("pip install torch", "Pip")]
    [InlineData("  sudo -u ec2-user -i python3 -m pip install torch", "Pip")]
    [InlineData("/opt/conda/bin/pip3 install -U x", "Pip")]
    [InlineData("# pip install torch", "")]
    [InlineData("echo pipinstall", "")]
    [InlineData("mamba create -n x && git clone git@github.com:a/b.git", "Conda,Git")]
    [InlineData("nohup conda env update -f env.yml &", "Conda")]
    [InlineData("docker compose up", "Docker")]
    [InlineData("npm ci; yarn add left-pad", "Npm")]
    [InlineData("wget https://example.org/x", "Download")]
    [InlineData("X=$(curl -s https://example.org)", "Download")]
    [InlineData("apt-get -y install jq", "SystemPackages")]
    [InlineData("R -e 'install.packages(\"x\")'", "RPackages")]
    [InlineData("huggingface-cli download x", "HuggingFace")]
    [InlineData("wandb login $KEY", "WeightsAndBiases")]
    [InlineData("aws codeartifact login --tool pip", "CodeArtifact")]
    [InlineData("export HTTPS_PROXY=http://proxy:3128", "Proxy")]
    [InlineData("git config --global user.name x", "")]
    [InlineData("aws s3 cp s3://bucket/wheels . --recursive", "")]
    public void Tools_are_found_by_the_commands_of_a_script(string line, string tools)
    {
        var world = Four() with { StudioLifecycleConfigs = Part<StudioLifecycleConfig>.Read(Config("churn", "#!/bin/bash\r\n" + line + "\r\n"), Config("vision", "")) };
        var found = WavePlannerTests.Plan(world).Domains.Single(d => d.DomainId == Id(1)).Impact.Tools;
        Assert.Equal(tools, string.Join(",", found.Select(t => t.Tool)));
        Assert.All(found, t => Assert.Equal(2, t.Line));
    }

    [Fact]
    public void A_users_template_takes_the_place_of_the_modules_for_its_kind_of_text()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "ours.md");
        File.WriteAllText(path, "{{! remark }}\nHi {{Team}}:{{#each Domains}} {{DomainName}}/{{Team}}{{#if Frozen}} (frozen){{else}} on {{Day}}{{/if}};{{/each}}\n");
        var templates = NoticeTemplates.Default.With(path);
        var notice = new NoticeWriter(templates, new()).Write(WavePlannerTests.Plan(Four())).Single(n => n.Team == "growth");
        Assert.Equal("Hi growth: churn/growth on 2026-12-14 (Monday); stats/growth (frozen);\n", notice.Markdown);
        Assert.StartsWith("<!DOCTYPE html>", notice.Html, StringComparison.Ordinal);
        Assert.Equal("TemplateNotFound", Assert.Throws<GuardFault>(() => NoticeTemplates.Default.With(path + ".gone.md")).ErrorId);
        Assert.Equal("TemplateInvalid", Assert.Throws<GuardFault>(() => NoticeTemplates.Default.With(Path.Combine(folder.Path, "ours.txt"))).ErrorId);
    }

    [Theory]
    [InlineData("a\n{{Teem}}", "line 2: 'Teem' is no name that can stand here. Allowed are Title, Team")]
    [InlineData("{{#each Domains}}{{Text}}{{/each}}", "'Text' is no name")]
    [InlineData("{{DomainName}}", "'DomainName' is no name")]
    [InlineData("{{Domains}}", "'Domains' is a list: write {{#each Domains}}")]
    [InlineData("{{#each Team}}{{/each}}", "'Team' is one value and no list")]
    [InlineData("a\n\n{{#each Domains}}", "line 3: '{{#each Domains}}' has no end")]
    [InlineData("{{/if}}", "'{{/if}}' ends what did not begin")]
    [InlineData("{{#if Team}}{{/each}}", "'{{/each}}' ends what did not begin")]
    [InlineData("{{else}}", "'{{else}}' stands in no '{{#if}}'")]
    [InlineData("{{ Team", "'{{' has no '}}'")]
    [InlineData("{{#with Team}}", "is neither a name nor")]
    [InlineData("{{}}", "is neither a name nor")]
    public void A_template_that_cannot_be_used_says_what_is_wrong_and_in_which_line(string text, string message)
    {
        var fault = Assert.Throws<GuardFault>(() => TextTemplate.Parse(text, "x.md", NoticeTemplates.Names));
        Assert.Equal("TemplateInvalid", fault.ErrorId);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<MigrationNotice> Notices(RegionEstate world, NoticeOptions options) => new NoticeWriter(NoticeTemplates.Default, options).Write(WavePlannerTests.Plan(world));

    private static IEnumerable<string> Numbers(string text) => Regex.Matches(text, @"[0-9]+(?:\.[0-9]+)*|[0-9]+").SelectMany(m => new[] { m.Value }).SelectMany(n => n.Split('-'));

    private static RegionEstate WithNat(RegionEstate world)
    {
        const string publicTable = "rtb-0aaa000000000p0a1", publicSubnet = "subnet-0aaa00000000p0a1";
        var defaultRoute = new Route { DestinationCidrBlock = "0.0.0.0/0", NatGatewayId = "nat-1", State = "active" };
        return world with
        {
            Subnets = world.Subnets.Plus(HealthyRegion.Subnet(publicSubnet, "10.20.9.0/24", "a", 1)),
            RouteTables = world.RouteTables.Change(t => t.RouteTableId is HealthyRegion.TableA or HealthyRegion.TableB, t => t with { Routes = [.. t.Routes, defaultRoute] })
                .Plus(HealthyRegion.PrivateTable(publicTable, publicSubnet, new Route { DestinationCidrBlock = "0.0.0.0/0", GatewayId = "igw-1", State = "active" })),
            InternetGateways = Part<InternetGateway>.Read(new InternetGateway { InternetGatewayId = "igw-1", Attachments = [new() { VpcId = HealthyRegion.Vpc, State = "available" }] }),
            NatGateways = Part<NatGateway>.Read(new NatGateway { NatGatewayId = "nat-1", VpcId = HealthyRegion.Vpc, SubnetId = publicSubnet, State = "available", ConnectivityType = "public", NatGatewayAddresses = [new() { PublicIp = "198.51.100.1", AllocationId = "eipalloc-1" }] }),
            NetworkAcls = world.NetworkAcls.Select(a => a with { Associations = [.. a.Associations, new() { SubnetId = publicSubnet }] }),
            SecurityGroups = world.SecurityGroups.Change(g => g.GroupId == HealthyRegion.DomainGroup, g => g with { IpPermissionsEgress = [.. g.IpPermissionsEgress, HealthyRegion.AllTraffic()] }),
        };
    }

    private static EgressSummary Seen() => new()
    {
        DomainId = Id(2), AccountId = HealthyRegion.Account, Region = HealthyRegion.Region, Records = 12, Bytes = 1610612736,
        Destinations =
        [
            new() { Address = "203.0.113.7", Port = 443, Protocol = "TCP", Class = AddressClass.Internet, Bytes = 1610612736, LastSeen = new(2026, 11, 20, 8, 0, 0, DateTimeKind.Utc) },
            new() { Address = "10.20.1.20", Port = 443, Protocol = "TCP", Class = AddressClass.OwnNetwork, Bytes = 99999999999 },
        ],
    };
}
