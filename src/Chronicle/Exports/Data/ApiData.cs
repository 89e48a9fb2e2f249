using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Presentation.Drawings;
using Chronicle.Primitives;
using Chronicle.Templates;

namespace Chronicle.Exports.Data;

/// <summary>Converts records and values of the model to the types of the API. A build creates one object of this class.</summary>
internal sealed class ApiData(SiteModel site, Presenter presenter)
{
    private readonly Dictionary<RecordId, ApiLink> _links = site.Linked.Values.ToDictionary(linked => linked.Record.Id, linked =>
        new ApiLink(linked.Record.Id.Value, linked.Record.Title, presenter.Canonical(linked.Address),
            presenter.Canonical(ApiRoutes.Of(linked.Record))));

    private readonly Dictionary<SourceId, ApiLink> _sources = site.Sources.ToDictionary(source => source.Id, source => new ApiLink(
        source.Id.Value, source.Title, presenter.Canonical(Routes.Source(source.Id)), presenter.Canonical(ApiRoutes.Source(source.Id))));

    public ApiDate Date(PartialDate date) => new(
        presenter.Words.Date(date), date.Edtf, date.Machine,
        PrecisionOf(date), date.Approximate, date.Earliest, date.Latest);

    private static ApiPrecision PrecisionOf(PartialDate date) => date.Span?.Kind switch
    {
        SpanKind.Period => ApiPrecision.Interval,
        SpanKind.Before => ApiPrecision.Before,
        SpanKind.After => ApiPrecision.After,
        _ when date.Part is { } part => part < 33 ? ApiPrecision.Season : ApiPrecision.Quarter,
        _ => date.Month is null ? ApiPrecision.Year : date.Day is null ? ApiPrecision.Month : ApiPrecision.Day,
    };

    public ApiLink Link(Record record) => _links[record.Id];

    public ApiLink Link(Source source) => _sources[source.Id];

    public ApiCorrectionRow Correction(CorrectedRecord corrected) => new(corrected.Record.KindName, corrected.Record.Id.Value,
        Date(corrected.Correction.Date.Value), corrected.Correction.Text);

    public ApiChapter Chapter(Chapter chapter) => new(
        chapter.Id.Value, chapter.Title, Link(chapter).Page, Link(chapter).Json, chapter.Order, chapter.Summary,
        [.. site[chapter].Body.Headings.Select(heading =>
            new ApiHeading(heading.Level, heading.Text, $"{Link(chapter).Page}#{WebAddresses.Encode(heading.Anchor)}"))],
        Corrections(chapter), References(chapter));

    public ApiComponent Component(Component component)
    {
        var history = site.HistoryOf(component);
        return new(
            component.Id.Value, component.Name, Link(component).Page, Link(component).Json, component.Summary, component.Kind.Value,
            component.Status.Value,
            [.. component.StatusBy.Select(status => new ApiDimensionStatus(status.Dimension.Value, status.Status.Value))],
            Link(component.Parent), ImmutableArray.CreateRange(site.ChildrenOf(component), Link),
            [.. component.PartRows.Select(part => Part(component, part))],
            ImmutableArray.CreateRange(component.Aliases, alias => alias.Value), Link(component.Since), component.People,
            component.Organisations, component.Licence,
            [.. component.Related.Select(related => _links[related.Value])], WebLinks(component.Links),
            Fields(site.Settings.ComponentFields, component.Fields),
            [.. history.SelectMany(milestone => milestone.Changes.Where(change => change.Component.Value == component.Id)
                .Select(change => new ApiStatusChange(change.Dimension?.Value, change.Status.Value, Date(milestone.Date.Value),
                    Link(milestone.Release), Link(milestone))))],
            ImmutableArray.CreateRange(history, Link), Corrections(component), References(component), Date(component.Verified))
        {
            Evidence = ApiProof.Of(site, component),
        };
    }

    public ApiPart Part(Component component, PartRow part) => new(
        Link(component), part.Name.Value, $"{Link(component).Page}#{WebAddresses.Encode(part.Anchor)}", part.Summary, Link(part.Since),
        Link(part.Earliest), Link(part.Record), Fields(site.Settings.PartFields, part.Fields));

    public ApiRelease Release(Release release) => new(
        release.Id.Value, release.Name, Link(release).Page, Link(release).Json, release.Version, Date(release.Date?.Value),
        site.State.IsPlanned(release), release.IsPrerelease, site.Lines.NameOf(release), Link(release.Parent), release.LongTerm,
        [.. site.SupportOf(release).Select(period => new ApiPeriod(period.Phase.Id, Date(period.From), Date(period.To), period.End))],
        site.SupportNow(release) is { } support ? support.Now is not null : null, site.SupportNow(release)?.Now?.Phase.Id,
        Date(site.EndOfLife(release)), release.Summary,
        Fields(site.Settings.ReleaseFields, release.Fields), new(site.Settings.Figures, release.Figures),
        release.FiguresSource is { } counted ? Link(site.Find(counted)) : null, WebLinks(release.Links),
        [.. site.HistoryOf(release)
            .SelectMany(milestone =>
                milestone.Changes.Select(change =>
                    new ApiReleaseChange(_links[change.Component.Value], change.Dimension?.Value, change.Status.Value, Link(milestone))))],
        ImmutableArray.CreateRange(site.HistoryOf(release), Link), Corrections(release), References(release), Date(release.Verified))
    {
        Evidence = ApiProof.Of(site, release),
    };

    public ApiMilestone Milestone(Milestone milestone)
    {
        var link = Link(milestone);
        return new(
            link.Id, link.Title, link.Page, link.Json, Date(milestone.Date.Value), site.State.IsPlanned(milestone),
            milestone.Kind.Value, milestone.Summary, Link(milestone.Release),
            ImmutableArray.CreateRange(milestone.Components, component => _links[component.Value]),
            ImmutableArray.CreateRange(milestone.Changes, change =>
                new ApiComponentChange(_links[change.Component.Value], change.Dimension?.Value, change.Status.Value)),
            milestone.People, Link(milestone.Supersedes), [.. site.SupersededBy(milestone).Select(Link)],
            Fields(site.Settings.MilestoneFields, milestone.Fields),
            Corrections(milestone), References(milestone), Date(milestone.Verified));
    }

    public ApiSource Source(Source source)
    {
        var link = Link(source);
        return new(
            link.Id, link.Title, link.Page, link.Json, source.Kind, WebAddresses.ToAscii(source.Url.Value),
            source.Archived is { } copy ? WebAddresses.ToAscii(copy.Value) : null,
            source.Publisher, source.Authors, Date(source.Date), source.Commit, source.MessageId, source.Checked,
            Fields(site.Settings.SourceFields, source.Fields),
            ImmutableArray.CreateRange(site.Citing(source), Link))
        {
            Evidence = ApiProof.Of(site, source),
        };
    }

    public ApiEntry Entry(Milestone milestone) => new(
        milestone.Id.Value, milestone.Title, Link(milestone).Page, Link(milestone).Json,
        $"{presenter.Canonical(YearPagination.PageOf(site, milestone))}#{milestone.Id}",
        Date(milestone.Date.Value), site.State.IsPlanned(milestone), milestone.Kind.Value, milestone.Summary,
        milestone.Release?.Value.Value,
        ImmutableArray.CreateRange(milestone.Components, component => component.Value.Value));

    public ApiSupport StatusTable() => new(
        [.. site.Releases.Select(Link)],
        [.. site.Releases.Where(release => !site.State.IsOut(release)).Select(release => release.Id.Value)],
        [.. site.Components.Select(component => new ApiSupportRow(Link(component), States(component, null),
            [.. component.StatusBy.Select(status => new ApiDimensionStates(status.Dimension.Value,
                States(component, status.Dimension.Value)))]))]);

    public ApiChronology Chronology() => new(
        [.. site.Milestones.GroupBy(milestone => milestone.Date.Value.Year).OrderBy(year => year.Key).Select(year => new ApiYear(
            year.Key, year.Count(), presenter.Canonical(Routes.Year(year.Key)), presenter.Canonical(ApiRoutes.Year(year.Key, 1))))]);

    /// <summary>The prose of a record as HTML whose links work everywhere, because they begin with scheme and host.</summary>
    public string Body(Record record) =>
        new ProseHtml(site[record].Body, new BaseUrl("", site.Url.Origin + site.Url.BasePath), Picture).Value;

    private Html? Picture(string chart) => site.Settings.Charts.FirstOrDefault(declared => declared.Id == chart) is { } found
        && ChartData.Create(site, presenter.Words, found) is { } data
        ? new($"<p><img src=\"{presenter.Canonical(Routes.ChartPicture(chart))}\" alt=\"{Html.Escape(data.Finding)}\"></p>") : null;

    private ImmutableArray<ApiState> States(Component component, string? dimension)
    {
        var statuses = site.Releases.Select((_, i) => Comparisons.StatusWith(site, component, dimension, i)).ToArray();
        var all = statuses.Select((status, i) => new ApiState(site.Releases[i].Id.Value, status?.Status,
            status is null || site.Lines.Before(i) is { } before && status == statuses[before] ? null : Link(status.Since)));
        return (long)site.Components.Length * site.Releases.Length <= site.Limits.StatesInStatusTable
            ? [.. all] : [.. all.Where(state => state.Milestone is not null)];
    }

    private ApiFields Fields(ImmutableArray<FieldDeclaration> declared, ImmutableArray<FieldValue> stated) =>
        new(declared, stated, Date, id => _links[new(id)]);

    private ImmutableArray<ApiCorrection> Corrections(Record record) =>
        ImmutableArray.CreateRange(record.Corrections, correction => new ApiCorrection(Date(correction.Date.Value), correction.Text));

    private ImmutableArray<ApiReference> References(Record record) =>
        ImmutableArray.CreateRange(site[record].References, reference =>
            new ApiReference(reference.Number, reference.Uses, Link(reference.Source)));

    private ApiLink? Link(Located<RecordId>? reference) => reference is null ? null : _links[reference.Value];

    private ApiDate? Date(PartialDate? date) => date is { } known ? Date(known) : null;

    private static ImmutableArray<ApiWebLink> WebLinks(ImmutableArray<WebLink> links) =>
        [.. links.Select(link => new ApiWebLink(link.Title, WebAddresses.ToAscii(link.Url.Value)))];
}
