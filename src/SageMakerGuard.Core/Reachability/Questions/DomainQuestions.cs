using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Services;

namespace SageMakerGuard.Reachability;

/// <summary>What to ask of a domain when nobody says otherwise.</summary>
public static class DomainQuestions
{
    /// <summary>Every service that the features need, the home file system, the internet, and the apps among themselves.</summary>
    /// <param name="index">The region's network.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="features">The features; none asks for those that the domain shows.</param>
    public static IReadOnlyList<PathDestination> Default(NetworkIndex index, Domain domain, Feature features = Feature.None)
    {
        if (features == Feature.None)
            features = DomainFeatures.Of(index.Region, domain);
        var questions = new List<PathDestination>();
        questions.AddRange(ServiceCatalog.RequiredBy(features).Select(service => new ServiceDestination(service) { Port = service.Port }));
        if (domain.HomeEfsFileSystemId is { Length: > 0 } fileSystem)
            questions.Add(new FileSystemDestination(fileSystem) { Port = 2049 });
        questions.Add(new InternetDestination());

        // SageMaker AI Developer Guide, 'VPC only' network requirements: TCP 8192-65535 inside the group.
        questions.Add(new AppToAppDestination { Port = 8192 });
        return questions;
    }
}
