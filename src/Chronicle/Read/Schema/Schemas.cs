using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;
using static Chronicle.Read.Schema.SchemaType;

namespace Chronicle.Read.Schema;

/// <summary>
/// The keys of every kind of file: the whole contract with authors. The reader checks files against these keys. The schemas for
/// editors, the questions of <c>new</c> and the reference in <c>input/README.md</c> are made from the same keys. The examples belong to a
/// chronicle of lamps.
/// </summary>
internal static class Schemas
{
    /// <summary>The kinds of source if <c>site.yml</c> declares none, in the order in which pages list them.</summary>
    public static readonly ImmutableArray<string> SourceKinds =
        ["mailing-list", "commit", "news", "docs", "talk", "blog", "repository", "release-notes", "book"];

    /// <summary>The primary kinds of source if <c>site.yml</c> does not name them.</summary>
    public static readonly ImmutableArray<string> PrimarySources = ["mailing-list", "commit", "docs", "repository", "release-notes"];

    public static readonly ImmutableArray<string> Tones = ["neutral", "aside", "open", "good", "over"];

    /// <summary>
    /// The words for the exports. They have the order of <see cref="Domain.ExportKind"/>, because its values are the indexes in this list.
    /// </summary>
    public static readonly ImmutableArray<string> Exports = ["data", "feeds", "calendars", "markdown", "badges", "inventory", "search",
        "previews", "structured_data"];

    private static readonly AnyText Text = new();
    private static readonly ListOf Texts = new(Text);
    private static readonly Date Day = new();
    private static readonly Number Figures = new();
    private static readonly Number Order = new(0, 1_000_000, Whole: true);
    private static readonly Number Days = new(1, 100_000, Whole: true);
    private static readonly Number Kilobytes = new(0.001m, 1_000_000);
    private static readonly Flag YesOrNo = new();
    private static readonly WebAddress Address = new(), WebPage = new(MayBeMail: false);
    private static readonly IdOf Source = new(IdSpace.Source);
    private static readonly OneOf SourceKind = new("kind of source", SourceKinds);

    private static readonly ObjectSchema Term = new("word of the vocabulary",
    [
        Required("label", Text, "The text for readers.", "On sale"),
        Optional("plural", Text, "The heading over several; the label if it is absent.", "On sale"),
        Optional("description", Text, "The meaning of the word, in one sentence.", "It can be bought."),
        Optional("tone", new OneOf("tone", Tones), "The mark and the colour of the label.", "good"),
    ]);

    private static readonly Field Summary = Required("summary", Text,
        "One or two plain sentences: the lead of the page, and its description in search results.",
            "The first lamp that burns for a night.");
    private static readonly Field Sources = Required("sources", new ListOf(Source),
        "Ids of sources; those that the prose does not cite are listed after those that it does.", "[paper]");
    private static readonly Field Links = Optional("links", new ListOf(new ObjectOf(SchemaParts.Link)),
        "Links for readers, each with title and url.",
        "[{ title: The maker's page, url: \"https://lamps.example/maker\" }]");
    private static readonly Field People = Optional("people", Texts, "Names of people who had a part in it.", "[A. Maker]");
    private static readonly Field Verified = Optional("verified", new Date(DateForm.Single),
        "The day on which the facts were last compared with the sources.", "\"2026-11-22\"");
    private static readonly Field Corrections = Optional("corrections", new ListOf(new ObjectOf(SchemaParts.Correction)),
        "The former mistakes of this page, with the dates of their corrections; the page and /corrections/ list them.",
        "[{ date: \"2026-01-05\", text: \"The month was March, not May.\" }]");
    private static readonly Field AutoLink = Optional("auto_link", YesOrNo,
        "false: names in this file do not become links.", "false");

    /// <summary>The keys of a record whose id has changed, or that is retired. New records do not have them.</summary>
    public static readonly ImmutableArray<Field> Past =
    [
        Optional("first_id", new NewId(), "The first published id of the record; move writes it.", "old-lamp"),
        Optional("superseded_by", new IdOf(IdSpace.Record), "The record that replaces this one.", "floor-lamp"),
        Optional("split_into", new ListOf(new IdOf(IdSpace.Record), MayBeEmpty: false), "The records that replace this one.",
            "[wall-lamp, floor-lamp]"),
        Optional("withdrawn", Text, "The reason why the record is no longer valid.", "It was no lamp."),
    ];

    public static readonly ObjectSchema Chapter = new("chapter",
    [
        Required("title", Text, "The heading of the page.", "How lamps came"),
        Required("order", Order, "Its position among the chapters: a whole number.", "2"),
        Summary, Sources with { Required = false },
        Optional("glossary", YesOrNo, "true: its headings of the third level are terms; other pages link to them.", "true"),
        Corrections, AutoLink, .. Past,
    ]);

    public static readonly ObjectSchema Component = new("component",
    [
        Required("name", Text, "The name. It is unique, because it becomes a link where prose mentions it.", "Desk lamp"),
        Required("kind", new TermOf("component_kinds"), "A word of component_kinds.", "lamp"),
        Required("status", new TermOf("statuses"), "A word of statuses: the status after the last milestone that changes it.", "sold"),
        Summary, Sources,
        Optional("status_by", new MapOf(new TermOf("statuses"), new IdOf(IdSpace.Dimension)),
            "Its statuses in single dimensions, which status_dimensions declares.", "{ home: sold }"),
        Optional("parent", new IdOf(IdSpace.Component), "The component of which it is a part.", "lamp-set"),
        Optional("parts", new MapOf(new ObjectOf(SchemaParts.Part)),
            "Its parts that need no page, each under its name: rows of a table on the page, with the facts that part_fields declares.",
            "{ foot: { summary: It holds the lamp, since: \"2\" } }") with { CanBeReplaced = true },
        Optional("aliases", Texts, "Other names, unique too.", "[Lamp 7]"),
        Optional("since", new IdOf(IdSpace.Release), "The first release that has it.", "\"2\""),
        People,
        Optional("organisations", Texts, "Names of organisations that had a part in it.", "[Lamp Works]"),
        Optional("licence", Text, "The licence of the component's source.", "MIT"),
        Optional("related", new ListOf(new IdOf(IdSpace.Record)), "Ids of records. Related is mutual: one of the two may name it.",
            "[floor-lamp]"),
        Links, Verified, Corrections, AutoLink, .. Past,
    ]);

    public static readonly ObjectSchema Release = new("release",
    [
        Optional("date", Day, "The day of the release; absent: not released yet.", "\"2001-02-03\""),
        Summary, Sources,
        Optional("title", Text, "The name, if release_title does not give it.", "The spring catalogue"),
        Optional("version", Text, "The version as it is written, if it cannot be the file's name.", "24H2"),
        Optional("line", Text, "The name of its line of releases, if release_lines does not give it.", "Series 2"),
        Optional("parent", new IdOf(IdSpace.Release), "The release that this one patches.", "\"2\""),
        Optional("prerelease", YesOrNo, "Whether it is a pre-release, if its version does not show it, as 2-rc1 does.", "true"),
        Optional("lts", YesOrNo, "true for a long-term release.", "true"),
        Optional("support", new MapOf(new Period(), new TermOf("support_phases")),
            "The phases of its support: from and to, or the end alone, or true (it continues), or false (it has ended).",
            "{ sold: 2001-02-03/2004-02, repaired: 2010 }"),
        Optional("end_of_life", Day, "The end of support, or the planned end: only the end of the last phase.", "2004-02"),
        Optional("figures", new MapOf(Figures, new IdOf(IdSpace.Figure)), "Numbers, each under a name that figures in site.yml declares.",
            "{ lamps_sold: 1200 }"),
        Optional("figures_source", Source, "The source of the figures; it need not be in sources too.", "paper"),
        Links, Verified, Corrections, AutoLink, .. Past,
    ]);

    public static readonly ObjectSchema Milestone = new("milestone",
    [
        Required("title", Text, "The event, in a few words.", "First light"),
        Required("date", Day, "The date of the event, or the planned date, as precisely as the source states it.", "1999-03"),
        Required("kind", new TermOf("milestone_kinds"), "A word of milestone_kinds.", "launch"),
        Summary, Sources,
        Optional("order", Order, "Its position among the events of the same date; 0 if it is absent.", "1"),
        Optional("release", new IdOf(IdSpace.Release),
            "The release of the event. With changes, the release that contains them: then the event is not after the release.", "\"2\""),
        Optional("components", new ListOf(new IdOf(IdSpace.Component)), "Ids of the components it concerns.", "[desk-lamp]"),
        Optional("changes", new MapOf(
            new Either(new TermOf("statuses"),
                new MapOf(new TermOf("statuses"), new IdOf(IdSpace.Dimension)) { OtherKey = StatusChange.Whole }),
            new IdOf(IdSpace.Component)),
            "The new status of a component, by its id; or its new statuses in single dimensions, with its status as a whole under status.",
            "{ desk-lamp: sold }"),
        People,
        Optional("supersedes", new IdOf(IdSpace.Milestone), "The milestone that it replaces.", "first-sketch"),
        Optional("key", YesOrNo, "true for one of the few events that the drawing of the chronology and the home page name.", "true"),
        Verified, Corrections, AutoLink, .. Past,
    ]);

    public static readonly ObjectSchema SourceEntry = new("source",
    [
        Required("title", Text, "The title of the publication.", "A lamp is lit"),
        Required("url", Address, "The address at which a reader finds it.", "https://paper.example/a-lamp"),
        Required("kind", SourceKind, "The kind of source.", "news"),
        Optional("publisher", Text, "The publisher.", "The Paper"),
        Optional("authors", Texts, "The authors.", "[B. Writer]"),
        Optional("date", Day, "The date of publication.", "\"1999-03-04\""),
        Optional("archived", Address, "The address of an archived copy.", "https://archive.example/a-lamp"),
        Optional("commit", new Stated(Text, EvidenceSchemas.Commit),
            "The hash of the commit, which identifies it without its address; with dated or disputed beside it: "
                + "{ value: 0123456789ab, dated: author }.", "0123456789ab"),
        Optional("message_id", Text, "The Message-ID of the mail, which identifies it without its address.", "1999.a@paper.example"),
        Optional("checked", Text, "How the author checked it, in a short sentence: for example, which part was read.", "Read."),
    ]);

    /// <summary>The schema of a source with the kinds that <c>site.yml</c> declares.</summary>
    public static ObjectSchema SourceOf(ImmutableArray<string> kinds) =>
        SourceEntry.WithType("kind", new OneOf("kind of source", kinds));

    public static readonly ObjectSchema Settings = new("site",
    [
        Required("title", Text, "The name of the site.", "Lamps"),
        Optional("tagline", Text, "The subject, in one line.", "How light came into the house"),
        Optional("subject", Text, "The subject of the chronicle, as sentences name it; the title if it is absent.", "the lamps"),
        Optional("about", Text, "The record that describes how the chronicle is made; every page links to it.", "about"),
        Optional("home", new ObjectOf(HomeSchemas.Home), "The first part of the home page.", "{ lead: Since 1999 houses have light. }"),
        Optional("url", WebPage, "The address of the published site; its path is the base path. --base-url replaces it; one of the two "
            + "is needed to publish.", "https://lamps.example/"),
        Optional("repository", WebPage, "The repository of the input, for the edit links; that of --repository if it is absent.",
            "https://code.example/lamps"),
        Optional("branch", Text, "The branch that the edit links lead to; that of --branch, or main, if it is absent.", "main"),
        Required("language", new Language(), "A language tag; the theme has its words in theme/i18n/LANGUAGE.yml.", "en"),
        Optional("licence", Text, "The licence of the text.", "CC BY 4.0"),
        Optional("release_title", Text, "The name of a release; {version} is replaced with its version.", "Catalogue {version}"),
        Optional("tag_authority", Text, "A host, a comma, and a day, month or year on which the host was yours. "
                + "Every id in feeds, calendars and linked data begins with it, so it never changes; "
                + "without it, and without --tag-authority, there are no feeds and no calendars.", "lamps.example,2026"),
        Required("component_kinds", new MapOf(new ObjectOf(Term)), "The kinds of component, in their order.",
            "{ lamp: { label: Lamp, plural: Lamps } }"),
        Required("statuses", new MapOf(new ObjectOf(Term)), "The statuses of components, in their usual order.",
            "{ sold: { label: On sale, tone: good } }"),
        Required("milestone_kinds", new MapOf(new ObjectOf(Term)), "The kinds of milestone, in their order.",
            "{ launch: { label: Launch, plural: Launches } }"),
        Optional("as_of", new Date(DateForm.Day),
            "The day whose state the site shows: all after it is planned. The default is the newest day in the data.", "\"2026-11-22\""),
        Optional("support_phases", new MapOf(new ObjectOf(Term)), "The phases of the support of a release, in their order.",
            "{ sold: { label: On sale, tone: good }, repaired: { label: Repaired, tone: open } }"),
        Optional("release_lines", new ObjectOf(SchemaParts.Lines),
            "The lines of releases: before, after and compare stay within a line.", "{ pattern: \"Series {major}\" }"),
        Optional("component_fields", new MapOf(new ObjectOf(SchemaParts.Declaration)), "Facts of this subject that components may state.",
            "{ light: { label: Light, type: number } }"),
        Optional("part_fields", new MapOf(new ObjectOf(SchemaParts.Declaration)), "Facts of this subject that parts of components state.",
            "{ weight: { label: Weight, type: number } }"),
        Optional("release_fields", new MapOf(new ObjectOf(SchemaParts.Declaration)), "Facts of this subject that releases may state.",
            "{ pages: { label: Pages, type: number } }"),
        Optional("milestone_fields", new MapOf(new ObjectOf(SchemaParts.Declaration)), "Facts of this subject that milestones may state.",
            "{ visitors: { label: Visitors, type: number } }"),
        Optional("source_fields", new MapOf(new ObjectOf(SchemaParts.Declaration)), "Facts of this subject that sources may state.",
            "{ shelf: { label: Shelf, type: text } }"),
        Optional("source_kinds", new MapOf(new ObjectOf(Term)), "The kinds of source, in their order, in place of the usual ones.",
            "{ catalogue: { label: Catalogue, plural: Catalogues } }"),
        Optional("status_dimensions", new MapOf(new ObjectOf(SchemaParts.Dimension)),
            "Dimensions in which components have a separate status, such as platforms or architectures.",
            "{ home: { label: At home } }"),
        Optional("words", new MapOf(new Either(Text, new MapOf(Text, new OneOf("form of a number", PluralRules.Forms)))),
            "Words of the theme (theme/i18n) that this site replaces. A word with a number has a text for each plural form.",
            "{ components: Lamps }"),
        Optional("figures", new MapOf(new ObjectOf(SchemaParts.Figure)), "Numbers that releases may state.",
            "{ lamps_sold: { label: Lamps sold } }"),
        HomeSchemas.Charts,
        HomeSchemas.Diagrams,
        Optional("navigation", new ListOf(new ObjectOf(SchemaParts.Navigation)), "The main navigation, in its order.",
            "[{ title: Lamps, to: /components/ }]"),
        Optional("verified_within", new MapOf(Days, new OneOf("kind of record", ["component", "release", "milestone"])),
            "The days after which a record of this kind should be checked again; /quality/ lists what is overdue.", "{ component: 365 }"),
        Optional("primary_sources", new ListOf(Text),
            "The primary kinds of source: mailing-list, commit, docs, repository and release-notes if it is absent.",
            "[commit, docs]"),
        Optional("budgets", new MapOf(Kilobytes),
            "The kilobytes that a page of a kind (called like its layout, or default) may weigh: HTML and style sheets, compressed.",
            "{ default: 14 }"),
        Optional("look", new ObjectOf(LookSchema.Look), "The changes of the theme's look that need no theme file.",
            "{ footer: Made by the friends of lamps. }"),
        Optional("cards", YesOrNo, "false draws no card pictures, for sites of many thousand records.", "false"),
        Optional("exports", new ListOf(new OneOf("export", Exports)), "The exports beside the pages and the feed of the whole site; "
                + "all of it if the key is absent, nothing if the list is empty.", "[data, search]"),
        Optional("silenced", new ListOf(new ObjectOf(SchemaParts.Silence)), "Warnings that are switched off; errors cannot be.",
            "[{ code: L211, reason: Listed for further reading. }]"),
        Optional("evidence", new ObjectOf(EvidenceSchemas.Settings),
            "The source tree of the subject, and the questions by which its releases prove the statements of records.",
            "{ repository: \"https://code.example/lamps\" }"),
    ]);

    internal static Field Required(string name, SchemaType type, string description, string example) =>
        new(name, type, Required: true, description, example);

    internal static Field Optional(string name, SchemaType type, string description, string example) =>
        new(name, type, Required: false, description, example);
}
