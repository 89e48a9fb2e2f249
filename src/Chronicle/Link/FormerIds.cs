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
            else if (pages.GetValueOrDefault(new(now)) == to && !pages.ContainsKey(new(old)) && !unusable.Contains(new(old))
                && !_records.TryAdd(new(old), new(now)))
                several.Add(new(old));
        // Two records of different kinds may have had the same id at different times. The id is then ambiguous, so it leads to neither.
        foreach (var id in several)
            _records.Remove(id);
    }

    /// <summary>The site with the current ids in all references. A warning reports each former id.</summary>
    public static ParsedSite Apply(ParsedSite parsed, DiagnosticBag diagnostics)
    {
        var former = new FormerIds(parsed, diagnostics);
        return former._records.Count == 0 && former._sources.Count == 0 ? parsed : parsed with
        {
            Settings = parsed.Settings is { } settings ? settings with
            {
                Navigation = [.. settings.Navigation.Select(former.Now)],
                About = former.Now(settings.About),
                Home = settings.Home with { Facts = [.. settings.Home.Facts.Select(former.Now)] },
                Diagrams = [.. settings.Diagrams.Select(former.Now)],
            } : null,
            Chapters = [.. parsed.Chapters.Select(former.Now)],
            Components = [.. parsed.Components.Select(former.Now)],
            Releases = [.. parsed.Releases.Select(former.Now)],
            Milestones = [.. parsed.Milestones.Select(former.Now)],
            Sources = [.. parsed.Sources.Select(source => source with { Fields = former.Now(source.Fields) })],
            Retired = [.. parsed.Retired.Select(former.Now)],
            Unusable = [.. parsed.Unusable.Select(record => record with { Rest = record.Rest is { } rest ? former.Now(rest) : null })],
        };
    }

    private T Now<T>(T record) where T : Record => (T)(Record)(record switch
    {
        Component component => component with
        {
            Since = Now(component.Since),
            Parent = Now(component.Parent),
            Related = Now(component.Related),
            Parts = [.. component.Parts.Select(Now)],
        },
        Release release => release with { FiguresSource = Now(release.FiguresSource), Parent = Now(release.Parent) },
        Milestone milestone => milestone with
        {
            Release = Now(milestone.Release),
            Components = Now(milestone.Components),
            Changes = Now(milestone.Changes),
            Supersedes = Now(milestone.Supersedes),
        },
        Retired retired => retired with { SupersededBy = Now(retired.SupersededBy), SplitInto = Now(retired.SplitInto) },
        _ => (Record)record,
    } with
    {
        Sources = [.. record.Sources.Select(source => Now(source)!).DistinctBy(source => source.Value)],
        Body = Now(record.Body),
        Fields = Now(record.Fields),
    });

    private ImmutableArray<FieldValue> Now(ImmutableArray<FieldValue> fields) =>
        [.. fields.Select(field => field with { Items = [.. field.Items.Select(item => Now(field.Field, item))] })];

    private FieldItem Now(FieldDeclaration field, FieldItem item) => item with
    {
        Written = field.Kind == FieldKind.Record && _records.TryGetValue(new(item.Text), out var now)
            ? item.Written with { Value = Tell(item.Text, now.Value, item.Written.At) } : item.Written,
        Life = item.Life with
        {
            Since = Now(item.Life.Since),
            Until = Now(item.Life.Until),
            PresentSince = Now(item.Life.PresentSince),
        },
    };

    private HomeFact Now(HomeFact fact) => fact with { DateOf = Now(fact.DateOf), To = Now(fact.To) };

    private DiagramDeclaration Now(DiagramDeclaration diagram) => diagram with
    {
        Layers = [.. diagram.Layers.Select(Now)],
        Beside = diagram.Beside is { } beside ? Now(beside) : null,
    };

    private DiagramLayer Now(DiagramLayer layer) => layer with { Components = Now(layer.Components) };

    private PartRow Now(PartRow part) => part with
    {
        Since = Now(part.Since),
        Earliest = Now(part.Earliest),
        Record = Now(part.Record),
        Fields = Now(part.Fields),
    };

    private Prose Now(Prose prose) => prose.Links.IsEmpty && prose.Citations.IsEmpty ? prose : prose with
    {
        Links = [.. prose.Links.Select(link => _records.TryGetValue(new(link.Target), out var now)
            ? link with { Target = Tell(link.Target, now.Value, link.At) } : link)],
        Citations = [.. prose.Citations.Select(citation => _sources.TryGetValue(citation.Source, out var now)
            ? citation with { Source = new(Tell(citation.Source.Value, now.Value, citation.At)) } : citation)],
        Headings = [.. prose.Headings.Select(Now)],
    };

    // Replaces each former id in the text of the heading. The warning comes from the links of the prose, which contain the same link.
    private Heading Now(Heading heading)
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

    private NavigationLink Now(NavigationLink link) => _records.TryGetValue(new(link.To.Value), out var now)
        ? link with { To = link.To with { Value = Tell(link.To.Value, now.Value, link.To.At) } } : link;

    // A list with the former and the current id of a record has the record once.
    private ImmutableArray<Located<RecordId>> Now(ImmutableArray<Located<RecordId>> ids) =>
        ids.Any(id => _records.ContainsKey(id.Value)) ? [.. ids.Select(id => Now(id)!).DistinctBy(id => id.Value)] : ids;

    private ImmutableArray<StatusChange> Now(ImmutableArray<StatusChange> changes) =>
        changes.Any(change => _records.ContainsKey(change.Component.Value))
            ? [.. changes.Select(change => change with { Component = Now(change.Component)! })
                .DistinctBy(change => (change.Component.Value, change.Dimension?.Value))]
            : changes;

    private Located<RecordId>? Now(Located<RecordId>? id) => id is not null && _records.TryGetValue(id.Value, out var now)
        ? id with { Value = new(Tell(id.Value.Value, now.Value, id.At)) } : id;

    private Located<SourceId>? Now(Located<SourceId>? id) => id is not null && _sources.TryGetValue(id.Value, out var now)
        ? id with { Value = new(Tell(id.Value.Value, now.Value, id.At)) } : id;

    private string Tell(string old, string now, SourceLocation at)
    {
        _diagnostics.Add(Rules.FormerId, at, $"\"{old}\" is called \"{now}\" now; write that");
        return now;
    }
}
