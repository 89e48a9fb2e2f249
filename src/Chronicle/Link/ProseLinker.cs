using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>Gives every link in prose its address and every citation its number, finds plain mentions, and turns all links round into mentions.</summary>
internal static class ProseLinker
{
    public static ImmutableArray<LinkedRecord> LinkAll(RecordIndex index, NameIndex names, DiagnosticBag diagnostics)
    {
        ImmutableArray<Record> records = [.. index.Records];
        var linked = new PhaseResult<OutgoingLinks>[records.Length];
        Workers.For(records.Length, i =>
        {
            var findings = new DiagnosticBag();
            linked[i] = findings.With(new RecordLinker(records[i], index, names, findings).Run());
        });
        foreach (var record in linked)
            diagnostics.AddRange(record.Diagnostics);
        var backlinks = GroupByTarget(linked.Select(one => one.Value));
        return [.. linked.Select(one => one.Value).Select(one => new LinkedRecord(
            one.Record, index.Addresses[one.Record.Id], one.Body, one.References, backlinks.GetValueOrDefault(one.Record.Id, [])))];
    }

    private static IReadOnlyDictionary<RecordId, ImmutableArray<Backlink>> GroupByTarget(IEnumerable<OutgoingLinks> linked)
    {
        var mentions = new MultiMap<RecordId, Backlink>();
        foreach (var mention in linked.SelectMany(one => one.Mentions))
            if (mention.To != mention.From.Id)
                mentions.Add(mention.To, mention);
        return mentions.ToDictionary();
    }

    /// <summary>A record whose prose is linked, and the sentences of it that mention other records.</summary>
    private sealed record OutgoingLinks(Record Record, LinkedProse Body, ImmutableArray<BibliographyEntry> References, ImmutableArray<Backlink> Mentions);

    /// <summary>Links one record's prose, part by part in the order of the page.</summary>
    private sealed class RecordLinker(Record record, RecordIndex index, NameIndex names, DiagnosticBag diagnostics)
    {
        private readonly Prose _prose = record.Body;
        private readonly ImmutableArray<ProsePart>.Builder _parts = ImmutableArray.CreateBuilder<ProsePart>(record.Body.Parts.Length);
        private readonly ImmutableArray<ProseLink>.Builder _links = ImmutableArray.CreateBuilder<ProseLink>(record.Body.Links.Length);
        private readonly ImmutableArray<ProseCitation>.Builder _citations = ImmutableArray.CreateBuilder<ProseCitation>(record.Body.Citations.Length);
        private readonly HashSet<RecordId> _linked = [record.Id];
        private readonly List<BibliographyEntry> _references = [];
        private Dictionary<RecordId, Dictionary<string, Heading>>? _headings;
        private Dictionary<SourceId, int>? _numbers;

        public OutgoingLinks Run()
        {
            foreach (var part in _prose.Parts)
                Link(part);
            foreach (var source in record.Sources)
                Refer(source.Value, uses: 0);
            var body = new LinkedProse(_prose.Buffer, _parts.ToImmutable(), _links.ToImmutable(), _citations.ToImmutable(), HeadingTexts.Link(_prose, _parts, _links), _prose.Addresses);
            return new(record, body, [.. _references], Sentences.Mentions(record, body));
        }

        private void Link(ProsePart part)
        {
            switch (part.Kind)
            {
                case PartKind.Text:
                    LinkMentions(part);
                    break;
                case PartKind.Link:
                    AddLink(Resolve(_prose.Links[part.Index]), part.Start, 0);
                    break;
                case PartKind.Citation:
                    Cite(part, _prose.Citations[part.Index]);
                    break;
                default:
                    _parts.Add(part);
                    break;
            }
        }

        private void LinkMentions(ProsePart part)
        {
            var done = 0;
            if (record.AutoLink)
            {
                var text = _prose.Buffer.AsSpan(part.Start, part.Length);
                for (var hit = names.Find(text, 0); hit.Length > 0; hit = names.Find(text, hit.Start + hit.Length))
                {
                    if (!_linked.Add(hit.Id))
                        continue;
                    AddText(part.Start + done, hit.Start - done);
                    AddLink(new(index.Addresses[hit.Id], null, text.Slice(hit.Start, hit.Length).ToString(), hit.Id), part.Start + hit.Start, hit.Length);
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
                if (index.Hidden.TryGetValue(id, out var name))
                    return new(null, null, link.Words ?? name, null);
                diagnostics.Add(Rules.UnknownRecord, link.At, () => $"unknown record \"{link.Target}\"{Nearest.Hint(link.Target, index.ById.Keys.Select(known => known.Value))}");
                return new(null, null, link.Words ?? link.Target, null);
            }
            _linked.Add(id);
            if (link.Heading is null)
                return new(index.Addresses[id], null, link.Words ?? target.Title, id);
            var heading = HeadingOf(target, link.Heading);
            if (heading is null)
                diagnostics.Add(Rules.UnknownHeading, link.At, () => UnknownHeading(link, target));
            return new(index.Addresses[id], heading?.Anchor, link.Words ?? (heading is null ? target.Title : $"{target.Title}: {heading.Text}"), id);
        }

        // Nearly every page has few headings; one that has thousands is looked through once.
        private Heading? HeadingOf(Record target, string anchor)
        {
            if (target.Body.Headings.Length <= 64)
                return target.Body.Headings.FirstOrDefault(heading => heading.Anchor == anchor);
            _headings ??= [];
            if (!_headings.TryGetValue(target.Id, out var known))
                _headings.Add(target.Id, known = target.Body.Headings.ToDictionary(heading => heading.Anchor, StringComparer.Ordinal));
            return known.GetValueOrDefault(anchor);
        }

        private static string UnknownHeading(CrossLink link, Record target)
        {
            var anchors = target.Body.Headings.Select(heading => heading.Anchor).ToArray();
            return $"unknown heading \"{link.Heading}\" in \"{link.Target}\"" + (Nearest.Hint(link.Heading!, anchors) is { Length: > 0 } hint ? hint
                : anchors.Length == 0 ? "; that record has no headings" : $"; it has {string.Join(", ", anchors.Take(50))}");
        }

        private void Cite(ProsePart part, Citation citation)
        {
            if (Refer(citation.Source, uses: 1) is { } number)
            {
                _parts.Add(part with { Index = _citations.Count });
                _citations.Add(new(number, _references[number - 1].Uses, citation.Locator));
            }
            else
                diagnostics.Add(Rules.UnknownSource, citation.At, () => RelationRules.UnknownSource(citation.Source, index));
        }

        /// <summary>The number of the source on this page, by first use; null when there is no such source.</summary>
        private int? Refer(SourceId id, int uses)
        {
            if (NumberOf(id) is { } number)
            {
                _references[number - 1] = _references[number - 1] with { Uses = _references[number - 1].Uses + uses };
                return number;
            }
            if (!index.SourceById.TryGetValue(id, out var source))
                return null;
            _references.Add(new(_references.Count + 1, source, uses));
            _numbers?.Add(id, _references.Count);
            return _references.Count;
        }

        // Most pages cite a handful, which are looked through quicker than hashed.
        private int? NumberOf(SourceId id)
        {
            if (_references.Count > 32)
                return (_numbers ??= _references.ToDictionary(reference => reference.Source.Id, reference => reference.Number)).TryGetValue(id, out var number) ? number : null;
            foreach (var reference in _references)
                if (reference.Source.Id == id)
                    return reference.Number;
            return null;
        }

        private void AddText(int start, int length)
        {
            if (length > 0)
                _parts.Add(new(PartKind.Text, start, length, 0));
        }

        private void AddLink(ProseLink link, int start, int length)
        {
            _parts.Add(new(PartKind.Link, start, length, _links.Count));
            _links.Add(link);
        }
    }
}
