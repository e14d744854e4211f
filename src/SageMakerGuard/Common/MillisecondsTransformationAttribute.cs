using System;
using System.Globalization;
using System.Management.Automation;

namespace SageMakerGuard.Commands;

/// <summary>Reads a plain number as milliseconds. PowerShell by itself would read it as ticks of 100 nanoseconds.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MillisecondsTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var plain = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        var milliseconds = plain switch
        {
            int whole => whole,
            long whole => whole,
            double fraction => fraction,
            decimal fraction => (double)fraction,
            string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => (double?)null,
        };
        if (milliseconds is null)
            return inputData;
        return milliseconds is >= 0 and <= int.MaxValue
            ? TimeSpan.FromMilliseconds(milliseconds.Value)
            : throw new ArgumentTransformationMetadataException("Give a number of milliseconds from 0 on, or a TimeSpan.");
    }
}
