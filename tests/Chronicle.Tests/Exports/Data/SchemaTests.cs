using System.Numerics;
using System.Text.Json.Nodes;
using Chronicle.Testing;
using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace Chronicle.Tests;

/// <summary>Every answer of the API is valid under its schema, and a schema refuses a broken answer.</summary>
public sealed class SchemaTests
{
    [Theory, MemberData(nameof(Chronicles.Names), MemberType = typeof(Chronicles))]
    public async Task Every_answer_is_valid_under_its_schema(string chronicle)
    {
        var site = Chronicles.Of(chronicle);
        var used = new HashSet<string>();
        foreach (var answers in Chronicles.ApiFiles(site).GroupBy(answer => SchemaOf(chronicle, answer.Text)))
        {
            var schema = await Read(site, answers.Key);
            foreach (var (address, text) in answers)
                Assert.Empty(schema.Validate(Parse(text)).Select(mistake => $"{address}: {mistake}"));
            used.Add(answers.Key);
        }
        // No record of this chronicle has moved, so no answer uses this schema.
        if (chronicle == "fixed")
            used.Add("/api/v1/schemas/moved.json");
        Assert.Equal(site.Files.Select(file => file.Address.Value)
            .Where(address => address.StartsWith("/api/v1/schemas/", StringComparison.Ordinal)), used.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Chronicles.Names), MemberType = typeof(Chronicles))]
    public void A_schema_names_every_key_of_every_answer(string chronicle)
    {
        var site = Chronicles.Of(chronicle);
        foreach (var (address, text) in Chronicles.ApiFiles(site))
            AssertNamed(address, JsonNode.Parse(text), Chronicles.Json(site, SchemaOf(chronicle, text)), null);
    }

    // The page about the data promises that no key of a schema is ever left out.
    [Theory, MemberData(nameof(Chronicles.Names), MemberType = typeof(Chronicles))]
    public void A_schema_requires_every_key_that_it_names(string chronicle)
    {
        foreach (var file in Chronicles.Of(chronicle).Files.Where(file =>
            file.Address.Value.StartsWith("/api/v1/schemas/", StringComparison.Ordinal)))
            foreach (var (name, definition) in JsonNode.Parse(file.Bytes.Span)!["$defs"]!.AsObject())
                Assert.Equal((name, string.Join(' ', definition!["properties"]!.AsObject().Select(key => key.Key).Order())),
                    (name, string.Join(' ', definition.List("required").Select(key => key!.GetValue<string>()).Order())));
    }

    [Theory]
    [InlineData("/api/v1/components/rnull.json", "data.evidence", "null")]
    [InlineData("/api/v1/components/rnull.json", "data.evidence", null)]
    [InlineData("/api/v1/components/rnull.json", "data.name", "null")]
    [InlineData("/api/v1/components/rnull.json", "data.name", null)]
    [InlineData("/api/v1/components/rnull.json", "data.fields.paths", "\"one\"")]
    [InlineData("/api/v1/components/rnull.json", "data.since", "\"6.11\"")]
    [InlineData("/api/v1/components/rnull.json", "data.since.json", "3")]
    [InlineData("/api/v1/components/rnull.json", "body", null)]
    [InlineData("/api/v1/components/rnull.json", "meta.revision", null)]
    [InlineData("/api/v1/components/rnull.json", "meta", "null")]
    [InlineData("/api/v1/components/rnull.json", "data", "null")]
    [InlineData("/api/v1/milestones/binder-merged.json", "data.date.precision", "\"hour\"")]
    [InlineData("/api/v1/milestones/binder-merged.json", "data.date", "\"2022\"")]
    [InlineData("/api/v1/milestones/binder-merged.json", "data.date.earliest", null)]
    [InlineData("/api/v1/milestones/binder-merged.json", "data.date.earliest", "\"soon\"")]
    [InlineData("/api/v1/releases/6.18.json", "data.figures.rust_files", "\"many\"")]
    [InlineData("/api/v1/index.json", "data.totals.sources", "1.5")]
    [InlineData("/api/v1/milestones.json", "total", null)]
    public async Task A_broken_answer_is_invalid_under_its_schema(string address, string key, string? value)
    {
        var answer = Chronicles.Json(FixedChronicle.Result, address);
        var schema = await Read(FixedChronicle.Result, SchemaOf("fixed", answer.ToJsonString()));
        Assert.Empty(schema.Validate(answer.ToJsonString()));
        var keys = key.Split('.');
        var parent = keys[..^1].Aggregate(answer, (node, name) => node[name]!).AsObject();
        Assert.True(parent.ContainsKey(keys[^1]));
        if (value is null)
            parent.Remove(keys[^1]);
        else
            parent[keys[^1]] = JsonNode.Parse(value);
        Assert.NotEmpty(schema.Validate(answer.ToJsonString()));
    }

    [Theory, MemberData(nameof(Chronicles.Names), MemberType = typeof(Chronicles))]
    public void A_schema_states_its_dialect_its_address_and_a_description_of_every_key(string chronicle)
    {
        foreach (var file in Chronicles.Of(chronicle).Files.Where(file =>
            file.Address.Value.StartsWith("/api/v1/schemas/", StringComparison.Ordinal)))
        {
            var schema = JsonNode.Parse(file.Bytes.Span)!;
            Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.Word("$schema"));
            Assert.Equal(Chronicles.Home(chronicle) + file.Address.Value[1..], schema.Word("$id"));
            Assert.All(schema["$defs"]!.AsObject().Where(entry => entry.Key is not "text"), entry =>
                Assert.All(entry.Value!["properties"]!.AsObject(), property =>
                Assert.True(property.Value!["description"] is not null, $"{file.Address}: {entry.Key}.{property.Key} is not explained")));
        }
    }

    // The library supports only the older keyword for definitions. All other keywords in the schemas are the same in both dialects.
    internal static Task<JsonSchema> Read(BuildResult site, string address) =>
        JsonSchema.FromJsonAsync(Chronicles.Text(site, address).Replace("$defs", "definitions", StringComparison.Ordinal));

    // The library cannot validate a number that is too large for 64 bits, so such a number becomes a double.
    private static JToken Parse(string text)
    {
        var answer = JToken.Parse(text);
        foreach (var large in answer.SelectTokens("$..*").OfType<JValue>().Where(value => value.Value is BigInteger).ToArray())
            large.Value = (double)(BigInteger)large.Value!;
        return answer;
    }

    private static string SchemaOf(string chronicle, string answer)
    {
        var schema = JsonNode.Parse(answer)!.Word("$schema");
        Assert.StartsWith(Chronicles.Home(chronicle), schema);
        return "/" + schema[Chronicles.Home(chronicle).Length..];
    }

    private static void AssertNamed(string place, JsonNode? value, JsonNode schema, JsonNode? root)
    {
        root ??= schema;
        if (schema["anyOf"] is JsonArray any)
            schema = any[0]!;
        if (schema["$ref"] is { } reference)
            schema = reference.GetValue<string>()["#/".Length..].Split('/').Aggregate(root, (node, name) => node[name]!);
        if (value is JsonObject map)
            foreach (var (key, item) in map)
            {
                Assert.True(schema["properties"]?[key] is not null, $"{place}.{key} is in no schema");
                AssertNamed($"{place}.{key}", item, schema["properties"]![key]!, root);
            }
        if (value is JsonArray list)
            foreach (var item in list)
                AssertNamed(place + "[]", item, schema["items"]!, root);
    }
}
