using System;
using System.Collections.Generic;

namespace SageMakerGuard.FinOps.Billing;

/// <summary>The code of a region in usage types on the bill (AWS Billing, 'AWS Region billing codes'): EUC1 in EUC1-NatGateway-Hours.</summary>
public static class BillingCode
{
    private static readonly Dictionary<string, string> s_byRegion = new(StringComparer.Ordinal)
    {
        ["us-east-1"] = "USE1", ["us-east-2"] = "USE2", ["us-west-1"] = "USW1", ["us-west-2"] = "USW2", ["ca-central-1"] = "CAN1", ["ca-west-1"] = "CAN2",
        ["mx-central-1"] = "MXC1", ["sa-east-1"] = "SAE1", ["af-south-1"] = "AFS1", ["ap-east-1"] = "APE1", ["ap-east-2"] = "APE2",
        ["ap-northeast-1"] = "APN1", ["ap-northeast-2"] = "APN2", ["ap-northeast-3"] = "APN3", ["ap-south-1"] = "APS3", ["ap-south-2"] = "APS5",
        ["ap-southeast-1"] = "APS1", ["ap-southeast-2"] = "APS2", ["ap-southeast-3"] = "APS4", ["ap-southeast-4"] = "APS6", ["ap-southeast-5"] = "APS7",
        ["ap-southeast-6"] = "APS8", ["ap-southeast-7"] = "APS9", ["eu-central-1"] = "EUC1", ["eu-central-2"] = "EUC2", ["eu-north-1"] = "EUN1",
        ["eu-south-1"] = "EUS1", ["eu-south-2"] = "EUS2", ["eu-west-1"] = "EU", ["eu-west-2"] = "EUW2", ["eu-west-3"] = "EUW3", ["il-central-1"] = "ILC1",
        ["me-central-1"] = "MEC1", ["me-south-1"] = "MES1", ["us-gov-west-1"] = "UGW1", ["us-gov-east-1"] = "UGE1", ["cn-north-1"] = "CNN1", ["cn-northwest-1"] = "CNW1",
    };

    private static readonly Dictionary<string, string> s_byCode = Turned();

    /// <summary>The code of a region; null for a region whose code is not published.</summary>
    public static string? Of(string region) => s_byRegion.TryGetValue(region, out var code) ? code : null;

    /// <summary>The region of a code; null for a code that no region has.</summary>
    public static string? RegionOf(string code) => s_byCode.TryGetValue(code, out var region) ? region : null;

    private static Dictionary<string, string> Turned()
    {
        var turned = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in s_byRegion)
            turned[pair.Value] = pair.Key;
        return turned;
    }
}
