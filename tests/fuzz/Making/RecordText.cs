using System.Text;
using Bench.Corpus;
using Chronicle.Read.Schema;

namespace Fuzz.Making;

/// <summary>
/// Random records and settings. The keys come from the table of keys that the reader uses, so a new key is tried without a change here.
/// </summary>
internal sealed class RecordText(Dice dice)
{
    private static readonly string[] Texts = ["A lamp", "First light", "It shines.", "On sale: now", "\"quoted\"", "Catalogue {version}",
        "a.example,2026", "en", "de", "MIT", "main"];

    private readonly MarkdownText _prose = new(dice);

    /// <summary>One Markdown file with the keys of a shape.</summary>
    internal string Record(ObjectSchema shape) => $"---\n{Mapping(shape)}---\n{_prose.Blocks()}";

    /// <summary>The keys of a shape, one on each line: a required key nearly always, an optional key sometimes.</summary>
    internal string Mapping(ObjectSchema shape)
    {
        var text = new StringBuilder();
        foreach (var field in shape.Fields)
            if (dice.Below(field.Required ? 60 : 4) is var lot && (field.Required ? lot > 0 : lot == 0)
                && (!Schemas.Past.Contains(field) || dice.Below(6) == 0))
                text.Append(field.Name).Append(": ").Append(Value(field.Type, field.Name)).Append('\n');
        if (dice.Below(12) == 0)
            text.Append(dice.Of(Tokens.Yaml)).Append('\n');
        return text.ToString();
    }

    public string Sources() =>
        string.Concat(MarkdownText.Sources.Append(dice.Of(Tokens.Names)).Select(id => $"{Key(id)}: {Flow(Schemas.SourceEntry)}\n"));

    public string Redirects()
    {
        var text = new StringBuilder();
        for (var i = dice.Below(6); i > 0; i--)
            text.Append(Key($"/{dice.Of(["milestones/", "components/", "", "releases/", "kinds/", "chronology/", "compare/"])}{Id(MarkdownText.Ids)}/{(dice.Below(3) == 0 ? "#" + Id(MarkdownText.Ids) : "")}"))
                .Append(": ").Append(dice.Below(4) == 0 ? "{ gone: \"It never was.\" }"
                    : Quoted($"/{dice.Of(["milestones/", "components/", ""])}{Id(MarkdownText.Ids)}/")).Append('\n');
        return text.Length == 0 ? "# none\n" : text.ToString();
    }

    public string Ledger() => string.Concat(Enumerable.Range(0, dice.Below(12)).Select(_ => dice.Below(5) switch
    {
        0 => $"tag:a.example,2026:milestone/{Id(MarkdownText.Ids)}\n",
        1 => $"/api/v1/milestones/{Id(MarkdownText.Ids)}.json\n",
        2 => dice.Of(Tokens.All) + "\n",
        3 => $"/chronology/{dice.Of(Tokens.Numbers)}/#{Id(MarkdownText.Ids)}\n",
        _ => $"/{dice.Of(["milestones/", "components/", "", "releases/", "compare/", "kinds/"])}{Id(MarkdownText.Ids)}/\n",
    }).Order(StringComparer.Ordinal));

    private string Flow(ObjectSchema shape) => "{ " + string.Join(", ",
        shape.Fields.Where(field => field.Required ? dice.Below(60) > 0 : dice.Below(4) == 0)
        .Select(field => $"{field.Name}: {Value(field.Type, field.Name)}")) + " }";

    private string Value(SchemaType type, string name) => dice.Below(40) == 0
        ? dice.Of([Quoted(dice.Of(Tokens.All)), "[]", "{}", dice.Of(Tokens.Yaml).Trim('\n'), ""]) : type switch
        {
            SchemaType.AnyText => Quoted(Text(name)),
            SchemaType.Number => Quoted(dice.Below(3) == 0 ? dice.Of(Tokens.Numbers) : dice.Below(3000).ToString()),
            SchemaType.Flag => dice.Of(["true", "false"]),
            SchemaType.Date => Quoted(dice.Below(5) == 0 ? dice.Of(Tokens.Numbers)
                : $"{dice.Between(1997, 2003)}-{dice.Between(1, 12):00}-{dice.Between(1, 28):00}"[..dice.Of([4, 7, 10])]
                + (dice.Below(5) == 0 ? "~" : "")),
            SchemaType.WebAddress => Quoted(dice.Below(4) == 0 ? dice.Of(Tokens.Addresses) : "https://a.example/x"),
            SchemaType.OneOf known => dice.Of(known.Known),
            SchemaType.TermOf { Vocabulary: "statuses" } => dice.Of(["planned", "sold"]),
            SchemaType.TermOf { Vocabulary: "milestone_kinds" } => dice.Of(["launch", "show"]),
            SchemaType.TermOf => dice.Of(["lamp", "shade"]),
            SchemaType.IdOf { Space: IdSpace.Source } => Quoted(Id(MarkdownText.Sources)),
            SchemaType.IdOf { Space: IdSpace.Component } => Quoted(Id(MarkdownText.Ids[..3])),
            SchemaType.IdOf { Space: IdSpace.Release } => Quoted(Id(MarkdownText.Ids[3..7])),
            SchemaType.IdOf { Space: IdSpace.Milestone } => Quoted(Id(MarkdownText.Ids[7..10])),
            SchemaType.IdOf => Quoted(Id(MarkdownText.Ids)),
            SchemaType.ListOf list => $"[{string.Join(", ", Enumerable.Range(0, dice.Below(4)).Select(_ => Value(list.Item, name)))}]",
            SchemaType.MapOf map =>
                $"{{ {string.Join(", ", Enumerable.Range(0, dice.Below(4)).Select(_ => $"{Key(MapKey(map, name))}: {Value(map.Item, name)}")
                .Distinct())} }}",
            SchemaType.ObjectOf keys => Flow(keys.Schema),
            _ => Quoted(dice.Of(Tokens.All)),
        };

    private string MapKey(SchemaType.MapOf map, string name) => (map.Key, name) switch
    {
        (SchemaType.OneOf known, _) => dice.Of(known.Known),
        (SchemaType.IdOf { Space: IdSpace.Component }, _) => Id(MarkdownText.Ids[..3]),
        (_, "component_kinds") => dice.Of(["lamp", "shade"]),
        (_, "statuses") => dice.Of(["planned", "sold"]),
        (_, "milestone_kinds") => dice.Of(["launch", "show"]),
        (_, "budgets") => dice.Of(["default", "milestone", "chapter"]),
        _ => dice.Below(4) == 0 ? dice.Of(Tokens.Names) : dice.Of(["light", "height", "lamps_sold", "code"]),
    };

    private string Text(string name) => name switch
    {
        _ when dice.Below(8) == 0 => dice.Of(Tokens.All),
        "name" or "aliases" => dice.Of(MarkdownText.Names),
        "first_id" => Id(MarkdownText.Ids),
        "to" => dice.Of([dice.Of(MarkdownText.Ids), dice.Of(Tokens.Addresses)]),
        "url" => "https://lamps.example/" + dice.Of(["", "base", "base/", "a/b/"]),
        "tag_authority" => "lamps.example,2026",
        "release_title" => "Catalogue {version}",
        "language" => dice.Of(["en", "de", "xx"]),
        "code" => dice.Of(["L211", "C408", "R141", "L202"]),
        "summary" or "text" => "It shines " + dice.Of(Tokens.Characters) + " for a night.",
        _ => dice.Of(Texts),
    };

    private string Id(string[] ids) => dice.Below(15) == 0 ? dice.Of(Tokens.Names) : dice.Of(ids);

    private string Key(string key) => key.Length > 0 && key.All(c => char.IsAsciiLetterLower(c) || c is '-' or '_' or '/') ? key
        : Quoted(key);

    // Usually quotes and escapes the text. Sometimes leaves the text unquoted, so that the YAML can be invalid.
    private string Quoted(string text) => dice.Below(60) == 0 ? text : "\"" + string.Concat(text.Select(c => c switch
    {
        '"' or '\\' => "\\" + c,
        < ' ' or '\u007f' or '\u0085' or '\u2028' or '\u2029' or '\ufeff' => $"\\u{(int)c:X4}",
        _ => c.ToString(),
    })) + "\"";
}
