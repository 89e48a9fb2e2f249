using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Chronicle.Read.Schema;

namespace Chronicle.Authoring.EditorHelp;

/// <summary>
/// Snippets for VS Code: the required facts of each kind of record, with choices from the vocabularies, and lists of ids.
/// </summary>
internal static class Snippets
{
    public static JsonObject Create(KnownValues known)
    {
        var snippets = new JsonObject();
        foreach (var schema in new[] { Schemas.Chapter, Schemas.Component, Schemas.Milestone, Schemas.Release })
            snippets[$"A {schema.Name}"] = Snippet(schema.Name, $"The facts of a {schema.Name}; the file is called by its id.",
                Record(known, schema));
        foreach (var space in new[] { IdSpace.Component, IdSpace.Milestone, IdSpace.Release, IdSpace.Source })
        {
            var name = space.ToString().ToLowerInvariant();
            if (known.ChoicesOf(new SchemaType.IdOf(space)) is { IsEmpty: false } choices)
            {
                snippets[$"The id of a {name}"] = Snippet($"id-{name}", $"The id of a {name}, from a list.", [Choose(1, choices)]);
                snippets[space == IdSpace.Source ? "A citation" : $"A link to a {name}"] = space == IdSpace.Source
                    ? Snippet("cite", "A citation: choose the source.", [$"[@{Choose(1, choices)}]"])
                    : Snippet($"link-{name}", $"A link to a {name}: choose its id.", [$"[[{Choose(1, choices)}]]"]);
            }
        }
        return snippets;
    }

    private static JsonObject Snippet(string prefix, string description, IEnumerable<string> body) => new()
    {
        ["scope"] = "markdown",
        ["prefix"] = prefix,
        ["description"] = description,
        ["body"] = new JsonArray([.. body.Select(line => JsonValue.Create(line))]),
    };

    private static IEnumerable<string> Record(KnownValues known, ObjectSchema schema)
    {
        yield return "---";
        var stop = 0;
        // Almost every release has a date, although the key is not required.
        foreach (var field in schema.Fields.Where(field => field.Required || field.Name == "date"))
            yield return $"{field.Name}: " + field.Type switch
            {
                SchemaType.ListOf list => $"[{Stop(known, list.Item, field, ++stop)}]",
                SchemaType.Date => $"\"{Stop(known, field.Type, field, ++stop)}\"",
                _ => Stop(known, field.Type, field, ++stop),
            };
        yield return "---";
        yield return "";
        yield return "$0";
    }

    private static string Stop(KnownValues known, SchemaType type, Field field, int number) =>
        known.ChoicesOf(type) is { IsEmpty: false } choices ? Choose(number, choices) : $"${{{number}:{Escape(field.Description)}}}";

    // Ids and the words of vocabularies contain no characters that are special in snippets.
    private static string Choose(int number, ImmutableArray<Choice> choices) =>
        $"${{{number}|{string.Join(',', choices.Select(choice => choice.Value))}|}}";

    private static string Escape(string text) => text.Replace("\\", "\\\\").Replace("$", "\\$").Replace("}", "\\}");
}
