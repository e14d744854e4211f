using System.Collections.Generic;

namespace SageMakerGuard.Sandbox.Tests.Wire;

/// <summary>The inline policies of an execution role, from beginning to end. IAM is asked in us-east-1, as every client does.</summary>
internal static partial class AllOperations
{
    private static IEnumerable<BotoCall> RolePolicies()
    {
        const string Document = """{"Version":"2012-10-17","Statement":[{"Sid":"NoNewApps","Effect":"Deny","Action":"sagemaker:CreateApp","Resource":"arn:aws:sagemaker:eu-central-1:111122223333:app/d-public000001/*"}]}""";
        var named = new { RoleName = "studio", PolicyName = "no-new-apps" };
        yield return new("iam", "GetRole", new { RoleName = "studio" }, "us-east-1");
        yield return new("iam", "PutRolePolicy", new { named.RoleName, named.PolicyName, PolicyDocument = Document }, "us-east-1");
        yield return new("iam", "GetRolePolicy", named, "us-east-1");
        yield return new("iam", "ListRolePolicies", new { RoleName = "studio", MaxItems = 10 }, "us-east-1");
        yield return new("iam", "DeleteRolePolicy", named, "us-east-1");
    }

    private static IEnumerable<BotoCall> RefusedRolePolicies()
    {
        yield return new("iam", "GetRole", new { RoleName = "nobody" }, "us-east-1") { Error = "NoSuchEntity" };
        yield return new("iam", "GetRolePolicy", new { RoleName = "studio", PolicyName = "none" }, "us-east-1") { Error = "NoSuchEntity" };
        yield return new("iam", "DeleteRolePolicy", new { RoleName = "studio", PolicyName = "none" }, "us-east-1") { Error = "NoSuchEntity" };
        yield return new("iam", "PutRolePolicy", new { RoleName = "studio", PolicyName = "broken", PolicyDocument = "{" }, "us-east-1") { Error = "MalformedPolicyDocument" };
        yield return new("iam", "ListRolePolicies", new { RoleName = "studio" }, "us-east-1", "expired") { Error = "ExpiredToken" };
    }
}
