using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Chronicle.Primitives;

namespace Chronicle.Cli.Compare;

/// <summary>Prints a list of changed pages: as Markdown for the summary of a pull request, as text, or as JSON.</summary>
/// <param name="changes">The changed pages in the order of kinds.</param>
/// <param name="limit">The greatest number of listed pages. The totals count all pages.</param>
/// <param name="beforeAt">The web address of the first site, for links to its pages; null for a list without these links.</param>
/// <param name="afterAt">The web address of the second site, for links to its pages; null for a list without these links.</param>
internal sealed partial class ChangeList(ImmutableArray<PageChange> changes, int limit, string? beforeAt = null, string? afterAt = null)
{
    public static readonly ImmutableArray<string> Formats = ["text", "markdown", "json"];

    private const int LongestTitle = 120;

    private readonly ImmutableArray<PageChange> _listed = [.. changes.Take(limit)];

    public void Write(TextWriter output, string format)
    {
        switch (format)
        {
            case "json":
                output.WriteLine(JsonSerializer.Serialize(new JsonChanges(
                    Count(changes, Change.Added), Count(changes, Change.Changed), Count(changes, Change.Moved),
                    Count(changes, Change.Removed), [.. _listed.Select(ToJson)]), ChangesJson.Readable.JsonChanges));
                break;
            case "markdown":
                WriteMarkdown(output);
                break;
            default:
                WriteText(output);
                break;
        }
    }

    /// <summary>The numbers of pages in words: <c>1 added, 2 changed</c>.</summary>
    private static string Count(IReadOnlyCollection<PageChange> pages) => string.Join(", ",
        Enum.GetValues<Change>().Where(change => Count(pages, change) > 0).Select(change => $"{Count(pages, change)} {Word(change)}"));

    private static int Count(IReadOnlyCollection<PageChange> pages, Change change) => pages.Count(page => page.Change == change);

    private void WriteText(TextWriter output)
    {
        foreach (var page in _listed)
            output.WriteLine(MessageText.Sanitize(
                $"{Word(page.Change),-8} {page.Before ?? page.After}{(page.Change == Change.Moved ? $" to {page.After}" : "")}"
                + (page.Title == "" ? "" : $"  {Shorten(page.Title)}")));
        if (changes.Length > _listed.Length)
            output.WriteLine($"and {changes.Length - _listed.Length} more");
        output.WriteLine(changes.IsEmpty ? "no page changes" : Count(changes));
    }

    private void WriteMarkdown(TextWriter output)
    {
        output.WriteLine("### Changed pages\n");
        output.WriteLine(changes.IsEmpty ? "None." : Upper(Count(changes)) + ".");
        foreach (var group in changes.GroupBy(page => page.Kind))
        {
            PageChange[] listed = [.. _listed.Where(page => page.Kind == group.Key)];
            var name = group.Key == "" ? "The home page, chapters and lists"
                : $"<code>/{WebUtility.HtmlEncode(MessageText.Sanitize(group.Key))}/</code>";
            output.WriteLine($"\n<details><summary>{name}: {Count([.. group])}</summary>\n");
            if (listed.Length > 0)
                output.WriteLine("| | page | before | after |\n| --- | --- | --- | --- |");
            foreach (var page in listed)
                output.WriteLine(
                    $"| {Word(page.Change)} | {TitleOf(page)} | {Link(page.Before, beforeAt)} | {LinkAfter(page)} |");
            if (group.Count() > listed.Length)
                output.WriteLine($"\nAnd {group.Count() - listed.Length} more.");
            output.WriteLine("\n</details>");
        }
    }

    private static string TitleOf(PageChange page) => Escape(Shorten(page.Title))
        + (page.Change == Change.Changed && page.TitleBefore != page.Title && page.TitleBefore != ""
            ? $" (before: {Escape(Shorten(page.TitleBefore))})" : "");

    // The target of a redirect contains the base path, so only the scheme and the host are written before it.
    private string LinkAfter(PageChange page) => page is { Change: Change.Moved, After: { } to }
        ? Link(to, afterAt is null ? null : new Uri(afterAt).GetLeftPart(UriPartial.Authority), WebAddresses.Encode(to))
        : Link(page.After, afterAt);

    private static string Link(string? address, string? site) =>
        address is null ? "–" : Link(address, site, WebAddresses.EncodePath(address));

    private static string Link(string address, string? site, string encoded) => site is null || !address.StartsWith('/')
        ? $"`{MessageText.Sanitize(address).Replace('`', '\'').Replace("|", "%7C")}`"
        : $"[{Escape(address)}]({site.TrimEnd('/')}{encoded.Replace("(", "%28").Replace(")", "%29")})";

    private static string Word(Change change) => change.ToString().ToLowerInvariant();

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Shorten(string text) => Shortening.Shorten(text, LongestTitle);

    // Titles are untrusted: no title may become a link, a tag or the mention of a person.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in MessageText.Sanitize(text))
            if (character is '@' or '<' or '>' or '&' or '|')
                escaped.Append($"&#{(int)character};");
            else
                escaped.Append(char.IsAscii(character) && (char.IsPunctuation(character) || char.IsSymbol(character)) ? "\\" : "")
                    .Append(character);
        return escaped.ToString();
    }

    private static JsonChange ToJson(PageChange page) =>
        new(Word(page.Change), page.Kind, page.Title, page.TitleBefore, page.Before, page.After);

    private sealed record JsonChanges(int Added, int Changed, int Moved, int Removed, ImmutableArray<JsonChange> Pages);

    private sealed record JsonChange(string Change, string Kind, string Title, string TitleBefore, string? Before, string? After);

    [JsonSerializable(typeof(JsonChanges))]
    private sealed partial class ChangesJson : JsonSerializerContext
    {
        public static ChangesJson Readable { get; } = new(ReadableJson.CreateOptions());
    }
}
