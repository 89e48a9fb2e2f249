using System.Collections.Immutable;
using System.Globalization;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Templates;

namespace Chronicle.Pages;

/// <summary>
/// The home page. At its top it explains the subject, and gives a few facts and links for different kinds of reader. Below are the newest
/// milestones, the current state and the lists of the site. All content comes from data.
/// </summary>
internal static class HomePage
{
    private const int Newest = 6;

    public sealed record View : PageView
    {
        /// <summary>One or two sentences that explain the subject and the purpose of the site.</summary>
        public required string? Lead { get; init; }

        /// <summary>The day whose state the site shows; null if the data contain no such day.</summary>
        public required DateView? Day { get; init; }

        public required ImmutableArray<Fact> Facts { get; init; }

        public required ImmutableArray<Door> Doors { get; init; }

        /// <summary>
        /// The first chart of the settings that has data, as finished HTML; null if none has.
        /// </summary>
        public required Html? Chart { get; init; }

        public required ImmutableArray<ChapterItem> Chapters { get; init; }

        public required ReleaseItem? Release { get; init; }

        public required ImmutableArray<FieldView> ReleaseFields { get; init; }

        public required ImmutableArray<MilestoneItem> Newest { get; init; }

        /// <summary>All key events, in the order of dates.</summary>
        public required ImmutableArray<MilestoneItem> KeyEvents { get; init; }

        public required ImmutableArray<StatusCount> Statuses { get; init; }

        public required ImmutableArray<LinkView> Kinds { get; init; }

        public required string MilestoneCount { get; init; }

        public required string ReleaseCount { get; init; }

        public required string ComponentCount { get; init; }

        public required string SourceCount { get; init; }
    }

    /// <summary>A date or a figure that a record states, with a text about it and the address of a page.</summary>
    public sealed record Fact(string Value, string Text, string Url);

    /// <summary>A link to a part of the site, with a title and a text for one kind of reader.</summary>
    public sealed record Door(string Title, string Text, string Url);

    public sealed record ChapterItem(string Title, string Url, TitleHtml Summary);

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter) =>
        [new Document.Page(Routes.Home, site.Settings.At, "home", () => Create(site, presenter))];

    private static View Create(SiteModel site, Presenter presenter) => new()
    {
        Title = site.Settings.Title,
        HeadTitle = site.Settings.Title,
        Description = site.Settings.Home.Lead ?? site.Settings.Tagline ?? site.Settings.Title,
        Lead = site.Settings.Home.Lead ?? (site.Settings.Tagline is { } tagline ? WithStop(tagline) : null),
        Day = presenter.Day,
        Section = presenter.Url(Routes.Home),
        EditUrl = presenter.EditUrl(site.Settings.At),
        StructuredData = StructuredData.DescribeSite(site),
        Facts = [.. site.Settings.Home.Facts.Select(fact => FactOf(site, presenter, fact)).OfType<Fact>()],
        Doors = [.. Doors(site, presenter)],
        Chart = site.Settings.Charts.Select(chart => presenter.Drawing(chart.Id)).FirstOrDefault(chart => chart is not null),
        Chapters = [.. site.Chapters.Select(chapter =>
            new ChapterItem(chapter.Title, presenter.Url(Routes.Of(chapter)), TitleHtml.OfSummary(chapter)))],
        Release = site.NewestRelease() is { } release ? presenter.Item(release) : null,
        ReleaseFields = presenter.Fields([.. (site.NewestRelease()?.Fields ?? []).Where(field => ReleaseTable.IsShort(field.Field))]),
        Newest = presenter.Items(Past(site).Reverse().Take(Newest)),
        KeyEvents = presenter.Items(site.Milestones.Where(milestone => milestone.IsKey)),
        Statuses = StatusCount.All(site, presenter),
        Kinds = presenter.MilestoneKinds,
        MilestoneCount = presenter.Words.Number(Past(site).Length),
        ReleaseCount = presenter.Words.Number(site.Releases.Count(site.State.IsOut)),
        ComponentCount = presenter.Words.Number(site.Components.Length),
        SourceCount = presenter.Words.Number(site.Sources.Length),
    };

    // A tagline is a whole sentence, or a phrase without a punctuation mark at its end. A phrase gets a full stop.
    private static string WithStop(string tagline) =>
        tagline.Length > 0 && char.GetUnicodeCategory(tagline[^1]) == UnicodeCategory.OtherPunctuation ? tagline : tagline + ".";

    private static ImmutableArray<Milestone> Past(SiteModel site) => site.Milestones.RemoveAll(site.State.IsPlanned);

    /// <summary>
    /// Null if the record of the fact has no date or is hidden on the day of the build, if the page of its link does not exist, or if no
    /// release states its figure.
    /// </summary>
    private static Fact? FactOf(SiteModel site, Presenter presenter, HomeFact fact)
    {
        if (fact.Figure is { } figure)
            return NewestOf(site, presenter, fact, figure.Value);
        var date = fact.DateOf is not { } of || !site.Linked.TryGetValue(of.Value, out var linked) ? null : linked.Record switch
        {
            Milestone milestone => presenter.Date(milestone),
            Release release => presenter.Date(release),
            _ => null,
        };
        return date is { } known && AddressOf(site, presenter, (fact.To ?? fact.DateOf)!.Value) is { } address
            ? new(known.Text, fact.Text, address) : null;
    }

    private static Fact? NewestOf(SiteModel site, Presenter presenter, HomeFact fact, string figure)
    {
        foreach (var release in site.Releases.Reverse().OrderByDescending(site.State.IsOut))
            if (release.Figure(figure) is { } newest)
                return new(presenter.Words.Number(newest.Value), Words.FillPlaceholders(fact.Text, ("release", release.Name)),
                    AddressOf(site, presenter, fact.To?.Value) ?? presenter.Url(Routes.Figures));
        return null;
    }

    private static string? AddressOf(SiteModel site, Presenter presenter, RecordId? id) =>
        id is not null && site.Linked.TryGetValue(id, out var linked) ? presenter.Url(linked.Address) : null;

    private static IEnumerable<Door> Doors(SiteModel site, Presenter presenter)
    {
        var words = presenter.Words;
        if (!site.Chapters.IsEmpty)
            yield return new(words["door_story"], words["door_story_text"], presenter.Url(Routes.Of(site.Chapters[0])));
        if (!site.Releases.IsEmpty)
            yield return new(words["door_lookup"], words["door_lookup_text"], presenter.Url(Routes.Releases));
        if (site.Settings.Publishes(ExportKind.Data))
            yield return new(words["door_data"], words["door_data_text"], presenter.Url(Routes.Data));
    }
}
