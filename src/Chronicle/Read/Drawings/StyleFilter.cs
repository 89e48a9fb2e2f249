using System.Text;

namespace Chronicle.Read.Drawings;

/// <summary>
/// Finds the parts of a CSS text that are not listed in <see cref="DrawingWords"/>. The filter reads CSS token by token, by the rules of
/// CSS Syntax 3, because comments and escapes can hide a name. A text with syntax errors is refused, because browsers repair errors in
/// different ways.
/// </summary>
internal sealed class StyleFilter(string css, Action<int, string> report)
{
    /// <summary>The greatest depth of nested blocks.</summary>
    private const int DeepestBlock = 16;

    private int _at;

    private enum Kind { End, Word, AtWord, Function, Url, Text, Mark }

    private readonly record struct Token(Kind Kind, string Value, int Start);

    /// <summary>
    /// Checks the text of a style element. Each report has an offset in the text and the name of the part. The offsets are in order.
    /// </summary>
    public static void CheckSheet(string css, Action<int, string> report)
    {
        var filter = new StyleFilter(css, report);
        while (filter.CheckRule(depth: 0))
        {
        }
    }

    /// <summary>Checks the value of a style attribute: properties with their values.</summary>
    public static void CheckDeclarations(string css, Action<int, string> report)
    {
        var filter = new StyleFilter(css, report);
        for (filter.CheckBlock(); filter._at < css.Length; filter.CheckBlock())
            report(filter._at, "a } without its {");
    }

    /// <summary>Checks the value of an attribute that is a property of CSS.</summary>
    public static void CheckValue(string css, Action<int, string> report)
    {
        var filter = new StyleFilter(css, report);
        while (filter.Next().Kind != Kind.End)
        {
        }
    }

    /// <summary>Reads one rule. False at the end of the text, or of the block that contains the rules.</summary>
    private bool CheckRule(int depth)
    {
        var token = Next();
        if (token.Kind == Kind.End || depth > 0 && token.Value == "}" && token.Kind == Kind.Mark)
            return false;
        var condition = token.Kind == Kind.AtWord;
        while (token.Kind != Kind.End && !(token.Kind == Kind.Mark && token.Value is ("{" or ";" or "}")))
            token = Next();
        if (token.Value != "{" || token.Kind != Kind.Mark)
            return token.Kind != Kind.End;
        if (!condition)
            CheckBlock();
        else if (depth >= DeepestBlock)
            report(token.Start, $"more than {DeepestBlock} blocks of style within each other");
        else
            while (CheckRule(depth + 1))
            {
            }
        return true;
    }

    /// <summary>Checks the properties up to the end of the block or of the text.</summary>
    private void CheckBlock()
    {
        for (var name = Next(); !IsEnd(name); name = Next())
        {
            if (name is { Kind: Kind.Mark, Value: ";" })
                continue;
            if (name.Kind != Kind.Word || !IsProperty(name.Value))
                report(name.Start, $"the property {name.Value}");
            for (name = Next(); name is not { Kind: Kind.Mark, Value: ";" }; name = Next())
                if (IsEnd(name))
                    return;
                else if (name is { Kind: Kind.Mark, Value: "{" })
                    report(name.Start, "a block of style within a block");
        }
    }

    private static bool IsEnd(Token token) => token.Kind == Kind.End || token is { Kind: Kind.Mark, Value: "}" };

    // A custom property (--name) can hold any value, and this filter checks the value like all others. Browsers ignore the properties of
    // Inkscape.
    private static bool IsProperty(string name) => name.StartsWith("--", StringComparison.Ordinal)
        || name.StartsWith("-inkscape-", StringComparison.OrdinalIgnoreCase) || DrawingWords.Properties.Contains(name.ToLowerInvariant());

    private Token Next()
    {
        while (_at < css.Length)
        {
            var (start, c) = (_at, css[_at]);
            if (IsBlank(c))
                _at++;
            else if (c == '/' && Peek(1) == '*')
                _at = css.IndexOf("*/", _at + 2, StringComparison.Ordinal) is >= 0 and var end ? end + 2 : css.Length;
            else if (c is '"' or '\'')
                return ReadText(start);
            else if (c == '@' && ReadWord(start + 1) is { Length: > 0 } rule)
                return ReadAtRule(start, rule);
            else if (ReadWord(c == '#' ? start + 1 : start) is { Length: > 0 } word)
                return c == '#' || Peek(0) != '(' ? new(Kind.Word, word, start) : ReadFunction(start, word);
            else
            {
                _at = start + 1;
                return new(Kind.Mark, c.ToString(), start);
            }
        }
        return new(Kind.End, "", _at);
    }

    private Token ReadAtRule(int start, string rule)
    {
        if (!DrawingWords.AtRules.Contains(rule.ToLowerInvariant()))
            report(start, $"@{rule}");
        return new(Kind.AtWord, rule, start);
    }

    private Token ReadFunction(int start, string name)
    {
        _at++;
        if (name.Equals("url", StringComparison.OrdinalIgnoreCase))
            return ReadUrl(start);
        if (!DrawingWords.Functions.Contains(name.ToLowerInvariant()))
            report(start, $"{name}()");
        return new(Kind.Function, name, start);
    }

    private Token ReadUrl(int start)
    {
        while (IsBlank(Peek(0)))
            _at++;
        var quoted = Peek(0) is '"' or '\'';
        if (Peek(quoted ? 1 : 0) != '#')
            report(start, "url() with an address outside the drawing");
        if (quoted)
            ReadText(_at, start);
        else
        {
            while (_at < css.Length && css[_at] != ')')
                _at += css[_at] == '\\' ? 2 : 1;
            _at = Math.Min(_at + 1, css.Length);
        }
        return new(Kind.Url, "url", start);
    }

    private Token ReadText(int start, int? reportedAt = null)
    {
        for (_at = start + 1; _at < css.Length && css[_at] != css[start]; _at++)
            if (css[_at] == '\\')
                _at++;
            else if (css[_at] is '\n' or '\r' or '\f')
            {
                report(reportedAt ?? start, "a text in quotes that does not end in its line");
                break;
            }
        _at = Math.Min(_at + 1, css.Length);
        return new(Kind.Text, "text", start);
    }

    /// <summary>
    /// The name, number or hash at this offset, with its escapes decoded. Empty if there is none; in that case the position does not
    /// change.
    /// </summary>
    private string ReadWord(int from)
    {
        var word = new StringBuilder();
        var at = from;
        while (at < css.Length)
            if (char.IsAsciiLetterOrDigit(css[at]) || css[at] is '-' or '_' or >= '\u0080')
                word.Append(css[at++]);
            else if (css[at] == '\\' && at + 1 < css.Length && css[at + 1] is not ('\n' or '\r' or '\f'))
                at = ReadEscape(at + 1, word);
            else
                break;
        if (word.Length > 0)
            _at = at;
        return word.ToString();
    }

    private int ReadEscape(int at, StringBuilder word)
    {
        var (code, digits) = (0, 0);
        for (; digits < 6 && at < css.Length && char.IsAsciiHexDigit(css[at]); digits++)
            code = code * 16 + Convert.ToInt32(css[at++].ToString(), 16);
        if (digits == 0)
        {
            word.Append(css[at]);
            return at + 1;
        }
        word.Append((Rune.IsValid(code) && code > 0 ? new Rune(code) : Rune.ReplacementChar).ToString());
        if (at < css.Length && IsBlank(css[at]))
            at += css[at] == '\r' && at + 1 < css.Length && css[at + 1] == '\n' ? 2 : 1;
        return at;
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f';

    private char Peek(int ahead) => _at + ahead < css.Length ? css[_at + ahead] : '\0';
}
