using System.Collections.Immutable;
using Chronicle.Domain;
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
    private static readonly ListOf Texts = new(Text);

    private static readonly ObjectSchema Reading = new("reading",
    [
        new("file", Text, Required: true, "The path of the file in the tree.", "CATALOGUE"),
        new("pattern", Text, Required: true, "A regular expression; each match of its group value is a part of the version.",
            "'^(?:YEAR|PART) = (?<value>[0-9]+)$'"),
    ]);

    private static readonly ObjectSchema Measured = new("place of a version",
    [
        new("field", Text, Required: true, "A field of release_fields.", "counted_in"),
        new("pattern", Text, Required: true, "A regular expression whose group value is the version.", "'^Catalogue (?<value>[0-9.]+)'"),
    ]);

    private static readonly ObjectSchema Question = new("question",
    [
        new("ask", new OneOf("question", QuestionKinds), Required: true,
            "The form of the question: path (it exists), text (a file contains it), value (a file states it), list (files state them), "
                + "files, lines or names (their number).", "text"),
        new("files", Texts, Required: false,
            "The files to read: paths with * for any characters of a name and ** for any folders.", "[\"**/lamps.txt\"]"),
        new("except", Texts, Required: false, "The files among them that are left out.", "[\"old/**\"]"),
        new("pattern", Text, Required: false,
            "A regular expression for the contents, line ends included. {value} is replaced with the record's value; the group value is "
                + "the value that is read.", "'^lamp {value}$'"),
        new("within", Text, Required: false, "The part of a file in which the pattern is searched for: a regular expression.",
            "'^lamps(?:.|\\n)*?^end'"),
        new("name", Text, Required: false, "A regular expression for the path of a file, with the group value.", "'^(?<value>[^/]+)/'"),
        new("strip", Text, Required: false, "The beginning of a value that the tree does not write.", "LAMP_"),
        new("form", Text, Required: false, "The template of a value from several groups, each in braces.", "\"{value} ({colour})\""),
        new("words", new MapOf(Text), Required: false, "The words of the tree, each with the word that records have.", "{ lmp: lamp }"),
        new("news", new MapOf(new TermOf("component_kinds")), Required: false,
            "For harvest, with ask: path: paths that may become components; with ask: text: files whose texts may become "
                + "components. Each with the kind of component.", "{ \"lamps/*.txt\": lamp }"),
        new("news_pattern", Text, Required: false,
            "For harvest, with ask: text: a regular expression whose group value is a text that may become a component.",
            "'^lamp (?<value>[A-Z]+)$'"),
        new("command", Text, Required: false, "The command that repeats the answer; {tag} becomes the tag, {value} the value.",
            "\"git show {tag}:CATALOGUE\""),
    ]);

    public static readonly ObjectSchema Settings = new("source of evidence",
    [
        new("repository", new WebAddress(), Required: true, "The repository with the tags of the releases, which readers see.",
            "https://code.example/lamps"),
        new("tag", Text, Required: false, "The name of a release's tag; {version} is replaced with its version.", "v{version}"),
        new("version", new ObjectOf(Reading), Required: false, "The place at which an unpacked tree states its version.",
            "{ file: CATALOGUE, pattern: '^PART = (?<value>[0-9]+)$' }"),
        new("measured_in", new ObjectOf(Measured), Required: false,
            "The place at which a release states the version of the tree for its figures; only that tree is searched for figures.",
            "{ field: counted_in, pattern: '^Catalogue (?<value>[0-9.]+)' }"),
        new("path_view", new WebAddress(), Required: false, "The web address of a path at a tag, with {path} and {tag}.",
            "\"https://code.example/lamps/{path}?at={tag}\""),
        new("commit_view", new WebAddress(), Required: false, "The web address of a commit, with {commit}.",
            "\"https://code.example/lamps/{commit}\""),
        new("message_view", new WebAddress(), Required: false, "The web address of a mail, with {message_id}.",
            "\"https://mail.example/{message_id}\""),
        new("present", new ListOf(new TermOf("statuses")), Required: false, "The statuses of components that are part of the tree.",
            "[sold]"),
        new("merges", new ListOf(new TermOf("milestone_kinds")), Required: false,
            "The kinds of milestone whose release is the first that contains the commits that they cite.", "[launch]"),
        new("components", new MapOf(new ObjectOf(Question)), Required: false, "Fields of component_fields, each with its question.",
            "{ symbols: { ask: text, files: [\"**/lamps.txt\"], pattern: '^lamp {value}$' } }"),
        new("releases", new MapOf(new ObjectOf(Question)), Required: false, "Fields of release_fields, each with its question.",
            "{ pages: { ask: value, files: [CATALOGUE], pattern: '^PAGES = (?<value>[0-9]+)$' } }"),
        new("figures", new MapOf(new ObjectOf(Question)), Required: false, "Figures, each with its question.",
            "{ lamps: { ask: files, files: [\"lamps/**\"] } }"),
    ]);

    private static readonly Field Value = new("value", Text, Required: true, "The value.", "lamps/desk.txt");

    private static readonly Field Disputed = new("disputed", Text, Required: false,
        "The reason why the value is right although the tree contradicts it.", "The file has another name there.");

    /// <summary>The keys of a value of a component, if the author states its first or last release, or disputes a contradiction.</summary>
    public static readonly ObjectSchema ComponentValue = new("value",
    [
        Value,
        new("since", new IdOf(IdSpace.Release), Required: false, "The first release that has it.", "\"2\""),
        new("until", new IdOf(IdSpace.Release), Required: false, "The last release that has it.", "\"3\""),
        new("present_since", new IdOf(IdSpace.Release), Required: false,
            "The first release whose tree has it, if the record names a later one.", "\"1\""),
        Disputed,
    ]);

    public static readonly ObjectSchema ReleaseValue = new("value", [Value, Disputed]);

    public static readonly ObjectSchema Commit = new("commit",
    [
        Value with { Description = "The hash.", Example = "0123456789ab" },
        new("dated", new OneOf("date of a commit", CommitDates), Required: false,
            "The date of the commit that the source states: commit (the default) or author.", "author"),
        Disputed,
    ]);

    private static readonly Date Day = new();

    /// <summary>The type of the figures of a release, if source trees are searched for figures.</summary>
    public static readonly MapOf AskedFigures = new(new Stated(new Number(), ReleaseValue), new IdOf(IdSpace.Figure));

    public static readonly ObjectSchema Finding = new("finding",
    [
        new("field", Text, Required: true, "The field, the figure, or commit.", "paths"),
        new("value", Text, Required: false, "The value that was searched for.", "lamps/desk.txt"),
        new("release", Text, Required: false, "The release whose tree was read.", "\"2\""),
        new("found", new Flag(), Required: true, "Whether the tree contains it.", "true"),
        new("seen", Texts, Required: false, "The values that the tree states.", "[\"12\"]"),
        new("path", Text, Required: false, "The file or folder.", "lamps/desk.txt"),
        new("tag", Text, Required: false, "The tag.", "v2"),
        new("object", Text, Required: false, "The object of the repository.", "0123456789ab"),
        new("tree", Text, Required: false, "The version of an unpacked tree.", "\"2.1\""),
        new("authored", Day, Required: false, "The author's date of a commit.", "\"2001-02-03\""),
        new("committed", Day, Required: false, "The date of a commit.", "\"2001-02-03\""),
        new("first", Text, Required: false, "The first release that contains a commit.", "\"2\""),
        new("on", Day, Required: false, "The day of the answer.", "\"2001-02-03\""),
    ]);

    public static readonly ObjectSchema File = new("file of evidence",
    [
        new("findings", new ListOf(new ObjectOf(Finding)), Required: true, "The findings, one on each line.", ""),
    ]);
}
