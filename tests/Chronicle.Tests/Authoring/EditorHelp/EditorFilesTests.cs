using System.Text.Json.Nodes;
using Chronicle.Authoring.EditorHelp;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Testing;
using NJsonSchema;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Chronicle.Tests;

/// <summary>The schemas and snippets for editors: they agree with the reader of the input and with the words and ids of the input.</summary>
public sealed class EditorFilesTests
{
    [Fact]
    public async Task Every_record_is_valid_under_its_schema()
    {
        foreach (var files in new[] { FixedChronicle.Files, GermanChronicle.Shared.Files })
        {
            var schemas = await Schemas(files);
            var validated = 0;
            foreach (var file in files.Input.Files)
                if (SchemaOf(files.Input.NameOf(file)) is { } schema)
                {
                    var errors = schemas[schema].Validate(Json(file).ToJsonString());
                    Assert.True(errors.Count == 0, $"{file.Path}: {string.Join("; ", errors)}");
                    validated++;
                }
            Assert.True(validated > 20);
        }
    }

    [Theory]
    [InlineData("milestone", "titel: First", "titel")]
    [InlineData("milestone", "kind: lunch", "kind")]
    [InlineData("milestone", "date: 1999-3", "date")]
    [InlineData("milestone", "components: [desk-lmp]", "components")]
    [InlineData("milestone", "changes: { desk-lamp: gone }", "changes")]
    [InlineData("milestone", "changes: { floor-lamp: sold }", "changes")]
    [InlineData("milestone", "auto_link: maybe", "auto_link")]
    [InlineData("component", "since: \"3\"", "since")]
    [InlineData("component", "links: [{ title: A link }]", "links")]
    [InlineData("release", "figures: { sold: many }", "figures")]
    public async Task A_mistake_is_invalid_under_the_schema(string schema, string facts, string key)
    {
        var schemas = await Schemas(Lamps);
        var errors = schemas[schema].Validate(Json(facts).ToJsonString())
            .Where(error => error.Kind != NJsonSchema.Validation.ValidationErrorKind.PropertyRequired || error.Path!.Contains('/')
            || error.Path.Contains('.'));
        Assert.Contains(errors, error => error.ToString().Contains(key, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2022")]
    [InlineData("2022-10~")]
    [InlineData("2022-10-03")]
    [InlineData("2022-21")]
    [InlineData("2022/2023")]
    [InlineData("../2023")]
    [InlineData("2022-10-03/..")]
    [InlineData("2022-10/")]
    [InlineData("[..2022]")]
    [InlineData("[2022..]")]
    [InlineData("≤2022-10-03")]
    [InlineData(">= 2022")]
    public async Task Every_form_of_a_date_is_valid_for_a_date_and_for_a_flag_or_date(string date)
    {
        Assert.True(PartialDate.TryParse(date, out _));
        var schemas = await Schemas(TestSite.From("""
            -- input/site.yml --
            title: Lamps
            url: https://lamps.example/
            language: en
            milestone_kinds: { launch: { label: Launch } }
            release_fields: { tested: { label: Tested, type: flag-or-date } }
            """).Files());
        Assert.Empty(schemas["release"].Validate(Json($"date: \"{date}\"\ntested: \"{date}\"\nsummary: S\nsources: []").ToJsonString()));
        Assert.NotEmpty(schemas["release"].Validate(Json($"tested: \"{date}.\"\nsummary: S\nsources: []").ToJsonString()));
    }

    [Fact]
    public async Task A_correct_record_is_valid_under_the_schema()
    {
        var schemas = await Schemas(Lamps);
        Assert.Empty(schemas["milestone"].Validate(Json("title: A\ndate: 1999\nkind: launch\nsummary: S\nsources: [paper]\ncomponents: [desk-lamp]\nchanges: { desk-lamp: sold }\nrelease: \"2\"").ToJsonString()));
    }

    [Fact]
    public void The_settings_of_VS_Code_map_each_YAML_file_to_its_schema()
    {
        var mapped = JsonNode.Parse(File.ReadAllText(Repository.PathOf(".vscode", "settings.json")))!["yaml.schemas"]!.AsObject();
        Assert.Equal(["input/redirects.yml", "input/redirects/*.yml", "input/site.yml", "input/sources/*.yml"],
            mapped.SelectMany(entry => entry.Value is JsonArray several ? several.Select(path => (string)path!) : [(string)entry.Value!])
                .Order(StringComparer.Ordinal));
        // A build writes the schemas, so a fresh checkout has none. The test compares the names with the files that a build would write.
        Assert.Subset(FilesFor(Lamps).Select(file => "./.vscode/" + file.Name).ToHashSet(), mapped.Select(entry => entry.Key).ToHashSet());
    }

    [Fact]
    public void Snippets_offer_the_words_of_vocabularies_and_the_ids_of_records()
    {
        var snippets = JsonNode.Parse(FilesFor(Lamps).Single(file => file.Name.EndsWith("snippets", StringComparison.Ordinal)).Text)!;
        Assert.Contains("kind: ${3|launch|}", snippets["A milestone"]!["body"]!.AsArray().Select(line => (string)line!));
        Assert.Contains(snippets["A release"]!["body"]!.AsArray(), line => ((string)line!).StartsWith("date: ", StringComparison.Ordinal));
        Assert.Equal("[@${1|paper|}]", (string)snippets["A citation"]!["body"]![0]!);
        Assert.Equal("[[${1|desk-lamp|}]]", (string)snippets["A link to a component"]!["body"]![0]!);
    }

    [Fact]
    public void The_order_of_the_input_files_changes_no_editor_file()
    {
        var reversed = FixedChronicle.Files with
        {
            Input = FixedChronicle.Files.Input with
            {
                Files =
            [.. FixedChronicle.Files.Input.Files.Reverse()]
            }
        };
        Assert.Equal(FilesFor(FixedChronicle.Files).AsEnumerable(), FilesFor(reversed));
    }

    private static readonly InputFiles Lamps = TinyTheme.Site("""
        -- input/components/desk-lamp.md --
        ---
        name: Desk lamp
        kind: lamp
        status: sold
        summary: It stands on a desk.
        sources: [paper]
        ---
        -- input/releases/2.md --
        ---
        summary: The second.
        sources: [paper]
        ---
        -- input/sources.yml --
        paper: { title: A paper, url: "https://paper.example/", kind: news }
        """).Files();

    private static System.Collections.Immutable.ImmutableArray<(string Name, string Text)> FilesFor(InputFiles files) =>
        EditorFiles.Create(files);

    private static async Task<Dictionary<string, JsonSchema>> Schemas(InputFiles files)
    {
        var schemas = new Dictionary<string, JsonSchema>();
        foreach (var (name, text) in FilesFor(files))
            if (name.EndsWith(".json", StringComparison.Ordinal))
                schemas.Add(Path.GetFileNameWithoutExtension(name), await JsonSchema.FromJsonAsync(text));
        return schemas;
    }

    private static string? SchemaOf(string name) => name.Split('/') switch
    {
        ["site.yml"] => "site",
        ["redirects.yml"] => "redirects",
        [_, "README.md"] => null,
        ["sources", _] => "source",
        ["text", _] => "chapter",
        ["components", _] => "component",
        ["releases", _] => "release",
        ["milestones", _] => "milestone",
        _ => null,
    };

    private static JsonNode Json(InputFile file)
    {
        var text = System.Text.Encoding.UTF8.GetString(file.Bytes.Span);
        return Json(text.StartsWith("---\n", StringComparison.Ordinal) ? text[4..text.IndexOf("\n---\n", StringComparison.Ordinal)] : text);
    }

    // An editor reads YAML in this way: a plain scalar may be a number or a Boolean.
    private static JsonNode Json(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Convert(stream.Documents[0].RootNode);
    }

    private static JsonNode Convert(YamlDotNet.RepresentationModel.YamlNode node) => node switch
    {
        YamlMappingNode map =>
            new JsonObject(map.Children.Select(entry => KeyValuePair.Create(((YamlScalarNode)entry.Key).Value!,
            (JsonNode?)Convert(entry.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Convert)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => JsonValue.Create(flag.Value == "true"),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar when NumberText.TryParse(scalar.Value!, out var number) =>
            number == decimal.Truncate(number) && Math.Abs(number) < long.MaxValue ? JsonValue.Create((long)number)
            : JsonValue.Create((double)number),
        _ => JsonValue.Create(((YamlScalarNode)node).Value!),
    };
}
