using System.Collections.Immutable;

namespace Chronicle.Primitives;

internal enum Severity { Warning, Error }

/// <summary>A kind of mistake: its code, its severity, and its name in the documentation.</summary>
internal sealed record Rule(string Code, Severity Severity, string Name)
{
    /// <summary>
    /// Whether <c>site.yml</c> can switch the warning off. This is not possible for the warnings of an import (codes with I), because an
    /// import reports each mistake once.
    /// </summary>
    public bool CanBeSilenced => Severity == Severity.Warning && Code[0] != 'I';

    /// <summary>
    /// Whether options of the command line, or parts that another program adds, decide whether the warning occurs. So one run cannot decide
    /// whether a suppression of the warning is needed.
    /// </summary>
    public bool DependsOnOptions { get; init; }

    /// <summary>
    /// Whether equal warnings about one file are reported once, at their first place. Each of them needs the same correction.
    /// </summary>
    public bool IsOncePerFile { get; init; }

    public Diagnostic At(SourceLocation at, string message) => new(this, MessageText.Sanitize(message), at);
}

/// <summary>A mistake of an author or of a theme, as a value. A phase throws no exception for a mistake, and does not stop early.</summary>
internal sealed record Diagnostic(Rule Rule, string Message, SourceLocation At)
{
    public bool IsError => Rule.Severity == Severity.Error;

    /// <summary>Each diagnostic once, sorted by place, then by code.</summary>
    public static ImmutableArray<Diagnostic> InOrder(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. diagnostics.Distinct().OrderBy(diagnostic => diagnostic.At)
            .ThenBy(diagnostic => diagnostic.Rule.Code, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Message, StringComparer.Ordinal),
    ];

    /// <summary><c>path:line:column: error CODE: message</c></summary>
    public override string ToString() =>
        $"{At}: {(IsError ? "error" : "warning")} {Rule.Code}: {Message}";
}

/// <summary>The result of a phase, with the diagnostics of the phase.</summary>
internal sealed record PhaseResult<T>(T Value, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>
/// Collects the diagnostics of one piece of work: a file, or a phase. Only one thread may use it at a time. The bag keeps only the first
/// <see cref="MostErrors"/> errors, because a hostile file could cause millions.
/// </summary>
/// <param name="hintSteps">The limit for the work of all suggestions of this bag (<see cref="NameHints"/>).</param>
internal sealed class DiagnosticBag(long hintSteps = NameHints.StepsOfPhase)
{
    public const int MostErrors = 1_000;

    private readonly List<Func<NameHints, Diagnostic>> _diagnostics = [];
    private readonly NameHints _hints = new(hintSteps);

    /// <summary>The number of errors, with those that the bag has dropped.</summary>
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
            _diagnostics.Add(hints => rule.At(at, message(hints)));
    }

    public void AddRange(IEnumerable<Diagnostic> more) =>
        _diagnostics.AddRange(more.Select(diagnostic => (Func<NameHints, Diagnostic>)(_ => diagnostic)));

    /// <summary>Adds all diagnostics of another bag. Their suggestions count as searches of this bag.</summary>
    public void AddRange(DiagnosticBag more) => AddRange(more._diagnostics.Select(make => make(_hints)).ToArray());

    public ImmutableArray<Diagnostic> ToImmutable()
    {
        for (var i = 0; i < _diagnostics.Count; i++)
        {
            var diagnostic = _diagnostics[i](_hints);
            _diagnostics[i] = _ => diagnostic;
        }
        return [.. _diagnostics.Select(make => make(_hints))];
    }

    public PhaseResult<T> With<T>(T value) => new(value, ToImmutable());

    private void Keep(Diagnostic diagnostic) => _diagnostics.Add(_ => diagnostic);

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
