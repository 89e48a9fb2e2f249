using static Chronicle.Read.Schema.Schemas;
using static Chronicle.Read.Schema.SchemaType;

namespace Chronicle.Read.Schema;

/// <summary>
/// The keys of the home page, of charts and of diagrams in <c>site.yml</c>. Ids have the type <see cref="SchemaType.AnyText"/> here, and
/// the phase Link checks them. With the type <see cref="SchemaType.IdOf"/>, the schema for editors would contain the list of all ids three
/// times.
/// </summary>
internal static class HomeSchemas
{
    private static readonly AnyText Text = new();

    private static readonly ObjectSchema Chart = new("chart",
    [
        Required("label", Text, "The content of the chart, in a few words.", "Lamps in the country"),
        Required("figures", new ListOf(Text, MayBeEmpty: false), "One figure, or several that add up, the most important first.",
            "[lamps_sold]"),
        Optional("finding", Text,
            "The title as a sentence; {first} and {last} are the two outer values of the first figure, {from} and {to} are "
                + "for their releases.", "\"Lamps grew from {first} in {from} to {last} in {to}\""),
    ]);

    private static readonly ObjectSchema Layer = new("layer",
    [
        Required("label", Text, "The name of the layer, in a few words.", "Lamps"),
        Optional("text", Text, "A sentence about it.", "What gives light."),
        Optional("below", Text, "The relation to the layer below it.", "take current from"),
        Optional("kinds", new ListOf(Text), "Kinds of component: the layer contains all of their components.", "[lamp]"),
        Optional("status", Text, "Of these kinds only the components with this status.", "sold"),
        Optional("components", new ListOf(Text), "Components that the layer shows before those of its kinds.", "[lamp-a]"),
    ]);

    private static readonly ObjectSchema Diagram = new("diagram",
    [
        Required("title", Text, "The content of the diagram.", "Where lamps stand"),
        Required("layers", new ListOf(new ObjectOf(Layer), MayBeEmpty: false), "The layers, from the top to the bottom.",
            "[{ label: Lamps }]"),
        Optional("beside", new ObjectOf(Layer), "The part beside the layers. It also rests on the last layer.", "{ label: Candles }"),
    ]);

    public static readonly Field Charts = Optional("charts", new MapOf(new ObjectOf(Chart)),
        "Charts of figures over time; the first is on the home page.", "{ lamps: { label: Lamps sold, figures: [lamps_sold] } }");

    public static readonly Field Diagrams = Optional("diagrams", new MapOf(new ObjectOf(Diagram)),
        "Drawings of the parts of the subject, for prose to show.",
        "{ parts: { title: Where lamps stand, layers: [{ label: Lamps }] } }");

    private static readonly ObjectSchema HomeFact = new("fact",
    [
        Required("text", Text, "The words about the value; {release} is replaced with the release that states the figure.", "lamps sold"),
        Optional("figure", Text, "A declared figure: its newest value is shown.", "lamps_sold"),
        Optional("date_of", Text, "A milestone or a release: its date is shown, and the fact links to it.", "first-light"),
        Optional("to", Text, "The record to which the fact links, if it is not the record of date_of.", "lamps"),
    ]);

    public static readonly ObjectSchema Home = new("home page",
    [
        Optional("lead", Text, "The subject and its importance, in one or two sentences.",
            "Since 1999 houses have light. This tells how."),
        Optional("facts", new ListOf(new ObjectOf(HomeFact)), "The most important facts for a new reader; three are enough.",
            "[{ date_of: first-light, text: the first lamp is lit }]"),
    ]);
}
