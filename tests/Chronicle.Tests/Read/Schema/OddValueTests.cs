using Chronicle.Primitives;
using Chronicle.Read.Schema;
using Chronicle.Read.Yaml;

namespace Chronicle.Tests.Read.Schema;

/// <summary>Wrong values for each key of each kind of record and of the settings: each is one error at the place of the value.</summary>
public sealed class OddValueTests
{
    /// <summary>The different ways to write an empty value.</summary>
    private static readonly string[] EmptyValues = ["", "~", "null", "Null", "NULL", "\"\"", "\" \"", "\"\\u200B\"", "\"\\u3164\"", "|"];

    private static readonly string[] InvalidNumbers = ["1,000", "1e3", "0x10", ".inf", ".nan", "-", "12a", "1.2.3"];

    public static TheoryData<string, string> Keys()
    {
        var keys = new TheoryData<string, string>();
        foreach (var schema in KeyReference.Files)
            foreach (var field in schema.Fields)
                keys.Add(schema.Name, field.Name);
        return keys;
    }

    [Theory, MemberData(nameof(Keys))]
    public void An_empty_value_is_an_error_at_its_place(string schema, string key) =>
        Assert.All(EmptyValues, value => AssertRefused(schema, key, value));

    [Theory, MemberData(nameof(Keys))]
    public void A_value_of_the_wrong_type_is_an_error_at_its_place(string schema, string key)
    {
        string[] wrong = Find(schema, key).Type switch
        {
            SchemaType.ListOf { MayBeEmpty: false } => ["[]", "{}", "word", "[~]", "[\"\"]", "[[]]"],
            SchemaType.ListOf => ["{}", "word", "[~]", "[\"\"]", "[[]]"],
            SchemaType.ObjectOf { Schema: var inner } when inner.Fields.Any(field => field.Required) => ["[]", "word"],
            SchemaType.ObjectOf => ["[]", "word", "{ nosuchkey: x }"],
            SchemaType.MapOf { Key: SchemaType.OneOf } => ["[]", "word", "{ component: ~ }", "{ component: [] }"],
            SchemaType.MapOf => ["[]", "word", "{ a: ~ }", "{ a: [] }"],
            SchemaType.Number { Whole: true } => [.. InvalidNumbers, "[]", "{}", "-1", "1.5", "99999999999", "1e400", new string('9', 400)],
            SchemaType.Number { Least: not null } => [.. InvalidNumbers, "[]", "{}", "-1", "0", "99999999999", new string('9', 400)],
            SchemaType.Number => [.. InvalidNumbers, "[]", "{}", new string('9', 400)],
            SchemaType.Flag => ["[]", "{}", "yes", "True", "1"],
            SchemaType.Date => ["[]", "{}", "0000", "2022-13", "2022-02-30", "22", "2022-1", "today", "2022-10-03T00:00:00Z"],
            SchemaType.WebAddress => ["[]", "{}", "www.lamps.example", "javascript:x", "https://", "//lamps.example/", "ftp://a.example/"],
            SchemaType.NewId => ["[]", "{}", "\"A B\"", "\"a/b\"", "ä", "con", "\"..\""],
            SchemaType.Language => ["[]", "{}", "en_US", "english", "e", "\"en-\"", "\"de DE\"", "en-US.UTF-8"],
            SchemaType.OneOf => ["[]", "{}", "nosuchword"],
            SchemaType.Period => ["[]", "{}", "soon", "2022-13", "2023/2022", "\"[..2022]\"", "True"],
            _ => ["[]", "{}"],
        };
        Assert.All(wrong, value => AssertRefused(schema, key, value));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("pt-BR")]
    [InlineData("zh-Hant-TW")]
    [InlineData("sr-Latn")]
    [InlineData("es-419")]
    [InlineData("de-CH-1996")]
    [InlineData("gsw")]
    public void A_language_tag_is_accepted(string tag) => Assert.Empty(Check("site", "language", tag));

    private static void AssertRefused(string schema, string key, string value)
    {
        var diagnostics = Check(schema, key, value);
        Assert.True(diagnostics.Any(diagnostic => diagnostic.IsError && diagnostic.At.Line == 1 && diagnostic.At.Column > key.Length),
            $"{key}: {value} is accepted");
        Assert.Single(diagnostics);
    }

    private static IReadOnlyList<Diagnostic> Check(string schema, string key, string value)
    {
        var diagnostics = new DiagnosticBag();
        var node = YamlReader.ReadMapping(new SourceText("f", $"{key}: {value}\n"), .., diagnostics)?[key];
        if (node is not null)
            ValueCheck.Run(Find(schema, key), node, diagnostics);
        return diagnostics.ToImmutable();
    }

    private static Field Find(string schema, string key) =>
        KeyReference.Files.Single(one => one.Name == schema).Fields.Single(field => field.Name == key);
}
