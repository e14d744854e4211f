using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Diagnosis;
using SageMakerGuard.Posture;
using SageMakerGuard.Probing;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Module.Tests;

/// <summary>What leaves a cmdlet goes through ConvertTo-Json -Depth 8, whole and without loops.</summary>
public sealed class RoundTripTests : IDisposable
{
    private const int ConvertToJsonDepth = 8;

    private readonly GuardSession _module = new();
    private readonly Company _company = new();

    [Theory]
    [InlineData("Get-SMDomainNetworkPosture -EstatePath $path -ErrorAction Ignore", typeof(DomainNetworkPosture))]
    [InlineData("Get-SMNotebookNetworkPosture -EstatePath $path -ErrorAction Ignore", typeof(NotebookNetworkPosture))]
    [InlineData("Test-SMDomainConnectivity -EstatePath $path -ErrorAction Ignore", typeof(ConnectivityResult))]
    [InlineData("Test-SMDomainConnectivity -EstatePath $path -Service sts -ProbeResult '{\"schema\":\"SageMakerGuard.Probe\",\"version\":1,\"region\":\"eu-central-1\",\"domainId\":\"d-healthy00001\",\"time\":\"2026-11-20T10:00:00Z\",\"rows\":[{\"name\":\"sts\",\"kind\":\"tcp\",\"host\":\"sts.eu-central-1.amazonaws.com\",\"port\":443,\"addresses\":[\"10.20.1.20\"],\"ok\":true}]}'", typeof(ProbeDifference))]
    [InlineData("Find-SMConnectivityFault -EstatePath $path -Symptom 'it just hangs' -IncludeRuledOut -ErrorAction Ignore", typeof(ConnectivityFault))]
    [InlineData("Get-SMNetworkCost -EstatePath $path -ErrorAction Ignore", typeof(SageMakerGuard.Costs.NetworkCost))]
    [InlineData("Find-SMConnectivityFault -ListSymptom", typeof(KnownSymptom))]
    [InlineData("Start-SMSandbox -EstatePath $path; Stop-SMSandbox", null)]
    public void Objects_go_to_JSON_and_back(string script, Type? type)
    {
        var output = _module.Run(script, ("path", _company.Path)).Output;
        Assert.NotEmpty(output);
        foreach (var item in output.Select(o => o.BaseObject))
        {
            Assert.InRange(Depth(item, []), 1, ConvertToJsonDepth);
            if (type is null)
                continue;
            var json = JsonSerializer.Serialize(item, type);
            Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize(json, type), type));
        }
    }

    public void Dispose()
    {
        _module.Dispose();
        _company.Dispose();
    }

    // Walks as ConvertTo-Json does: dictionaries by key, lists by item, everything else by its public properties.
    private static int Depth(object? value, Stack<object> path)
    {
        if (value is null or string or DateTime or DateTimeOffset or Enum || value.GetType().IsPrimitive)
            return 0;
        Assert.DoesNotContain(path, above => ReferenceEquals(above, value));
        path.Push(value);
        var children = value switch
        {
            IDictionary table => table.Values.Cast<object?>(),
            IEnumerable list => list.Cast<object?>(),
            _ => value.GetType().GetProperties().Where(p => p.GetIndexParameters().Length == 0).Select(p => p.GetValue(value)),
        };
        var deepest = children.Select(child => Depth(child, path)).DefaultIfEmpty(0).Max();
        path.Pop();
        return deepest + 1;
    }
}
