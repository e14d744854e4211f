using System.Globalization;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>The page sizes of a describe call (EC2 API, each operation's MaxResults).</summary>
internal sealed record PageRule(int Min, int Max)
{
    /// <summary>No MaxResults at all: everything in one answer.</summary>
    public static readonly PageRule None = new(0, 0);

    /// <summary>Most of them.</summary>
    public static readonly PageRule Usual = new(5, 1000);

    /// <summary>Endpoints and endpoint services: more than 1,000 is taken for 1,000 (API_DescribeVpcEndpoints).</summary>
    public static readonly PageRule Clamped = new(1, 1000) { Clamps = true };

    /// <summary>No bounds in the model.</summary>
    public static readonly PageRule Unbounded = new(1, 1000) { Clamps = true };

    /// <summary>Managed prefix lists and their entries.</summary>
    public static readonly PageRule Hundred = new(1, 100);

    /// <summary>Whether a number above the largest is taken for the largest.</summary>
    public bool Clamps { get; init; }

    /// <summary>
    /// The size where MaxResults is absent. Undocumented for most: a cap as large as the largest page, so that callers that do not follow tokens
    /// are found out. DescribeSecurityGroups says that it gives all.
    /// </summary>
    public int Default { get; init; } = Max;

    public int Size(QueryForm form)
    {
        if (form.Text("MaxResults") is not { Length: > 0 } text)
            return Default;
        if (!int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var size))
            throw new AwsFault("InvalidParameterValue", $"[sandbox] Value ( {text} ) for parameter maxResults is invalid.");

        // The sentence says 'greater than 5', and 5 itself is accepted (aws/aws-sdk-ruby#2575).
        if (size < Min)
            throw new AwsFault("InvalidParameterValue", $"Value ( {text} ) for parameter maxResults is invalid. Expecting a value greater than {Min.ToString(CultureInfo.InvariantCulture)}.");
        if (size <= Max)
            return size;
        return Clamps ? Max : throw new AwsFault("InvalidParameterValue", $"[sandbox] Value ( {text} ) for parameter maxResults is invalid. Expecting a value less than or equal to {Max.ToString(CultureInfo.InvariantCulture)}.");
    }
}
