using System.Collections.Immutable;
using Chronicle.Domain;
using static Chronicle.Read.Schema.Schemas;
using static Chronicle.Read.Schema.SchemaType;

namespace Chronicle.Read.Schema;

/// <summary>The keys of evidence in <c>site.yml</c>, records and evidence files. The examples belong to a chronicle of lamps.</summary>
internal static class EvidenceSchemas
{
    /// <summary>
    /// The words for the kinds of question. They have the order of <see cref="QuestionKind"/>, because an index in this list is cast to
    /// that type.
    /// </summary>
    public static readonly ImmutableArray<string> QuestionKinds = ["path", "text", "value", "list", "files", "lines", "names"];

    /// <summary>The two dates of a commit. A source states one of them.</summary>
    public static readonly ImmutableArray<string> CommitDates = ["commit", "author"];

    private static readonly AnyText Text = new();
    private static readonly WebAddress WebPage = new(MayBeMail: false);
    private static readonly ListOf Texts = new(Text);

    private static readonly ObjectSchema Reading = new("reading",
    [
        Required("file", Text, "The path of the file in the tree.", "CATALOGUE"),
        Required("pattern", Text, "A regular expression; each match of its group value is a part of the version.",
            "'^(?:YEAR|PART) = (?<value>[0-9]+)$'"),
    ]);

    private static readonly ObjectSchema Measured = new("place of a version",
    [
        Required("field", Text, "A field of release_fields.", "counted_in"),
        Required("pattern", Text, "A regular expression whose group value is the version.", "'^Catalogue (?<value>[0-9.]+)'"),
    ]);

    private static readonly ObjectSchema Question = new("question",
    [
        Required("ask", new OneOf("question", QuestionKinds),
            "The form of the question: path (it exists), text (a file contains it), value (a file states it), list (files state them), "
                + "files, lines or names (their number).", "text"),
        Optional("files", Texts,
            "The files to read: paths with * for any characters of a name and ** for any folders.", "[\"**/lamps.txt\"]"),
        Optional("except", Texts, "The files among them that are left out.", "[\"old/**\"]"),
        Optional("pattern", Text,
            "A regular expression for the contents, line ends included. {value} is replaced with the record's value; the group value is "
                + "the value that is read.", "'^lamp {value}$'"),
        Optional("within", Text, "The part of a file in which the pattern is searched for: a regular expression.",
            "'^lamps(?:.|\\n)*?^end'"),
        Optional("name", Text, "A regular expression for the path of a file, with the group value.", "'^(?<value>[^/]+)/'"),
        Optional("strip", Text, "The beginning of a value that the tree does not write.", "LAMP_"),
        Optional("form", Text, "The template of a value from several groups, each in braces.", "\"{value} ({colour})\""),
        Optional("words", new MapOf(Text), "The words of the tree, each with the word that records have.", "{ lmp: lamp }"),
        Optional("news", new MapOf(new TermOf("component_kinds")),
            "For harvest, with ask: path: paths that may become components; with ask: text: files whose texts may become "
                + "components. Each with the kind of component.", "{ \"lamps/*.txt\": lamp }"),
        Optional("news_pattern", Text,
            "For harvest, with ask: text: a regular expression whose group value is a text that may become a component.",
            "'^lamp (?<value>[A-Z]+)$'"),
        Optional("command", Text, "The command that repeats the answer; {tag} becomes the tag, {value} the value.",
            "\"git show {tag}:CATALOGUE\""),
    ]);

    public static readonly ObjectSchema Settings = new("source of evidence",
    [
        Required("repository", WebPage, "The repository with the tags of the releases, which readers see.",
            "https://code.example/lamps"),
        Optional("tag", Text, "The name of a release's tag; {version} is replaced with its version.", "v{version}"),
        Optional("version", new ObjectOf(Reading), "The file in which an unpacked tree states its version.",
            "{ file: CATALOGUE, pattern: '^PART = (?<value>[0-9]+)$' }"),
        Optional("measured_in", new ObjectOf(Measured),
            "The field in which a release states the version of the tree for its figures; only that tree is searched for figures.",
            "{ field: counted_in, pattern: '^Catalogue (?<value>[0-9.]+)' }"),
        Optional("path_view", WebPage, "The web address of a path at a tag, with {path} and {tag}.",
            "\"https://code.example/lamps/{path}?at={tag}\""),
        Optional("commit_view", WebPage, "The web address of a commit, with {commit}.",
            "\"https://code.example/lamps/{commit}\""),
        Optional("message_view", WebPage, "The web address of a mail, with {message_id}.",
            "\"https://mail.example/{message_id}\""),
        Optional("present", new ListOf(new TermOf("statuses")), "The statuses of components that are part of the tree.",
            "[sold]"),
        Optional("merges", new ListOf(new TermOf("milestone_kinds")),
            "The kinds of milestone whose release is the first that contains the commits that they cite.", "[launch]"),
        Optional("components", new MapOf(new ObjectOf(Question)), "Fields of component_fields, each with its question.",
            "{ symbols: { ask: text, files: [\"**/lamps.txt\"], pattern: '^lamp {value}$' } }"),
        Optional("releases", new MapOf(new ObjectOf(Question)), "Fields of release_fields, each with its question.",
            "{ pages: { ask: value, files: [CATALOGUE], pattern: '^PAGES = (?<value>[0-9]+)$' } }"),
        Optional("figures", new MapOf(new ObjectOf(Question)), "Figures, each with its question.",
            "{ lamps: { ask: files, files: [\"lamps/**\"] } }"),
    ]);

    private static readonly Field Value = Required("value", Text, "The value.", "lamps/desk.txt");

    private static readonly Field Disputed = Optional("disputed", Text,
        "The reason why the value is right although the tree contradicts it.", "The file has another name there.");

    /// <summary>
    /// The keys of the value of a component. The value is a map if the author states the first or last release of the component, or
    /// disputes a contradiction.
    /// </summary>
    public static readonly ObjectSchema ComponentValue = new("value",
    [
        Value,
        Optional("since", new IdOf(IdSpace.Release), "The first release that has it.", "\"2\""),
        Optional("until", new IdOf(IdSpace.Release), "The last release that has it.", "\"3\""),
        Optional("present_since", new IdOf(IdSpace.Release),
            "The first release whose tree has it, if the record names a later one.", "\"1\""),
        Disputed,
    ]);

    public static readonly ObjectSchema ReleaseValue = new("value", [Value, Disputed]);

    public static readonly ObjectSchema Commit = new("commit",
    [
        Value with { Description = "The hash.", Example = "0123456789ab" },
        Optional("dated", new OneOf("date of a commit", CommitDates),
            "The date of the commit that the source states: commit (the default) or author.", "author"),
        Disputed,
    ]);

    private static readonly Date Day = new();

    /// <summary>The type of the figures of a release, if source trees are searched for figures.</summary>
    public static readonly MapOf AskedFigures = new(new Stated(new Number(), ReleaseValue), new IdOf(IdSpace.Figure));

    public static readonly ObjectSchema Finding = new("finding",
    [
        Required("field", Text, "The field, the figure, or commit.", "paths"),
        Optional("value", Text, "The value that was searched for.", "lamps/desk.txt"),
        Optional("release", Text, "The release whose tree was read.", "\"2\""),
        Required("found", new Flag(), "Whether the tree contains it.", "true"),
        Optional("seen", Texts, "The values that the tree states.", "[\"12\"]"),
        Optional("path", Text, "The file or folder.", "lamps/desk.txt"),
        Optional("tag", Text, "The tag.", "v2"),
        Optional("object", Text, "The object of the repository.", "0123456789ab"),
        Optional("tree", Text, "The version of an unpacked tree.", "\"2.1\""),
        Optional("authored", Day, "The author's date of a commit.", "\"2001-02-03\""),
        Optional("committed", Day, "The date of a commit.", "\"2001-02-03\""),
        Optional("first", Text, "The first release that contains a commit.", "\"2\""),
        Optional("on", Day, "The day of the answer.", "\"2001-02-03\""),
    ]);

    public static readonly ObjectSchema File = new("file of evidence",
    [
        Required("findings", new ListOf(new ObjectOf(Finding)), "The findings, one on each line.", ""),
    ]);
}
