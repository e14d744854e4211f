using System.Collections.Generic;

namespace SageMakerGuard.Diagnosis;

/// <summary>Docker in Studio, which a domain must allow (API_DockerSettings; SageMaker AI Developer Guide, 'Local mode and Docker support').</summary>
internal sealed record DockerSuspect : Suspect
{
    public override string Name => "the domain's Docker settings";

    public override bool NeedsVpc => false;

    public override IEnumerable<Charge> Test(Inquiry inquiry)
    {
        var domain = inquiry.Domain;
        var settings = domain.Domain.DomainSettings?.DockerSettings;
        if (settings?.EnableDockerAccess != "ENABLED")
        {
            yield return Charge.Proven(
                domain.DomainId,
                $"The domain does not allow Docker: EnableDockerAccess is {settings?.EnableDockerAccess ?? "not set, which means DISABLED"}.",
                ["Docker in Studio works only where EnableDockerAccess of the domain is ENABLED."],
                domain.Cli($"sagemaker update-domain --domain-id {domain.DomainId} --domain-settings-for-update '{{\"DockerSettings\":{{\"EnableDockerAccess\":\"ENABLED\"}}}}'"));
            yield break;
        }

        yield return domain.IsPublic
            ? Charge.Cleared("The domain allows Docker.", ["EnableDockerAccess is ENABLED."])
            : Charge.Open(
                domain.DomainId,
                settings.VpcOnlyTrustedAccounts.Count == 0 ? "In VpcOnly mode images come from this account's ECR only, because VpcOnlyTrustedAccounts names no other." : $"In VpcOnly mode images come from ECR in these accounts only: {string.Join(", ", settings.VpcOnlyTrustedAccounts)}.",
                ["EnableDockerAccess is ENABLED.", "Studio takes docker build and docker run with --network sagemaker only."],
                domain.Cli($"sagemaker update-domain --domain-id {domain.DomainId} --domain-settings-for-update '{{\"DockerSettings\":{{\"EnableDockerAccess\":\"ENABLED\",\"VpcOnlyTrustedAccounts\":[\"<account>\"]}}}}'"));
    }
}
