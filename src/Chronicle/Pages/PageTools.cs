using System.Text;
using System.Text.RegularExpressions;
using Chronicle.Domain;
using Chronicle.Exports;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Templates;

namespace Chronicle.Pages;

/// <summary>Creates the tools of a page: the citation, and the files to which a reader can subscribe or that a program can use.</summary>
internal static partial class PageTools
{
    public static PageToolsView CreateFor(SiteModel site, Presenter presenter, Record record)
    {
        var address = Routes.Of(record);
        var component = record as Component;
        return new(
            record is Component or Release ? Feed(site, presenter, address) : null,
            component is null ? null : Calendar(site, presenter, address, events => events.Of(component)),
            site.Settings.Publishes(ExportKind.Markdown) ? presenter.Url(Routes.MarkdownOf(address)) : null,
            Citation(site, presenter, record.Id.Value, record.Title, address, record.Revision, record.LastChecked),
            component is not null && site.Settings.Publishes(ExportKind.Badges) ? Badge(site, presenter, component) : null);
    }

    public static PageToolsView CreateFor(SiteModel site, Presenter presenter, Source source)
    {
        var revision = InputHash.HashFile(Encoding.UTF8.GetBytes(string.Join('\n',
        [
            source.Title, source.Url.Value, source.Kind, source.Publisher, .. source.Authors, source.Date?.Edtf, source.Archived?.Value,
            source.Commit, source.MessageId, source.Checked,
            .. source.Fields.SelectMany(field => field.Items.Select(item => $"{field.Field.Id}: {item.Labelled}")),
        ])));
        return new(Citation: Citation(site, presenter, "source-" + source.Id.Value, source.Title, Routes.Source(source.Id), revision,
            day: null));
    }

    /// <summary>The tools of a list of records. A list has a feed but no citation.</summary>
    public static PageToolsView CreateForList(SiteModel site, Presenter presenter, UrlPath page) =>
        new(Feed(site, presenter, page));

    /// <summary>The feed and the calendar of the whole site.</summary>
    public static PageToolsView CreateForSite(SiteModel site, Presenter presenter) =>
        new(Feed(site, presenter, Routes.Home), Calendar(site, presenter, Routes.Home, events => events.OfAll()));

    private static string? Feed(SiteModel site, Presenter presenter, UrlPath page) =>
        Feeds.Publishes(site, page) ? presenter.Url(Routes.FeedOf(page)) : null;

    private static CalendarView? Calendar(SiteModel site, Presenter presenter, UrlPath page, Func<CalendarEvents, CalendarContent> find)
    {
        if (site.Settings.TagAuthority is null || !site.Settings.Publishes(ExportKind.Calendars)
            || find(new(site, presenter)) is not { Events.IsEmpty: false } content)
            return null;
        return new(presenter.Url(Routes.CalendarOf(page)), content.LeftOut == 0 ? null : presenter.Words.Number(content.LeftOut));
    }

    // The revision is that of the record, not of all data. Otherwise a change of one record would change every page.
    private static CitationView Citation(SiteModel site, Presenter presenter, string key, string title, UrlPath address,
        string recordRevision, PartialDate? day)
    {
        var (name, revision, url) = (site.Settings.Title, site.Revision.With(recordRevision).ToString(), presenter.Canonical(address));
        return new(
            presenter.Words.Fill(day is null ? "citation" : "citation_dated", ("title", title), ("site", name), ("revision", revision),
                ("url", url), ("date", day is { } known ? presenter.Words.Date(known) : "")),
            BibTex.Create(key, title, name, revision, url, day));
    }

    private static BadgeView Badge(SiteModel site, Presenter presenter, Component component)
    {
        var (badge, page) = (presenter.Canonical(Routes.BadgeOf(component)), presenter.Canonical(Routes.Of(component)));
        var alternative = CleanText.Clean($"{component.Name}: {Badges.RightText(site, presenter, component)}");
        var escaped = MarkdownSign().Replace(alternative, @"\$0");
        return new(presenter.Url(Routes.BadgeOf(component)), alternative, $"[![{escaped}]({badge})]({page})",
            $"<a href=\"{Html.Escape(page)}\"><img src=\"{Html.Escape(badge)}\" alt=\"{Html.Escape(alternative)}\"></a>");
    }

    [GeneratedRegex(@"[\\\[\]<>&*_`!]")]
    private static partial Regex MarkdownSign();
}
