using Scriban.Parsing;

namespace Chronicle.Templates;

/// <summary>
/// Finds two mistakes that Scriban accepts: code without an end, and a value in an attribute without quotes. In such an attribute, escaping
/// cannot prevent that a blank in the value begins another attribute.
/// </summary>
internal sealed class TemplateTextCheck
{
    /// <summary>The words at the beginning of code that writes nothing itself.</summary>
    private static readonly HashSet<string> Statements = new(StringComparer.Ordinal)
    {
        "if", "else", "end", "for", "while", "case", "when", "break", "continue", "ret", "func", "with", "capture",
    };

    private Place _place;
    private char _quote;

    private enum Place
    {
        Text,
        Comment,
        Tag,
        AfterEquals,
        Unquoted,
        Quoted,

        /// <summary>The content of a script or a style sheet.</summary>
        Content,
    }

    public static IEnumerable<TemplateError> Check(string path, string text)
    {
        var check = new TemplateTextCheck();
        Token? open = null;
        var isFirst = false;
        foreach (var token in new Lexer(text, path))
            switch (token.Type)
            {
                case TokenType.Raw:
                    check.Read(text.AsSpan(token.Start.Offset..(token.End.Offset + 1)));
                    break;
                case TokenType.CodeEnter:
                    (open, isFirst) = (token, true);
                    break;
                case TokenType.CodeExit:
                    open = null;
                    break;
                case TokenType.NewLine or TokenType.Whitespace or TokenType.WhitespaceFull:
                    break;
                default:
                    if (isFirst && open is { } code && check.IsWithoutQuotes && Writes(token, text))
                    {
                        yield return ErrorAt(TemplateError.Category.Unquoted, path, code,
                            "the attribute has no quotes, so a blank in the value begins another attribute; write \"{{ … }}\"");
                        check._place = Place.Unquoted;
                    }
                    isFirst = false;
                    break;
            }
        if (open is { } unclosed)
            yield return ErrorAt(TemplateError.Category.Broken, path, unclosed, "nothing closes this {{");
    }

    private bool IsWithoutQuotes => _place is Place.AfterEquals or Place.Unquoted;

    private static bool Writes(Token first, string text) =>
        first.Type is not (TokenType.Comment or TokenType.CommentMulti)
        && !(first.Type == TokenType.Identifier && Statements.Contains(text[first.Start.Offset..(first.End.Offset + 1)]));

    private void Read(ReadOnlySpan<char> html)
    {
        var tag = 0;
        for (var i = 0; i < html.Length; i++)
        {
            var c = html[i];
            switch (_place)
            {
                case Place.Text when html[i..].StartsWith("<!--"):
                    _place = Place.Comment;
                    break;
                case Place.Text when c == '<' && (i + 1 == html.Length || char.IsAsciiLetter(html[i + 1]) || html[i + 1] is '/' or '!'):
                    (_place, tag) = (Place.Tag, i + 1);
                    break;
                case Place.Comment when html[i..].StartsWith("-->"):
                    _place = Place.Text;
                    break;
                case Place.Content when html[i..].StartsWith("</"):
                    (_place, tag) = (Place.Tag, i + 1);
                    break;
                case Place.Tag or Place.AfterEquals or Place.Unquoted when c == '>':
                    _place = html[tag..].StartsWith("script") || html[tag..].StartsWith("style") ? Place.Content : Place.Text;
                    break;
                case Place.Tag when c == '=':
                    _place = Place.AfterEquals;
                    break;
                case Place.Tag or Place.AfterEquals when c is '"' or '\'':
                    (_place, _quote) = (Place.Quoted, c);
                    break;
                case Place.AfterEquals when !char.IsWhiteSpace(c):
                    _place = Place.Unquoted;
                    break;
                case Place.Unquoted when char.IsWhiteSpace(c):
                    _place = Place.Tag;
                    break;
                case Place.Quoted when c == _quote:
                    _place = Place.Tag;
                    break;
            }
        }
    }

    private static TemplateError ErrorAt(TemplateError.Category kind, string path, Token token, string message) =>
        new(kind, path, token.Start.Line + 1, token.Start.Column + 1, message);
}
