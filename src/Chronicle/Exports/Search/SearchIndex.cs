using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Exports.Search;

/// <summary>
/// What the search looks through: <c>/search/index.json</c>, one object whose lists are named after the kinds of record, in the order <c>chapter</c>,
/// <c>component</c>, <c>release</c>, <c>milestone</c>, <c>chronology</c> (its years, months and kinds), <c>source</c>. An entry is an object; what it does
/// not have is left out:
/// <list type="bullet">
/// <item><c>path</c>: its address below the base path; <c>title</c>; <c>names</c>: its id and whatever else it is called.</item>
/// <item><c>date</c>: as a machine reads it; <c>when</c>: as a person does.</item>
/// <item><c>label</c>: the status of a component, the kind of a milestone or source, and <c>tone</c>, for the label's colour and mark.</item>
/// <item><c>facts</c>: the declared fields, value by value; <c>people</c>: also organisations; <c>about</c>: labels and names of related records.</item>
/// <item><c>summary</c>; <c>headings</c> of a chapter: pairs of anchor and text; <c>commit</c>: the first twelve digits of its hash.</item>
/// </list>
/// <c>words</c> says whether the prose has an index too (<see cref="SearchWords"/>). Beyond <see cref="Limits.RecordsInFullSearch"/> records it has none, and milestones
/// and sources have no summary and nothing about them: what grows with the chronicle stays at sixteen bytes a record, compressed. An index of more than
/// <see cref="Limits.EntriesPerSearchFile"/> entries says in <c>files</c> how many files it has: the first has the newest milestones and all that there are few of,
/// <c>/search/index-2.json</c> and the others have the older milestones and then the sources, as objects with the lists that they go on with.
/// </summary>
internal static partial class SearchIndex
{
    /// <summary>The kind of the sources whose address contains a hash.</summary>
    private const string CommitKind = "commit";

    private const int CommitDigits = 12, WholeHash = 40;

    /// <summary>The first file, or the only one.</summary>
    public static void Write(Utf8JsonWriter json, SiteModel site, Presenter presenter, bool whole, ImmutableArray<Milestone> newest, int others)
    {
        json.WriteStartObject();
        json.WriteBoolean("words", whole);
        if (others > 0)
            json.WriteNumber("files", 1 + others);
        List(json, "chapter", site.Chapters, chapter => Write(json, site, chapter));
        List(json, "component", site.Components, component => Write(json, site, presenter, component));
        List(json, "release", site.Releases, release => Write(json, presenter, release));
        List(json, "milestone", newest, milestone => Write(json, site, presenter, milestone, whole));
        json.WriteStartArray("chronology");
        WriteChronology(json, site, presenter);
        json.WriteEndArray();
        if (others == 0)
            List(json, "source", site.Sources, source => Write(json, presenter, source, whole));
        json.WriteEndObject();
    }

    /// <summary>A file that goes on with the first.</summary>
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
        {
            json.WriteStartArray("headings");
            foreach (var heading in headings)
            {
                json.WriteStartArray();
                json.WriteStringValue(heading.Anchor);
                json.WriteStringValue(heading.Text);
                json.WriteEndArray();
            }
            json.WriteEndArray();
        }
    }

    private static void Write(Utf8JsonWriter json, SiteModel site, Presenter presenter, Component component)
    {
        var status = presenter.Term(site.Settings.Statuses, component.Status);
        Begin(json, Routes.Of(component), component.Name);
        Texts(json, "names", [component.Id.Value, .. component.Aliases.Select(alias => alias.Value)]);
        Label(json, status.Label, status.Tone);
        Texts(json, "facts", Facts(component.Fields));
        Texts(json, "people", [.. component.People, .. component.Organisations]);
        Texts(json, "about", [presenter.Term(site.Settings.ComponentKinds, component.Kind).Label, component.Licence, presenter.Link(component.Since)?.Title]);
        Text(json, "summary", component.Summary);
    }

    private static void Write(Utf8JsonWriter json, Presenter presenter, Release release)
    {
        Begin(json, Routes.Of(release), release.Name);
        Texts(json, "names", [release.Version]);
        Date(json, presenter, release.Date?.Value);
        if (release.Date is null)
            json.WriteString("when", presenter.Words["not_released"]);
        if (release.LongTerm)
            Label(json, presenter.Words["long_term"], "neutral");
        Texts(json, "facts", [.. Facts(release.Fields), release.LongTerm ? presenter.Words["lts_short"] : null]);
        Text(json, "summary", release.Summary);
    }

    private static void Write(Utf8JsonWriter json, SiteModel site, Presenter presenter, Milestone milestone, bool whole)
    {
        var kind = presenter.Term(site.Settings.MilestoneKinds, milestone.Kind);
        Begin(json, Routes.Of(milestone), milestone.Title);
        Texts(json, "names", [milestone.Id.Value]);
        Date(json, presenter, milestone.Date.Value);
        Label(json, kind.Label, kind.Tone);
        Texts(json, "people", milestone.People);
        if (!whole)
            return;
        Texts(json, "about", [presenter.Link(milestone.Release)?.Title, .. milestone.Components.Select(reference => site.Find<Component>(reference).Name)]);
        Text(json, "summary", milestone.Summary);
    }

    private static void Write(Utf8JsonWriter json, Presenter presenter, Source source, bool whole)
    {
        Begin(json, Routes.Source(source.Id), source.Title);
        Texts(json, "names", [source.Id.Value]);
        Date(json, presenter, source.Date);
        Label(json, presenter.Words[Presenter.SourceKindKey(source.Kind)], "aside");
        Texts(json, "people", source.Authors);
        Text(json, "commit", CommitOf(source));
        if (whole)
            Text(json, "summary", source.Publisher);
    }

    /// <summary>
    /// The hash that a source states, or that the address of a commit contains. Twelve digits of a hash without a letter are rarer than a date in an
    /// address, so that only a whole hash may lack one.
    /// </summary>
    private static string? CommitOf(Source source)
    {
        var hash = source.Commit is { } stated ? StatedHash().Match(stated).Value
            : source.Kind != CommitKind ? "" : HashInAddress().Matches(source.Url).FirstOrDefault(match => match.Length == WholeHash || match.Value.Any(char.IsAsciiLetter))?.Value ?? "";
        return hash.Length == 0 ? null : hash[..Math.Min(hash.Length, CommitDigits)].ToLowerInvariant();
    }

    /// <summary>The years, the months of each, and the kinds of milestone: pages and places that a date or a kind leads to.</summary>
    private static void WriteChronology(Utf8JsonWriter json, SiteModel site, Presenter presenter)
    {
        foreach (var date in site.Milestones.Select(milestone => milestone.Date.Value).SelectMany(Spans).Distinct())
        {
            Begin(json, Routes.Year(date.Year).Value + (date.Month is { } month ? "#" + Anchors.Month(date.Year, month) : ""), presenter.Words.Date(date));
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

    private static ImmutableArray<string> Facts(ImmutableArray<FieldValue> fields) => [.. fields.SelectMany(field => field.Values)];

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

    private static void Begin(Utf8JsonWriter json, UrlPath address, string title) => Begin(json, address.Value, title);

    private static void Begin(Utf8JsonWriter json, string address, string title)
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

    private static void Date(Utf8JsonWriter json, Presenter presenter, PartialDate? date)
    {
        if (date is not { } known)
            return;
        json.WriteString("date", known.Machine);
        json.WriteString("when", presenter.Words.Date(known));
    }

    private static void Text(Utf8JsonWriter json, string key, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            json.WriteString(key, text);
    }

    private static void Texts(Utf8JsonWriter json, string key, IEnumerable<string?> texts)
    {
        if (texts.All(string.IsNullOrEmpty))
            return;
        json.WriteStartArray(key);
        foreach (var text in texts)
            if (!string.IsNullOrEmpty(text))
                json.WriteStringValue(text);
        json.WriteEndArray();
    }

    [GeneratedRegex(@"^[0-9A-Fa-f]{7,64}\z")]
    private static partial Regex StatedHash();

    [GeneratedRegex(@"(?<![0-9A-Za-z])[0-9A-Fa-f]{12,64}(?![0-9A-Za-z])")]
    private static partial Regex HashInAddress();
}
