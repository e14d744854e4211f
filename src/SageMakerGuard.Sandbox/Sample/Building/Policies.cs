namespace SageMakerGuard.Sandbox.Sample.Building;

/// <summary>Endpoint policies.</summary>
internal static class Policies
{
    /// <summary>What AWS attaches where nobody says otherwise.</summary>
    public const string FullAccess = """{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}""";

    /// <summary>A policy that admits the roles of one account alone.</summary>
    public static string OnlyAccount(string account) =>
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalAccount":"ACCOUNT"}}}]}""".Replace("ACCOUNT", account);

    /// <summary>A policy of S3 that admits one bucket alone.</summary>
    public static string OnlyBucket(string bucket) =>
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":["s3:GetObject","s3:PutObject","s3:ListBucket"],"Resource":["arn:aws:s3:::BUCKET","arn:aws:s3:::BUCKET/*"]}]}""".Replace("BUCKET", bucket);
}
