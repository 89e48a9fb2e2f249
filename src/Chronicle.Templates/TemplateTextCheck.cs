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

    private Context _context;
    private char _quote;

    private enum Context
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
                        check._context = Context.Unquoted;
                    }
                    isFirst = false;
                    break;
            }
        if (open is { } unclosed)
            yield return ErrorAt(TemplateError.Category.Broken, path, unclosed, "nothing closes this {{");
    }

    private bool IsWithoutQuotes => _context is Context.AfterEquals or Context.Unquoted;

    private static bool Writes(Token first, string text) =>
        first.Type is not (TokenType.Comment or TokenType.CommentMulti)
        && !(first.Type == TokenType.Identifier && Statements.Contains(text[first.Start.Offset..(first.End.Offset + 1)]));

    private void Read(ReadOnlySpan<char> html)
    {
        var tag = 0;
        for (var i = 0; i < html.Length; i++)
        {
            var c = html[i];
            switch (_context)
            {
                case Context.Text when html[i..].StartsWith("<!--"):
                    _context = Context.Comment;
                    break;
                case Context.Text when c == '<' && (i + 1 == html.Length || char.IsAsciiLetter(html[i + 1]) || html[i + 1] is '/' or '!'):
                    (_context, tag) = (Context.Tag, i + 1);
                    break;
                case Context.Comment when html[i..].StartsWith("-->"):
                    _context = Context.Text;
                    break;
                case Context.Content when html[i..].StartsWith("</"):
                    (_context, tag) = (Context.Tag, i + 1);
                    break;
                case Context.Tag or Context.AfterEquals or Context.Unquoted when c == '>':
                    _context = html[tag..].StartsWith("script") || html[tag..].StartsWith("style") ? Context.Content : Context.Text;
                    break;
                case Context.Tag when c == '=':
                    _context = Context.AfterEquals;
                    break;
                case Context.Tag or Context.AfterEquals when c is '"' or '\'':
                    (_context, _quote) = (Context.Quoted, c);
                    break;
                case Context.AfterEquals when !char.IsWhiteSpace(c):
                    _context = Context.Unquoted;
                    break;
                case Context.Unquoted when char.IsWhiteSpace(c):
                    _context = Context.Tag;
                    break;
                case Context.Quoted when c == _quote:
                    _context = Context.Tag;
                    break;
            }
        }
    }

    private static TemplateError ErrorAt(TemplateError.Category kind, string path, Token token, string message) =>
        new(kind, path, token.Start.Line + 1, token.Start.Column + 1, message);
}
