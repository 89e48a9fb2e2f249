using System.Collections.Immutable;
using System.Text.Json;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Exports.Search;

/// <summary>
/// The data of the search: <c>/search/index.json</c>. It is one object. Its lists have the names of the kinds of record, in this order:
/// <c>chapter</c>, <c>component</c>, <c>release</c>, <c>milestone</c>, <c>chronology</c> (years, months and kinds of milestone),
/// <c>tool</c> (pages that are not records), <c>source</c>, <c>page</c> (pages of added pipelines). An entry is an object without keys for
/// absent values:
/// <list type="bullet">
/// <item><c>path</c>: the address below the base path; <c>title</c>; <c>names</c>: the id and the other names.</item>
/// <item><c>date</c>: for machines; <c>when</c>: for people; <c>planned</c>: the date is after the day of the state.</item>
/// <item>
/// <c>label</c>: the status of a component, the kind of a milestone or source, or a word for long-term support; <c>tone</c>: the colour and
/// the mark of the label.
/// </item>
/// <item><c>facts</c>: the declared fields, value by value; <c>people</c>: also organisations; <c>about</c>: labels and names of related
/// records.</item>
/// <item><c>parts</c> of a component: the anchor, the name and the summary of each row of its table.</item>
/// <item><c>summary</c>; <c>headings</c> of a chapter: pairs of anchor and text; <c>commit</c>: the first twelve digits of the hash.</item>
/// </list>
/// <c>words</c> is true if the prose has an index too (<see cref="SearchWords"/>). A site with more than
/// <see cref="Limits.RecordsInFullSearch"/> records has no such index. Its milestones and sources have no facts, no related records and no
/// summary, so a record needs sixteen bytes compressed. An index of more than <see cref="Limits.EntriesPerSearchFile"/> entries gives the
/// number of its files in <c>files</c>. The first file has the newest milestones and all short lists. <c>/search/index-2.json</c> and the
/// following files have the older milestones and then the sources, as objects that continue the lists.
/// </summary>
internal static class SearchIndex
{
    /// <summary>
    /// Writes the first file, or the only one. <paramref name="whole"/>: the prose has an index too, and all entries have all keys.
    /// <paramref name="others"/>: the number of further files.
    /// </summary>
    public static void Write(Utf8JsonWriter json, SiteModel site, Presenter presenter, ImmutableArray<Document.Page> pages, bool whole,
        ImmutableArray<Milestone> newest, int others)
    {
        json.WriteStartObject();
        json.WriteBoolean("words", whole);
        if (others > 0)
            json.WriteNumber("files", 1 + others);
        List(json, "chapter", site.Chapters, chapter => Write(json, site, chapter));
        List(json, "component", site.Components, component => Write(json, site, presenter, component));
        List(json, "release", site.Releases, release => Write(json, site, presenter, release));
        List(json, "milestone", newest, milestone => Write(json, site, presenter, milestone, whole));
        json.WriteStartArray("chronology");
        WriteChronology(json, site, presenter);
        json.WriteEndArray();
        json.WriteStartArray("tool");
        SearchTools.Write(json, site, presenter, pages);
        json.WriteEndArray();
        if (others == 0)
            List(json, "source", site.Sources, source => Write(json, presenter, source, whole));
        if (!presenter.Added.IsEmpty)
            List(json, "page", presenter.Added, page => Write(json, page));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AddedPage page)
    {
        Begin(json, page.Address, page.Title);
        Text(json, "summary", page.Description);
    }

    /// <summary>Writes a file that continues the first file, with either milestones or sources.</summary>
    public static void Write(Utf8JsonWriter json, SiteModel site, Presenter presenter, bool whole, FurtherEntries further)
    {
        json.WriteStartObject();
        if (!further.Milestones.IsEmpty)
            List(json, "milestone", further.Milestones, milestone => Write(json, site, presenter, milestone, whole));
        else
            List(json, "source", further.Sources, source => Write(json, presenter, source, whole));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SiteModel site, Chapter chapter)
    {
        Begin(json, Routes.Of(chapter), chapter.Title);
        Texts(json, "names", [chapter.Id.Value]);
        Text(json, "summary", chapter.Summary);
        var headings = site[chapter].Body.Headings;
        if (!headings.IsEmpty)
            json.WriteList("headings", headings.Select(heading => new[] { heading.Anchor, heading.Text }));
    }

    private static void Write(Utf8JsonWriter json, SiteModel site, Presenter presenter, Component component)
    {
        var status = presenter.Term(site.Settings.Statuses, component.Status);
        Begin(json, Routes.Of(component), component.Name);
        Texts(json, "names", [component.Id.Value, .. component.Aliases.Select(alias => alias.Value)]);
        Label(json, status.Label, status.Tone);
        Texts(json, "facts", Facts(component.Fields));
        Texts(json, "people", [.. component.People, .. component.Organisations]);
        Texts(json, "about", [presenter.Term(site.Settings.ComponentKinds, component.Kind).Label, component.Licence,
            presenter.Link(component.Since)?.PlainTitle, presenter.Link(component.Parent)?.PlainTitle]);
        Text(json, "summary", component.Summary);
        if (!component.PartRows.IsEmpty)
            json.WriteList("parts", component.PartRows.Select(part => new[] { part.Anchor, part.Name.Value, part.Summary }));
    }

    private static void Write(Utf8JsonWriter json, SiteModel site, Presenter presenter, Release release)
    {
        Begin(json, Routes.Of(release), release.Name);
        Texts(json, "names", release.Version == release.Id.Value ? [release.Version] : [release.Version, release.Id.Value]);
        Date(json, release.Date?.Value, presenter.Date(release));
        if (release.Date is null)
            json.WriteString("when", presenter.Words["not_released"]);
        if (release.LongTerm)
            Label(json, presenter.Words["long_term"], "neutral");
        Texts(json, "facts", [.. Facts(release.Fields), release.LongTerm ? presenter.Words["lts_short"] : null,
            site.Lines.NameOf(release)]);
        Text(json, "summary", release.Summary);
    }

    private static void Write(Utf8JsonWriter json, SiteModel site, Presenter presenter, Milestone milestone, bool whole)
    {
        var kind = presenter.Term(site.Settings.MilestoneKinds, milestone.Kind);
        Begin(json, Routes.Of(milestone), milestone.Title);
        Texts(json, "names", [milestone.Id.Value]);
        Date(json, milestone.Date.Value, presenter.Date(milestone));
        Label(json, kind.Label, kind.Tone);
        Texts(json, "people", milestone.People);
        if (!whole)
            return;
        Texts(json, "facts", Facts(milestone.Fields));
        Texts(json, "about",
            [presenter.Link(milestone.Release)?.PlainTitle,
                .. milestone.Components.Select(reference => site.Find<Component>(reference).Name)]);
        Text(json, "summary", milestone.Summary);
    }

    private static void Write(Utf8JsonWriter json, Presenter presenter, Source source, bool whole)
    {
        Begin(json, Routes.Source(source.Id), source.Title);
        Texts(json, "names", [source.Id.Value]);
        Date(json, source.Date, presenter.Date(source.Date));
        Label(json, presenter.SourceKind(source.Kind).Label, "aside");
        Texts(json, "people", source.Authors);
        Text(json, "commit", SourceCommit.Of(source));
        if (!whole)
            return;
        Texts(json, "facts", Facts(source.Fields));
        Text(json, "summary", source.Publisher);
    }

    /// <summary>
    /// Writes the years, the months and the kinds of milestone, so that a search for a date or a kind finds its page or anchor.
    /// </summary>
    private static void WriteChronology(Utf8JsonWriter json, SiteModel site, Presenter presenter)
    {
        foreach (var date in site.Milestones.Select(milestone => milestone.Date.Value).SelectMany(Spans).Distinct())
        {
            Begin(json, Routes.Year(date.Year).Value + (date.Month is { } month ? "#" + Anchors.Month(date.Year, month) : ""),
                presenter.Words.Date(date));
            Texts(json, "names", [date.Machine]);
            json.WriteEndObject();
        }
        foreach (var kind in site.Settings.MilestoneKinds.Terms)
        {
            Begin(json, Routes.Kind(kind.Id), kind.Plural);
            Texts(json, "names", [kind.Id, kind.Label]);
            Text(json, "summary", kind.Description);
            json.WriteEndObject();
        }
    }

    private static IEnumerable<PartialDate> Spans(PartialDate date)
    {
        yield return new(date.Year, null, null, false);
        if (date.Month is { } month)
            yield return new(date.Year, month, null, false);
    }

    private static ImmutableArray<string> Facts(ImmutableArray<FieldValue> fields) =>
        [.. fields.Where(field => field.Field.Kind != FieldKind.Record)
        .SelectMany(field => field.Items).Select(item => item.Text)];

    private static void List<T>(Utf8JsonWriter json, string kind, ImmutableArray<T> records, Action<T> write)
    {
        json.WriteStartArray(kind);
        foreach (var record in records)
        {
            write(record);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    internal static void Begin(Utf8JsonWriter json, UrlPath address, string title) => Begin(json, address.Value, title);

    internal static void Begin(Utf8JsonWriter json, string address, string title)
    {
        json.WriteStartObject();
        json.WriteString("path", address.AsSpan(1));
        json.WriteString("title", title);
    }

    private static void Label(Utf8JsonWriter json, string label, string tone)
    {
        json.WriteString("label", label);
        json.WriteString("tone", tone);
    }

    // For a period, the date for machines is only the beginning, but the text describes the whole period.
    private static void Date(Utf8JsonWriter json, PartialDate? date, DateView? shown)
    {
        if (date is not { } known || shown is null)
            return;
        json.WriteString("date", known.Beginning.Machine);
        json.WriteString("when", shown.Text);
        if (shown.Planned)
            json.WriteBoolean("planned", true);
    }

    internal static void Text(Utf8JsonWriter json, string key, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            json.WriteString(key, text);
    }

    internal static void Texts(Utf8JsonWriter json, string key, IEnumerable<string?> texts)
    {
        string?[] stated = [.. texts.Where(text => !string.IsNullOrEmpty(text))];
        if (stated.Length > 0)
            json.WriteList(key, stated);
    }
}
