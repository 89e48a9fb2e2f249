using System.Numerics;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Chronicle.Templates;

/// <summary>
/// The limits of one page. They are several times the needs of the largest page of a site with fifty thousand milestones. This page is the
/// chronology: 5.2 million steps, 90 MB of memory, 21 MB of HTML. The limits are low enough to stop an endless template within seconds.
/// They count steps and bytes and never time, so a page fails either on every machine or on none.
/// </summary>
internal sealed class TemplateLimits
{
    /// <summary>The greatest number of rounds of all loops of a page together.</summary>
    public const int Rounds = 2_000_000;

    /// <summary>The greatest number of parts of templates that a page evaluates.</summary>
    public const int Steps = 20_000_000;

    /// <summary>The greatest depth of partials within partials.</summary>
    public const int Depth = 32;

    /// <summary>
    /// The greatest number of characters of one text. This limit does not apply to the finished HTML (<see cref="Html"/>) of a view.
    /// </summary>
    public const int Text = 16 * 1024 * 1024;

    /// <summary>The greatest number of bits of an integer.</summary>
    public const int NumberBits = 512;

    /// <summary>The greatest number of bytes that a page allocates, including freed ones.</summary>
    public const long Memory = 512 * 1024 * 1024;

    /// <summary>The greatest number of bytes of a finished page.</summary>
    public const int Page = 64 * 1024 * 1024;

    // Reading the number of allocated bytes takes as long as several steps, so the code does not read it at each step.
    private const int StepsBetweenLooks = 16;

    private int _steps;
    private long _atStart;

    /// <summary>Resets the counters at the beginning of a page.</summary>
    public void Begin() => (_steps, _atStart) = (0, GC.GetAllocatedBytesForCurrentThread());

    /// <summary>Counts a step. Every sixteenth step, it checks the limits of steps and memory.</summary>
    /// <exception cref="LimitReached">The page exceeds a limit.</exception>
    public void Step(ScriptNode? node)
    {
        if (++_steps % StepsBetweenLooks != 0)
            return;
        if (_steps > Steps)
            throw new LimitReached(SpanOf(node), $"the page takes more than {Steps:N0} steps");
        if (GC.GetAllocatedBytesForCurrentThread() - _atStart > Memory)
            throw new LimitReached(SpanOf(node), $"the page takes more than {Memory:N0} bytes of memory");
    }

    /// <summary>
    /// Checks the size of the value of a step, before a later step can make a larger value from it. Returns the value; a range is converted
    /// to an array.
    /// </summary>
    public static object? Checked(ScriptNode? node, object? made)
    {
        switch (made)
        {
            case string { Length: > Text }:
                throw new LimitReached(SpanOf(node), TooLong);
            case BigInteger number when number.GetByteCount() > NumberBits / 8:
                throw new LimitReached(SpanOf(node), $"a number has more than {NumberBits} bits");
            // Scriban evaluates a range only when a template reads it. If a loop extended a range, reading it would need one nested call
            // for each round of the loop.
            case ScriptRange list:
                return new ScriptArray(list);
            default:
                return made;
        }
    }

    /// <summary>Checks the length of the page.</summary>
    public static void CheckPage(SourceSpan at, int bytes)
    {
        if (bytes > Page)
            throw new LimitReached(at, $"the page has more than {Page:N0} bytes");
    }

    /// <summary>The message, if a limit of this project or of Scriban stopped the template; otherwise null.</summary>
    public static string? Reached(ScriptRuntimeException failed) => (failed.InnerException ?? failed) switch
    {
        LimitReached reached => reached.OriginalMessage,
        InsufficientExecutionStackException => "the template calls itself too deeply",
        OutOfMemoryException => "the page takes more memory than there is",
        _ when failed.OriginalMessage is var message && message.Contains("xceed", StringComparison.Ordinal) =>
            message.Contains("iteration limit", StringComparison.Ordinal) || message.Contains("LoopLimit", StringComparison.Ordinal)
                ? $"the page's loops go round more than {Rounds:N0} times"
            : message.Contains("recursive", StringComparison.Ordinal) ? $"partials include one another more than {Depth} deep"
            : message.Contains("LimitToString", StringComparison.Ordinal) ? TooLong
            : null,
        _ => null,
    };

    private static SourceSpan SpanOf(ScriptNode? node) => node?.Span ?? default;

    private static string TooLong => $"a text has more than {Text:N0} characters";

    /// <summary>Thrown when a page exceeds a limit, with the place in its template.</summary>
    public sealed class LimitReached(SourceSpan at, string message) : ScriptRuntimeException(at, message);
}
