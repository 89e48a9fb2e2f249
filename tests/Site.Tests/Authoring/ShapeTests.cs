using System.Text.RegularExpressions;
using Site.Read;
using Site.Text;

namespace Site.Tests.Authoring;

/// <summary>What the shapes say about their keys, which authors read in editors, in questions and in the reference.</summary>
public sealed class ShapeTests
{
    public static readonly Shape[] All = [Shapes.Chapter, Shapes.Component, Shapes.Release, Shapes.Milestone, Shapes.SourceEntry, Shapes.Gone, Shapes.Settings];

    public static IEnumerable<TheoryDataRow<string, string>> Keys => All.SelectMany(WithInner).Distinct().SelectMany(shape => shape.Fields.Select(known => new TheoryDataRow<string, string>(shape.Name, known.Name)));

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_key_says_what_it_means_and_has_an_example_that_the_reader_takes(string shape, string key)
    {
        var field = All.SelectMany(WithInner).First(known => known.Name == shape).Fields.Single(field => field.Name == key);
        Assert.Matches(new Regex(@"^[^\n|]+\.$"), field.Description);
        var found = new Findings();
        var map = YamlReader.ReadMapping(new SourceText("example", $"{key}: {field.Example}\n"), .., found);
        Assert.Empty(found.ToImmutable());
        Shape.CheckValue(field, map![key]!, found);
        Assert.Empty(found.ToImmutable());
    }

    public static IEnumerable<Shape> WithInner(Shape shape) => [shape, .. shape.Fields.SelectMany(field => Inner(field.Type)).SelectMany(WithInner)];

    private static IEnumerable<Shape> Inner(KeyType type) => type switch
    {
        KeyType.Keys keys => [keys.Shape],
        KeyType.ListOf list => Inner(list.Item),
        KeyType.MapOf map => Inner(map.Item),
        _ => [],
    };
}
