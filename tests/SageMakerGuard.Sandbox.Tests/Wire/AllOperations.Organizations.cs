using System.Collections.Generic;

namespace SageMakerGuard.Sandbox.Tests.Wire;

/// <summary>The policies of the organization, from beginning to end. Organizations is asked in us-east-1, as every client does.</summary>
internal static partial class AllOperations
{
    private const string Unit = "ou-sb01-workloads";
    private const string Made = "$CreatePolicy.Policy.PolicySummary.Id";
    private const string ServiceControl = "SERVICE_CONTROL_POLICY";

    private static IEnumerable<BotoCall> Organizations()
    {
        const string Document = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"sagemaker:CreateDomain","Resource":"*"}]}""";
        yield return Call("DescribeOrganization");
        yield return Call("ListRoots");
        yield return Call("ListParents", new { ChildId = CompanyEstate.OtherAccount });
        yield return Call("ListChildren", new { ParentId = Unit, ChildType = "ACCOUNT" });
        yield return Call("CreatePolicy", new { Name = "guard", Type = ServiceControl, Description = "why", Content = Document });
        yield return Call("UpdatePolicy", new { PolicyId = Made, Content = Document.Replace("Create", "Update", System.StringComparison.Ordinal) });
        yield return Call("AttachPolicy", new { PolicyId = Made, TargetId = Unit });
        yield return Call("DescribePolicy", new { PolicyId = Made });
        yield return Call("ListPolicies", new { Filter = ServiceControl, MaxResults = 20 });
        yield return Call("ListPoliciesForTarget", new { TargetId = Unit, Filter = ServiceControl });
        yield return Call("ListTargetsForPolicy", new { PolicyId = Made });
        yield return Call("DetachPolicy", new { PolicyId = Made, TargetId = Unit });
        yield return Call("DeletePolicy", new { PolicyId = Made });
        yield return Call("DisablePolicyType", new { RootId = "r-sb01", PolicyType = "TAG_POLICY" });
        yield return Call("EnablePolicyType", new { RootId = "r-sb01", PolicyType = "TAG_POLICY" });
    }

    private static IEnumerable<BotoCall> RefusedOrganizations()
    {
        yield return Call("DescribePolicy", new { PolicyId = "p-nowhere01" }) with { Error = "PolicyNotFoundException" };
        yield return Call("CreatePolicy", new { Name = "broken", Type = ServiceControl, Description = "", Content = "{" }) with { Error = "MalformedPolicyDocumentException" };
        yield return Call("AttachPolicy", new { PolicyId = "p-FullAWSAccess", TargetId = Unit }) with { Error = "DuplicatePolicyAttachmentException" };
        yield return Call("DetachPolicy", new { PolicyId = "p-FullAWSAccess", TargetId = Unit }) with { Error = "ConstraintViolationException" };
        yield return Call("ListPoliciesForTarget", new { TargetId = "ou-sb01-nowhere00", Filter = ServiceControl }) with { Error = "TargetNotFoundException" };
        yield return Call("DeletePolicy", new { PolicyId = "p-FullAWSAccess" }) with { Error = "InvalidInputException" };
    }

    private static BotoCall Call(string operation, object? parameters = null) => new("organizations", operation, parameters, "us-east-1");
}
