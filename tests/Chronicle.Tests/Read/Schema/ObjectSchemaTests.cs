using System.Text.RegularExpressions;
using Chronicle.Primitives;
using Chronicle.Read.Schema;
using Chronicle.Read.Yaml;

namespace Chronicle.Tests;

/// <summary>The descriptions and examples of keys in the schemas. Authors see them in editors, in questions and in the reference.</summary>
public sealed class ObjectSchemaTests
{
    public static IEnumerable<TheoryDataRow<string, string>> Keys =>
        KeyReference.All.SelectMany(schema =>
        schema.Fields.Select(known => new TheoryDataRow<string, string>(schema.Name, known.Name)));

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_key_has_a_description_and_a_valid_example(string schema, string key)
    {
        var field = KeyReference.All.First(known => known.Name == schema).Fields.Single(field => field.Name == key);
        Assert.Matches(new Regex(@"^[^\n|]+\.$"), field.Description);
        var diagnostics = new DiagnosticBag();
        var map = YamlReader.ReadMapping(new SourceText("example", $"{key}: {field.Example}\n"), .., diagnostics);
        Assert.Empty(diagnostics.ToImmutable());
        ValueCheck.Run(field, map![key]!, diagnostics);
        Assert.Empty(diagnostics.ToImmutable());
    }
}
