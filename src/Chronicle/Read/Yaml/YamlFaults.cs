using System.Buffers;
using System.Text.RegularExpressions;

namespace Chronicle.Read.Yaml;

/// <summary>
/// Explains broken YAML to an author. The parser often stops several lines after the mistake, and its reason is written for programmers.
/// The usual mistakes can be found in a single line.
/// </summary>
internal static partial class YamlFaults
{
    private const string Quote = "put the text in quotes";

    private static readonly SearchValues<char> Names =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

    private static readonly SearchValues<char> BlockMarks = SearchValues.Create("|>+-0123456789");

    /// <summary>
    /// Finds a usual mistake: in the line where the parser stopped, or in the nearest line before it. Null if there is none.
    /// </summary>
    public static TextFault? Find(string yaml, int stop)
    {
        // After a tab in the indentation, the parser stops many lines later, so this search comes first.
        if (Indentation().Match(yaml) is { Success: true } tab)
            return new(tab.Groups["tab"].Index, "a tab indents this line; YAML is indented with spaces");
        if (FindUnevenDash(yaml, Math.Clamp(stop, 0, yaml.Length)) is { } dash)
            return dash;
        for (var end = EndOfLine(yaml, Math.Clamp(stop, 0, yaml.Length)); end >= 0;)
        {
            var start = end == 0 ? 0 : yaml.LastIndexOf('\n', end - 1) + 1;
            if (InLine(yaml.AsSpan(start..end)) is { } fault)
                return fault with { Offset = start + fault.Offset };
            end = start - 1;
        }
        return null;
    }

    // Finds the dash of an entry that is further left than the entries before it, in a column where no list begins.
    private static TextFault? FindUnevenDash(string yaml, int stop)
    {
        var lines = yaml[..EndOfLine(yaml, stop)].Split('\n');
        var depth = Depth(lines[^1]);
        if (!IsEntry(lines[^1]))
            return null;
        var before = lines[..^1].Reverse().Where(line => !string.IsNullOrWhiteSpace(line)).ToArray();
        return before.FirstOrDefault(line => Depth(line) <= depth) is not { } parent || !IsEntry(before[0]) || Depth(before[0]) <= depth
            || Depth(parent) == depth && IsEntry(parent) ? null : new(yaml.LastIndexOf('\n', stop - 1) + 1 + depth, YamlTraps.UnevenDash);

        static int Depth(string line) => SkipBlanks(line, 0);

        static bool IsEntry(string line) => line.AsSpan().TrimStart(' ').StartsWith("- ");
    }

    private static int EndOfLine(string text, int from) => text.IndexOf('\n', from) is >= 0 and var end ? end : text.Length;

    private static TextFault? InLine(ReadOnlySpan<char> line)
    {
        var at = SkipBlanks(line, 0);
        var isEntry = false;
        for (; line[at..].StartsWith("- "); at = SkipBlanks(line, at + 1))
            isEntry = true;
        if (at == line.Length || line[at] == '#')
            return null;
        if (line[at] is '[' or '{')
            return InValue(line, at);
        var colon = FindColon(line, at);
        if (colon >= 0)
            return InValue(line, SkipBlanks(line, colon + 1));
        if (isEntry)
            return InValue(line, at);
        var word = line[at..].IndexOfAnyExcept(Names);
        return word > 0 && line[at + word] == ':' && !line[(at + word)..].StartsWith("://")
            ? new(at + word, "there is no blank after the colon; write one: key: value") : null;
    }

    private static TextFault? InValue(ReadOnlySpan<char> line, int at)
    {
        if (at == line.Length || line[at] == '#')
            return null;
        var value = line[at..];
        switch (value[0])
        {
            case '\'' or '"':
                return InQuotes(line, at);
            case '[' or '{' when FindBracketInText(value) is > 0 and var inner:
                return new(at + inner, $"between brackets, a text cannot contain {value[inner]}; {Quote}");
            case '[' or '{':
                var close = value.LastIndexOf(value[0] == '[' ? ']' : '}');
                if (value.IndexOf(" #") is > 0 and var hash && (close < 0 || hash < close))
                    return new(at + hash + 1, YamlTraps.Comment);
                return close > 0 && HasMoreText(value, close + 1)
                    ? new(at, $"{value[0]} begins {(value[0] == '[' ? "a list" : "keys with values")} here, "
                        + $"and the text continues after it; {Quote}") : null;
            case '|' or '>':
                return HasMoreText(value, value.IndexOfAnyExcept(BlockMarks) is >= 0 and var end ? end : value.Length)
                    ? new(at, $"{value[0]} begins a text on the lines below here; {Quote}") : null;
            case '@' or '`' or '%' or '&' or '*' or '!' or ',' or ']' or '}':
                return new(at, $"a text cannot begin with {value[0]}; {Quote}");
            case '-' or '?' when value.Length == 1 || value[1] == ' ':
                return new(at, $"a text cannot begin with {value[0]} and a blank; {Quote}");
        }
        var comment = value.IndexOf(" #");
        var colon = FindColon(comment < 0 ? value : value[..comment], 0);
        return colon >= 0 ? new(at + colon, $"a colon with a blank after it ends a key; {Quote}")
            : comment >= 0 && !YamlTraps.IsUndoubted(value[..comment].Trim().ToString()) ? new(at + comment + 1, YamlTraps.Comment) : null;
    }

    // The offset of a bracket that is in a text without quotes, between brackets; -1 if there is none.
    private static int FindBracketInText(ReadOnlySpan<char> value)
    {
        var isInText = false;
        for (var i = 0; i < value.Length; i++)
        {
            var letter = value[i];
            if (letter is '[' or '{' && isInText)
                return i;
            if (letter is '\'' or '"' && !isInText)
                i = value[(i + 1)..].IndexOf(letter) is >= 0 and var end ? i + 1 + end : value.Length;
            else if (letter is '[' or '{' or ',' || letter == ':' && i + 1 < value.Length && value[i + 1] == ' ')
                isInText = false;
            else
                isInText |= letter != ' ';
        }
        return -1;
    }

    // A quote that is not closed in this line is no mistake, because YAML allows the text to continue in the next line.
    private static TextFault? InQuotes(ReadOnlySpan<char> line, int at)
    {
        var quote = line[at];
        for (var i = at + 1; i < line.Length; i++)
        {
            if (quote == '"' && line[i] == '\\')
            {
                if (i + 1 < line.Length && YamlTraps.ExplainEscape(line[i + 1]) is { } reason)
                    return new(i, reason);
                i++;
            }
            else if (quote == '\'' && line[i..].StartsWith("''"))
                i++;
            else if (line[i] == quote)
                return HasMoreText(line, i + 1) ? new(i, $"this quote ends the text, and more follows; put all of it in quotes, and write "
                    + (quote == '"' ? "\\\" for a quote inside" : "'' for a quote inside")) : null;
        }
        return null;
    }

    // Whether a text follows that YAML does not allow after a value in quotes or brackets. YAML allows only a comment, a comma, a closing
    // bracket, or a colon if the value is a key.
    private static bool HasMoreText(ReadOnlySpan<char> line, int at)
    {
        var next = SkipBlanks(line, at);
        return next < line.Length && line[next] is not (',' or ']' or '}' or ':') && !(line[next] == '#' && next > at);
    }

    /// <summary>The offset of the first colon that ends a key; -1 if there is none.</summary>
    private static int FindColon(ReadOnlySpan<char> line, int from)
    {
        // The key itself may be in quotes.
        if (line[from] is '\'' or '"' && line[(from + 1)..].IndexOf(line[from]) is >= 0 and var end)
            return line[(from + end + 2)..].TrimStart(' ').StartsWith(":") ? line[(from + end + 2)..].IndexOf(':') + from + end + 2 : -1;
        for (var i = from; i < line.Length; i++)
            if (line[i] == ':' && (i + 1 == line.Length || line[i + 1] is ' ' or '\t'))
                return i;
        return -1;
    }

    private static int SkipBlanks(ReadOnlySpan<char> line, int from) =>
        line[from..].IndexOfAnyExcept(' ', '\t') is >= 0 and var blanks ? from + blanks : line.Length;

    [GeneratedRegex(@"^(?: *(?<tab>\t))[ \t]*[^ \t\n]", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Indentation();
}
