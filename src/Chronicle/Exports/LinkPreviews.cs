using System.Text;
using System.Text.Json;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Exports;

/// <summary>
/// Writes the previews of links, in the files <c>/previews/&lt;n&gt;.json</c>. Each file is a map. A key is the address of a record,
/// without the base path. The value is a list: the title, a short text such as the date or the status, and the first sentence of the
/// summary. A hash of the address spreads the records over files of about <see cref="Limits.RecordsPerPreviewFile"/> records. So a page
/// loads only the files of its own links, and the browser can reuse them for the next page.
/// </summary>
internal static class LinkPreviews
{
    /// <summary>The greatest length, in characters. A longer sentence is cut between two words.</summary>
    private const int LongestSentence = 160;

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        var files = Files(site);
        var parts = site.Records.ToLookup(record => File(Routes.Of(record), files));
        for (var file = 0; file < files; file++)
        {
            var shown = parts[file];
            yield return new Document.Made(Routes.Previews(file), site.Settings.At, () => Write(site, presenter, shown));
        }
    }

    private static ReadOnlyMemory<byte> Write(SiteModel site, Presenter presenter, IEnumerable<Record> records) =>
        JsonLists.WriteFile(json =>
        {
            foreach (var record in records.OrderBy(Routes.Of))
            {
                json.WriteList(Routes.Of(record).Value, [record.Title, About(site, presenter, record), FirstSentence(record.Summary)]);
                if (record is Chapter { IsGlossary: true } glossary)
                    WriteTerms(json, site, glossary);
            }
        });

    /// <summary>
    /// Writes the terms of a glossary. The key of a term is the address of its heading. The value has the term, the title of the glossary,
    /// and the first sentence below the heading.
    /// </summary>
    private static void WriteTerms(Utf8JsonWriter json, SiteModel site, Chapter glossary)
    {
        var body = site[glossary].Body;
        var (part, end) = (0, 0);
        foreach (var heading in body.Headings.Where(heading => heading.Level == 3))
        {
            // Only the text between two parts is markup, and the headings are in the order of the text, so one pass finds all of them.
            for (; part < body.Parts.Length && !IsIn(body.Buffer.AsSpan(end..body.Parts[part].Start), heading); part++)
                end = body.Parts[part].Start + body.Parts[part].Length;
            json.WriteList($"{Routes.Of(glossary).Value}#{heading.Anchor}",
                [heading.Text, glossary.Title, FirstSentence(ParagraphAfter(body, part))]);
        }
    }

    private static bool IsIn(ReadOnlySpan<char> markup, Heading heading) =>
        markup.Contains($" id=\"{heading.Anchor}\"", StringComparison.Ordinal);

    private static string ParagraphAfter(LinkedProse body, int heading)
    {
        var text = new StringBuilder();
        var isBehind = false;
        foreach (var part in body.Parts.AsSpan()[heading..])
            if (part.Kind == PartKind.Break && isBehind)
                break;
            else if (part.Kind == PartKind.Break)
                isBehind = true;
            else if (isBehind)
                text.Append(body.WordsOf(part));
        return text.ToString().Trim();
    }

    /// <summary>The number of files with previews; 0 for a site without records.</summary>
    public static int Files(SiteModel site) => Chunks.Count(site.Records.Count(), site.Limits.RecordsPerPreviewFile);

    /// <summary>
    /// The number of the file that contains an address, from 0. It is the hash FNV-1a (32 bits) of the bytes of the address, modulo the
    /// number of files. The script <c>previews.js</c> computes the same number.
    /// </summary>
    public static int File(UrlPath address, int files)
    {
        var hash = 2166136261u;
        foreach (var one in Encoding.UTF8.GetBytes(address.Value))
            hash = (hash ^ one) * 16777619;
        return (int)(hash % (uint)files);
    }

    private static string About(SiteModel site, Presenter presenter, Record record) => record switch
    {
        Component component =>
            $"{presenter.Term(site.Settings.ComponentKinds, component.Kind).Label}"
            + $" · {presenter.Term(site.Settings.Statuses, component.Status).Label}",
        Release release => presenter.DateText(release),
        Milestone milestone =>
            $"{presenter.Date(milestone).Text} · {presenter.Term(site.Settings.MilestoneKinds, milestone.Kind).Label}",
        _ => presenter.KindOf(record),
    };

    public static string FirstSentence(string summary)
    {
        var end = Sentences.SentenceEnd(summary, 0);
        if (end <= LongestSentence)
            return summary[..end];
        var space = summary.LastIndexOf(' ', LongestSentence);
        return space > 0 ? summary[..space] + "…" : Shortening.Shorten(summary, LongestSentence);
    }
}
