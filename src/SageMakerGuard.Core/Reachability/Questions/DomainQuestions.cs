using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Services;

namespace SageMakerGuard.Reachability;

/// <summary>What to ask of a domain when nobody says otherwise.</summary>
public static class DomainQuestions
{
    /// <summary>Every service that the features need, the home file system, the internet, and the apps among themselves.</summary>
    public static IReadOnlyList<PathDestination> Default(Domain domain, Feature features)
    {
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
