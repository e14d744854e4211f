using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.Sample.Building;

/// <summary>What a domain's people work with: a bucket of data that its role reaches, and a script that JupyterLab runs when it starts.</summary>
internal static class SampleProject
{
    private const string FullAccess = "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess";

    // Of the managed policy only what concerns S3 (AWS Managed Policy Reference, 'AmazonSageMakerFullAccess').
    private const string FullAccessDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject","s3:DeleteObject"],"Resource":["arn:aws:s3:::*SageMaker*","arn:aws:s3:::*Sagemaker*","arn:aws:s3:::*sagemaker*"]}]}""";

    private const string Setup = "#!/bin/bash\nset -eux\npip install --quiet --upgrade black\ngit clone https://github.com/example/notebook-templates.git /home/sagemaker-user/templates || true\n";

    /// <summary>Adds the role's policies and the bucket's tags; a domain whose data nobody classified has a bucket without tags.</summary>
    public static void Add(SampleRegion region, DomainPlan plan, string role)
    {
        var bucket = $"nordhaven-{plan.Name}-{region.Name}";
        // One role reaches into another region.
        var resources = string.Join(",", new[] { bucket, bucket + "/*" }.Concat(plan.Name == "catastrophe-modelling" ? ["nordhaven-claims-fraud-eu-central-1/*"] : []).Select(name => $"\"arn:aws:s3:::{name}\""));
        var own = new ExecutionRolePolicy { PolicyName = "project-data", PolicyDocument = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject","s3:ListBucket"],"Resource":[{{resources}}]}]}""" };
        region.ExecutionRoles.Add(new()
        {
            RoleArn = role,
            Policies = plan.Canvas ? [own, new() { PolicyName = "AmazonSageMakerFullAccess", PolicyArn = FullAccess, PolicyDocument = FullAccessDocument }] : [own],
        });
        IEnumerable<Tag> tags = (plan.Tags ?? []).Where(tag => tag.Key == "DataSensitivity").Select(tag => new Tag { Key = tag.Key, Value = tag.Value });

        // Claims and calls of patients tell of people's health.
        if (plan.Name.StartsWith("claims", StringComparison.Ordinal) || plan.Name.StartsWith("telehealth", StringComparison.Ordinal))
            tags = tags.Append(new Tag { Key = "Compliance", Value = "HIPAA" });
        region.BucketTags.Add(new() { BucketName = bucket, Tags = [.. tags] });
    }

    /// <summary>JupyterLab's settings with the script.</summary>
    public static AppSettings JupyterLab(SampleRegion region, DomainPlan plan)
    {
        var name = plan.Name + "-setup";
        var arn = $"arn:aws:sagemaker:{region.Name}:{region.AccountId}:studio-lifecycle-config/{name}";
        region.StudioLifecycleConfigs.Add(new()
        {
            StudioLifecycleConfigArn = arn, StudioLifecycleConfigName = name, StudioLifecycleConfigAppType = "JupyterLab", StudioLifecycleConfigContent = Convert.ToBase64String(Encoding.UTF8.GetBytes(Setup)),
            CreationTime = SampleCompany.Founded, LastModifiedTime = SampleCompany.Founded,
        });
        return new() { LifecycleConfigArns = [arn] };
    }
}
