using System.Collections.Immutable;
using Chronicle.Presentation.Evidence;
using Chronicle.Templates;

namespace Chronicle.Presentation;

// The views that templates read. Addresses are ready for use in links; texts are plain, and the template engine escapes them. Templates use
// the names of this file in snake case: HeadTitle is head_title.

/// <summary>The values that the views of all pages have.</summary>
internal abstract record PageView
{
    /// <summary>The title in the single h1 of the page.</summary>
    public required TitleHtml Title { get; init; }

    /// <summary>The title without the marks of inline code, for attributes.</summary>
    public string PlainTitle => Title.Plain;

    /// <summary>
    /// The title for the browser and for search engines. The renderer makes it from the title, unless the page has a different one.
    /// </summary>
    public string HeadTitle { get; init; } = "";

    public required string Description { get; init; }

    /// <summary>
    /// The full address of the page, with scheme and host. The renderer fills it, unless the page leads to a different address.
    /// </summary>
    public string Canonical { get; init; } = "";

    /// <summary>
    /// Whether search engines should not list the page. The renderer sets it for the pages that the sitemap does not list.
    /// </summary>
    public bool IsUnlisted { get; init; }

    /// <summary>The address of the navigation entry to which this page belongs; empty if it belongs to none.</summary>
    public string Section { get; init; } = "";

    /// <summary>The links to the pages above this page, the home page first.</summary>
    public ImmutableArray<LinkView> Breadcrumbs { get; init; } = [];

    public LinkView? Previous { get; init; }

    public LinkView? Next { get; init; }

    /// <summary>The address at which an author can change the file behind this page; null if there is none.</summary>
    public string? EditUrl { get; init; }

    /// <summary>The address that shows the history of the file behind this page; null if there is none.</summary>
    public string? HistoryUrl { get; init; }

    public DateView? Verified { get; init; }

    /// <summary>The day of the newest correction.</summary>
    public DateView? Corrected { get; init; }

    public Html Body { get; init; } = Html.Empty;

    /// <summary>Whether the body shows a chart. Charts have a separate style sheet.</summary>
    public bool HasChart { get; init; }

    /// <summary>Whether the body shows a diagram. Diagrams need the style sheet of charts and one more.</summary>
    public bool HasDiagram { get; init; }

    public ImmutableArray<ReferenceView> References { get; init; } = [];

    public ImmutableArray<MentionView> MentionedIn { get; init; } = [];

    /// <summary>The records that name the record of this page in a declared field.</summary>
    public ImmutableArray<NamingView> NamedBy { get; init; } = [];

    /// <summary>Whether the page is about one subject, and not a list.</summary>
    public bool IsArticle { get; init; }

    /// <summary>The card of the page; null if the page uses the card of the site.</summary>
    public CardView? Card { get; init; }

    /// <summary>Corrected errors of the page.</summary>
    public ImmutableArray<CorrectionView> Corrections { get; init; } = [];

    public PageToolsView? Tools { get; init; }

    /// <summary>The structured data of the page for search engines: a finished element.</summary>
    public Html StructuredData { get; init; } = Html.Empty;

    /// <summary>The breadcrumbs for search engines: a finished element. The renderer creates it from <see cref="Breadcrumbs"/>.</summary>
    public Html Trail { get; init; } = Html.Empty;

    /// <summary>Former anchors of this page. The renderer fills the list from the redirects.</summary>
    public ImmutableArray<MovedPart> Moved { get; init; } = [];
}

/// <summary>A former anchor of a page: the new address of its content, or the reason why the content is gone.</summary>
internal sealed record MovedPart(string Id, string? Url, string? Gone);

/// <summary>
/// The values that are the same on every page. <c>Version</c> changes with the theme's style sheet and scripts. It is the query in their
/// addresses, so that a browser fetches changed files again. <c>Locale</c> is the language in the form of Open Graph. <c>Previews</c> is
/// the number of files with link previews. <c>Search</c> is null if the search is not published. <c>Foot</c> holds the links at the foot of
/// every page. <c>ReportUrl</c> is the address at which a reader can report a mistake; null without a repository. <c>Feed</c> is the feed
/// of the whole site; null if there are no feeds.
/// </summary>
internal sealed record SiteView(
    string Title, string? Tagline, string Language, string Home, string? Licence, string? Repository, string Version, int Previews,
    LinkView? Search, ImmutableArray<LinkView> Navigation, ImmutableArray<LinkView> Foot, string? ReportUrl,
    string Locale, CardView? Card, string? Feed)
{
    /// <summary>The address of the logo before the name of the site; null if the site uses the mark of the theme.</summary>
    public string? Logo { get; init; }

    /// <summary>The address of the icon of the site; null if the site uses the mark of the theme.</summary>
    public string? Icon { get; init; }

    /// <summary>A sentence at the foot of every page; null if there is none.</summary>
    public string? Footer { get; init; }

    public ImmutableArray<LinkView> FooterLinks { get; init; } = [];

    public ImmutableArray<HeadLinkView> HeadLinks { get; init; } = [];
}

/// <summary>A link element in the head, for programs.</summary>
internal sealed record HeadLinkView(string Rel, string Url);

/// <summary>The picture that other sites show beside a shared address of the page. The address has scheme and host.</summary>
internal sealed record CardView(string Url, string Alternative);

/// <summary>The date of a correction, and its text: the mistake and the correct fact.</summary>
internal sealed record CorrectionView(DateView Date, string Text);

internal sealed record LinkView(TitleHtml Title, string Url)
{
    /// <summary>The words without the marks of inline code, for attributes.</summary>
    public string PlainTitle => Title.Plain;
}

/// <summary>
/// A date. <c>Text</c> is for people. <c>Machine</c> is for the datetime attribute; null if the attribute cannot state the date.
/// <c>Edtf</c> is the date with its precision. <c>Planned</c> is whether the date is after the day whose state the site shows, or belongs
/// to a plan that nobody has confirmed.
/// </summary>
internal sealed record DateView(string Text, string? Machine, string Edtf, bool Planned = false)
{
    /// <summary>
    /// The text for a list below the name of the month: only the day of the month, or empty if the day is unknown. For a period, a season
    /// or a quarter, the whole text.
    /// </summary>
    public string DayOfMonth { get; init; } = "";
}

internal sealed record TermView(string Id, string Label, string Plural, string? Description, string Tone);

/// <summary>A milestone in a list. <c>FormerIds</c> are anchors too, because links with these anchors were published.</summary>
internal sealed record MilestoneItem(
    string Id, TitleHtml Title, string Url, DateView Date, TitleHtml Summary, TermView Kind, string KindUrl, LinkView? Release,
    ImmutableArray<LinkView> Components, ImmutableArray<string> FormerIds);

/// <summary>
/// A component in a list. <c>Depth</c> is the level of nesting: 0, or more for a component that is a part of a component above it in the
/// list.
/// </summary>
internal sealed record ComponentItem(string Id, TitleHtml Name, string Url, TitleHtml Summary, TermView Kind, TermView Status,
    LinkView? Since, int Depth = 0);

/// <summary>
/// A component with a new status, and the milestone that gave it this status. <c>Dimension</c> is null for the status as a whole.
/// </summary>
internal sealed record ChangeView(LinkView Component, TitleHtml Summary, TermView Status, LinkView Milestone, string? Dimension = null);

/// <summary>
/// A release in a list. <c>Line</c> is the name of its release line. <c>Parent</c> is the release to which this patch release belongs.
/// <c>Support</c> is null if the support is unknown. <c>IsPlanned</c> is whether the release is not out on the day whose state the site
/// shows.
/// </summary>
internal sealed record ReleaseItem(string Id, string Version, TitleHtml Title, string Url, TitleHtml Summary, DateView? Date, bool LongTerm,
    DateView? EndOfLife, string? Line, bool IsPrerelease, LinkView? Parent, SupportView? Support, bool IsPlanned = false);

/// <summary>
/// The support of a release on the day whose state the site shows. <c>Phase</c> is null if the support has ended. <c>Until</c> is null if
/// no end is known.
/// </summary>
internal sealed record SupportView(string Label, string Tone, TermView? Phase, DateView? Until);

/// <summary>
/// A declared field with its values. <c>Code</c> is whether the values need a fixed-width typeface. <c>Each</c> is whether each value has
/// its own line. <c>Items</c> has the same values as <c>Values</c>, with their links and proofs. <c>Mark</c> names the tree that contains
/// all values; null if no tree does.
/// </summary>
internal sealed record FieldView(string Label, string? Description, bool Code, ImmutableArray<string> Values, bool Each)
{
    public ImmutableArray<ValueView> Items { get; init; } = [];

    public LinkView? Mark { get; init; }
}

/// <summary>A record that names the record of the page in a declared field. <c>Field</c> is the label of this field.</summary>
internal sealed record NamingView(LinkView Record, string Kind, string Field);

/// <summary>The status of a component in one dimension, with the label and the description of the dimension.</summary>
internal sealed record DimensionView(string Label, string? Description, TermView Status);

internal sealed record FigureView(string Label, string? Description, string Value, LinkView? Mark);

internal sealed record ReferenceView(
    int Number, string Anchor, ImmutableArray<LinkView> Uses, SourceItem Source);

internal sealed record SourceItem(
    string Id, TitleHtml Title, string PageUrl, string Url, string? Archived, string Authors, string? Publisher,
    DateView? Date, string Kind);

internal sealed record MentionView(LinkView From, string Kind, string Before, string Words, string After);

/// <summary>
/// The tools of a page: for citing it, for subscribing to it and for using its data. Addresses in a citation have scheme and host.
/// </summary>
internal sealed record PageToolsView(
    string? Feed = null, CalendarView? Calendar = null, string? Markdown = null, CitationView? Citation = null, BadgeView? Badge = null);

/// <summary>
/// A calendar. <c>LeftOut</c> is the number of entries that it lacks because their day is unknown, as a text; null if it has all entries.
/// </summary>
internal sealed record CalendarView(string Url, string? LeftOut);

internal sealed record CitationView(string Text, string BibTex);

/// <summary>The badge of a page, and two texts that show it on other sites: in Markdown and in HTML.</summary>
internal sealed record BadgeView(string Url, string Alternative, string Markdown, string Html);
