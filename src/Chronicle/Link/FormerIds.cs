using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>
/// Makes a reference by the former id of a record or a source lead to that record or source. Such a reference can come from a merge of two
/// correct changes: a record gets a new id, and another change refers to the old id.
/// </summary>
internal sealed class FormerIds
{
    private readonly Dictionary<RecordId, RecordId> _records = [];
    private readonly Dictionary<SourceId, SourceId> _sources = [];
    private readonly DiagnosticBag _diagnostics;

    private FormerIds(ParsedSite parsed, DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        if (RedirectRules.Renamed(parsed.Redirects).ToArray() is not [_, ..] renamed)
            return;
        var pages = parsed.Records.GroupBy(record => record.Id).ToDictionary(group => group.Key, group => Routes.Of(group.First()).Value);
        var sources = parsed.Sources.Select(source => source.Id).Concat(parsed.UnusableSources).ToHashSet();
        var several = new HashSet<RecordId>();
        var unusable = parsed.Unusable.Select(record => record.Id).ToHashSet();
        foreach (var (folder, old, now, to) in renamed)
            if (folder == Routes.Sources.Value && sources.Contains(new(now)) && !sources.Contains(new(old)))
                _sources[new(old)] = new(now);
            else if (pages.GetValueOrDefault(new(now)) == to && !pages.ContainsKey(new(old)) && !unusable.Contains(new(old)))
            {
                if (!_records.TryAdd(new(old), new(now)))
                    several.Add(new(old));
            }
        // Two records of different kinds may have had the same id at different times. The id is then ambiguous, so it leads to neither.
        foreach (var id in several)
            _records.Remove(id);
    }

    /// <summary>The site with the current ids in all references. A warning reports each former id.</summary>
    public static ParsedSite Apply(ParsedSite parsed, DiagnosticBag diagnostics)
    {
        var former = new FormerIds(parsed, diagnostics);
        return former._records.Count == 0 && former._sources.Count == 0 ? parsed : parsed.With(former.WithCurrentIds) with
        {
            Settings = parsed.Settings is { } settings ? settings with
            {
                Navigation = [.. settings.Navigation.Select(former.WithCurrentIds)],
                About = former.Current(settings.About),
                Home = settings.Home with { Facts = [.. settings.Home.Facts.Select(former.WithCurrentIds)] },
                Diagrams = [.. settings.Diagrams.Select(diagram => diagram.WithComponents(former.Current))],
            } : null,
            Sources = [.. parsed.Sources.Select(source => source with { Fields = former.WithCurrentIds(source.Fields) })],
        };
    }

    private Record WithCurrentIds(Record record) => record switch
    {
        Component component => component with
        {
            Since = Current(component.Since),
            Parent = Current(component.Parent),
            Related = Current(component.Related),
            PartRows = [.. component.PartRows.Select(WithCurrentIds)],
        },
        Release release => release with { FiguresSource = Current(release.FiguresSource), Parent = Current(release.Parent) },
        Milestone milestone => milestone with
        {
            Release = Current(milestone.Release),
            Components = Current(milestone.Components),
            Changes = WithCurrentIds(milestone.Changes),
            Supersedes = Current(milestone.Supersedes),
        },
        Retired retired => retired with { SupersededBy = Current(retired.SupersededBy), SplitInto = Current(retired.SplitInto) },
        _ => record,
    } with
    {
        Sources = [.. record.Sources.Select(source => Current(source)!).DistinctBy(source => source.Value)],
        Body = WithCurrentIds(record.Body),
        Fields = WithCurrentIds(record.Fields),
    };

    private ImmutableArray<FieldValue> WithCurrentIds(ImmutableArray<FieldValue> fields) =>
        [.. fields.Select(field => field with { Items = [.. field.Items.Select(item => WithCurrentIds(field.Field, item))] })];

    private FieldItem WithCurrentIds(FieldDeclaration field, FieldItem item) => item with
    {
        Written = field.Kind == FieldKind.Record && _records.TryGetValue(new(item.Text), out var now)
            ? item.Written with { Value = Warn(item.Text, now.Value, item.Written.At) } : item.Written,
        Life = item.Life.With(Current),
    };

    private HomeFact WithCurrentIds(HomeFact fact) => fact with { DateOf = Current(fact.DateOf), To = Current(fact.To) };

    private PartRow WithCurrentIds(PartRow part) => part with
    {
        Since = Current(part.Since),
        Earliest = Current(part.Earliest),
        Record = Current(part.Record),
        Fields = WithCurrentIds(part.Fields),
    };

    private Prose WithCurrentIds(Prose prose) => prose.Links.IsEmpty && prose.Citations.IsEmpty ? prose : prose with
    {
        Links = [.. prose.Links.Select(link => _records.TryGetValue(new(link.Target), out var now)
            ? link with { Target = Warn(link.Target, now.Value, link.At) } : link)],
        Citations = [.. prose.Citations.Select(citation => _sources.TryGetValue(citation.Source, out var now)
            ? citation with { Source = new(Warn(citation.Source.Value, now.Value, citation.At)) } : citation)],
        Headings = [.. prose.Headings.Select(WithCurrentIds)],
    };

    // Replaces each former id in the text of the heading. The warning comes from the links of the prose, which contain the same link.
    private Heading WithCurrentIds(Heading heading)
    {
        var (text, moved) = (heading.Text, 0);
        var links = ImmutableArray.CreateBuilder<HeadingLink>(heading.Links.Length);
        foreach (var link in heading.Links)
        {
            var start = link.Start + moved;
            var now = _records.TryGetValue(new(link.Target), out var id) ? id.Value : link.Target;
            text = text[..start] + now + text[(start + link.Target.Length)..];
            moved += now.Length - link.Target.Length;
            links.Add(new(start, now));
        }
        return heading with { Text = text, Links = links.ToImmutable() };
    }

    private NavigationLink WithCurrentIds(NavigationLink link) => _records.TryGetValue(new(link.To.Value), out var now)
        ? link with { To = link.To with { Value = Warn(link.To.Value, now.Value, link.To.At) } } : link;

    // A list with the former and the current id of a record has the record once.
    private ImmutableArray<Located<RecordId>> Current(ImmutableArray<Located<RecordId>> ids) =>
        ids.Any(id => _records.ContainsKey(id.Value)) ? [.. ids.Select(id => Current(id)!).DistinctBy(id => id.Value)] : ids;

    private ImmutableArray<StatusChange> WithCurrentIds(ImmutableArray<StatusChange> changes) =>
        changes.Any(change => _records.ContainsKey(change.Component.Value))
            ? [.. changes.Select(change => change with { Component = Current(change.Component)! })
                .DistinctBy(change => (change.Component.Value, change.Dimension?.Value))]
            : changes;

    private Located<RecordId>? Current(Located<RecordId>? id) => id is not null && _records.TryGetValue(id.Value, out var now)
        ? id with { Value = new(Warn(id.Value.Value, now.Value, id.At)) } : id;

    private Located<SourceId>? Current(Located<SourceId>? id) => id is not null && _sources.TryGetValue(id.Value, out var now)
        ? id with { Value = new(Warn(id.Value.Value, now.Value, id.At)) } : id;

    /// <summary>Reports a former id, and returns the current one.</summary>
    private string Warn(string old, string now, SourceLocation at)
    {
        _diagnostics.Add(Rules.FormerId, at, $"\"{old}\" has the new id \"{now}\"; write the new id");
        return now;
    }
}
