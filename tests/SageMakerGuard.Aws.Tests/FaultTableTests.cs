using System;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading.Tasks;
using Amazon.Runtime;
using SageMakerGuard.Aws.Errors;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Aws.Tests;

public class FaultTableTests
{
    private static readonly CallSite s_site = new("sagemaker:DescribeDomain", "eu-central-1", "d-1", "https://user.example:443");

    [Theory]
    [InlineData("AccessDeniedException", 400, FaultCategory.PermissionDenied, "AccessDenied")]
    [InlineData("AccessDenied", 403, FaultCategory.PermissionDenied, "AccessDenied")]
    [InlineData("UnauthorizedOperation", 403, FaultCategory.PermissionDenied, "AccessDenied")]
    [InlineData("UnrecognizedClientException", 400, FaultCategory.Authentication, "InvalidCredentials")]
    [InlineData("InvalidClientTokenId", 403, FaultCategory.Authentication, "InvalidCredentials")]
    [InlineData("AuthFailure", 401, FaultCategory.Authentication, "InvalidCredentials")]
    [InlineData("AuthFailure", 400, FaultCategory.PermissionDenied, "NotYourResource")]
    [InlineData("MissingAuthenticationTokenException", 400, FaultCategory.Authentication, "InvalidCredentials")]
    [InlineData("InvalidSignatureException", 400, FaultCategory.Authentication, "InvalidSignature")]
    [InlineData("SignatureDoesNotMatch", 403, FaultCategory.Authentication, "InvalidSignature")]
    [InlineData("ExpiredTokenException", 400, FaultCategory.Authentication, "ExpiredToken")]
    [InlineData("ExpiredToken", 403, FaultCategory.Authentication, "ExpiredToken")]
    [InlineData("ThrottlingException", 400, FaultCategory.Throttled, "Throttled")]
    [InlineData("ThrottledException", 400, FaultCategory.Throttled, "Throttled")]
    [InlineData("RequestLimitExceeded", 503, FaultCategory.Throttled, "Throttled")]
    [InlineData("TooManyRequestsException", 429, FaultCategory.Throttled, "Throttled")]
    [InlineData("ResourceNotFound", 400, FaultCategory.NotFound, "ResourceNotFound")]
    [InlineData("ResourceNotFoundException", 400, FaultCategory.NotFound, "ResourceNotFound")]
    [InlineData("FileSystemNotFound", 404, FaultCategory.NotFound, "ResourceNotFound")]
    [InlineData("InvalidVpcID.NotFound", 400, FaultCategory.NotFound, "ResourceNotFound")]
    [InlineData("InvalidVpcId.Malformed", 400, FaultCategory.InvalidArgument, "InvalidArgument")]
    [InlineData("ValidationException", 400, FaultCategory.InvalidArgument, "InvalidArgument")]
    [InlineData("SerializationException", 400, FaultCategory.InvalidArgument, "InvalidArgument")]
    [InlineData("UnknownOperationException", 400, FaultCategory.NotSupported, "NotSupported")]
    [InlineData("UnknownOperationException", 404, FaultCategory.NotSupported, "NotSupported")]
    [InlineData("OptInRequired", 403, FaultCategory.NotSupported, "NotOptedIn")]
    [InlineData("ResourceLimitExceeded", 400, FaultCategory.QuotaExceeded, "QuotaExceeded")]
    [InlineData("ResourceInUse", 400, FaultCategory.Busy, "ResourceBusy")]
    [InlineData("ConcurrentModificationException", 400, FaultCategory.Busy, "ResourceBusy")]
    [InlineData("DuplicatePolicyException", 400, FaultCategory.AlreadyExists, "AlreadyExists")]
    [InlineData("DuplicatePolicyAttachmentException", 400, FaultCategory.AlreadyExists, "AlreadyExists")]
    [InlineData("PolicyInUseException", 400, FaultCategory.Busy, "ResourceBusy")]
    [InlineData("PolicyChangesInProgressException", 400, FaultCategory.Busy, "ResourceBusy")]
    [InlineData("PolicyNotFoundException", 400, FaultCategory.NotFound, "ResourceNotFound")]
    [InlineData("PolicyNotAttachedException", 400, FaultCategory.NotFound, "ResourceNotFound")]
    [InlineData("TargetNotFoundException", 400, FaultCategory.NotFound, "ResourceNotFound")]
    [InlineData("ConstraintViolationException", 400, FaultCategory.QuotaExceeded, "ConstraintViolation")]
    [InlineData("PolicyTypeNotEnabledException", 400, FaultCategory.NotSupported, "PolicyTypeNotEnabled")]
    [InlineData("AWSOrganizationsNotInUseException", 400, FaultCategory.NotSupported, "NoOrganization")]
    [InlineData("AccessDeniedForDependencyException", 400, FaultCategory.PermissionDenied, "AccessDenied")]
    [InlineData("FlowLogAlreadyExists", 400, FaultCategory.AlreadyExists, "AlreadyExists")]
    [InlineData("IdempotentParameterMismatch", 400, FaultCategory.AlreadyExists, "AlreadyExists")]
    [InlineData("InvalidGroup.Duplicate", 400, FaultCategory.AlreadyExists, "AlreadyExists")]
    [InlineData("InvalidPermission.Duplicate", 400, FaultCategory.AlreadyExists, "AlreadyExists")]
    [InlineData("RouteAlreadyExists", 400, FaultCategory.AlreadyExists, "AlreadyExists")]
    [InlineData("Resource.AlreadyAssociated", 400, FaultCategory.AlreadyExists, "AlreadyExists")]
    [InlineData("InvalidSubnet.Conflict", 400, FaultCategory.AlreadyExists, "AlreadyExists")]
    [InlineData("EntityAlreadyExists", 409, FaultCategory.AlreadyExists, "AlreadyExists")]
    [InlineData("InvalidPermission.NotFound", 400, FaultCategory.NotFound, "ResourceNotFound")]
    [InlineData("InvalidAssociationID.NotFound", 400, FaultCategory.NotFound, "ResourceNotFound")]
    [InlineData("InvalidRoute.NotFound", 400, FaultCategory.NotFound, "ResourceNotFound")]
    [InlineData("InvalidFlowLogId.NotFound", 400, FaultCategory.NotFound, "ResourceNotFound")]
    [InlineData("NatGatewayNotFound", 400, FaultCategory.NotFound, "ResourceNotFound")]
    [InlineData("LogDestinationNotFoundException", 400, FaultCategory.NotFound, "ResourceNotFound")]
    [InlineData("Gateway.NotAttached", 400, FaultCategory.NotFound, "ResourceNotFound")]
    [InlineData("InvalidServiceName", 400, FaultCategory.NotFound, "ResourceNotFound")]
    [InlineData("NoSuchEntity", 404, FaultCategory.NotFound, "ResourceNotFound")]
    [InlineData("InvalidIPAddress.InUse", 400, FaultCategory.Busy, "ResourceBusy")]
    [InlineData("DependencyViolation", 400, FaultCategory.Busy, "ResourceBusy")]
    [InlineData("OperationInProgress", 400, FaultCategory.Busy, "ResourceBusy")]
    [InlineData("ConcurrentTagAccess", 400, FaultCategory.Busy, "ResourceBusy")]
    [InlineData("CannotDelete", 400, FaultCategory.InvalidArgument, "NotChangeable")]
    [InlineData("UnmodifiableEntity", 400, FaultCategory.InvalidArgument, "NotChangeable")]
    [InlineData("DuplicateSubnetsInSameZone", 400, FaultCategory.InvalidArgument, "InvalidArgument")]
    [InlineData("InvalidSubnet.Range", 400, FaultCategory.InvalidArgument, "InvalidArgument")]
    [InlineData("MalformedPolicyDocument", 400, FaultCategory.InvalidArgument, "InvalidArgument")]
    [InlineData("NatGatewayMalformed", 400, FaultCategory.InvalidArgument, "InvalidArgument")]
    [InlineData("VpcEndpointLimitExceeded", 400, FaultCategory.QuotaExceeded, "QuotaExceeded")]
    [InlineData("RulesPerSecurityGroupLimitExceeded", 400, FaultCategory.QuotaExceeded, "QuotaExceeded")]
    [InlineData("NatGatewayLimitExceeded", 400, FaultCategory.QuotaExceeded, "QuotaExceeded")]
    [InlineData("AddressLimitExceeded", 400, FaultCategory.QuotaExceeded, "QuotaExceeded")]
    [InlineData("LimitExceeded", 409, FaultCategory.QuotaExceeded, "QuotaExceeded")]
    [InlineData("InsufficientFreeAddressesInSubnet", 400, FaultCategory.QuotaExceeded, "SubnetFull")]
    [InlineData("LogDestinationPermissionIssueException", 400, FaultCategory.PermissionDenied, "AccessDenied")]
    [InlineData("InternalFailure", 500, FaultCategory.ServiceFailure, "ServiceFailure")]
    [InlineData("SomethingNew", 500, FaultCategory.ServiceFailure, "ServiceFailure")]
    [InlineData("SomethingNew", 403, FaultCategory.PermissionDenied, "AccessDenied")]
    [InlineData("SomethingNew", 400, FaultCategory.Other, "CallFailed")]
    public void A_code_of_AWS_becomes_one_category_and_a_stable_id(string code, int status, FaultCategory category, string errorId)
    {
        var fault = FaultReader.Fault(new AmazonServiceException("words", null, ErrorType.Sender, code, "r", (HttpStatusCode)status), s_site);
        Assert.Equal((category, errorId, code), (fault.Category, fault.ErrorId, fault.AwsErrorCode));
        Assert.StartsWith("sagemaker:DescribeDomain of d-1 in eu-central-1 ", fault.Message);
        Assert.EndsWith("words.", fault.Message);
        Assert.NotEmpty(fault.NextStep);
        Assert.DoesNotContain("{", fault.NextStep);
        var unreadable = FaultReader.Unreadable(fault, s_site);
        Assert.Equal(("sagemaker:DescribeDomain", "d-1", code), (unreadable.Operation, unreadable.ResourceId, unreadable.ErrorCode));
    }

    public static TheoryData<string, Exception, FaultCategory, string> Broken => new()
    {
        { "refused", new HttpRequestException("x", new SocketException((int)SocketError.ConnectionRefused)), FaultCategory.Connection, "EndpointUnreachable" },
        { "no such name", new HttpRequestException("x", new SocketException((int)SocketError.HostNotFound)), FaultCategory.Connection, "EndpointUnknown" },
        { "certificate", new HttpRequestException("x", new AuthenticationException("bad certificate")), FaultCategory.Connection, "EndpointTls" },
        { "reset", new AmazonServiceException("x", new System.IO.IOException("reset")), FaultCategory.Connection, "EndpointUnreachable" },
        { "timeout", new TaskCanceledException("x", new TimeoutException()), FaultCategory.Timeout, "Timeout" },
        { "undecodable", new AmazonUnmarshallingException("r", "here", new System.Xml.XmlException("x")), FaultCategory.Connection, "EndpointNotAws" },
        { "no token", new AmazonClientException("No valid SSO Token could be found."), FaultCategory.Authentication, "CredentialsFailed" },
        { "role denied", new AmazonClientException("Error calling AssumeRole", new AmazonServiceException("no", null, ErrorType.Sender, "AccessDenied", "r", HttpStatusCode.Forbidden)), FaultCategory.PermissionDenied, "AccessDenied" },
        { "a bug", new InvalidOperationException("x"), FaultCategory.Other, "CallFailed" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_is_not_an_answer_of_AWS_has_a_category_too(string name, Exception error, FaultCategory category, string errorId)
    {
        var fault = FaultReader.Fault(error, s_site);
        Assert.True((category, errorId) == (fault.Category, fault.ErrorId), $"{name}: {fault.Category} {fault.ErrorId}");
    }

    [Fact]
    public void What_an_incomplete_signature_repeats_is_not_passed_on()
    {
        var fault = FaultReader.Fault(new AmazonServiceException("Authorization header requires 'Signature' parameter. Authorization=AWS4-HMAC-SHA256:Credential=AKIDEXAMPLE/x", null, ErrorType.Sender, "IncompleteSignatureException", "r", HttpStatusCode.BadRequest), s_site);
        Assert.DoesNotContain("AKIDEXAMPLE", fault.Message);
    }

    [Fact]
    public void A_password_in_the_endpoint_is_not_passed_on() => Assert.Equal("https://host.example:8443", CallSite.Bare("https://user:secret@host.example:8443/path?token=x"));

    [Theory]
    [InlineData("AccessDeniedException", 400, UnreadableCause.Denied)]
    [InlineData("ThrottlingException", 400, UnreadableCause.Throttled)]
    [InlineData("UnknownOperationException", 400, UnreadableCause.Unsupported)]
    [InlineData("InternalFailure", 500, UnreadableCause.Failed)]
    public void The_reason_of_an_unreadable_part_says_which_kind_of_failure_it_was(string code, int status, UnreadableCause cause)
    {
        var fault = FaultReader.Fault(new AmazonServiceException("", null, ErrorType.Sender, code, "r", (HttpStatusCode)status), s_site);
        Assert.Equal(cause, FaultReader.Unreadable(fault, s_site).Cause);
        Assert.Contains(code, fault.Message);
    }
}
