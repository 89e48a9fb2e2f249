using System.Text;
using Chronicle.Authoring;
using Chronicle.Authoring.Moving;
using Chronicle.Input;
using Chronicle.Read.Schema;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>
/// Every key of a record that contains an id: a move changes the id, and a former id in the key still leads to its record. The keys come
/// from the schemas, so a new key is tested too.
/// </summary>
public sealed class ReferenceKeyTests
{
    private const string Site = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: Sold } }
        milestone_kinds: { launch: { label: Launch } }
        -- input/components/old-lamp.md --
        ---
        name: Lamp
        summary: S.
        kind: lamp
        status: sold
        sources: []
        ---
        -- input/releases/7.7.md --
        ---
        date: 1999
        summary: S.
        sources: []
        ---
        -- input/milestones/old-launch.md --
        ---
        title: Launch
        date: 1999
        kind: launch
        summary: S.
        sources: []
        ---

        """;

    private const string Required =
        "name: User\nkind: lamp\nstatus: sold\n|date: 2005\n|title: User\ndate: 2005\nkind: launch\n";

    public static TheoryData<string, string, string, string> Keys()
    {
        var keys = new TheoryData<string, string, string, string>();
        foreach (var (folder, schema, required) in new[] { "components", "releases", "milestones" }.Zip(
            [Schemas.Component, Schemas.Release, Schemas.Milestone], Required.Split('|')))
            foreach (var (key, value, space) in References(schema))
                keys.Add(folder, required, $"{key}: {value}", OldId(space));
        return keys;
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_move_changes_the_id_and_a_former_id_is_known(string folder, string required, string fact, string old)
    {
        var (user, now) = ($"input/{folder}/9.9.md", old == "7.7" ? "8.8" : "new-id");
        var site = TinyTheme.Site(TinyTheme.Moved + Site + $"-- {user} --\n---\n{required}summary: S.\nsources: []\n{fact}\n---\n");
        var files = site.Files();
        var plan = Move.Plan(files, old, now, out var problem) ?? throw new InvalidOperationException(problem);
        var moved = FilePlan.Apply(files, plan);
        Assert.Contains(fact.Replace(old, now, StringComparison.Ordinal), Text(moved, user));
        // The state after a merge with a change that still names the old id.
        var merged = moved with
        {
            Input = moved.Input with
            {
                Files = [.. moved.Input.Files.Select(file => file.Path == user ? files.Input.Files.Single(other => other.Path == user) : file)],
            },
        };
        var diagnostics = Build.Run(merged, site.Options).Diagnostics;
        Assert.Contains(diagnostics, diagnostic => diagnostic.Rule.Code == "L222" && diagnostic.At.Path == user);
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Message.Contains("unknown", StringComparison.Ordinal));
    }

    private static string Text(InputFiles files, string path) =>
        Encoding.UTF8.GetString(files.Input.Files.Single(file => file.Path == path).Bytes.Span);

    private static string OldId(IdSpace space) => space switch
    {
        IdSpace.Release => "7.7",
        IdSpace.Milestone => "old-launch",
        _ => "old-lamp",
    };

    private static bool IsRecord(IdSpace space) =>
        space is IdSpace.Component or IdSpace.Release or IdSpace.Milestone or IdSpace.Record;

    private static IEnumerable<(string Key, string Value, IdSpace Space)> References(ObjectSchema schema) =>
        schema.Fields.SelectMany(field => In(field.Type).Select(found => (field.Name, found.Value, found.Space)));

    private static IEnumerable<(string Value, IdSpace Space)> In(SchemaType type) => type switch
    {
        SchemaType.IdOf id when IsRecord(id.Space) => [(id.Space == IdSpace.Release ? "\"7.7\"" : OldId(id.Space), id.Space)],
        SchemaType.ListOf list => In(list.Item).Select(found => ($"[{found.Value}]", found.Space)),
        SchemaType.MapOf { Key: SchemaType.IdOf key } when IsRecord(key.Space) => [($"{{ {OldId(key.Space)}: sold }}", key.Space)],
        SchemaType.MapOf map => In(map.Item).Select(found => ($"{{ x: {found.Value} }}", found.Space)),
        SchemaType.ObjectOf keys => References(keys.Schema).Select(found =>
            ($"{{ summary: S., {(found.Key == "earliest" ? "since: \"9.9\", " : "")}{found.Key}: {found.Value} }}", found.Space)),
        SchemaType.Either either => In(either.Scalar).Concat(In(either.Keys)),
        SchemaType.Stated stated => In(stated.Item),
        _ => [],
    };
}
