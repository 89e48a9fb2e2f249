using System.Collections.Immutable;
using System.Text;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Read.Markdown;

namespace Chronicle.Authoring.Splitting;

/// <summary>
/// Divides a chapter into files: one for each section that becomes a chapter, and one for the rest. Links are rewritten, and notes and
/// sources go to the file that uses them.
/// </summary>
internal sealed class Division
{
    private readonly Chapter _chapter;
    private readonly ChapterText _text;
    private readonly ImmutableArray<SplitSection> _sections;
    private readonly ImmutableArray<TextSpan> _rest;
    private readonly ChapterFacts _facts;

    public Division(ParsedSite parsed, Chapter chapter, ChapterText text, ImmutableArray<SplitSection> sections)
    {
        (_chapter, _text, _sections) = (chapter, text, sections);
        _rest = [.. Rest()];
        _facts = new(parsed, chapter, text, sections, _rest);
        Moved = new(chapter.Id.Value, new Dictionary<string, ChapterTarget>());
        Redirects = [.. sections.SelectMany(TargetsOf)];
        Moved = new(chapter.Id.Value, Redirects.ToDictionary(entry => entry.Anchor, entry => entry.Target, StringComparer.Ordinal));
    }

    /// <summary>Every anchor that leaves the chapter, in the order of the text, with its new target.</summary>
    public ImmutableArray<(string Anchor, ChapterTarget Target)> Redirects { get; }

    public MovedSections Moved { get; }

    /// <summary>The number of rewritten links in the old text of the chapter, including the sections that leave it.</summary>
    public int RewrittenLinks => _sections.Sum(section =>
            LinkReplacements(section.Id).Count(change => section.Section.Lines.Contains(change.Offset)))
        + LinkReplacements(_chapter.Id.Value).Count(change => _rest.Any(span => span.Contains(change.Offset)));

    /// <summary>
    /// The text of the first heading that stays in the chapter but would get a different anchor; null if there is none. An anchor changes
    /// if a heading with the same words leaves the chapter.
    /// </summary>
    public string? FindChangedAnchor()
    {
        var left = HeadingsOf(WriteRest());
        var before = _chapter.Body.Headings.Where(heading => Redirects.All(entry => entry.Anchor != heading.Anchor)).ToArray();
        return left.Zip(before).Where(pair => pair.First.Anchor != pair.Second.Anchor).Select(pair => pair.Second.Text).FirstOrDefault();
    }

    /// <summary>The text of the file of a new chapter: its facts and the section.</summary>
    public string WriteNew(SplitSection section, int order) => _facts.OfNew(section, order) + "\n" + BodyOf(section);

    /// <summary>
    /// The new text of the chapter's file, without the sections that become chapters. A link to the new chapter replaces each section.
    /// </summary>
    public string WriteRest()
    {
        var (added, left) = _text.DefinitionsOf(_rest);
        Replacement[] replacements = [.. LinkReplacements(_chapter.Id.Value), .. Without(left)];
        var text = new StringBuilder(_facts.OfRest());
        var isInList = false;
        foreach (var (span, section) in InOrder())
        {
            var part = section is null ? _text.Read(span, replacements) : $"- [[{section.Id}]]\n";
            if (part.Length > 0 && isInList != section is not null && !text.ToString().EndsWith("\n\n", StringComparison.Ordinal))
                text.Append('\n');
            text.Append(part);
            isInList = section is not null;
        }
        foreach (var definition in added)
            text.Append('\n').Append(_text.Read(definition, replacements));
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private string BodyOf(SplitSection section)
    {
        var own = section.Section.Lines;
        var (added, left) = _text.DefinitionsOf([own]);
        var heading = own with { End = _text.EndOfLine(section.Section.Heading.Span.End) };
        Replacement[] replacements = [.. LinkReplacements(section.Id), .. Without([.. left, heading]), .. RaisedHeadings(section)];
        var text = new StringBuilder(_text.Read(own, replacements).Trim('\n')).Append('\n');
        foreach (var definition in added)
            text.Append('\n').Append(_text.Read(definition, replacements));
        return text.ToString().TrimEnd('\n') + "\n";
    }

    // In a chapter, headings begin at the second level, so each heading of the section rises by one level. In a glossary the levels stay,
    // because the terms are headings of the third level.
    private IEnumerable<Replacement> RaisedHeadings(SplitSection section) => _chapter.IsGlossary ? [] : _text.Headings
        .Where(heading => heading.Level > 2 && section.Section.Lines.Contains(heading.Span.Start))
        .Select(heading => new Replacement(heading.Span.Start, 1, ""));

    private static IEnumerable<Replacement> Without(IEnumerable<TextSpan> spans) =>
        spans.Select(span => new Replacement(span.Start, span.End - span.Start, ""));

    private IEnumerable<Replacement> LinkReplacements(string holder)
    {
        foreach (var link in _text.References)
            if (Moved.Rewrite(link, Routes.Of(_chapter), holder) is { } renamed)
                yield return new(link.Offset, link.Written.Length, renamed);
    }

    /// <summary>The anchors of a section, with their targets in the new chapter.</summary>
    private IEnumerable<(string, ChapterTarget)> TargetsOf(SplitSection section)
    {
        yield return (section.Anchor, new(section.Id, null));
        var first = _text.Source.At(section.Section.Lines.Start);
        var last = _text.Source.At(section.Section.Lines.End);
        var before = _chapter.Body.Headings.Where(heading => heading.Anchor != section.Anchor && heading.At.CompareTo(first) >= 0
            && heading.At.CompareTo(last) < 0);
        foreach (var (old, now) in before.Zip(HeadingsOf("---\n---\n" + BodyOf(section))))
            yield return (old.Anchor, new(section.Id, now.Anchor));
    }

    private ImmutableArray<Heading> HeadingsOf(string text) =>
        new MarkdownReader().Read(new(_chapter.At.Path, text), new()).Headings;

    private IEnumerable<(TextSpan, SplitSection?)> InOrder() => _rest.Select(span => (span, (SplitSection?)null))
        .Concat(_sections.Select(section => (section.Section.Lines, (SplitSection?)section))).OrderBy(part => part.Item1.Start);

    private IEnumerable<TextSpan> Rest()
    {
        var start = _text.Body;
        foreach (var section in _sections)
        {
            if (section.Section.Lines.Start > start)
                yield return new(start, section.Section.Lines.Start);
            start = section.Section.Lines.End;
        }
        if (start < _text.Source.Value.Length)
            yield return new(start, _text.Source.Value.Length);
    }
}
