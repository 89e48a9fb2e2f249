using System.Numerics;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Chronicle.Templates;

/// <summary>
/// The limits of one page. The defaults are several times the needs of the largest page of a site with fifty thousand milestones. This page
/// is the chronology: 5.2 million steps, 90 MB of memory, 21 MB of HTML. With the defaults, an endless template stops within seconds. The
/// limits count steps and bytes and never time, so a page fails either on every machine or on none.
/// </summary>
internal sealed record TemplateLimits
{
    public static TemplateLimits Default { get; } = new();

    /// <summary>The greatest number of rounds of all loops of a page together.</summary>
    public int Rounds { get; init; } = 2_000_000;

    /// <summary>The greatest number of parts of templates that a page evaluates.</summary>
    public int Steps { get; init; } = 20_000_000;

    /// <summary>The greatest depth of partials within partials.</summary>
    public int Depth { get; init; } = 32;

    /// <summary>
    /// The greatest number of characters of one text. This limit does not apply to the finished HTML (<see cref="Html"/>) of a view.
    /// </summary>
    public int Text { get; init; } = 16 * 1024 * 1024;

    /// <summary>The greatest number of bits of an integer.</summary>
    public int NumberBits { get; init; } = 512;

    /// <summary>The greatest number of bytes that a page allocates, including freed ones.</summary>
    public long Memory { get; init; } = 512 * 1024 * 1024;

    /// <summary>The greatest number of bytes of a finished page.</summary>
    public int Page { get; init; } = 64 * 1024 * 1024;

    /// <summary>
    /// Checks the size of the value of a step, before a later step can make a larger value from it. Returns the value; a range is converted
    /// to an array.
    /// </summary>
    public object? Checked(ScriptNode? node, object? made)
    {
        switch (made)
        {
            case string text when text.Length > Text:
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
    public void CheckPage(SourceSpan at, int bytes)
    {
        if (bytes > Page)
            throw new LimitReached(at, $"the page has more than {Page:N0} bytes");
    }

    /// <summary>The message, if a limit of this project or of Scriban stopped the template; otherwise null.</summary>
    public string? Reached(ScriptRuntimeException failed) => (failed.InnerException ?? failed) switch
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

    public static SourceSpan SpanOf(ScriptNode? node) => node?.Span ?? default;

    private string TooLong => $"a text has more than {Text:N0} characters";

    /// <summary>Thrown when a page exceeds a limit, with the location in its template.</summary>
    public sealed class LimitReached(SourceSpan at, string message) : ScriptRuntimeException(at, message);
}
