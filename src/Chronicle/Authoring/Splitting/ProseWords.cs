using System.Text;
using Chronicle.Domain;
using Chronicle.Read.Markdown;
using Markdig.Syntax.Inlines;

namespace Chronicle.Authoring.Splitting;

/// <summary>
/// Converts prose into the words of a fact. A link to a record becomes the words of the link or the title of the record. Citations are
/// removed.
/// </summary>
internal static class ProseWords
{
    public static string Of(ContainerInline? inlines, ParsedSite parsed, bool marksCode = false)
    {
        var words = new StringBuilder();
        foreach (var inline in inlines?.FindDescendants<Inline>() ?? [])
            words.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => marksCode ? $"`{code.Content}`" : code.Content,
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                LineBreakInline => " ",
                CrossLinkInline link => link.Words ?? TitleOf(link.Target, parsed),
                _ => "",
            });
        // A removed citation leaves a blank before the full stop or comma.
        return string.Join(' ', words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Replace(" .", ".", StringComparison.Ordinal).Replace(" ,", ",", StringComparison.Ordinal);
    }

    /// <summary>
    /// The first sentence, or all words if no end is found. A sentence ends at a full stop before a blank and a capital letter. A full stop
    /// after a capital letter belongs to an abbreviation.
    /// </summary>
    public static string FirstSentence(string words)
    {
        for (var stop = 1; stop + 2 < words.Length; stop++)
            if (words[stop] == '.' && words[stop + 1] == ' ' && char.IsUpper(words[stop + 2]) && !char.IsUpper(words[stop - 1]))
                return words[..(stop + 1)];
        return words;
    }

    private static string TitleOf(string id, ParsedSite parsed) =>
        parsed.Records.FirstOrDefault(record => record.Id.Value == id)?.Title ?? id;
}
