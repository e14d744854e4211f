using System;
using System.Collections.Generic;
using System.Text.Json;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.SageMaker;

/// <summary>
/// UpdateDomain: checked at once, done in time (Updating, then InService or, by a fault, Update_Failed), as hashicorp/terraform-provider-aws#31912 saw it. Of the settings, those
/// that an estate holds are changed; the others are accepted and not kept.
/// </summary>
internal static class DomainUpdate
{
    private static readonly string[] s_modes = ["PublicInternetOnly", "VpcOnly"];

    public static JsonOperation Operation { get; } = new(
        "UpdateDomain",
        [
            ArnNames.Domain(),
            JsonMember.Structure("DefaultUserSettings", JsonMember.Texts("SecurityGroups", 0, 5)),
            JsonMember.Structure("DomainSettingsForUpdate", JsonMember.Texts("SecurityGroupIds", 0, 3), RStudio()),
            JsonMember.Choice("AppSecurityGroupManagement", false, "Service", "Customer"),
            JsonMember.Structure("DefaultSpaceSettings", JsonMember.Texts("SecurityGroups", 0, 5)),
            JsonMember.Texts("SubnetIds", 1, 16),
            JsonMember.Choice("AppNetworkAccessType", false, s_modes),
            JsonMember.Choice("TagPropagation", false, "ENABLED", "DISABLED"),
            JsonMember.Text("VpcId", 32, "[-0-9a-zA-Z]+"),
        ],
        call => ArnNames.DomainArn(call.Region, call.Required("DomainId")),
        call =>
        {
            lock (call.Region.Gate)
            {
                var id = call.Required("DomainId");
                var domain = DomainReads.Find(call, id);
                var wanted = Wanted(call, domain);
                DomainUpdateRules.Check(call, domain, wanted);
                var during = domain with { Status = "Updating", FailureReason = null, LastModifiedTime = call.Now };

                // That a failed update leaves the settings as they were is inferred.
                var after = call.FailureReason is { } reason ? domain with { Status = "Update_Failed", FailureReason = reason } : wanted with { Status = "InService", FailureReason = null };
                call.Region.Domains.Entry(id)!.Become(during, call.Due, _ => after with { LastModifiedTime = call.Due });
                return json => json.WriteString("DomainArn", domain.DomainArn);
            }
        });

    /// <summary>What the domain is to become: absent members stay, a structure that was sent replaces its own members.</summary>
    private static Domain Wanted(JsonCall call, Domain domain)
    {
        var request = call.Request;
        var space = request.Read<SpaceDefaults>("DefaultSpaceSettings", EstateJson.Options);
        return domain with
        {
            AppNetworkAccessType = request.Text("AppNetworkAccessType") ?? domain.AppNetworkAccessType,
            VpcId = request.Text("VpcId") ?? domain.VpcId,
            SubnetIds = request.Texts("SubnetIds") ?? domain.SubnetIds,
            TagPropagation = request.Text("TagPropagation") ?? domain.TagPropagation,
            AppSecurityGroupManagement = request.Text("AppSecurityGroupManagement") ?? domain.AppSecurityGroupManagement,
            DefaultUserSettings = SentSettings.User(call, "DefaultUserSettings", domain.DefaultUserSettings),
            DefaultSpaceSettings = space is null ? domain.DefaultSpaceSettings : (domain.DefaultSpaceSettings ?? new()) with
            {
                ExecutionRole = space.ExecutionRole ?? domain.DefaultSpaceSettings?.ExecutionRole,
                SecurityGroups = SentSettings.Has(call, "DefaultSpaceSettings", "SecurityGroups") ? space.SecurityGroups : domain.DefaultSpaceSettings?.SecurityGroups ?? [],
            },
            DomainSettings = Merge(call, domain.DomainSettings),
        };
    }

    private static DomainSettings? Merge(JsonCall call, DomainSettings? held)
    {
        if (call.Request.Read<DomainSettings>("DomainSettingsForUpdate", EstateJson.Options) is not { } sent)
            return held;
        var rstudio = call.Request.Member("DomainSettingsForUpdate")!.Value.TryGetProperty("RStudioServerProDomainSettingsForUpdate", out var settings)
            ? JsonSerializer.Deserialize<RStudioSettings>(settings, EstateJson.Options)
            : null;
        return (held ?? new()) with
        {
            SecurityGroupIds = SentSettings.Has(call, "DomainSettingsForUpdate", "SecurityGroupIds") ? sent.SecurityGroupIds : held?.SecurityGroupIds ?? [],
            RStudioServerProDomainSettings = rstudio ?? held?.RStudioServerProDomainSettings,
            UnifiedStudioSettings = sent.UnifiedStudioSettings ?? held?.UnifiedStudioSettings,
            DockerSettings = sent.DockerSettings ?? held?.DockerSettings,
            IpAddressType = sent.IpAddressType ?? held?.IpAddressType,
        };
    }

    private static JsonMember RStudio() =>
        JsonMember.Structure("RStudioServerProDomainSettingsForUpdate", JsonMember.Text("DomainExecutionRoleArn", 2048, required: true));
}
