using System.Collections.Immutable;

namespace Chronicle.Primitives;

public enum Severity { Warning, Error }

/// <summary>A kind of mistake: its code, how grave it is, and what it is called in the documentation.</summary>
public sealed record Rule(string Code, Severity Severity, string Name)
{
    public Diagnostic At(SourceLocation at, string message) => new(this, MessageText.Sanitize(message), at);
}

/// <summary>One mistake of an author or of a theme. It is a value: no phase throws for it and none stops early.</summary>
public sealed record Diagnostic(Rule Rule, string Message, SourceLocation At)
{
    public bool IsError => Rule.Severity == Severity.Error;

    /// <summary>Each once, by place, then by code.</summary>
    public static ImmutableArray<Diagnostic> InOrder(IEnumerable<Diagnostic> found) =>
        [.. found.Distinct().OrderBy(diagnostic => diagnostic.At).ThenBy(diagnostic => diagnostic.Rule.Code, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Message, StringComparer.Ordinal)];

    /// <summary><c>path:line:column: error CODE: message</c></summary>
    public override string ToString() =>
        $"{At}: {(IsError ? "error" : "warning")} {Rule.Code}: {Message}";
}

/// <summary>What a phase returns: its result, and the mistakes found on the way.</summary>
public sealed record PhaseResult<T>(T Value, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>
/// Collects the mistakes of one piece of work: a file, or a phase. One thread at a time. Of very many errors only the first are kept, since a hostile file could hold
/// millions, each with a search for what was meant.
/// </summary>
public sealed class DiagnosticBag
{
    public const int MostErrors = 1_000;

    private readonly List<Diagnostic> _found = [];
    private int _errors;

    /// <summary>Whether a further error would be told of, or be the one that says there are more.</summary>
    public bool HasRoom => _errors <= MostErrors;

    public void Add(Rule rule, SourceLocation at, string message)
    {
        if (Takes(rule, at))
            _found.Add(rule.At(at, message));
    }

    /// <summary>Makes the message only if it is kept: some messages take a search through the whole site.</summary>
    public void Add(Rule rule, SourceLocation at, Func<string> message)
    {
        if (Takes(rule, at))
            _found.Add(rule.At(at, message()));
    }

    public void AddRange(IEnumerable<Diagnostic> more) => _found.AddRange(more);

    public ImmutableArray<Diagnostic> ToImmutable() => [.. _found];

    public PhaseResult<T> With<T>(T value) => new(value, ToImmutable());

    private bool Takes(Rule rule, SourceLocation at)
    {
        if (rule.Severity != Severity.Error || _errors < MostErrors)
        {
            _errors += rule.Severity == Severity.Error ? 1 : 0;
            return true;
        }
        if (_errors++ == MostErrors)
            _found.Add(Rules.TooManyMistakes.At(at, $"there are more than {MostErrors:N0} mistakes; the rest is not listed, so mend these first"));
        return false;
    }
}
