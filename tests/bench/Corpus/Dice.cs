namespace Bench.Corpus;

/// <summary>Pseudo-random numbers that are the same on every machine and in every version of .NET (SplitMix64).</summary>
public sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 to <paramref name="end"/> − 1.</summary>
    public int Below(int end) => (int)(((UInt128)Next() * (ulong)end) >> 64);

    public int Between(int first, int last) => first + Below(last - first + 1);

    public T Of<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary><paramref name="count"/> different numbers below <paramref name="end"/>.</summary>
    public List<int> Different(int count, int end)
    {
        var chosen = new List<int>(count);
        while (chosen.Count < count)
            if (Below(end) is var next && !chosen.Contains(next))
                chosen.Add(next);
        return chosen;
    }

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
