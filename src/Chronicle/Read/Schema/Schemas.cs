using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Templates;
using static Chronicle.Read.Schema.SchemaType;

namespace Chronicle.Read.Schema;

/// <summary>
/// The keys of every kind of file: the contract with authors, in one place. The reader checks files by them. The schemas for editors, the
/// questions of <c>new</c> and the reference in <c>input/README.md</c> are made from them. The examples belong to a chronicle of lamps.
/// </summary>
internal static class Schemas
{
    /// <summary>The kinds of source, in the order in which they are listed.</summary>
    public static readonly ImmutableArray<string> SourceKinds =
        ["mailing-list", "commit", "news", "docs", "talk", "blog", "repository", "release-notes", "book"];

    /// <summary>The kinds that are primary if <c>site.yml</c> names none.</summary>
    public static readonly ImmutableArray<string> PrimarySources = ["mailing-list", "commit", "docs", "repository", "release-notes"];

    public static readonly ImmutableArray<string> Tones = ["neutral", "aside", "open", "good", "over"];

    /// <summary>In the order of <see cref="Domain.ExportKind"/>.</summary>
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
    internal static readonly WebAddress Address = new();
    private static readonly IdOf Source = new(IdSpace.Source);
    private static readonly OneOf SourceKind = new("kind of source", SourceKinds);

    private static readonly ObjectSchema Term = new("word of the vocabulary",
    [
        Required("label", Text, "What readers see.", "On sale"),
        Optional("plural", Text, "The heading over several; the label if it is absent.", "On sale"),
        Optional("description", Text, "What the word means, in a sentence.", "It can be bought."),
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
        "The day on which the facts were last held against the sources.", "\"2026-11-22\"");
    private static readonly Field Corrections = Optional("corrections", new ListOf(new ObjectOf(SchemaParts.Correction)),
        "What was wrong on this page, and when it was put right; the page and /corrections/ list it.",
        "[{ date: \"2026-01-05\", text: \"The month was March, not May.\" }]");
    private static readonly Field AutoLink = Optional("auto_link", YesOrNo,
        "false switches links by themselves, at plain mentions of names, off in this file.", "false");

    /// <summary>The keys of a record whose id has changed, or that is retired. New records do not have them.</summary>
    public static readonly ImmutableArray<Field> Past =
    [
        Optional("first_id", new NewId(), "The id with which the record was published first; move writes it.", "old-lamp"),
        Optional("superseded_by", new IdOf(IdSpace.Record), "The record that counts in place of this one.", "floor-lamp"),
        Optional("split_into", new ListOf(new IdOf(IdSpace.Record), MayBeEmpty: false), "The records that count in place of this one.",
            "[wall-lamp, floor-lamp]"),
        Optional("withdrawn", Text, "Why the record counts no more.", "It was no lamp."),
    ];

    public static readonly ObjectSchema Chapter = new("chapter",
    [
        Required("title", Text, "The heading of the page.", "How lamps came"),
        Required("order", Order, "Its place among the chapters: a whole number.", "2"),
        Summary, Sources with { Required = false },
        Optional("glossary", YesOrNo, "true: its headings of the third level are terms; other pages link to them.", "true"),
        Corrections, AutoLink, .. Past,
    ]);

    public static readonly ObjectSchema Component = new("component",
    [
        Required("name", Text, "What it is called: unique, since it becomes a link where it is mentioned.", "Desk lamp"),
        Required("kind", new TermOf("component_kinds"), "A word of component_kinds.", "lamp"),
        Required("status", new TermOf("statuses"), "A word of statuses: the one that the last milestone naming it in changes gives.",
            "sold"),
        Summary, Sources,
        Optional("status_by", new MapOf(new TermOf("statuses"), new IdOf(IdSpace.Dimension)),
            "Its statuses in single dimensions, which status_dimensions declares.", "{ home: sold }"),
        Optional("parent", new IdOf(IdSpace.Component), "The component that it is a part of.", "lamp-set"),
        Optional("parts", new MapOf(new ObjectOf(SchemaParts.Part)),
            "Its parts that need no page, each under its name: rows of a table on the page, with the facts that part_fields declares.",
            "{ foot: { summary: It holds the lamp, since: \"2\" } }") with { Yields = true },
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
        Optional("title", Text, "What it is called, if release_title does not say it.", "The spring catalogue"),
        Optional("version", Text, "The version as it is written, if it cannot be the file's name.", "24H2"),
        Optional("line", Text, "The name of its line of releases, if release_lines does not say it.", "Series 2"),
        Optional("parent", new IdOf(IdSpace.Release), "The release that this one mends.", "\"2\""),
        Optional("prerelease", YesOrNo, "Whether it is a pre-release, if its version does not say it, as 2-rc1 does.", "true"),
        Optional("lts", YesOrNo, "true for a long-term release.", "true"),
        Optional("support", new MapOf(new Period(), new TermOf("support_phases")),
            "The phases of its support: from and to, or the end alone, or true (it goes on), or false (it is over).",
            "{ sold: 2001-02-03/2004-02, repaired: 2010 }"),
        Optional("end_of_life", Day, "When support ended, or is planned to end: the end of the last phase alone.", "2004-02"),
        Optional("figures", new MapOf(Figures, new IdOf(IdSpace.Figure)), "Numbers, each under a name that figures in site.yml declares.",
            "{ lamps_sold: 1200 }"),
        Optional("figures_source", Source, "The source that the figures were counted on; it need not stand in sources too.", "paper"),
        Links, Verified, Corrections, AutoLink, .. Past,
    ]);

    public static readonly ObjectSchema Milestone = new("milestone",
    [
        Required("title", Text, "What happened, in a few words.", "First light"),
        Required("date", Day, "When it happened, or is planned, as precisely as the source says.", "1999-03"),
        Required("kind", new TermOf("milestone_kinds"), "A word of milestone_kinds.", "launch"),
        Summary, Sources,
        Optional("order", Order, "Its place among the events of the same date; 0 if it is absent.", "1"),
        Optional("release", new IdOf(IdSpace.Release),
            "The release it is about. With changes, the release that brought them: then the event is not after the release.", "\"2\""),
        Optional("components", new ListOf(new IdOf(IdSpace.Component)), "Ids of the components it concerns.", "[desk-lamp]"),
        Optional("changes", new MapOf(
            new Either(new TermOf("statuses"), new MapOf(new TermOf("statuses"), new IdOf(IdSpace.Dimension))),
            new IdOf(IdSpace.Component)),
            "The status that a component gained, by the component's id; or its statuses in single dimensions.", "{ desk-lamp: sold }"),
        People,
        Optional("supersedes", new IdOf(IdSpace.Milestone), "The milestone whose place it takes.", "first-sketch"),
        Optional("key", YesOrNo, "true for one of the few events that the drawing of the chronology and the home page name.", "true"),
        Verified, Corrections, AutoLink, .. Past,
    ]);

    public static readonly ObjectSchema SourceEntry = new("source",
    [
        Required("title", Text, "What it is called where it was published.", "A lamp is lit"),
        Required("url", Address, "Where a reader finds it.", "https://paper.example/a-lamp"),
        Required("kind", SourceKind, "What kind of source it is.", "news"),
        Optional("publisher", Text, "Who published it.", "The Paper"),
        Optional("authors", Texts, "Who wrote it.", "[B. Writer]"),
        Optional("date", Day, "When it was published.", "\"1999-03-04\""),
        Optional("archived", Address, "The address of an archived copy.", "https://archive.example/a-lamp"),
        Optional("commit", new Stated(Text, EvidenceSchemas.Commit),
            "The hash of the commit, which identifies it without its address; with dated or disputed beside it: "
                + "{ value: 0123456789ab, dated: author }.", "0123456789ab"),
        Optional("message_id", Text, "The Message-ID of the mail, which identifies it without its address.", "1999.a@paper.example"),
        Optional("checked", Text, "What of it was read, in a short sentence.", "Read."),
    ]);

    /// <summary>The schema of a source with the kinds that <c>site.yml</c> declares.</summary>
    public static ObjectSchema SourceOf(ImmutableArray<string> kinds) => SourceEntry with
    {
        Fields = [.. SourceEntry.Fields.Select(field =>
            field.Name == "kind" ? field with { Type = new OneOf("kind of source", kinds) } : field)],
    };

    public static readonly ObjectSchema Settings = new("site",
    [
        Required("title", Text, "What the site is called.", "Lamps"),
        Optional("tagline", Text, "What it is about, in a line.", "How light came into the house"),
        Optional("subject", Text, "What the chronicle is about, as sentences call it; the title if it is absent.", "the lamps"),
        Optional("about", Text, "The record that says how the chronicle is made; every page leads to it.", "about"),
        Optional("home", new ObjectOf(HomeSchemas.Home), "What the home page says first.", "{ lead: Since 1999 houses have light. }"),
        Optional("url", Address, "Where it is published; its path is the base path. --base-url takes its place; one of the two is needed "
            + "to publish.", "https://lamps.example/"),
        Optional("repository", Address, "The repository of the input, for the edit links; that of --repository if it is absent.",
            "https://code.example/lamps"),
        Optional("branch", Text, "The branch that the edit links lead to; that of --branch, or main, if it is absent.", "main"),
        Required("language", new Language(), "A language tag; the theme has its words in theme/i18n/LANGUAGE.yml.", "en"),
        Optional("licence", Text, "The licence of the text.", "CC BY 4.0"),
        Optional("release_title", Text, "How a release is called; {version} stands for its id.", "Catalogue {version}"),
        Optional("tag_authority", Text, "A host that was yours, a comma, and a day, month or year on which it was. "
                + "Every id in feeds, calendars and linked data begins with it, so it never changes; "
                + "without it there are no feeds and no calendars.", "lamps.example,2026"),
        Required("component_kinds", new MapOf(new ObjectOf(Term)), "The kinds of component, in their order.",
            "{ lamp: { label: Lamp, plural: Lamps } }"),
        Required("statuses", new MapOf(new ObjectOf(Term)), "The statuses of components, in the order of a usual life.",
            "{ sold: { label: On sale, tone: good } }"),
        Required("milestone_kinds", new MapOf(new ObjectOf(Term)), "The kinds of milestone, in their order.",
            "{ launch: { label: Launch, plural: Launches } }"),
        Optional("as_of", new Date(DateForm.Day),
            "The day whose state the site shows: what lies after it is planned. Without it, the newest day in the data.", "\"2026-11-22\""),
        Optional("support_phases", new MapOf(new ObjectOf(Term)), "The phases of the support of a release, in their order.",
            "{ sold: { label: On sale, tone: good }, repaired: { label: Repaired, tone: open } }"),
        Optional("release_lines", new ObjectOf(SchemaParts.Lines),
            "How releases form lines: before, after and compare go within a line.", "{ pattern: \"Series {major}\" }"),
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
            "Parts of the world in which components have a status of their own, such as platforms or architectures.",
            "{ home: { label: At home } }"),
        Optional("words", new MapOf(new Either(Text, new MapOf(Text, new OneOf("form of a number", PluralRules.Forms)))),
            "Words of the theme (theme/i18n) that this site replaces. A counted word has a text for each form of a number.",
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
            "The kinds of source that count as primary: mailing-list, commit, docs, repository and release-notes if it is absent.",
            "[commit, docs]"),
        Optional("budgets", new MapOf(Kilobytes),
            "The kilobytes that a page of a kind (called like its layout, or default) may weigh: HTML and style sheets, compressed.",
            "{ default: 14 }"),
        Optional("look", new ObjectOf(LookSchema.Look), "What the site changes of the theme's look without a file of its own.",
            "{ footer: Made by the friends of lamps. }"),
        Optional("cards", YesOrNo, "false draws no card pictures, for sites of many thousand records.", "false"),
        Optional("exports", new ListOf(new OneOf("export", Exports)), "What is published beside the pages and the feed of the whole site; "
                + "all of it if the key is absent, nothing if the list is empty.", "[data, search]"),
        Optional("silenced", new ListOf(new ObjectOf(SchemaParts.Suppression)), "Warnings that are switched off; errors cannot be.",
            "[{ code: L211, reason: Listed for further reading. }]"),
        Optional("evidence", new ObjectOf(EvidenceSchemas.Settings),
            "The source tree of the subject, and the questions by which its releases prove what records state.",
            "{ repository: \"https://code.example/lamps\" }"),
    ]);

    internal static Field Required(string name, SchemaType type, string description, string example) =>
        new(name, type, Required: true, description, example);

    internal static Field Optional(string name, SchemaType type, string description, string example) =>
        new(name, type, Required: false, description, example);
}
