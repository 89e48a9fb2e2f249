using System.Text;
using Chronicle.Primitives;

namespace Chronicle.Read;

/// <summary>
/// Addresses that can be redirected. They may contain capitals, underscores, letters of any script and the extension <c>.html</c>, because
/// earlier sites had such addresses. A static host must be able to find a file for them.
/// </summary>
internal static class OldAddress
{
    private const int LongestSegment = 200;

    /// <summary>The reason why this address cannot be redirected; null if it can.</summary>
    public static string? Explain(string text)
    {
        var (path, fragment) = text.Split('#', 2) is [var before, var after] ? (before, after) : (text, null);
        if (!path.StartsWith('/'))
            return "write it from its first slash, without the base path";
        if (path == "/")
            return "the home page is always there";
        if (!path.EndsWith('/') && !path.EndsWith(".html", StringComparison.Ordinal))
            return "end it with a slash or .html; a static host cannot redirect other addresses";
        if (fragment is not null && (fragment.Length == 0 || fragment.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))))
            return "after # it needs the anchor of a heading, without blanks";
        // Only one slash is removed at each end, so that a second one is refused as an empty segment. A browser reads two slashes at the
        // beginning as the address of a different host.
        foreach (var segment in (path.EndsWith('/') ? path[1..^1] : path[1..]).Split('/'))
            if (ExplainSegment(segment) is { } reason)
                return reason;
        return null;
    }

    // Each segment becomes the name of a folder in the output. So no segment may point outside the output folder, and every file system
    // must accept the name.
    private static string? ExplainSegment(string segment)
    {
        if (segment.Length == 0)
            return "it has two slashes in a row";
        if (segment.StartsWith('.') || segment.EndsWith('.') || segment.EndsWith('~'))
            return $"\"{segment}\" begins or ends with a point, or ends with ~";
        if (Encoding.UTF8.GetByteCount(segment) > LongestSegment)
            return $"a part of it has more than {LongestSegment} bytes";
        foreach (var rune in segment.EnumerateRunes())
            if (rune.Value == '%')
                return "write the letters themselves in place of escapes with %";
            else if (!Rune.IsLetterOrDigit(rune) && !Letters.IsMark(rune)
                && rune.Value is not ('-' or '_' or '.' or '~' or '+' or ',' or '@' or '(' or ')'))
                return $"\"{rune}\" (U+{rune.Value:X4}) cannot be in it; letters, digits and - _ . ~ + , @ ( ) can";
        // Some file systems store both forms of an accent as one name, so only the composed form is accepted.
        if (Letters.Compose(segment) != segment)
            return $"\"{segment}\" writes an accent as a character of its own ({Letters.CodePoints(segment)}); "
                + $"write {Letters.CodePoints(Letters.Compose(segment))}";
        return Ids.IsDeviceName(segment.ToLowerInvariant()) ? $"\"{segment}\" is the name of a device" : null;
    }
}
