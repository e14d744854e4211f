using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;
using System.Linq;

namespace SageMakerGuard.Sandbox.Operations.Sts;

/// <summary>STS: GetCallerIdentity, and AssumeRole into the accounts of the sandbox.</summary>
internal sealed class StsService : IService
{
    private static readonly Regex s_role = new("^arn:([^:]+):iam::([0-9]{12}):role/(?:.*/)?([^/]+)$", RegexOptions.CultureInvariant);

    public string SigningName => "sts";

    public Dialect Dialect { get; } = new QueryDialect(QueryDialect.Sts);

    public IEnumerable<string> Operations => ["sts:AssumeRole", "sts:GetCallerIdentity"];

    public bool Owns(RequestHead request, QueryForm form) => form.Text("Version") == "2011-06-15";

    public PreparedCall Prepare(RequestHead request, QueryForm form)
    {
        var action = form.Text("Action") ?? "";
        return action switch
        {
            // API_GetCallerIdentity: no permission is needed, not even against an explicit deny.
            "GetCallerIdentity" => new()
            {
                Operation = "sts:GetCallerIdentity",
                Check = call => new([], id => QueryDialect.Success(QueryDialect.Sts, action, id, xml =>
                {
                    xml.Text("Arn", call.Caller.Arn);
                    xml.Text("UserId", call.Caller.UserId);
                    xml.Text("Account", call.Account.Id);
                })),
            },
            "AssumeRole" => new() { Operation = "sts:AssumeRole", Check = call => AssumeRole(call, form) },
            _ => throw Dialect.UnknownOperation(action),
        };
    }

    private ReadyCall AssumeRole(ServiceCall call, QueryForm form)
    {
        var arn = form.Required("RoleArn");
        var session = form.Required("RoleSessionName");
        var match = s_role.Match(arn);
        return new([new("sts:AssumeRole", arn)], id =>
        {
            // A role that does not exist, and one that may not be assumed, give the same answer.
            var account = call.World.Accounts.FirstOrDefault(a => match.Success && a.Id == match.Groups[2].Value)
                ?? throw Dialect.Denied(new(call.Caller.Arn, "sts:AssumeRole", arn, false));
            var sessionArn = $"arn:{match.Groups[1].Value}:sts::{account.Id}:assumed-role/{match.Groups[3].Value}/{session}";
            var roleId = new NamedRole(arn).Id;
            var key = call.World.OpenSession(account, sessionArn, roleId + ":" + session);
            return QueryDialect.Success(QueryDialect.Sts, "AssumeRole", id, xml =>
            {
                xml.Element("Credentials", () =>
                {
                    xml.Text("AccessKeyId", key);
                    xml.Text("SecretAccessKey", "made+up+secret/of+the+sandbox/" + key.Substring(10));
                    xml.Text("SessionToken", "sandbox-session-" + key);
                    xml.Time("Expiration", call.Now + TimeSpan.FromSeconds(form.Number("DurationSeconds") ?? 3600));
                });
                xml.Element("AssumedRoleUser", () =>
                {
                    xml.Text("AssumedRoleId", roleId + ":" + session);
                    xml.Text("Arn", sessionArn);
                });
            });
        });
    }
}
