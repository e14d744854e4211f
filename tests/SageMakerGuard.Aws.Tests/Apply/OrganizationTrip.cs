using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws.Tests.Apply;

/// <summary>Policies of an organization, made, attached, changed, and all of it taken back.</summary>
internal static class OrganizationTrip
{
    private const string Scp = "SERVICE_CONTROL_POLICY";
    private const string Document = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"sagemaker:CreateDomain","Resource":"*"}]}""";

    public static async Task Make(IChangeGround ground, string targetId)
    {
        var trip = new RoundTrip(ground);
        var create = new CreateOrganizationPolicy { NewId = "new:policy:guard", Type = Scp, Name = "guard", Purpose = "A test's.", Content = Document };
        var policy = await trip.Make(create);
        var attached = await trip.Make(new AttachOrganizationPolicy { Type = Scp, Name = "guard", PolicyId = policy.Id, TargetId = targetId });
        var changed = await trip.Make(new UpdateOrganizationPolicy { Type = Scp, Name = "guard", PolicyId = policy.Id, Content = Document.Replace("Create", "Update", System.StringComparison.Ordinal) });
        Assert.Single(policy.Inverse.Objections(await ground.ReadAsync(policy.Inverse.ReadsForObjections, default)));
        foreach (var made in new[] { changed, attached, policy })
            await trip.TakeBack(made);
        Assert.Empty((await ground.ReadAsync(create.Reads, default)).OrganizationPolicies.Items);
        Assert.All((await ground.ReadAsync(new() { Parts = EstateParts.PolicyTargets, PolicyTargets = [new(Scp, targetId)] }, default)).PolicyTargets.Items.Select(t => t.PolicyId), id => Assert.Equal("p-FullAWSAccess", id));
    }
}
