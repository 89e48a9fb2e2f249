using System.Collections.Immutable;
using System.Text;
using Bench.Corpus;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Read.Schema;

namespace Fuzz.Making;

/// <summary>
/// A whole input folder as one text, with a line <c>-- name --</c> before each file. The tests use the same form. One text is easy to
/// change at random, to store, and to read.
/// </summary>
internal static class SiteText
{
    /// <summary>The file <c>site.yml</c> of most inputs.</summary>
    public static readonly byte[] Settings = """
        -- site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        release_title: Catalogue {version}
        tag_authority: lamps.example,2026
        component_kinds: { lamp: { label: Lamp, plural: Lamps }, shade: { label: Shade } }
        statuses: { planned: { label: Planned, tone: open }, sold: { label: On sale, tone: good } }
        milestone_kinds: { launch: { label: Launch, plural: Launches }, show: { label: Show } }
        component_fields: { light: { label: Light, type: number }, code: { label: Code, type: code-list } }
        release_fields: { height: { label: Height, type: version } }
        figures: { lamps_sold: { label: Lamps sold } }

        """u8.ToArray();

    private static readonly ImmutableArray<FieldDeclaration> ComponentFields =
        [new("light", "Light", FieldKind.Number, null), new("code", "Code", FieldKind.Code, null, FieldShape.Several)];

    private static readonly ImmutableArray<FieldDeclaration> ReleaseFields = [new("height", "Height", FieldKind.Version, null)];

    public static byte[] Make(Dice dice)
    {
        var records = new RecordText(dice);
        var text = new StringBuilder();
        if (dice.Below(3) == 0)
            Add("site.yml", records.Mapping(Schemas.Settings));
        else
            text.Append(Encoding.UTF8.GetString(Settings));
        Add("sources.yml", records.Sources());
        if (dice.Below(3) == 0)
            Add("redirects.yml", records.Redirects());
        if (dice.Below(3) == 0)
            Add("permalinks.txt", records.Ledger());
        AddSome("components", MarkdownText.Ids[..3], Schemas.Component.With(ComponentFields));
        AddSome("releases", MarkdownText.Ids[3..7], Schemas.Release.With(ReleaseFields));
        AddSome("milestones", MarkdownText.Ids[7..10], Schemas.Milestone);
        AddSome("text", MarkdownText.Ids[10..12], Schemas.Chapter);
        if (dice.Below(10) == 0)
            Add(dice.Of(Tokens.Names) + ".md", "x\n");
        return Encoding.UTF8.GetBytes(text.ToString());

        void Add(string name, string file) => text.Append("-- ").Append(name).Append(" --\n").Append(file);

        void AddSome(string folder, string[] ids, ObjectSchema shape)
        {
            foreach (var id in ids)
                if (dice.Below(3) > 0)
                    Add($"{folder}/{(dice.Below(25) == 0 ? dice.Of(Tokens.Names) : id)}.md", records.Record(shape));
        }
    }

    /// <summary>
    /// The files of a text, with a theme. If two files have the same name, the first one counts, because a folder on a disk has only one
    /// file of each name.
    /// </summary>
    public static InputFiles Files(byte[] archive, Folder theme)
    {
        var files = new SortedDictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var (name, bytes) in Split(archive))
            if (IsFileName(name))
                files.TryAdd("input/" + name, bytes);
        return new(new("input", [.. files.Select(file => new InputFile(file.Key, file.Value))]), theme);
    }

    /// <summary>The files of a folder as one text.</summary>
    public static byte[] Archive(Folder folder)
    {
        var all = new MemoryStream();
        foreach (var file in folder.Files)
        {
            all.Write(Encoding.UTF8.GetBytes($"-- {folder.NameOf(file)} --\n"));
            all.Write(file.Bytes.Span);
        }
        return all.ToArray();
    }

    private static IEnumerable<(string Name, ReadOnlyMemory<byte> Bytes)> Split(byte[] archive)
    {
        string? name = null;
        var start = 0;
        for (var at = 0; at < archive.Length;)
        {
            var end = Array.IndexOf(archive, (byte)'\n', at) is >= 0 and var next ? next : archive.Length;
            if (Header(archive.AsSpan(at, end - at)) is { } header)
            {
                if (name is not null)
                    yield return (name, archive.AsMemory(start..at));
                (name, start) = (header, Math.Min(end + 1, archive.Length));
            }
            at = end + 1;
        }
        if (name is not null)
            yield return (name, archive.AsMemory(start));
    }

    private static string? Header(ReadOnlySpan<byte> line) =>
        line.StartsWith("-- "u8) && line.EndsWith(" --"u8) && line.Length > 6 ? Encoding.UTF8.GetString(line[3..^3]) : null;

    // False for names that the reader of input folders never returns: names that a file system does not allow, and hidden files.
    private static bool IsFileName(string name) =>
        name.Length < 400 && !name.Contains('\0') && name.Split('/').All(part => part.Length > 0 && part[0] != '.' && part[^1] != '~');
}
