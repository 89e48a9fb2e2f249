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
    /// Whether the warning depends on options of the command line, or on parts that another program adds. The absence of such a warning in
    /// one run does not prove that its silence is needless.
    /// </summary>
    public bool DependsOnOptions { get; init; }

    /// <summary>
    /// Whether equal warnings about one file are reported once, at their first location. Each of them needs the same correction.
    /// </summary>
    public bool IsOncePerFile { get; init; }

    public Diagnostic At(SourceLocation at, string message) => new(this, MessageText.Sanitize(message), at);
}
