using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The page about the data describes every type of the API as the schemas do.</summary>
public sealed class DataPageTests
{
    [Theory, MemberData(nameof(Chronicles.Names), MemberType = typeof(Chronicles))]
    public void The_page_lists_every_type_of_every_schema_with_all_keys(string chronicle)
    {
        var shapes = Shapes(chronicle);
        foreach (var (name, definition) in Definitions(chronicle))
            Assert.Equal(definition["properties"]!.AsObject().Select(property => property.Key), shapes[name].Select(row => row.Key));
        Assert.Equal(Definitions(chronicle).Select(definition => definition.Key).Distinct().Order(), shapes.Keys.Order());
        Assert.Superset(new HashSet<string>(["moved", "chronology", "year", "entry"]), shapes.Keys.ToHashSet());
    }

    [Theory, MemberData(nameof(Chronicles.Names), MemberType = typeof(Chronicles))]
    public void A_type_has_brackets_if_it_is_a_list_and_a_question_mark_if_it_can_be_null(string chronicle)
    {
        var shapes = Shapes(chronicle);
        foreach (var (name, definition) in Definitions(chronicle))
            foreach (var ((key, type, meaning), property) in shapes[name].Zip(definition["properties"]!.AsObject().Select(one => one.Value!)))
            {
                var types = property["type"] is JsonArray several ? several.Select(one => one!.GetValue<string>()).ToArray()
                    : [property["type"]?.GetValue<string>() ?? ""];
                var canBeNull = types.Contains("null") || property["anyOf"] is not null || property["enum"] is JsonArray words && words.Contains(null);
                Assert.Equal((name, key, types.Contains("array"), canBeNull), (name, key, type.Contains("[]"), type.EndsWith('?')));
                Assert.Equal(property["description"]?.GetValue<string>() ?? "", meaning);
            }
    }

    [Theory]
    [InlineData("component", "evidence", "proof[]")]
    [InlineData("proof", "found", "boolean?")]
    [InlineData("component", "since", "link?")]
    [InlineData("component", "aliases", "string[]")]
    [InlineData("moved", "to", "string[]")]
    [InlineData("totals", "sources", "integer")]
    public void A_key_has_the_type_of_its_values(string shape, string key, string type) =>
        Assert.Equal(type, Shapes("fixed")[shape].Single(row => row.Key == key).Type);

    [Fact]
    public void The_page_leads_to_the_manifest_and_to_the_schema_of_a_moved_record()
    {
        var links = Page("fixed").QuerySelectorAll("main a").Select(link => link.GetAttribute("href")).ToArray();
        Assert.Contains("/manifest.json", links);
        Assert.Contains("/api/v1/schemas/moved.json", links);
    }

    private static IDocument Page(string chronicle) =>
        new HtmlParser().ParseDocument(Chronicles.Text(Chronicles.Of(chronicle), "/data/"));

    private static Dictionary<string, (string Key, string Type, string Meaning)[]> Shapes(string chronicle) =>
        Page(chronicle).QuerySelectorAll("#section-shapes ~ details").ToDictionary(
            details => details.QuerySelector("summary")!.TextContent,
            details => details.QuerySelectorAll("tbody tr").Select(row => row.Children.Select(cell => cell.TextContent).ToArray())
                .Select(cells => (cells[0], cells[1], cells[2])).ToArray());

    private static KeyValuePair<string, JsonNode>[] Definitions(string chronicle) =>
    [
        .. Chronicles.Of(chronicle).Files
            .Where(file => file.Address.Value.StartsWith("/api/v1/schemas/", StringComparison.Ordinal))
            .SelectMany(file => JsonNode.Parse(file.Bytes.Span)!["$defs"]!.AsObject()
                .Select(definition => KeyValuePair.Create(definition.Key, definition.Value!))),
    ];
}
