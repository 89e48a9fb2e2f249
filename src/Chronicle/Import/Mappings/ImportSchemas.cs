using Chronicle.Read.Schema;
using Chronicle.Writing;
using static Chronicle.Read.Schema.Schemas;
using static Chronicle.Read.Schema.SchemaType;

namespace Chronicle.Import.Mappings;

/// <summary>The keys of a mapping: the file that describes how the rows of a table become records.</summary>
internal static class ImportSchemas
{
    private static readonly AnyText Text = new();
    private static readonly Anything Facts = new();

    private static readonly ObjectSchema Rule = new("rule of a mapping",
    [
        Required("kind", new OneOf("kind of record", [.. RecordKind.All.Select(kind => kind.Name).Where(name => name != "chapter")]),
            "The kind of record that the rule makes.", "release"),
        Optional("once", new Flag(), "true makes one record from the whole table instead of one from each row.", "true"),
        Optional("adds", new Flag(), "true adds keys to records that are there, and makes no record.", "true"),
        Optional("each", Text,
            "A list inside the row, or a > b for lists inside its entries; the rule makes a record of each entry.", "entries"),
        Optional("when", new ListOf(Text), "Conditions: a column that must have a value (or !column), column == text, column != text.",
            "[lts]"),
        Required("id", Text, "A template of the record's id.", "\"{version}\""),
        Required("facts", Facts, "The keys of the record, each with a template.", "{ date: \"{released|date}\" }"),
        Optional("body", Text, "A template of the prose.", "\"{notes|markdown}\""),
    ]);

    public static readonly ObjectSchema Mapping = new("mapping",
    [
        Required("format", new OneOf("format", ["csv", "json", "yaml", "changelog", "tags"]), "The format of the table.", "csv"),
        Optional("separator", Text, "The character between the fields of a CSV file; detected if it is absent.", "\";\""),
        Optional("rows", Facts, "The place of the rows in JSON or YAML: a path such as result.releases, or several to try in order.",
            "result.releases"),
        Optional("values", new MapOf(Text), "Texts that templates use like columns. --set gives others.", "{ product: Node.js }"),
        Optional("columns", new MapOf(Facts),
            "Columns that are made from other columns: a template, or from and pattern (a regular expression).",
            "{ line: { from: \"{version}\", pattern: \"^(?<major>[0-9]+)\" } }"),
        Optional("words", new MapOf(new MapOf(Text)), "Lists of words of the table, each with the word of this chronicle for it.",
            "{ kinds: { feat: feature } }"),
        Required("records", new ListOf(new ObjectOf(Rule), MayBeEmpty: false),
            "The rules, each for one kind of record. help keys \"rule of a mapping\" explains their keys.",
            "[{ kind: release, id: \"{version}\", facts: { summary: \"{title}\" } }]"),
    ]);
}
