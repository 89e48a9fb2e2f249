using System.Collections.Immutable;
using static Site.Read.ValueType;

namespace Site.Read;

/// <summary>The keys of every kind of file: the contract with authors, in one place.</summary>
public static class Shapes
{
    private static readonly Words Text = new();
    private static readonly ListOf Texts = new(Text);
    private static readonly Date Day = new();
    private static readonly WebAddress Address = new();

    private static readonly Shape Link = new("link", [Required("title", Text), Required("url", Address)]);

    private static readonly Shape Correction = new("correction", [Required("date", Day), Required("text", Text)]);

    private static readonly ListOf Corrections = new(new Keys(Correction));

    private static readonly Shape Term = new("word of the vocabulary",
        [Required("label", Text), Optional("plural", Text), Optional("description", Text), Optional("tone", Text)]);

    private static readonly Shape Declaration = new("declared field",
        [Required("label", Text), Required("type", Text), Optional("description", Text)]);

    private static readonly Shape Figure = new("declared figure", [Required("label", Text), Optional("description", Text)]);

    private static readonly Shape Navigation = new("navigation link", [Required("title", Text), Required("to", Text)]);

    private static readonly Shape Silence = new("silence", [Required("code", Text), Required("reason", Text)]);

    public static readonly Shape Settings = new("site",
    [
        Required("title", Text), Optional("tagline", Text), Required("url", Address), Optional("repository", Address),
        Optional("branch", Text), Required("language", Text), Optional("licence", Text), Optional("release_title", Text), Optional("tag_authority", Text),
        Required("component_kinds", new MapOf(new Keys(Term))), Required("statuses", new MapOf(new Keys(Term))),
        Required("milestone_kinds", new MapOf(new Keys(Term))),
        Optional("component_fields", new MapOf(new Keys(Declaration))), Optional("release_fields", new MapOf(new Keys(Declaration))),
        Optional("figures", new MapOf(new Keys(Figure))), Optional("navigation", new ListOf(new Keys(Navigation))),
        Optional("cards", new Flag()), Optional("silenced", new ListOf(new Keys(Silence))), Optional("budgets", new MapOf(new Number())),
    ]);

    /// <summary>What a record says that had another id before, or that counts no more.</summary>
    private static readonly ImmutableArray<Field> Past =
        [Optional("first_id", Text), Optional("superseded_by", Text), Optional("split_into", Texts), Optional("withdrawn", Text)];

    public static readonly Shape Chapter = new("chapter",
    [
        Required("title", Text), Required("order", new Number()), Required("summary", Text), Optional("sources", Texts),
        Optional("corrections", Corrections), Optional("auto_link", new Flag()), .. Past,
    ]);

    public static readonly Shape Component = new("component",
    [
        Required("name", Text), Required("summary", Text), Required("kind", Text), Required("status", Text), Optional("aliases", Texts),
        Optional("since", Text), Optional("people", Texts), Optional("organisations", Texts), Optional("licence", Text),
        Optional("related", Texts), Optional("links", new ListOf(new Keys(Link))), Required("sources", Texts), Optional("verified", Day),
        Optional("corrections", Corrections), Optional("auto_link", new Flag()), .. Past,
    ]);

    public static readonly Shape Release = new("release",
    [
        Optional("date", Day), Optional("lts", new Flag()), Optional("end_of_life", Day), Required("summary", Text),
        Optional("figures", new MapOf(new Number())), Optional("figures_source", Text), Optional("links", new ListOf(new Keys(Link))), Required("sources", Texts),
        Optional("verified", Day), Optional("corrections", Corrections), Optional("auto_link", new Flag()), .. Past,
    ]);

    public static readonly Shape Milestone = new("milestone",
    [
        Required("title", Text), Required("date", Day), Required("kind", Text), Required("summary", Text), Optional("release", Text),
        Optional("components", Texts), Optional("changes", new MapOf(Text)), Optional("people", Texts), Required("sources", Texts),
        Optional("supersedes", Text), Optional("verified", Day),
        Optional("corrections", Corrections), Optional("auto_link", new Flag()), .. Past,
    ]);

    public static readonly Shape Source = new("source",
    [
        Required("title", Text), Optional("publisher", Text), Optional("authors", Texts), Optional("date", Day), Required("url", Address),
        Required("kind", Text), Optional("archived", Address), Optional("commit", Text), Optional("message_id", Text), Optional("checked", Text),
    ]);

    public static readonly Shape Gone = new("redirect", [Required("gone", Text)]);

    /// <summary>The kinds of source, in the order in which they are listed.</summary>
    public static readonly ImmutableArray<string> SourceKinds =
        ["mailing-list", "commit", "news", "docs", "talk", "blog", "repository", "release-notes", "book"];

    public static readonly ImmutableArray<string> FieldTypes = ["text", "list", "code", "code-list", "number", "version", "date"];

    public static readonly ImmutableArray<string> Tones = ["neutral", "aside", "open", "good", "over"];

    private static Field Required(string name, ValueType type) => new(name, type, Required: true);

    private static Field Optional(string name, ValueType type) => new(name, type, Required: false);
}
