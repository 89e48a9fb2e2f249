using System.Collections.Immutable;
using static Chronicle.Read.Schema.Schemas;
using static Chronicle.Read.Schema.SchemaType;

namespace Chronicle.Read.Schema;

/// <summary>The keys of small mappings in records and in <c>site.yml</c>.</summary>
internal static class SchemaParts
{
    public static readonly ObjectSchema Link = new("link",
    [
        Required("title", new AnyText(), "The words of the link.", "The maker's page"),
        Required("url", new WebAddress(), "The address of the link.", "https://lamps.example/maker"),
    ]);

    public static readonly ObjectSchema Correction = new("correction",
    [
        Required("date", new Date(DateForm.Single), "The date of the correction.", "2026-01-05"),
        Required("text", new AnyText(), "The mistake and the correct fact.", "The month was March, not May."),
    ]);

    public static readonly ObjectSchema Figure = new("declared figure",
    [
        Required("label", new AnyText(), "The text for readers.", "Lamps sold"),
        Optional("description", new AnyText(), "The meaning of the figure, and the way of counting.", "Counted at the end of the year."),
    ]);

    public static readonly ObjectSchema Dimension = new("dimension of statuses",
    [
        Required("label", new AnyText(), "The text for readers.", "At home"),
        Optional("description", new AnyText(), "The meaning, in one sentence.", "Lamps for houses."),
    ]);

    public static readonly ImmutableArray<string> FieldTypes =
        ["text", "list", "code", "code-list", "number", "version", "date", "flag-or-date", "link", "record"];

    public static readonly ObjectSchema Declaration = new("declared field",
    [
        Required("label", new AnyText(), "The text for readers.", "Light"),
        Required("type", new OneOf("type", FieldTypes), "The type of the value; it decides how the value is shown, compared and exported.",
            "number"),
        Optional("several", new Flag(), "true for a list of values.", "true"),
        Optional("labelled", new Flag(), "true for several values, each under a label of its own.", "true"),
        Optional("unit", new AnyText(), "The unit that is shown after a number.", "lm"),
        Optional("description", new AnyText(), "The meaning, in one sentence.", "In lumens, as the maker states it."),
    ]);

    public static readonly ObjectSchema Part = new("part",
    [
        Required("summary", new AnyText(), "A short description, without a full stop.", "The foot that holds the lamp"),
        Optional("since", new IdOf(IdSpace.Release), "The first release that is known to have it.", "\"2\""),
        Optional("earliest", new IdOf(IdSpace.Release), "The first release that may have it, if since is not certain.", "\"1\""),
        Optional("record", new IdOf(IdSpace.Component), "The component that describes it.", "lamp-foot"),
    ]);

    public static readonly ObjectSchema Navigation = new("navigation link",
    [
        Required("title", new AnyText(), "The words of the link.", "Lamps"),
        Required("to", new AnyText(),
            "The id of a record, an address of this site from its first slash, or a whole address of another site.",
            "/components/"),
    ]);

    public static readonly ObjectSchema Lines = new("rule for lines",
    [
        Optional("pattern", new AnyText(),
            "The name of a release's line: {major} and {minor} are the numbers of its version, {name} is the word before them, "
                + "any other word in braces is a field of release_fields.", "\"Series {major}\""),
        Optional("continue", new Flag(),
            "true (the default): a new line starts with the content of the previous releases. false: lines are independent.",
            "false"),
    ]);

    public static readonly ObjectSchema Silence = new("silence",
    [
        Required("code", new AnyText(), "The code of a warning.", "L211"),
        Required("reason", new AnyText(), "The reason why it does not matter here.", "Listed for further reading."),
    ]);

    public static readonly ObjectSchema Gone = new("redirect",
    [
        Required("gone", new AnyText(), "The reason why the page was removed.", "It was a mistake; nothing of it happened."),
    ]);
}
