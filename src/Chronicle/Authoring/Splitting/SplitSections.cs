using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;
using Chronicle.Writing;

namespace Chronicle.Authoring.Splitting;

/// <summary>A section that becomes a chapter, with its id and its title.</summary>
internal sealed record SplitSection(Section Section, string Anchor, string Id, string Title);

/// <summary>Finds the sections that become chapters.</summary>
internal static class SplitSections
{
    /// <summary>
    /// The sections that the author named, or all sections if <paramref name="asked"/> is empty. Of all sections, the first one stays if no
    /// text comes before it, because the page of the chapter must keep a text.
    /// </summary>
    public static ImmutableArray<SplitSection> Choose(
        ParsedSite parsed, Chapter chapter, ChapterText text, ImmutableArray<AskedSection> asked, out string? problem)
    {
        problem = null;
        var anchors = text.Sections.Select(section => AnchorOf(chapter, text, section)).ToArray();
        var isWithoutLead = text.Sections is [var first, ..] && text.Source.Value[text.Body..first.Lines.Start].Trim().Length == 0;
        if (anchors.Length < (isWithoutLead ? 2 : 1))
        {
            problem = $"\"{chapter.Id}\" has no headings of the second level (##) at which it could be split";
            return [];
        }
        foreach (var one in asked)
            problem ??= !anchors.Contains(one.Anchor)
                ? $"\"{chapter.Id}\" has no heading of the second level \"{one.Anchor}\""
                    + (Nearest.Hint(one.Anchor, anchors) is { Length: > 0 } hint ? hint + " It" : "; it")
                    + $" has {string.Join(", ", anchors)}"
                : asked.Count(other => other.Anchor == one.Anchor) > 1 ? $"\"{one.Anchor}\" is named twice"
                : one.Id is { } chosen ? NewId.ExplainForm(chosen) : null;
        if (isWithoutLead && asked.Length == anchors.Length)
            problem ??= $"nothing would be left of \"{chapter.Id}\", and its address needs a text; leave one of its sections out";
        ImmutableArray<SplitSection> sections = [.. text.Sections.Zip(anchors)
            .Where((pair, i) => asked.IsEmpty ? i > 0 || !isWithoutLead : asked.Any(one => one.Anchor == pair.Second))
            .Select(pair => Create(parsed, text, pair.First, pair.Second, asked))];
        if (sections.GroupBy(section => section.Id).FirstOrDefault(same => same.Count() > 1) is { } twice)
            problem ??= $"two sections would get the id \"{twice.Key}\"; choose another one: {twice.Last().Anchor}=ID";
        return sections;
    }

    private static SplitSection Create(
        ParsedSite parsed, ChapterText text, Section section, string anchor, ImmutableArray<AskedSection> asked)
    {
        var title = ProseWords.Of(section.Heading.Inline, parsed, marksCode: true);
        return new(section, anchor,
            asked.FirstOrDefault(one => one.Anchor == anchor)?.Id ?? NewId.Suggest(anchor, [])
                ?? $"part-{text.Sections.IndexOf(section) + 1}",
            title.Length == 0 ? anchor : title);
    }

    private static string AnchorOf(Chapter chapter, ChapterText text, Section section) =>
        chapter.Body.Headings.First(heading => heading.At == text.Source.At(section.Heading.Span.Start)).Anchor;
}
