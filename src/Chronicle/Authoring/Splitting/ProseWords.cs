using Chronicle.Domain;
using Chronicle.Link;
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
        var words = PlainText.Extract(inlines, replace: inline => inline switch
        {
            CodeInline code when marksCode => $"`{code.Content}`",
            CrossLinkInline { Words: null } link => TitleOf(link.Target, parsed),
            _ => null,
        });
        // A removed citation leaves a blank before the full stop or comma.
        return string.Join(' ', words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Replace(" .", ".", StringComparison.Ordinal).Replace(" ,", ",", StringComparison.Ordinal);
    }

    /// <summary>The first sentence, or all words if no end is found.</summary>
    public static string FirstSentence(string words) => words[..Sentences.SentenceEnd(words, 0)];

    private static string TitleOf(string id, ParsedSite parsed) =>
        parsed.Records.FirstOrDefault(record => record.Id.Value == id)?.Title ?? id;
}
