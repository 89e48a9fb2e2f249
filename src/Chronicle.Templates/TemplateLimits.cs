using System.Numerics;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Chronicle.Templates;

/// <summary>
/// What one page may take while its template runs: several times what the largest page of fifty thousand milestones takes (the chronology: 5.2 million
/// steps, 90 MB of memory, a page of 21 MB), and little enough for a template that loops or grows for ever to end within seconds. Steps and bytes are counted,
/// never time, so that a page fails on every machine or on none.
/// </summary>
internal sealed class TemplateLimits
{
    /// <summary>How often the loops of a page go round: the innermost count for those around them.</summary>
    public const int Rounds = 2_000_000;

    /// <summary>Parts of templates that are worked out, one by one.</summary>
    public const int Steps = 20_000_000;

    /// <summary>Partials within partials.</summary>
    public const int Depth = 32;

    /// <summary>Characters of one text in a template's hands, which finished HTML of a view is not.</summary>
    public const int Text = 16 * 1024 * 1024;

    /// <summary>Bits of a number.</summary>
    public const int NumberBits = 512;

    /// <summary>Bytes that a page asks memory for, given back or not.</summary>
    public const long Memory = 512 * 1024 * 1024;

    /// <summary>Bytes of a finished page.</summary>
    public const int Page = 64 * 1024 * 1024;

    // To ask how much was allocated takes as long as some steps do.
    private const int StepsBetweenLooks = 16;

    private int _steps;
    private long _atStart;

    /// <summary>A page begins.</summary>
    public void Begin() => (_steps, _atStart) = (0, GC.GetAllocatedBytesForCurrentThread());

    /// <summary>Counts a step, and throws where one is too many.</summary>
    public void Step(ScriptNode? node)
    {
        if (++_steps % StepsBetweenLooks != 0)
            return;
        if (_steps > Steps)
            throw new LimitReached(SpanOf(node), $"the page takes more than {Steps:N0} steps");
        if (GC.GetAllocatedBytesForCurrentThread() - _atStart > Memory)
            throw new LimitReached(SpanOf(node), $"the page takes more than {Memory:N0} bytes of memory");
    }

    /// <summary>What a step has made, looked at before a next one makes more of it.</summary>
    public static object? Checked(ScriptNode? node, object? made)
    {
        switch (made)
        {
            case string { Length: > Text }:
                throw new LimitReached(SpanOf(node), TooLong);
            case BigInteger number when number.GetByteCount() > NumberBits / 8:
                throw new LimitReached(SpanOf(node), $"a number has more than {NumberBits} bits");
            // Scriban only notes how a list is to be made of others: of a list that grows in a loop it would call itself once for each round.
            case ScriptRange list:
                return new ScriptArray(list);
            default:
                return made;
        }
    }

    /// <summary>Looks at how long the page has become.</summary>
    public static void CheckPage(SourceSpan at, int bytes)
    {
        if (bytes > Page)
            throw new LimitReached(at, $"the page has more than {Page:N0} bytes");
    }

    /// <summary>What is wrong, if a template ended at one of Scriban's limits or of ours.</summary>
    public static string? Reached(ScriptRuntimeException failed) => (failed.InnerException ?? failed) switch
    {
        LimitReached reached => reached.OriginalMessage,
        InsufficientExecutionStackException => "the template calls itself too deeply",
        OutOfMemoryException => "the page takes more memory than there is",
        _ when failed.OriginalMessage is var message && message.Contains("xceed", StringComparison.Ordinal) =>
            message.Contains("iteration limit", StringComparison.Ordinal) || message.Contains("LoopLimit", StringComparison.Ordinal) ? $"the page's loops go round more than {Rounds:N0} times"
            : message.Contains("recursive", StringComparison.Ordinal) ? $"partials include one another more than {Depth} deep"
            : message.Contains("LimitToString", StringComparison.Ordinal) ? TooLong
            : null,
        _ => null,
    };

    private static SourceSpan SpanOf(ScriptNode? node) => node?.Span ?? default;

    private static string TooLong => $"a text has more than {Text:N0} characters";

    /// <summary>The place is where the template stood when it became too much.</summary>
    public sealed class LimitReached(SourceSpan at, string message) : ScriptRuntimeException(at, message);
}
