using System;
using System.Collections.Generic;
using System.Text.Json;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.Operations.SageMaker;

/// <summary>ListDomains and DescribeDomain.</summary>
internal static class DomainReads
{
    public static IEnumerable<JsonOperation> All()
    {
        // No sort parameter, and the order is undocumented: the estate's.
        yield return new("ListDomains", ListPage.Members, call => ArnNames.DomainArn(call.Region, "*"), call => ListPage.Of(call, "Domains", call.Region.Domains.Items, _ => true, (json, domain) =>
        {
            json.WriteText("DomainArn", domain.DomainArn);
            json.WriteText("DomainId", domain.DomainId);
            json.WriteText("DomainName", domain.DomainName);
            json.WriteText("Status", domain.Status);
            json.WriteTime("CreationTime", domain.CreationTime);
            json.WriteTime("LastModifiedTime", domain.LastModifiedTime);
            json.WriteText("Url", ArnNames.Url(call.Region, domain.DomainId));
        }));

        yield return new("DescribeDomain", [ArnNames.Domain()], call => ArnNames.DomainArn(call.Region, call.Required("DomainId")), call =>
        {
            var domain = Find(call, call.Required("DomainId"));
            return json => Write(json, call, domain);
        });
    }

    public static Domain Find(JsonCall call, string id) => call.Region.Domains.Find(id, call.Now) ?? throw Refusals.NotFound("Domain", id);

    private static void Write(Utf8JsonWriter json, JsonCall call, Domain domain)
    {
        json.WriteText("DomainArn", domain.DomainArn);
        json.WriteText("DomainId", domain.DomainId);
        json.WriteText("DomainName", domain.DomainName);
        json.WriteText("HomeEfsFileSystemId", domain.HomeEfsFileSystemId);
        json.WriteText("Status", domain.Status);
        json.WriteTime("CreationTime", domain.CreationTime);
        json.WriteTime("LastModifiedTime", domain.LastModifiedTime);
        json.WriteText("FailureReason", domain.FailureReason);
        json.WriteText("SecurityGroupIdForDomainBoundary", domain.SecurityGroupIdForDomainBoundary);
        json.WriteText("AuthMode", domain.AuthMode);
        json.WriteSettings("DefaultUserSettings", domain.DefaultUserSettings);
        json.WriteSettings("DomainSettings", domain.DomainSettings);
        json.WriteText("AppNetworkAccessType", domain.AppNetworkAccessType);
        if (domain.SubnetIds.Count > 0)
            json.WriteSettings("SubnetIds", domain.SubnetIds);
        json.WriteText("Url", ArnNames.Url(call.Region, domain.DomainId));
        json.WriteText("VpcId", domain.VpcId);
        json.WriteText("AppSecurityGroupManagement", domain.AppSecurityGroupManagement);
        json.WriteText("TagPropagation", domain.TagPropagation);
        json.WriteSettings("DefaultSpaceSettings", domain.DefaultSpaceSettings);
    }
}
