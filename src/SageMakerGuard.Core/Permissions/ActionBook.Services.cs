using System.Collections.Generic;

namespace SageMakerGuard.Permissions;

internal static partial class ActionBook
{
    // Lists of SageMaker have no resource level, ListTags aside.
    private static IEnumerable<Row> SageMaker() =>
    [
        On("sagemaker:ListDomains", "Lists domains."),
        On("sagemaker:DescribeDomain", "Reads domains.", Studio("domain")),
        On("sagemaker:ListUserProfiles", "Lists user profiles."),
        On("sagemaker:DescribeUserProfile", "Reads the settings of each user profile, with -IncludeUserProfileSettings or -BarLaunch.", Studio("user-profile")),
        On("sagemaker:ListSpaces", "Lists spaces."),
        On("sagemaker:ListApps", "Lists apps."),
        On("sagemaker:DescribeApp", "Reads when the users of running apps last did something.", Studio("app")),
        On("sagemaker:ListNotebookInstances", "Lists notebook instances."),
        On("sagemaker:DescribeNotebookInstance", "Reads notebook instances.", Studio("notebook-instance")),
        On("sagemaker:ListTags", "Reads the tags of one resource that the tagging API has none of.", Studio("domain", "notebook-instance")),
        On("sagemaker:UpdateDomain", "Sets a domain's network type, subnets and groups.", Studio("domain")),
        On("sagemaker:DeleteApp", "Stops apps, with -StopApp.", Studio("app")),
        On("sagemaker:CreateApp", "Starts apps again that the run stopped.", Studio("app")),
        On("sagemaker:AddTags", "Gives the new notebook instance the tags of the old one, in the call that makes it.", Studio("notebook-instance")),
        On("sagemaker:CreateNotebookInstance", "Makes the new notebook instance.", Studio("notebook-instance")),
        On("sagemaker:UpdateNotebookInstance", "Gives a notebook instance another lifecycle configuration.", Studio("notebook-instance")),
        On("sagemaker:StopNotebookInstance", "Stops notebook instances.", Studio("notebook-instance")),
        On("sagemaker:StartNotebookInstance", "Starts notebook instances.", Studio("notebook-instance")),
        On("sagemaker:DeleteNotebookInstance", "Deletes a notebook instance.", Studio("notebook-instance")),
        On("sagemaker:ListNotebookInstanceLifecycleConfigs", "Tells a lifecycle configuration that is not there from one that could not be read."),
        On("sagemaker:DescribeNotebookInstanceLifecycleConfig", "Reads the lifecycle configurations that copy.", Studio("notebook-instance-lifecycle-config")),
        On("sagemaker:CreateNotebookInstanceLifecycleConfig", "Makes the lifecycle configurations that copy.", Studio("notebook-instance-lifecycle-config")),
        On("sagemaker:DeleteNotebookInstanceLifecycleConfig", "Deletes them.", Studio("notebook-instance-lifecycle-config")),
    ];

    private static IEnumerable<Row> Others() =>
    [
        On("tag:GetResources", "Reads tags."),
        On("elasticfilesystem:DescribeMountTargets", "Reads the mount targets of a home file system of which no interface is seen.", "arn:{partition}:elasticfilesystem:{region}:{account}:file-system/*"),
        On("elasticfilesystem:DescribeMountTargetSecurityGroups", "Reads the security groups of those mount targets.", "arn:{partition}:elasticfilesystem:{region}:{account}:file-system/*"),
        On("route53:ListHostedZonesByVPC", "Reads the private zones of a VPC that lacks an endpoint and has a way to a hub."),
        On("route53:AssociateVPCWithHostedZone", "EC2 asks for it when an endpoint gets private DNS.", "arn:{partition}:route53:::hostedzone/*"),
        On("athena:GetTableMetadata", "Reads how a table over flow logs is made.", "arn:{partition}:athena:{region}:{account}:datacatalog/*"),
        On("athena:ListTableMetadata", "Tells a table that is not there from one that could not be read.", "arn:{partition}:athena:{region}:{account}:datacatalog/*"),
        On("athena:GetWorkGroup", "Reads where a workgroup's results go.", AthenaGroups),
        On("athena:StartQueryExecution", "Asks a table of flow logs.", AthenaGroups),
        On("athena:GetQueryExecution", "Waits for that to come to its end.", AthenaGroups),
        On("athena:GetQueryResults", "Reads what came of it.", AthenaGroups),
        On("athena:StopQueryExecution", "Stops a query that nobody waits for any more.", AthenaGroups),
        On("glue:GetDatabase", "Athena asks for it of the database of a table.", Glue("catalog", "database/*")),
        On("glue:GetTable", "Reads how a table over flow logs is made; Athena asks for it too.", Glue("catalog", "database/*", "table/*")),
        On("glue:GetTables", "Athena asks for it of the tables of a database.", Glue("catalog", "database/*", "table/*")),
        On("glue:GetPartitions", "Athena asks for it of a table that it reads.", Glue("catalog", "database/*", "table/*")),
        On("glue:CreateTable", "Makes a table over flow logs.", Glue("catalog", "database/*", "table/*")),
        On("glue:DeleteTable", "Drops it.", Glue("catalog", "database/*", "table/*")),
        On("s3:GetBucketLocation", "Finds the region of a bucket of flow logs; Athena asks for it of the bucket of its results.", Buckets),
        On("s3:ListBucket", "Lists flow log files; Athena asks for it of the bucket of its results.", Buckets),
        On("s3:GetObject", "Reads flow log files; Athena asks for it of its results.", Objects),
        On("s3:PutObject", "Athena asks for it of the bucket that its results go to.", Objects),
        On("logs:DescribeLogGroups", "Reads how much a log group holds.", "arn:{partition}:logs:{region}:{account}:log-group:*"),
        On("logs:StartQuery", "Asks a log group of flow logs.", "arn:{partition}:logs:{region}:{account}:log-group:*"),
        On("logs:GetQueryResults", "Reads what came of it."),
        On("logs:StopQuery", "Stops a query that nobody waits for any more."),
        On("logs:CreateLogDelivery", "EC2 asks for it when a flow log to S3 is turned on."),
        On("logs:DeleteLogDelivery", "EC2 asks for it when a flow log to S3 is turned off."),
        On("tiros:CreateQuery", "Reachability Analyzer asks for it when it analyses a path."),
        On("tiros:GetQueryAnswer", "Reachability Analyzer asks for it when it analyses a path."),
        On("tiros:GetQueryExplanation", "Reachability Analyzer asks for it when it analyses a path."),
        On("iam:PassRole", "Hands a role to the service that is to act with it.", Roles),
        On("iam:GetRolePolicy", "Reads the inline policy SageMakerGuardNoLaunch-<domain> of execution roles, with -BarLaunch.", Roles),
        On("iam:PutRolePolicy", "Puts the inline policy SageMakerGuardNoLaunch-<domain> on execution roles, with -BarLaunch. IAM cannot hold the action to a policy's name.", Roles),
        On("iam:DeleteRolePolicy", "Takes the inline policy SageMakerGuardNoLaunch-<domain> off execution roles. IAM cannot hold the action to a policy's name.", Roles),
        On("kms:DescribeKey", "SageMaker asks for it of the key of a notebook instance's volume.", "arn:{partition}:kms:{region}:*:key/*"),
        On("kms:CreateGrant", "SageMaker asks for it of the key of a notebook instance's volume.", "arn:{partition}:kms:{region}:*:key/*"),
    ];
}
