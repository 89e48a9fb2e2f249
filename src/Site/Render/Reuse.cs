using System.Text;
using Site.Domain;
using Site.Export;
using Site.Link;
using Site.Read;
using Site.Text;

namespace Site.Render;

/// <summary>What a page offers to those who cite it, follow it or build on it. Addresses in a citation have scheme and host.</summary>
public sealed record ReuseView(string? Feed, CalendarView? Calendar, string? Markdown, CitationView? Citation, BadgeView? Badge)
{
    public bool IsEmpty => Feed is null && Calendar is null && Markdown is null && Citation is null;
}

/// <summary><c>LeftOut</c> is the number of entries without a known day; null if there are none.</summary>
public sealed record CalendarView(string Url, string? LeftOut);

public sealed record CitationView(string Text, string BibTex);

/// <summary>The badge, and the lines that show it elsewhere.</summary>
public sealed record BadgeView(string Url, string Alternative, string Markdown, string Html);

public static class Reuse
{
    public static ReuseView Of(SiteModel site, Presenter present, Record record)
    {
        var address = Routes.Of(record);
        return new(
            record is Component or Release ? Feed(site, present, address) : null,
            record is Component component ? Calendar(site, present, address, Calendars.CountLeftOut(Calendars.Of(site, component))) : null,
            site.Settings.Publishes(ExportKind.Markdown) ? present.Url(Routes.MarkdownOf(address)) : null,
            Citation(site, present, record.Id.Value, record.Title, address, record.File.Span),
            record is Component shown && site.Settings.Publishes(ExportKind.Badges) ? Badge(site, present, shown) : null);
    }

    public static ReuseView Of(SiteModel site, Presenter present, Source source) =>
        new(null, null, null, Citation(site, present, "source-" + source.Id.Value, source.Title, Routes.Source(source.Id), Encoding.UTF8.GetBytes(string.Join('\n',
            [source.Title, source.Url, source.Kind, source.Publisher, .. source.Authors, source.Date?.Edtf, source.Archived, source.Commit, source.MessageId, source.Checked]))), null);

    /// <summary>A list of records, which has a feed and is not cited.</summary>
    public static ReuseView OfList(SiteModel site, Presenter present, UrlPath page) => new(Feed(site, present, page), null, null, null, null);

    /// <summary>The feed and the calendar of everything.</summary>
    public static ReuseView OfAll(SiteModel site, Presenter present) =>
        new(Feed(site, present, Routes.Home), Calendar(site, present, Routes.Home, Calendars.CountLeftOut(Calendars.Of(site))), null, null, null);

    private static string? Feed(SiteModel site, Presenter present, UrlPath page) => Feeds.Publishes(site, page) ? present.Url(Routes.FeedOf(page)) : null;

    private static CalendarView? Calendar(SiteModel site, Presenter present, UrlPath page, int leftOut) =>
        site.Settings.TagAuthority is null || !site.Settings.Publishes(ExportKind.Calendars) ? null : new(present.Url(Routes.CalendarOf(page)), leftOut == 0 ? null : present.Words.Number(leftOut));

    // The revision of the record, not of all data: else a change of one record would make every page another, for those who cite it and for those who serve it.
    private static CitationView Citation(SiteModel site, Presenter present, string key, string title, UrlPath address, ReadOnlySpan<byte> record)
    {
        var (name, revision, url) = (site.Settings.Title, (InputHash.OfFile(record) with { AsOf = site.Revision.AsOf }).ToString(), present.Canonical(address));
        return new(present.Words.Fill("citation", ("title", title), ("site", name), ("revision", revision), ("url", url)), BibTex.Create(key, title, name, revision, url));
    }

    private static BadgeView Badge(SiteModel site, Presenter present, Component component)
    {
        var (badge, page) = (present.Canonical(Routes.BadgeOf(component)), present.Canonical(Routes.Of(component)));
        var alternative = CleanText.Of($"{component.Name}: {Badges.Standing(site, present, component)}");
        return new(present.Url(Routes.BadgeOf(component)), alternative, $"[![{EscapeMarkdown(alternative)}]({badge})]({page})",
            $"<a href=\"{Html.Escape(page)}\"><img src=\"{Html.Escape(badge)}\" alt=\"{Html.Escape(alternative)}\"></a>");
    }

    private static string EscapeMarkdown(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
            (c is '\\' or '[' or ']' or '<' or '>' or '&' or '*' or '_' or '`' or '!' ? escaped.Append('\\') : escaped).Append(c);
        return escaped.ToString();
    }
}
