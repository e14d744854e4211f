using System;
using System.Globalization;
using SageMakerGuard.Benchmarks;

// Each measurement runs in a process of its own, against a sandbox in another, so that neither memory nor warm-up of one spoils the next.
return args switch
{
    ["serve", var shape, var latency, var transition] => SandboxProcess.Serve(shape, int.Parse(latency, CultureInfo.InvariantCulture), int.Parse(transition, CultureInfo.InvariantCulture)),
    ["measure", var name, .. var rest] => Measurement.Run(name, rest),
    [] => await Report.RunAll(),
    [var filter] => await Report.RunAll(filter),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Benchmarks [part of a benchmark's name]");
    return 2;
}
