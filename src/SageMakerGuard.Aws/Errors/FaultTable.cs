using System;
using System.Collections.Generic;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Aws.Errors;

/// <summary>
/// The one table from AWS's error codes to faults. Codes are compared without case and without a closing 'Exception', because services
/// spell the same failure in both ways. No row looks at a message: the sentences change.
/// </summary>
internal static class FaultTable
{
    public static FaultRow Denied { get; } = new("AccessDenied", FaultCategory.PermissionDenied, UnreadableCause.Denied, "was denied", "Allow {operation} for this identity (also in service control policies and permission boundaries), or use -ProfileName with one that may.");

    public static FaultRow Expired { get; } = new("ExpiredToken", FaultCategory.Authentication, UnreadableCause.Failed, "was refused because the session token has expired", "Renew the credentials and run it again: 'aws sso login' for an SSO profile, else fetch a new session token.");

    public static FaultRow BadCredentials { get; } = new("InvalidCredentials", FaultCategory.Authentication, UnreadableCause.Failed, "was refused because AWS does not know these credentials", "Check access key, secret key and session token of the identity in use, and whether the account has opted into the region.");

    public static FaultRow BadSignature { get; } = new("InvalidSignature", FaultCategory.Authentication, UnreadableCause.Failed, "was refused because its signature does not fit", "Check the secret key, and that this machine's clock is right.");

    public static FaultRow NoCredentials { get; } = new("CredentialsFailed", FaultCategory.Authentication, UnreadableCause.Failed, "could not be signed because no credentials could be had", "Run 'aws sso login' or renew what the profile names, then run it again.");

    public static FaultRow NotYours { get; } = new("NotYourResource", FaultCategory.PermissionDenied, UnreadableCause.Denied, "was refused because the resource is not this account's to use", "Use an identity of the account that owns the resource.");

    public static FaultRow Throttled { get; } = new("Throttled", FaultCategory.Throttled, UnreadableCause.Throttled, "was throttled through all retries", "Run it again with a lower -ThrottleLimit, or when less else is calling AWS.");

    public static FaultRow NotFound { get; } = new("ResourceNotFound", FaultCategory.NotFound, UnreadableCause.Failed, "found no such resource", "Check the id and the region.");

    public static FaultRow Invalid { get; } = new("InvalidArgument", FaultCategory.InvalidArgument, UnreadableCause.Failed, "was refused as malformed", "Check the ids that were given.");

    public static FaultRow Unknown { get; } = new("NotSupported", FaultCategory.NotSupported, UnreadableCause.Unsupported, "is not known to the service", "The region or the endpoint does not have this operation; choose another region.");

    public static FaultRow NotOpted { get; } = new("NotOptedIn", FaultCategory.NotSupported, UnreadableCause.Unsupported, "needs a region or service that this account has not opted into", "Enable the region or the service in the account, or leave it out.");

    public static FaultRow Quota { get; } = new("QuotaExceeded", FaultCategory.QuotaExceeded, UnreadableCause.Failed, "ran into a quota", "Ask for a higher quota in Service Quotas.");

    public static FaultRow Busy { get; } = new("ResourceBusy", FaultCategory.Busy, UnreadableCause.Failed, "was refused because the resource is in use or changing", "Wait until the resource is at rest and run it again.");

    public static FaultRow Exists { get; } = new("AlreadyExists", FaultCategory.AlreadyExists, UnreadableCause.Failed, "was refused because it exists already", "Use the one that is there, or another name.");

    public static FaultRow NoOrganization { get; } = new("NoOrganization", FaultCategory.NotSupported, UnreadableCause.Unsupported, "needs an organization, and the account is a member of none", "Use an account of the organization that is meant.");

    public static FaultRow PolicyTypeOff { get; } = new("PolicyTypeNotEnabled", FaultCategory.NotSupported, UnreadableCause.Unsupported, "needs a policy type that is not enabled on the organization's root", "Enable it: aws organizations enable-policy-type --root-id <root> --policy-type <type>.");

    public static FaultRow Constraint { get; } = new("ConstraintViolation", FaultCategory.QuotaExceeded, UnreadableCause.Failed, "would break a limit of the organization", "See the organization's limits (Organizations User Guide, 'Quotas and service limits'): size and number of policies, and how many a target takes.");

    public static FaultRow Fixed { get; } = new("NotChangeable", FaultCategory.InvalidArgument, UnreadableCause.Failed, "was refused because the resource is AWS's own or came with its VPC", "Leave it as it is; what came with a VPC goes with it.");

    public static FaultRow SubnetFull { get; } = new("SubnetFull", FaultCategory.QuotaExceeded, UnreadableCause.Failed, "found too few free addresses in the subnet", "Use a larger subnet, or free addresses in this one.");

    public static FaultRow NoBill { get; } = new("BillNotAvailable", FaultCategory.NotFound, UnreadableCause.Failed, "has no bill of that time", "Ask for other days; Cost Explorer keeps 13 months and the current one, and must have been enabled in the payer's account a day before.");

    public static FaultRow Service { get; } = new("ServiceFailure", FaultCategory.ServiceFailure, UnreadableCause.Failed, "failed inside AWS", "Run it again later; if it goes on, look at the AWS Health Dashboard.");

    public static FaultRow NotAws { get; } = new("EndpointNotAws", FaultCategory.Connection, UnreadableCause.Failed, "was answered by something that is not AWS", "Check -EndpointUrl, AWS_ENDPOINT_URL and the proxy between this machine and AWS.");

    public static FaultRow Unreachable { get; } = new("EndpointUnreachable", FaultCategory.Connection, UnreadableCause.Failed, "could not reach its endpoint", "Check -EndpointUrl, AWS_ENDPOINT_URL, the proxy and the network.");

    public static FaultRow NoSuchHost { get; } = new("EndpointUnknown", FaultCategory.Connection, UnreadableCause.Unsupported, "has an endpoint whose name does not resolve", "Check the region's name and the network's DNS; SageMaker AI is not in every region.");

    public static FaultRow Tls { get; } = new("EndpointTls", FaultCategory.Connection, UnreadableCause.Failed, "could not agree on TLS with its endpoint", "Check the certificate of the endpoint or of the proxy that terminates TLS.");

    public static FaultRow Timeout { get; } = new("Timeout", FaultCategory.Timeout, UnreadableCause.Failed, "got no answer in time", "Check the network and the proxy, and run it again.");

    public static FaultRow Other { get; } = new("CallFailed", FaultCategory.Other, UnreadableCause.Failed, "failed", "See the message; -Verbose says more about the calls.");

    private static readonly Dictionary<string, FaultRow> s_byCode = Rows(
        (Denied, "AccessDenied UnauthorizedOperation Unauthorized NotAuthorized AuthorizationError Forbidden LogDestinationPermissionIssue AccessDeniedForDependency"),
        (Expired, "ExpiredToken RequestExpired TokenRefreshRequired ExpiredTokenId"),
        (BadCredentials, "UnrecognizedClient InvalidClientTokenId InvalidAccessKeyId MissingAuthenticationToken IncompleteSignature AuthFailure InvalidToken InvalidSecurity"),
        (BadSignature, "InvalidSignature SignatureDoesNotMatch RequestTimeTooSkewed RequestInTheFuture"),
        (Throttled, "Throttling Throttled ThrottledRequest RequestThrottled RequestThrottling TooManyRequests RequestLimitExceeded SlowDown PriorRequestNotComplete BandwidthLimitExceeded EC2ThrottledRequest"),
        (NotFound, "ResourceNotFound NotFound FileSystemNotFound MountTargetNotFound NatGatewayNotFound NoSuchEntity NoSuchHostedZone NoSuchBucket NoSuchKey InvalidServiceName InvalidSubnet Gateway.NotAttached PolicyNotAttached UnknownMonitor UnknownSubscription"),
        (Invalid, "Validation ValidationError InvalidParameter InvalidParameterValue InvalidParameterCombination InvalidArgument InvalidInput MissingParameter UnknownParameter Serialization MalformedQueryString BadRequest InvalidFilter FilterLimitExceeded InvalidNextToken InvalidPaginationToken PaginationTokenExpired InvalidVPCId MalformedPolicyDocument DuplicateSubnetsInSameZone InvalidSubnet.Range InvalidGroup.Reserved InvalidRequest MalformedQuery"),
        (Unknown, "UnknownOperation InvalidAction UnsupportedOperation NotImplemented Unsupported"),
        (NotOpted, "OptInRequired SubscriptionRequired PendingVerification Blocked PolicyTypeNotAvailableForOrganization"),
        (Quota, "ResourceLimitExceeded LimitExceeded ServiceQuotaExceeded QuotaExceeded"),
        (Busy, "ResourceInUse Conflict ConcurrentModification IncorrectState DependencyViolation OperationInProgress OperationNotPermitted IncorrectFileSystemLifeCycleState IncorrectMountTargetState ConcurrentTagAccess PolicyChangesInProgress PreconditionFailed"),
        // A token that was used with other parameters has made something already; a subnet's block, or its place in another table, is taken.
        (Exists, "AlreadyExists ResourceAlreadyExists EntityAlreadyExists IdempotentParameterMismatch InvalidSubnet.Conflict Resource.AlreadyAssociated DuplicatePolicy DuplicatePolicyAttachment DuplicateRecord"),
        (NoOrganization, "AWSOrganizationsNotInUse"),
        (PolicyTypeOff, "PolicyTypeNotEnabled"),
        (Constraint, "ConstraintViolation"),
        (Fixed, "CannotDelete UnmodifiableEntity"),
        (SubnetFull, "InsufficientFreeAddressesInSubnet"),
        (NoBill, "DataUnavailable BillExpiration"),
        (Service, "InternalFailure InternalError InternalServerError InternalServer ServiceUnavailable Unavailable InternalService ServiceFailure"));

    // After the exact codes: families that EC2 and others build on a resource's name.
    private static readonly (string End, FaultRow Row)[] s_byEnd =
    [
        (".NotFound", NotFound), ("NotFound", NotFound), (".Malformed", Invalid), ("Malformed", Invalid), (".Duplicate", Exists), ("AlreadyExists", Exists),
        ("InUse", Busy), ("LimitExceeded", Quota), ("QuotaExceeded", Quota), ("ValidationError", Invalid),
    ];

    /// <summary>The row of a code and an HTTP status.</summary>
    public static FaultRow Row(string? code, int status)
    {
        var bare = Bare(code);
        // EC2 says AuthFailure with 401 for bad keys, and with 400 for a resource of somebody else.
        if (string.Equals(bare, "AuthFailure", StringComparison.OrdinalIgnoreCase) && status == 400)
            return NotYours;
        if (s_byCode.TryGetValue(bare, out var exact))
            return exact;
        foreach (var (end, row) in s_byEnd)
        {
            if (bare.EndsWith(end, StringComparison.OrdinalIgnoreCase))
                return row;
        }

        return status switch
        {
            401 => BadCredentials,
            403 => Denied,
            404 => NotFound,
            408 or 504 => Timeout,
            429 => Throttled,
            >= 500 => Service,
            _ => Other,
        };
    }

    private static string Bare(string? code)
    {
        var text = code ?? "";
        return text.EndsWith("Exception", StringComparison.Ordinal) ? text.Substring(0, text.Length - "Exception".Length)
            : text.EndsWith("Fault", StringComparison.Ordinal) ? text.Substring(0, text.Length - "Fault".Length)
            : text;
    }

    private static Dictionary<string, FaultRow> Rows(params (FaultRow Row, string Codes)[] rows)
    {
        var map = new Dictionary<string, FaultRow>(StringComparer.OrdinalIgnoreCase);
        foreach (var (row, codes) in rows)
        {
            foreach (var code in codes.Split(' '))
                map.Add(code, row);
        }

        return map;
    }
}
