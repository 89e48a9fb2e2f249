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
    /// whether a silence of the warning is needed.
    /// </summary>
    public bool DependsOnOptions { get; init; }

    /// <summary>
    /// Whether equal warnings about one file are reported once, at their first location. Each of them needs the same correction.
    /// </summary>
    public bool IsOncePerFile { get; init; }

    public Diagnostic At(SourceLocation at, string message) => new(this, MessageText.Sanitize(message), at);
}
