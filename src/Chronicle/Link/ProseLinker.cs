using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>The linked prose of a record, its references, its links to other records, and the links without a target.</summary>
/// <param name="Backlinks">The first link to each other record, in the order of the page.</param>
/// <param name="Unresolved">The diagnostics of the links without a target; null if there are none.</param>
internal sealed record OutgoingLinks(
    LinkedProse Body, ImmutableArray<BibliographyEntry> References, ImmutableArray<Backlink> Backlinks, DiagnosticBag? Unresolved);

/// <summary>
/// Links the prose of one record, part by part in the order of the page: gives every link its address and every citation its number, and
/// makes links from plain mentions of names.
/// </summary>
internal sealed class ProseLinker(Record record, RecordIndex index, NameIndex names, HeadingIndex headings, LinkBuffers buffers)
{
    private readonly Prose _prose = record.Body;
    private readonly LinkBuffers _made = buffers.Clear();
    private DiagnosticBag? _unresolved;
    private int _named;

    public OutgoingLinks Run()
    {
        _made.Linked.Add((record.Id, null));
        _made.Mentioned.Add(record.Id);
        foreach (var part in _prose.Parts)
            Link(part);
        foreach (var source in record.Sources)
            Refer(source.Value, uses: 0);
        var body = new LinkedProse(_prose.Buffer, _made.Parts.ToImmutable(), _made.Links.ToImmutable(), _made.Citations.ToImmutable(),
            Entitle(_prose.Headings), _prose.Addresses)
        {
            Drawings = _prose.Drawings.Length <= LinkLimits.Drawings ? _prose.Drawings : _prose.Drawings[..LinkLimits.Drawings],
            FullAddresses = _prose.FullAddresses,
        };
        return new(body, [.. _made.References],
            [.. _made.Mentions.Select(mention => new Backlink(mention.To, record, body, mention.Part))], _unresolved);
    }

    private DiagnosticBag Unresolved => _unresolved ??= new();

    private ImmutableArray<Heading> Entitle(ImmutableArray<Heading> headings) =>
        headings.All(heading => heading.Links.IsEmpty) ? headings : [.. headings.Select(Entitle)];

    // A link without words of its own shows the title of its target. The list of contents must show the same heading as the page. So
    // the title replaces the id of the target in the heading too.
    private Heading Entitle(Heading heading)
    {
        var text = heading.Text;
        foreach (var link in heading.Links.Reverse())
            if ((index.ById.TryGetValue(new(link.Target), out var target) ? target.Title
                : index.LeftOut.GetValueOrDefault(new(link.Target))) is { } title)
                text = text[..link.Start] + title + text[(link.Start + link.Target.Length)..];
        return text == heading.Text ? heading : heading with { Text = text };
    }

    private void Link(ProsePart part)
    {
        switch (part.Kind)
        {
            case PartKind.Text:
                LinkNames(part);
                break;
            case PartKind.Link:
                AddLink(Resolve(_prose.Links[part.Index]), part.Start, 0);
                break;
            case PartKind.Citation:
                Cite(part, _prose.Citations[part.Index]);
                break;
            case PartKind.Drawing when part.Index >= LinkLimits.Drawings:
                ReportManyDrawings(part.Index);
                break;
            default:
                _made.Parts.Add(part);
                break;
        }
    }

    private void LinkNames(ProsePart part)
    {
        var done = 0;
        if (record.AutoLink)
        {
            var text = _prose.Buffer.AsSpan(part.Start, part.Length);
            for (var hit = names.Find(text, 0); hit.Length > 0
                && _named < LinkLimits.NamesOnPage; hit = names.Find(text, hit.Start + hit.Length))
            {
                // A term gets at most one link on a page, like a record. The page of a glossary has no link to its own terms.
                if (hit.Heading is not null && hit.Id == record.Id || !_made.Linked.Add((hit.Id, hit.Heading)))
                    continue;
                _named++;
                AddText(part.Start + done, hit.Start - done);
                // A link to a term does not count as a mention of the glossary. Otherwise the page of the glossary would list nearly
                // all other pages.
                AddLink(new(index.Addresses[hit.Id], hit.Heading, text.Slice(hit.Start, hit.Length).ToString(),
                    hit.Heading is null ? hit.Id : null), part.Start + hit.Start, hit.Length);
                done = hit.Start + hit.Length;
            }
        }
        AddText(part.Start + done, part.Length - done);
    }

    private ProseLink Resolve(CrossLink link)
    {
        var id = new RecordId(link.Target);
        if (!index.ById.TryGetValue(id, out var target))
        {
            if (index.LeftOut.TryGetValue(id, out var name))
                return new(null, null, link.Words ?? name, null);
            Unresolved.Add(Rules.UnknownRecord, link.At, hints =>
                $"unknown record \"{link.Target}\"{index.HintByName(link)
                    ?? hints.Find(link.Target, index.ById.Keys.Select(known => known.Value))}");
            return new(null, null, link.Words ?? link.Target, null);
        }
        _made.Linked.Add((id, null));
        if (link.Heading is null)
            return new(index.Addresses[id], null, link.Words ?? target.Title, id);
        _made.Linked.Add((id, Letters.Compose(link.Heading)));
        var heading = headings.Find(target, link.Heading);
        if (heading is null)
            Unresolved.Add(Rules.UnknownHeading, link.At, hints => UnknownHeading(link, target, hints));
        var words = link.Words ?? (heading is null ? target.Title : $"{target.Title}: {heading.Text}");
        return new(index.Addresses[id], heading?.Anchor, words, id);
    }

    private static string UnknownHeading(CrossLink link, Record target, NameHints hints)
    {
        var anchors = target.Body.Headings.Select(heading => heading.Anchor).ToArray();
        return $"unknown heading \"{link.Heading}\" in \"{link.Target}\""
            + (hints.Find(link.Heading!, anchors) is { Length: > 0 } hint ? hint
            : anchors.Length == 0 ? "; that record has no headings" : $"; it has {string.Join(", ", anchors.Take(50))}");
    }

    private void ReportManyDrawings(int index)
    {
        if (index == LinkLimits.Drawings)
            Unresolved.Add(Rules.TooManyEntries, _prose.Drawings[index].At, $"the prose shows {_prose.Drawings.Length:N0} drawings; "
                + $"at most {LinkLimits.Drawings:N0} can be shown, so name fewer");
    }

    private void Cite(ProsePart part, Citation citation)
    {
        if (Refer(citation.Source, uses: 1) is { } number)
        {
            _made.Parts.Add(part with { Index = _made.Citations.Count });
            _made.Citations.Add(new(number, _made.References[number - 1].Uses, citation.Locator));
        }
        else if (!index.IsLeftOut(citation.Source))
            Unresolved.Add(Rules.UnknownSource, citation.At, hints => Unknown(citation.Source, hints));
    }

    private string Unknown(SourceId source, NameHints hints) =>
        source.Value.Split((char[]?)null, 2) is [var id, var locator] && index.SourceById.ContainsKey(new SourceId(id))
            ? $"unknown source \"{source}\"; write a comma before the page or time: [@{id}, {locator.Trim()}]"
            : RecordReferences.UnknownSource(source, index, hints);

    /// <summary>The number of the source on this page, in the order of first use; null when there is no such source.</summary>
    private int? Refer(SourceId id, int uses)
    {
        if (_made.Numbers.TryGetValue(id, out var number))
        {
            _made.References[number - 1] = _made.References[number - 1] with { Uses = _made.References[number - 1].Uses + uses };
            return number;
        }
        if (!index.SourceById.TryGetValue(id, out var source))
            return null;
        _made.References.Add(new(_made.References.Count + 1, source, uses));
        _made.Numbers.Add(id, _made.References.Count);
        return _made.References.Count;
    }

    private void AddText(int start, int length)
    {
        if (length > 0)
            _made.Parts.Add(new(PartKind.Text, start, length, 0));
    }

    private void AddLink(ProseLink link, int start, int length)
    {
        _made.Parts.Add(new(PartKind.Link, start, length, _made.Links.Count));
        if (link.Target is { } to && _made.Mentioned.Add(to))
            _made.Mentions.Add((to, _made.Parts.Count - 1));
        _made.Links.Add(link);
    }
}
