using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Templates;
using static Chronicle.Read.Schema.SchemaType;

namespace Chronicle.Read.Schema;

/// <summary>
/// The keys of every kind of file: the contract with authors, in one place. The reader checks by it; the schemas for editors, the
/// questions of <c>new</c> and the reference in <c>input/README.md</c> are made from it. The examples are those of a chronicle of lamps.
/// </summary>
internal static class Schemas
{
    /// <summary>The kinds of source, in the order in which they are listed.</summary>
    public static readonly ImmutableArray<string> SourceKinds =
        ["mailing-list", "commit", "news", "docs", "talk", "blog", "repository", "release-notes", "book"];

    /// <summary>The kinds that count as primary where <c>site.yml</c> names none.</summary>
    public static readonly ImmutableArray<string> PrimarySources = ["mailing-list", "commit", "docs", "repository", "release-notes"];

    public static readonly ImmutableArray<string> FieldTypes = ["text", "list", "code", "code-list", "number", "version", "date"];

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

    internal static readonly ObjectSchema Link = new("link",
    [
        Required("title", Text, "The words of the link.", "The maker's page"),
        Required("url", Address, "Where it leads.", "https://lamps.example/maker"),
    ]);

    private static readonly ObjectSchema Correction = new("correction",
    [
        Required("date", Day, "When it was corrected.", "2026-01-05"),
        Required("text", Text, "What was wrong, and what is right.", "The month was March, not May."),
    ]);

    private static readonly ObjectSchema Term = new("word of the vocabulary",
    [
        Required("label", Text, "What readers see.", "On sale"),
        Optional("plural", Text, "The heading over several; the label if it is absent.", "On sale"),
        Optional("description", Text, "What the word means, in a sentence.", "It can be bought."),
        Optional("tone", new OneOf("tone", Tones), "The mark and the colour of the label.", "good"),
    ]);

    private static readonly ObjectSchema Declaration = new("declared field",
    [
        Required("label", Text, "What readers see.", "Light"),
        Required("type", new OneOf("type", FieldTypes), "What its value is; it decides how the value is shown, compared and exported.",
            "number"),
        Optional("description", Text, "What it means, in a sentence.", "In lumens, as the maker states it."),
    ]);

    private static readonly ObjectSchema Figure = new("declared figure",
    [
        Required("label", Text, "What readers see.", "Lamps sold"),
        Optional("description", Text, "What was counted, and how.", "Counted at the end of the year."),
    ]);

    private static readonly ObjectSchema Navigation = new("navigation link",
    [
        Required("title", Text, "The words of the link.", "Lamps"),
        Required("to", Text, "The id of a record, or an address of this site from its first slash.", "/components/"),
    ]);

    private static readonly ObjectSchema Suppression = new("silence",
    [
        Required("code", Text, "The code of a warning.", "L211"),
        Required("reason", Text, "Why it does not matter here.", "Listed for further reading."),
    ]);

    private static readonly Field Summary = Required("summary", Text,
        "One or two plain sentences: the lead of the page, and its description in search results.",
            "The first lamp that burns for a night.");

    private static readonly Field Sources = Required("sources", new ListOf(Source),
        "Ids of sources; those that the prose does not cite are listed after those that it does.", "[paper]");

    private static readonly Field Links = Optional("links", new ListOf(new ObjectOf(Link)), "Links for readers, each with title and url.",
        "[{ title: The maker's page, url: \"https://lamps.example/maker\" }]");

    private static readonly Field People = Optional("people", Texts, "Names of people who had a part in it.", "[A. Maker]");

    private static readonly Field Verified = Optional("verified", Day, "The day on which the facts were last held against the sources.",
        "\"2026-11-22\"");

    private static readonly Field Corrections = Optional("corrections", new ListOf(new ObjectOf(Correction)),
        "What was wrong on this page, and when it was put right; the page and /corrections/ list it.",
        "[{ date: \"2026-01-05\", text: \"The month was March, not May.\" }]");

    private static readonly Field AutoLink = Optional("auto_link", YesOrNo,
        "false switches links by themselves, at plain mentions of names, off in this file.", "false");

    /// <summary>The keys of a record that had a different id before, or that counts no more. No new record has them.</summary>
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
        Summary, Sources with { Required = false }, Corrections, AutoLink, .. Past,
    ]);

    public static readonly ObjectSchema Component = new("component",
    [
        Required("name", Text, "What it is called: unique, since it becomes a link where it is mentioned.", "Desk lamp"),
        Required("kind", new TermOf("component_kinds"), "A word of component_kinds.", "lamp"),
        Required("status", new TermOf("statuses"), "A word of statuses: the one that the last milestone naming it in changes gives.",
            "sold"),
        Summary, Sources,
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
        Optional("lts", YesOrNo, "true for a long-term release.", "true"),
        Optional("end_of_life", Day, "When support ended, or is planned to end.", "2004-02"),
        Optional("figures", new MapOf(Figures, new IdOf(IdSpace.Figure)), "Numbers, each under a name that figures in site.yml declares.",
            "{ lamps_sold: 1200 }"),
        Optional("figures_source", Source, "The source that the figures were counted on; it need not stand in sources too.", "paper"),
        Links, Verified, Corrections, AutoLink, .. Past,
    ]);

    public static readonly ObjectSchema Milestone = new("milestone",
    [
        Required("title", Text, "What happened, in a few words.", "First light"),
        Required("date", Day, "When it happened, as precisely as the source says; not after the date of the release it names.", "1999-03"),
        Required("kind", new TermOf("milestone_kinds"), "A word of milestone_kinds.", "launch"),
        Summary, Sources,
        Optional("release", new IdOf(IdSpace.Release), "The release it led to, or belongs to.", "\"2\""),
        Optional("components", new ListOf(new IdOf(IdSpace.Component)), "Ids of the components it concerns.", "[desk-lamp]"),
        Optional("changes", new MapOf(new TermOf("statuses"), new IdOf(IdSpace.Component)),
            "The status that a component gained, by the component's id.", "{ desk-lamp: sold }"),
        People,
        Optional("supersedes", new IdOf(IdSpace.Milestone), "The milestone whose place it takes.", "first-sketch"),
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

    public static readonly ObjectSchema Gone = new("redirect",
    [
        Required("gone", Text, "Why the page was taken out.", "It was a mistake; nothing of it happened."),
    ]);

    public static readonly ObjectSchema Settings = new("site",
    [
        Required("title", Text, "What the site is called.", "Lamps"),
        Optional("tagline", Text, "What it is about, in a line.", "How light came into the house"),
        Optional("url", Address, "Where it is published; its path is the base path. --base-url takes its place; one of the two is needed "
            + "to publish.", "https://lamps.example/"),
        Optional("repository", Address, "The repository of the input, for the edit links; that of --repository if it is absent.",
            "https://code.example/lamps"),
        Optional("branch", Text, "The branch that the edit links lead to; that of --branch, or main, if it is absent.", "main"),
        Required("language", new Language(), "A language tag; the theme has its words in theme/i18n/LANGUAGE.yml.", "en"),
        Optional("licence", Text, "The licence of the text.", "CC BY 4.0"),
        Optional("release_title", Text, "How a release is called; {version} stands for its id.", "Catalogue {version}"),
        Optional("tag_authority", Text,
            "A host that was yours, a comma, and a day, month or year on which it was. "
                + "Every id in feeds, calendars and linked data begins with it, so it never changes; "
                + "without it there are no feeds and no calendars.",
            "lamps.example,2026"),
        Required("component_kinds", new MapOf(new ObjectOf(Term)), "The kinds of component, in their order.",
            "{ lamp: { label: Lamp, plural: Lamps } }"),
        Required("statuses", new MapOf(new ObjectOf(Term)), "The statuses of components, in the order of a usual life.",
            "{ sold: { label: On sale, tone: good } }"),
        Required("milestone_kinds", new MapOf(new ObjectOf(Term)), "The kinds of milestone, in their order.",
            "{ launch: { label: Launch, plural: Launches } }"),
        Optional("component_fields", new MapOf(new ObjectOf(Declaration)), "Facts of this subject that components may state.",
            "{ light: { label: Light, type: number } }"),
        Optional("release_fields", new MapOf(new ObjectOf(Declaration)), "Facts of this subject that releases may state.",
            "{ pages: { label: Pages, type: number } }"),
        Optional("figures", new MapOf(new ObjectOf(Figure)), "Numbers that releases may state.", "{ lamps_sold: { label: Lamps sold } }"),
        Optional("navigation", new ListOf(new ObjectOf(Navigation)), "The main navigation, in its order.",
            "[{ title: Lamps, to: /components/ }]"),
        Optional("verified_within", new MapOf(Days, new OneOf("kind of record", ["component", "release", "milestone"])),
            "The days after which a record of this kind should be checked again; /quality/ lists what is overdue.", "{ component: 365 }"),
        Optional("primary_sources", new ListOf(SourceKind),
            "The kinds of source that count as primary: mailing-list, commit, docs, repository and release-notes if it is absent.",
            "[commit, docs]"),
        Optional("budgets", new MapOf(Kilobytes),
            "The kilobytes that a page of a kind (called like its layout, or default) may weigh: HTML and style sheets, compressed.",
            "{ default: 14 }"),
        Optional("look", new ObjectOf(LookSchema.Look), "What the site changes of the theme's look without a file of its own.",
            "{ footer: Made by the friends of lamps. }"),
        Optional("cards", YesOrNo, "false draws no card pictures, for sites of many thousand records.", "false"),
        Optional("exports", new ListOf(new OneOf("export", Exports)),
            "What is published beside the pages and the feed of the whole site; "
                + "all of it if the key is absent, nothing if the list is empty.", "[data, search]"),
        Optional("silenced", new ListOf(new ObjectOf(Suppression)), "Warnings that are switched off; errors cannot be.",
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
