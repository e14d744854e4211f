using System;

namespace SageMakerGuard.Sandbox.World;

/// <summary>A resource that changes with time: it is one thing now and becomes another when its time has come. Time is asked for, never waited for.</summary>
internal sealed class Changing<T>(T value)
    where T : class
{
    private readonly object _gate = new();
    private T? _value = value;
    private DateTimeOffset _due;
    private Func<T, T?>? _then;

    /// <summary>What it is at that time; null once it is gone.</summary>
    public T? At(DateTimeOffset now)
    {
        lock (_gate)
        {
            while (_then is { } then && now >= _due)
            {
                _then = null;
                _value = then(_value!);
            }

            return _value;
        }
    }

    /// <summary>Makes it what it is from now on.</summary>
    public void Become(T value)
    {
        lock (_gate)
        {
            _value = value;
            _then = null;
        }
    }

    /// <summary>Makes it one thing for now, and another when <paramref name="due"/> has come; null means gone.</summary>
    public void Become(T during, DateTimeOffset due, Func<T, T?> then)
    {
        lock (_gate)
        {
            _value = during;
            _due = due;
            _then = then;
        }
    }
}
