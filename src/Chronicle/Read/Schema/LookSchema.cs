using System.Collections.Immutable;
using static Chronicle.Read.Schema.Schemas;
using static Chronicle.Read.Schema.SchemaType;

namespace Chronicle.Read.Schema;

/// <summary>The keys below <c>look</c> in <c>site.yml</c>.</summary>
internal static class LookSchema
{
    /// <summary>The colours of the theme, by their names in <c>tokens.css</c>.</summary>
    public static readonly ImmutableArray<string> Colours =
        ["paper", "ink", "quiet", "rule", "edge", "tint", "accent", "thread", "good", "open"];

    public static readonly ImmutableArray<string> Faces = ["serif", "sans", "mono"];

    /// <summary>The allowed relations of a link in the head. None of them makes a browser fetch a file.</summary>
    public static readonly ImmutableArray<string> HeadRelations = ["me", "author", "license", "webmention", "publisher"];

    private static readonly ObjectSchema LightAndDark = new("colour",
    [
        Required("light", new Colour(), "The colour on light pages.", "\"#14508c\""),
        Required("dark", new Colour(), "The colour on dark pages.", "\"#93bff0\""),
    ]);

    private static readonly ObjectSchema HeadLink = new("link in the head",
    [
        Required("rel", new OneOf("relation", HeadRelations), "The relation of the address to this site.", "me"),
        Required("url", new WebAddress(), "The address.", "https://social.example/@lamps"),
    ]);

    public static readonly ObjectSchema Look = new("look",
    [
        Optional("colours", new MapOf(new ObjectOf(LightAndDark), new OneOf("colour", Colours)),
            "Colours that replace those of the theme, for light and dark pages; a warning reports too little contrast.",
            "{ accent: { light: \"#7a1f5c\", dark: \"#e9a6d2\" } }"),
        Optional("faces", new MapOf(new ListOf(new Face()), new OneOf("kind of typeface", Faces)),
            "Typefaces that readers' machines have, the best first: serif for reading, sans for looking up, mono for code.",
            "{ serif: [Georgia, serif] }"),
        Optional("logo", new AnyText(), "A picture below assets/, before the name of the site.", "assets/logo.svg"),
        Optional("icon", new AnyText(), "A picture below assets/ that browsers show in a tab.", "assets/icon.svg"),
        Optional("footer", new AnyText(), "A sentence at the foot of every page.", "Made by the friends of lamps."),
        Optional("footer_links", new ListOf(new ObjectOf(SchemaParts.Link)), "Links at the foot of every page, each with title and url.",
            "[{ title: Imprint, url: \"https://lamps.example/imprint\" }]"),
        Optional("head_links", new ListOf(new ObjectOf(HeadLink)), "Links in the head of every page, for programs, each with rel and url.",
            "[{ rel: me, url: \"https://social.example/@lamps\" }]"),
    ]);
}
