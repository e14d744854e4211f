using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using CsCheck;

namespace SageMakerGuard.Tests.EstateFiles;

/// <summary>Makes any record of the estate with every property filled at random, so that a member that is added tomorrow is tried without a word here.</summary>
internal static class RecordGen
{
    private static readonly Dictionary<Type, Gen<object?>> s_known = [];

    // A filter holds filters: where one is met inside of itself it ends.
    private static readonly HashSet<Type> s_making = [];
    private static readonly Gen<string> s_text = Gen.OneOf(
        Gen.OneOfConst("", " ", "vpc-0aaa", "10.20.0.0/16", "AmazonProvidedDNS", "Müller & Söhne \"7\"", "{\"Version\":\"2012-10-17\"}", "line\r\nbreak\t\\", "\u2028\u0000\uFEFF", "日本 🚀", "null"),
        Gen.String[Gen.Char['\u0001', '\uD7FF'], 0, 12]);

    public static Gen<T> Of<T>() => Of(typeof(T), nullable: false).Select(value => (T)value!);

    private static Gen<object?> Of(Type type, bool nullable)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return OrNull(Of(inner, false));
        if (nullable)
            return OrNull(Of(type, false));
        if (s_known.TryGetValue(type, out var known))
            return known;
        if (!s_making.Add(type))
            return Gen.Const((object?)null);
        s_known[type] = Make(type);
        s_making.Remove(type);
        return s_known[type];
    }

    private static Gen<object?> Make(Type type)
    {
        if (type == typeof(string))
            return s_text.Select(x => (object?)x);
        if (type == typeof(bool))
            return Gen.Bool.Select(x => (object?)x);
        if (type == typeof(int))
            return Gen.Int.Select(x => (object?)x);
        if (type == typeof(double))
            return Gen.Int.Select(x => (object?)(x / 8d));
        if (type == typeof(decimal))
            return Gen.Int.Select(x => (object?)(x / 100m));
        if (type == typeof(DateTimeOffset))
            return Gen.Long[0, 4_000_000_000 * TimeSpan.TicksPerSecond].Select(x => (object?)DateTimeOffset.UnixEpoch.AddTicks(x));
        if (type == typeof(DateTime))
            return Gen.Long[0, 4_000_000_000 * TimeSpan.TicksPerSecond].Select(x => (object?)DateTime.UnixEpoch.AddTicks(x));
        if (type.IsEnum)
            return Gen.Int[0, Enum.GetValues(type).Length - 1].Select(i => Enum.GetValues(type).GetValue(i));
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return ListOf(type.GetGenericArguments()[0]);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
            return MapOf(type.GetGenericArguments()[1]);
        return Record(type);
    }

    private static Gen<object?> MapOf(Type value) => Gen.Select(s_text, Of(value, false)).List[0, 3].Select(pairs =>
    {
        var map = (System.Collections.IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), value))!;
        foreach (var (key, of) in pairs)
            map[key] = of;
        return (object?)map;
    });

    private static Gen<object?> ListOf(Type item) => (s_making.Contains(item) ? Gen.Const(new List<object?>()) : Of(item, false).List[0, 3]).Select(items =>
    {
        var array = Array.CreateInstance(item, items.Count);
        for (var i = 0; i < items.Count; i++)
            array.SetValue(items[i], i);
        return (object?)array;
    });

    private static Gen<object?> Record(Type type)
    {
        var nullability = new NullabilityInfoContext();
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is { IsPublic: true }).ToArray();
        var values = properties.Select(p => Of(p.PropertyType, nullability.Create(p).WriteState == NullabilityState.Nullable)).ToArray();
        return new RecordOf(type, properties, values);
    }

    private static Gen<object?> OrNull(Gen<object?> gen) => Gen.Bool.SelectMany(isNull => isNull ? Gen.Const((object?)null) : gen);

    private sealed class RecordOf(Type type, PropertyInfo[] properties, Gen<object?>[] values) : Gen<object?>
    {
        public override object? Generate(PCG pcg, Size? min, out Size size)
        {
            size = new Size(0);
            var made = Activator.CreateInstance(type)!;
            for (var i = 0; i < properties.Length; i++)
            {
                properties[i].SetValue(made, values[i].Generate(pcg, min, out var part));
                size.Add(part);
            }

            return made;
        }
    }
}
