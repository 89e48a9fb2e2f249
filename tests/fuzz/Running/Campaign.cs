using System.Security.Cryptography;
using Bench.Corpus;
using Fuzz.Making;
using Fuzz.Targets;

namespace Fuzz.Running;

/// <summary>An input that caused a problem, shortened as far as possible, and the problem.</summary>
internal sealed record Finding(byte[] Input, Exception Problem)
{
    /// <summary>
    /// Findings with the same cause have the same key. The key of a violation is the beginning of its message, without numbers and
    /// quotations. The key of another exception is its type and the first method of the program in its stack trace.
    /// </summary>
    public static string KeyOf(Exception problem) => problem switch
    {
        AggregateException { InnerException: { } inner } => KeyOf(inner),
        Violation => "violation: " + new string([.. problem.Message.Split('"', ':', '\n')[0].Where(c => !char.IsAsciiDigit(c)).Take(60)]),
        _ => $"{problem.GetType().Name}: {problem.StackTrace?.Split('\n')
            .FirstOrDefault(line => line.Contains(" at Chronicle.", StringComparison.Ordinal))?.Trim().Split('(')[0]}",
    };
}

/// <summary>Runs one target with inputs: new random inputs, and changed copies of known inputs.</summary>
internal sealed class Campaign
{
    private const int MostKept = 4000, TriesToShorten = 400;

    private readonly Target _target;
    private readonly Dice _dice;
    private readonly Mutator _mutator;
    private readonly Coverage? _coverage;
    private readonly List<byte[]> _known;
    private readonly Dictionary<string, Finding> _found = new(StringComparer.Ordinal);

    /// <summary>Without <paramref name="coverage"/>, the inputs depend on the seed only.</summary>
    public Campaign(Target target, IEnumerable<byte[]> known, int seed, Coverage? coverage = null)
    {
        (_target, _coverage, _known, _dice) = (target, coverage, [.. known], new Dice((ulong)seed));
        _mutator = new(_dice);
    }

    public long Runs { get; private set; }

    public IReadOnlyCollection<Finding> Found => _found.Values;

    /// <summary>The number of known inputs.</summary>
    public int Known => _known.Count;

    /// <summary>Is called before each run with its input. So the input is not lost if it ends the process.</summary>
    public Action<byte[]> BeforeRun { get; init; } = _ => { };

    /// <summary>Is called with every input that reached new code.</summary>
    public Action<byte[]> OnNewCode { get; init; } = _ => { };

    /// <summary>Runs every known input once.</summary>
    public Campaign RunKnown()
    {
        foreach (var input in _known.ToArray())
            Try(input);
        return this;
    }

    /// <summary>Runs new inputs until <paramref name="isEnough"/> returns true.</summary>
    public Campaign Run(Func<Campaign, bool> isEnough)
    {
        while (!isEnough(this))
        {
            var input = _known.Count == 0 || _dice.Below(4) == 0 ? _target.Make(_dice) : _mutator.Change(Pick(), Pick());
            if (!Try(input) || _known.Count >= MostKept)
                continue;
            // Without coverage, nothing shows which inputs reached new code. Then a random part of the inputs is kept.
            if (_coverage is not null || _dice.Below(64) == 0)
                _known.Add(input);
        }
        return this;
    }

    private byte[] Pick() => _known[_dice.Below(4) == 0 ? Math.Max(0, _known.Count - 1 - _dice.Below(50)) : _dice.Below(_known.Count)];

    /// <summary>Whether the input reached new code.</summary>
    private bool Try(byte[] input)
    {
        Runs++;
        BeforeRun(input);
        _coverage?.Start();
        try
        {
            if (Runs % 8 == 0)
                _target.RunTwice(input);
            else
                _target.Run(input);
        }
        catch (Exception problem)
        {
            var key = Finding.KeyOf(problem);
            if (!_found.ContainsKey(key))
                _found[key] = Shorten(new(input, problem), key);
            return false;
        }
        if (_coverage is null)
            return true;
        if (!_coverage.ReachedNewCode())
            return false;
        OnNewCode(input);
        return true;
    }

    // Removes pieces of the input as long as the same problem occurs without them.
    private Finding Shorten(Finding finding, string key)
    {
        var tries = 0;
        for (var piece = finding.Input.Length / 2; piece > 0 && tries < TriesToShorten; piece /= 2)
            for (var at = 0; at + piece <= finding.Input.Length && tries < TriesToShorten; tries++)
            {
                byte[] shorter = [.. finding.Input[..at], .. finding.Input[(at + piece)..]];
                BeforeRun(shorter);
                try
                {
                    _target.RunTwice(shorter);
                    at += piece;
                }
                catch (Exception problem) when (Finding.KeyOf(problem) == key)
                {
                    finding = new(shorter, problem);
                }
                catch (Exception)
                {
                    at += piece;
                }
            }
        return finding;
    }

    /// <summary>The name of an input: the beginning of the SHA-256 hash of its bytes.</summary>
    public static string NameOf(byte[] input) => Convert.ToHexStringLower(SHA256.HashData(input))[..16];
}
