using System.Collections.Immutable;

namespace Site.Text;

public enum Severity { Warning, Error }

/// <summary>A kind of mistake: its code, how grave it is, and what it is called in the documentation.</summary>
public sealed record Rule(string Code, Severity Severity, string Name)
{
    public Diagnostic At(SourceLocation at, string message) => new(this, message, at);
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
public sealed record Passed<T>(T Value, ImmutableArray<Diagnostic> Found);

/// <summary>Collects the mistakes of one piece of work. One thread at a time.</summary>
public sealed class Findings
{
    private readonly List<Diagnostic> _found = [];

    public void Add(Rule rule, SourceLocation at, string message) => _found.Add(rule.At(at, message));

    public void AddRange(IEnumerable<Diagnostic> more) => _found.AddRange(more);

    public ImmutableArray<Diagnostic> ToImmutable() => [.. _found];

    public Passed<T> With<T>(T value) => new(value, ToImmutable());
}
