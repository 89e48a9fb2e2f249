using System.Security.Cryptography;
using Bench.Corpus;
using Chronicle.Cli.Serve;
using Fuzz.Making;
using Fuzz.Targets;

namespace Fuzz.Running;

/// <summary>An input that broke something, as short as it could be made, and how.</summary>
internal sealed record Finding(byte[] Input, Exception Problem)
{
    /// <summary>
    /// Two findings of one cause have one key: the kind of exception, and where it was thrown or what it says without its numbers and
    /// quotations.
    /// </summary>
    public static string KeyOf(Exception problem) => problem switch
    {
        AggregateException { InnerException: { } inner } => KeyOf(inner),
        Violation => "violation: " + new string([.. problem.Message.Split('"', ':', '\n')[0].Where(c => !char.IsAsciiDigit(c)).Take(60)]),
        _ => $"{problem.GetType().Name}: {problem.StackTrace?.Split('\n')
            .FirstOrDefault(line => line.Contains(" at Site.", StringComparison.Ordinal))?.Trim().Split('(')[0]}",
    };
}

/// <summary>Feeds one target with inputs: made from nothing, or changed from those that are known.</summary>
internal sealed class Campaign
{
    private const int MostKept = 4000, TriesToShorten = 400;

    private readonly Target _target;
    private readonly Dice _dice;
    private readonly Mutator _mutator;
    private readonly Coverage? _coverage;
    private readonly List<byte[]> _known;
    private readonly Dictionary<string, Finding> _found = new(StringComparer.Ordinal);

    /// <summary>Without <paramref name="coverage"/>, the seed alone decides which inputs there will be.</summary>
    public Campaign(Target target, IEnumerable<byte[]> known, int seed, Coverage? coverage = null)
    {
        (_target, _coverage, _known, _dice) = (target, coverage, [.. known], new Dice((ulong)seed));
        _mutator = new(_dice);
    }

    public long Runs { get; private set; }

    public IReadOnlyCollection<Finding> Found => _found.Values;

    /// <summary>How many inputs are there to start from.</summary>
    public int Known => _known.Count;

    /// <summary>Called before each run, so that the input is known if it kills the process.</summary>
    public Action<byte[]> BeforeRun { get; init; } = _ => { };

    /// <summary>Called with every input that led further.</summary>
    public Action<byte[]> OnFurther { get; init; } = _ => { };

    /// <summary>All that is known, once.</summary>
    public Campaign RunKnown()
    {
        foreach (var input in _known.ToArray())
            Try(input);
        return this;
    }

    /// <summary>New inputs until there is enough.</summary>
    public Campaign Run(Func<Campaign, bool> isEnough)
    {
        while (!isEnough(this))
        {
            var input = _known.Count == 0 || _dice.Below(4) == 0 ? _target.Make(_dice) : _mutator.Change(Pick(), Pick());
            if (!Try(input) || _known.Count >= MostKept)
                continue;
            // Without coverage nothing tells which were better: some are kept by lot.
            if (_coverage is not null || _dice.Below(64) == 0)
                _known.Add(input);
        }
        return this;
    }

    private byte[] Pick() => _known[_dice.Below(4) == 0 ? Math.Max(0, _known.Count - 1 - _dice.Below(50)) : _dice.Below(_known.Count)];

    /// <summary>Whether the input led further.</summary>
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
        if (!_coverage.LedFurther())
            return false;
        OnFurther(input);
        return true;
    }

    // Takes pieces out for as long as the same thing goes wrong.
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

    /// <summary>A name for an input, of its bytes.</summary>
    public static string NameOf(byte[] input) => Convert.ToHexStringLower(SHA256.HashData(input))[..16];
}
