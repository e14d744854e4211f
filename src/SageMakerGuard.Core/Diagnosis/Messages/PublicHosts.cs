using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Diagnosis;

/// <summary>Hosts on the internet that notebooks ask for, and how what they give is had without the internet.</summary>
internal sealed record PublicHost
{
    /// <summary>The hosts; names below them count too.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>What they give: 'Python packages'.</summary>
    public string Gives { get; init; } = "";

    /// <summary>How it is had without the internet, in one sentence.</summary>
    public string Without { get; init; } = "";

    /// <summary>The command that goes with it, with <c>{domain}</c> and <c>{region}</c> in place of what differs; null where none does it.</summary>
    public string? Remedy { get; init; }
}

/// <summary>The table of them. Sources: CodeArtifact User Guide, SageMaker AI Developer Guide ('Use lifecycle configurations'), Amazon ECR User Guide ('Pull through cache'); aws/sagemaker-distribution#172 and aws/deep-learning-containers#2509 for what users do.</summary>
internal static class PublicHosts
{
    private const string CodeArtifact = "New-SMVpcEndpointSet -DomainId {domain} -Region {region} -Feature CodeArtifact";

    /// <summary>Every group of hosts that the module knows.</summary>
    public static IReadOnlyList<PublicHost> All { get; } =
    [
        new()
        {
            Names = ["pypi.org", "pythonhosted.org", "pypi.python.org"], Gives = "Python packages",
            Without = "Without the internet Python packages come from CodeArtifact (endpoints codeartifact.api, codeartifact.repositories and S3; a token lasts twelve hours at most), from a mirror inside, or from wheels in S3.",
            Remedy = CodeArtifact + "; in a lifecycle configuration: aws codeartifact login --tool pip --domain <domain> --repository <repository> --region {region}",
        },
        new()
        {
            Names = ["registry.npmjs.org", "registry.yarnpkg.com"], Gives = "npm packages",
            Without = "Without the internet npm packages come from CodeArtifact (endpoints codeartifact.api, codeartifact.repositories and S3) or from a mirror inside.",
            Remedy = CodeArtifact + "; in a lifecycle configuration: aws codeartifact login --tool npm --domain <domain> --repository <repository> --region {region}",
        },
        new()
        {
            Names = ["repo.maven.apache.org", "repo1.maven.org"], Gives = "Java packages",
            Without = "Without the internet Java packages come from CodeArtifact (endpoints codeartifact.api, codeartifact.repositories and S3) or from a mirror inside.",
            Remedy = CodeArtifact,
        },
        new()
        {
            Names = ["repo.anaconda.com", "conda.anaconda.org", "repo.continuum.io", "api.anaconda.org", "anaconda.org"], Gives = "conda packages",
            Without = "Without the internet conda packages come from a mirror inside, named in .condarc by a lifecycle configuration, or are built into a custom image.",
        },
        new()
        {
            Names = ["cran.r-project.org", "cloud.r-project.org", "packagemanager.posit.co", "packagemanager.rstudio.com"], Gives = "R packages",
            Without = "Without the internet R packages come from a Posit Package Manager inside (RStudioPackageManagerUrl of the domain) or are built into a custom image.",
        },
        new()
        {
            Names = ["github.com", "githubusercontent.com", "gitlab.com", "bitbucket.org"], Gives = "Git repositories",
            Without = "Without the internet repositories come from a Git server inside, from CodeCommit (endpoint git-codecommit), or through a proxy that lets this host through.",
        },
        new()
        {
            Names = ["huggingface.co", "hf.co"], Gives = "models of the Hugging Face Hub",
            Without = "Without the internet models come from JumpStart (S3 endpoint) or are downloaded once and kept in S3, with HF_HUB_OFFLINE=1 set.",
        },
        new()
        {
            Names = ["download.docker.com", "get.docker.com"], Gives = "the Docker command line",
            Without = "Without the internet its packages are kept in S3 and installed by a lifecycle configuration (aws/sagemaker-distribution#172).",
        },
        new()
        {
            Names = ["docker.io", "docker.com", "quay.io", "ghcr.io", "gcr.io", "public.ecr.aws", "nvcr.io"], Gives = "container images",
            Without = "Without the internet images come from private ECR, where a pull through cache rule keeps copies of public ones (endpoints ecr.api, ecr.dkr and S3).",
            Remedy = "New-SMVpcEndpointSet -DomainId {domain} -Region {region} -Service ecr.api, ecr.dkr, s3",
        },
        new()
        {
            Names = ["archive.ubuntu.com", "security.ubuntu.com", "deb.debian.org", "security.debian.org", "packages.microsoft.com"], Gives = "system packages",
            Without = "Without the internet system packages come from a mirror inside, from files in S3, or are built into a custom image.",
        },
        new()
        {
            Names = ["wandb.ai", "mlflow.org", "slack.com", "openai.com", "anthropic.com", "kaggle.com", "googleapis.com", "google.com", "pytorch.org", "tensorflow.org"], Gives = "a public service",
            Without = "Without the internet a public service is reached through a proxy that lets this host through, or not at all.",
        },
    ];

    /// <summary>The group that a host belongs to; null for a host that is not known to be public.</summary>
    public static PublicHost? Find(string? host) =>
        host is null ? null : All.FirstOrDefault(group => group.Names.Any(name => host == name || host.EndsWith("." + name, StringComparison.Ordinal)));
}
