using System;

namespace SageMakerGuard.Sandbox.World;

/// <summary>Ids for what is made while the sandbox runs: AWS's form, and never the same twice.</summary>
internal static class NewIds
{
    /// <summary>For example <c>vpce-</c> and seventeen hexadecimal digits.</summary>
    public static string Of(string prefix) => prefix + "-" + Guid.NewGuid().ToString("N").Substring(0, 17);
}
