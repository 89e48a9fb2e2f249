using Scriban.Parsing;

namespace Chronicle.Templates;

/// <summary>Finds the statements of a template that have no <c>end</c>.</summary>
internal static class OpenStatements
{
    private static readonly string[] Words = ["if", "for", "tablerow", "while", "case", "capture", "with", "wrap", "func"];

    /// <summary>The first word of each statement without an <c>end</c>, the outer statements first.</summary>
    public static IReadOnlyList<(string Word, SourceSpan Span)> Find(string text)
    {
        var open = new List<(string, SourceSpan)>();
        var before = TokenType.Raw;
        foreach (var token in new Lexer(text))
        {
            if (token.Type is TokenType.Identifier && before is TokenType.CodeEnter or TokenType.NewLine or TokenType.SemiColon)
            {
                var word = token.GetText(text);
                if (Words.Contains(word))
                    open.Add((word, new("", token.Start, token.End)));
                else if (word == "end" && open.Count > 0)
                    open.RemoveAt(open.Count - 1);
            }
            if (token.Type is not (TokenType.Whitespace or TokenType.WhitespaceFull or TokenType.Comment or TokenType.CommentMulti))
                before = token.Type;
        }
        return open;
    }
}
