using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Chronicle.Primitives;

/// <summary>
/// Collects the diagnostics of one piece of work: a file, or a phase. Only one thread may use it at a time. The bag keeps only the first
/// <see cref="MostErrors"/> errors, because a hostile file could cause millions.
/// </summary>
/// <param name="hintSteps">The limit for the work of all suggestions of this bag (<see cref="NameHints"/>).</param>
internal sealed class DiagnosticBag(long hintSteps = NameHints.StepsOfPhase)
{
    public const int MostErrors = 1_000;

    private readonly List<Entry> _diagnostics = [];
    private readonly NameHints _hints = new(hintSteps);

    private readonly record struct Entry(Rule Rule, SourceLocation At, Func<NameHints, Diagnostic> Make);

    /// <summary>The number of errors, including the errors that the bag has dropped.</summary>
    public int Errors { get; private set; }

    /// <summary>
    /// Whether the bag keeps the next error, or replaces it with the note that there are more errors. If not, it drops the next error.
    /// </summary>
    public bool HasRoom => Errors <= MostErrors;

    public void Add(Rule rule, SourceLocation at, string message)
    {
        if (Accepts(rule, at))
            Keep(rule.At(at, message));
    }

    /// <summary>Adds a diagnostic. The message is made only if the bag keeps the diagnostic.</summary>
    public void Add(Rule rule, SourceLocation at, Func<string> message)
    {
        if (Accepts(rule, at))
            Keep(rule.At(at, message()));
    }

    /// <summary>
    /// Adds a diagnostic whose message has a suggestion, which needs a search through many names. The searches of one bag have a common
    /// limit. The message is made when the diagnostics are read, or when another bag takes them (<see cref="AddRange(DiagnosticBag)"/>). So
    /// the bags of records that are linked in parallel share the limit of the phase, and the messages are always the same.
    /// </summary>
    public void Add(Rule rule, SourceLocation at, Func<NameHints, string> message)
    {
        if (Accepts(rule, at))
            _diagnostics.Add(new(rule, at, hints => rule.At(at, message(hints))));
    }

    public void AddRange(IEnumerable<Diagnostic> more)
    {
        foreach (var diagnostic in more)
            if (Accepts(diagnostic.Rule, diagnostic.At))
                Keep(diagnostic);
    }

    /// <summary>
    /// Adds the diagnostics of another bag, up to the limit of this bag. Their suggestions count as searches of this bag.
    /// </summary>
    public void AddRange(DiagnosticBag more)
    {
        var errors = Errors + more.Errors;
        foreach (var entry in more._diagnostics)
            if (Accepts(entry.Rule, entry.At))
                Keep(entry.Make(_hints));
        Errors = errors;
    }

    public ImmutableArray<Diagnostic> ToImmutable()
    {
        var made = ImmutableArray.CreateBuilder<Diagnostic>(_diagnostics.Count);
        foreach (ref var entry in CollectionsMarshal.AsSpan(_diagnostics))
        {
            made.Add(entry.Make(_hints));
            entry = Made(made[^1]);
        }
        return made.MoveToImmutable();
    }

    public PhaseResult<T> With<T>(T value) => new(value, ToImmutable());

    private void Keep(Diagnostic diagnostic) => _diagnostics.Add(Made(diagnostic));

    private static Entry Made(Diagnostic diagnostic) => new(diagnostic.Rule, diagnostic.At, _ => diagnostic);

    private bool Accepts(Rule rule, SourceLocation at)
    {
        if (rule.Severity != Severity.Error || Errors < MostErrors)
        {
            Errors += rule.Severity == Severity.Error ? 1 : 0;
            return true;
        }
        if (Errors++ == MostErrors)
            Keep(Rules.TooManyMistakes.At(at,
                $"there are more than {MostErrors:N0} mistakes; the rest is not listed, so correct these first"));
        return false;
    }
}
