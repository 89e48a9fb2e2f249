using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Link;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Read.Markdown;
using Chronicle.Writing;

namespace Chronicle.Authoring.Splitting;

/// <summary>
/// A section that becomes a chapter: the anchor of its heading, and the id of the new chapter; null if the author chose none.
/// </summary>
internal sealed record AskedSection(string Anchor, string? Id)
{
    /// <summary>Reads <c>ANCHOR</c> or <c>ANCHOR=ID</c>.</summary>
    public static AskedSection Parse(string text) => text.IndexOf('=') is >= 0 and var sign
        ? new(text[..sign], text[(sign + 1)..]) : new(text, null);
}

/// <summary>The files that a split writes, and the sections that become chapters, in their order.</summary>
internal sealed record SplitPlan(FilePlan Files, ImmutableArray<SplitSection> Chapters);

/// <summary>
/// Gives sections of a chapter separate pages: a new chapter for each heading of the second level, or only for the headings that the author
/// names. Every link is rewritten, and redirects lead from the old anchors to the new chapters. The class does no I/O: it takes files and
/// returns files.
/// </summary>
internal static class Split
{
    /// <summary>The plan, or null with the reason in <paramref name="problem"/>.</summary>
    public static SplitPlan? Plan(InputFiles files, string id, ImmutableArray<AskedSection> asked, out string? problem)
    {
        var parsed = Reader.Run(files).Value;
        problem = Explain(parsed, id, out var chapter);
        if (chapter is null)
            return null;
        var file = files.Input.Files.First(file => file.Path == chapter.At.Path);
        var source = Utf8.Decode(file, new())!;
        // The reader gives no prose for a text that exceeds a limit, and the parser may throw an exception for such a text.
        if (chapter.Body.IsEmpty && !string.IsNullOrWhiteSpace(source.Value[FrontMatter.FindBody(source.Value)..]))
        {
            problem = Unreadable(id);
            return null;
        }
        var text = new ChapterText(source, MarkdownReader.CreatePipeline());
        var sections = SplitSections.Choose(parsed, chapter, text, asked, out problem);
        if (problem is not null)
            return null;
        var division = new Division(parsed, chapter, text, sections);
        problem = division.FindChangedAnchor() is not { } heading ? null
            : $"the anchor of \"{heading}\" would change, because one with the same words goes; give one of the two other words first";
        if (problem is not null)
            return null;

        var edits = new TextEdits(files.Input);
        RewriteLinks(parsed, files.Input, chapter, division.Moved, edits);
        foreach (var (anchor, target) in division.Redirects)
            if (parsed.Redirects.All(redirect => redirect.From.Value != Routes.Of(chapter).Value + "#" + anchor))
                edits.Append($"{files.Input.Path}/{RedirectRules.FileFor(Routes.Of(chapter).Value)}",
                    $"{Routes.Of(chapter)}#{anchor}: {target.Address}");
        var orders = new ChapterOrders(parsed, chapter, [.. sections.Select(section => section.Id)]);
        orders.MakeRoom(files.Input, edits);
        problem = edits.Problem;
        var ends = TextFile.Decode(file.Bytes.Span);
        InputFile[] made = [.. sections.Select((section, i) => new InputFile($"{files.Input.Path}/text/{section.Id}.md",
            Encode(ends with { HasByteOrderMark = false }, division.WriteNew(section, orders.Of(i)))))];
        problem ??= ExplainTaken(parsed, files.Input, made, sections) ?? FilePlan.ExplainExisting(files.Input, made);
        return problem is not null ? null
            : new(new([.. made, .. edits.Changed("", ""), new(file.Path, Encode(ends, division.WriteRest()))], [],
                edits.Count + division.RewrittenLinks), sections);
    }

    private static string Unreadable(string id) => $"\"{id}\" cannot be read because of errors; correct them first (see check)";

    private static byte[] Encode(TextFile like, string text) => like.WithLines(text).Encode();

    private static string? Explain(ParsedSite parsed, string id, out Chapter? chapter)
    {
        chapter = parsed.Chapters.FirstOrDefault(chapter => chapter.Id.Value == id);
        return chapter is not null ? null
            : parsed.Unusable.Any(record => record.Id.Value == id)
                ? Unreadable(id)
            : parsed.Records.Any(record => record.Id.Value == id)
                ? $"\"{id}\" is no chapter; only a chapter is split (a record counts as split with split_into: see `help keys milestone`)"
            : $"there is no chapter \"{id}\"" + Nearest.Hint(id, parsed.Chapters.Select(known => known.Id.Value));
    }

    // If an earlier split was interrupted, some of the new chapters exist already. A file that is identical to the file of this split is
    // not a conflict.
    private static string? ExplainTaken(ParsedSite parsed, Folder input, InputFile[] made, ImmutableArray<SplitSection> sections)
    {
        for (var i = 0; i < made.Length; i++)
        {
            var id = sections[i].Id;
            if (parsed.Records.FirstOrDefault(record => record.Id.Value == id) is { } other
                && !(other.At.Path == made[i].Path && ParseCache.IsSame(made[i], input.Files.First(file => file.Path == made[i].Path))))
                return $"the id \"{id}\" is taken by {other.At.Path}; choose another one: {sections[i].Anchor}=ID";
            if (TakenAddress.Explain(parsed, Routes.Of("text", id)) is { } reason)
                return $"{reason}; choose another id: {sections[i].Anchor}=ID";
        }
        return null;
    }

    private static void RewriteLinks(ParsedSite parsed, Folder input, Chapter chapter, MovedSections moved, TextEdits edits)
    {
        foreach (var (record, source, link) in ProseLinks.InFilesWith(chapter.Id.Value, parsed, input))
            if (record != chapter && moved.Rewrite(link, Routes.Of(record)) is { } renamed)
                edits.Replace(source.At(link.Offset), link.Written, renamed);
        foreach (var link in parsed.Settings?.Navigation ?? [])
            if (moved.RewriteAddress(link.To.Value, UrlPath.Root) is { } renamed)
                edits.Replace(link.To.At, link.To.Value, renamed);
        foreach (var redirect in parsed.Redirects)
            if (redirect is { To: { } to, ToAt: { } at } && moved.RewriteAddress(to, UrlPath.Root) is { } renamed)
                edits.Replace(at, to, renamed);
    }
}
