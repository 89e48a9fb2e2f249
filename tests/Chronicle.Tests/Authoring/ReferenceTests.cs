using System.Text;
using System.Text.RegularExpressions;
using Chronicle.Read.Schema;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The tables of keys in <c>input/README.md</c> agree with the schemas. UPDATE_GOLDEN=1 writes the tables again.</summary>
public sealed partial class ReferenceTests
{
    private static readonly string Path = Repository.PathOf("input", "README.md");

    [Fact]
    public void The_tables_of_keys_agree_with_the_schemas()
    {
        var text = File.ReadAllText(Path);
        var current = Section()
            .Replace(text, match =>
            $"<!-- keys of a {match.Groups[1].Value} -->\n{Table(SchemaOf(match.Groups[1].Value))}<!-- end of keys -->");
        if (ExpectedFile.IsUpdating)
            File.WriteAllText(Path, current);
        else
            Assert.True(text == current, "the tables of keys in input/README.md differ from src/Chronicle/Read/Schema/Schemas.cs; write them again with UPDATE_GOLDEN=1 dotnet test");
    }

    [Fact]
    public void The_reference_has_a_table_for_every_kind_of_object()
    {
        var tables = Section().Matches(File.ReadAllText(Path)).Select(match => match.Groups[1].Value).ToArray();
        var kinds = KeyReference.All.Select(schema => schema.Name);
        Assert.Equal(kinds.Order(StringComparer.Ordinal), tables.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_reference_explains_every_type_of_a_declared_field()
    {
        var text = File.ReadAllText(Path);
        Assert.All(SchemaParts.FieldTypes, type => Assert.Contains($"\n| `{type}` | ", text));
    }

    private static ObjectSchema SchemaOf(string name) => KeyReference.All.First(schema => schema.Name == name);

    private static string Table(ObjectSchema schema)
    {
        var table = new StringBuilder("| key | what it says | example |\n| --- | --- | --- |\n");
        foreach (var field in schema.Fields)
            table.Append($"| `{field.Name}`{(field.Required ? "*" : "")} | {Cell(KeyReference.Describe(field))} | `{Cell(field.Example)}` |\n");
        return table.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|");

    [GeneratedRegex(@"<!-- keys of a ([a-z ]+) -->\n(?:\|.*\n)*<!-- end of keys -->")]
    private static partial Regex Section();
}
