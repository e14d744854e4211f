using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace SageMakerGuard.Diagnosis;

/// <summary>The words that rows of the catalogue are written in.</summary>
internal static class Rows
{
    public const string Guide = "https://docs.aws.amazon.com/sagemaker/latest/dg/";
    public const string GitHub = "https://github.com/";

    /// <summary>The log of apps and their lifecycle configurations (aws/amazon-sagemaker-feedback#128).</summary>
    public const string AppLog = "aws logs tail /aws/sagemaker/studio --since 1h --region {region}";

    public static readonly Suspect Named = new NamedInMessage();
    public static readonly Suspect Home = new FileSystemSuspect();
    public static readonly Suspect Apps = new AppToAppSuspect();
    public static readonly Suspect Names = new NameResolutionSuspect();
    public static readonly Suspect Addresses = new FreeAddressSuspect();
    public static readonly Suspect RunningApps = new RunningAppSuspect();
    public static readonly Suspect Docker = new DockerSuspect();
    public static readonly Suspect Groups = new MissingGroupSuspect();
    public static readonly Suspect Policy = new EndpointPolicySuspect();

    /// <summary>The message is surely about something on the internet, even where it names no host.</summary>
    public static readonly Suspect Internet = new InternetSuspect(null, 443, Wanted: true);

    public static readonly Suspect MaybeInternet = new InternetSuspect(null, 443, Wanted: false);
    public static readonly Suspect MountTargets = new RuleSuspect("SMG-EFS-003");
    public static readonly Suspect Lustre = new RuleSuspect("SMG-EFS-002");
    public static readonly Suspect NoGroups = new RuleSuspect("SMG-SG-001");
    public static readonly Suspect DhcpOptions = new RuleSuspect("SMG-NET-006");
    public static readonly Suspect DnsAttributes = new RuleSuspect("SMG-NET-005");
    public static readonly Suspect SingleZone = new RuleSuspect("SMG-NET-003");
    public static readonly Suspect PublicSubnet = new RuleSuspect("SMG-NET-001");
    public static readonly Suspect EndpointZones = new RuleSuspect("SMG-EP-012");
    public static readonly Suspect RStudioFreezes = new RuleSuspect("SMG-DOM-003");
    public static readonly Suspect UnhealthyDomain = new RuleSuspect("SMG-DOM-006");
    public static readonly Suspect NoVpc = new RuleSuspect("SMG-DOM-007");

    public static Suspect Service(params string[] names) => ServiceSuspect.Of(names);

    public static Suspect Elsewhere(string about, string cause, string remedy, string why) => new ElsewhereSuspect(about, cause, remedy, why);

    /// <summary>A pattern is used once for each message, so that it would not repay being compiled.</summary>
    public static IReadOnlyList<Regex> Any(params string[] patterns) => [.. patterns.Select(p => new Regex(p, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase))];
}
