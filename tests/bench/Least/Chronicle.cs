namespace Least;

/// <summary>One file of the input. A value is empty if this kind of record does not have it.</summary>
public sealed record Record(string Folder, string Id, string Title, string Date, string Kind, string Release, string[] Components,
    string[] Sources, string Order, string Body)
{
    public string Address { get; } = Folder == "text" ? $"/{Id}/" : $"/{Folder}/{Id}/";
}

public sealed record Source(string Title, string Publisher, string Date, string Url);

/// <summary>The input, read in a simple way: a value ends with its line, and a list ends with its bracket. Nothing is checked.</summary>
public sealed class Chronicle
{
    public required string Title { get; init; }

    public required string Url { get; init; }

    public required Dictionary<string, Source> Sources { get; init; }

    public required Record[] Chapters { get; init; }

    public required Record[] Components { get; init; }

    public required Record[] Releases { get; init; }

    /// <summary>The milestones in the order of their dates.</summary>
    public required Record[] Milestones { get; init; }

    public required Dictionary<string, Record> ById { get; init; }

    public static Chronicle Read(string input)
    {
        var site = "\n" + File.ReadAllText(Path.Join(input, "site.yml"));
        var records = new[] { "text", "components", "releases", "milestones" }
            .Select(folder => Directory.GetFiles(Path.Join(input, folder), "*.md").AsParallel().Select(path => ReadRecord(path, folder))
                .ToArray()).ToArray();
        return new()
        {
            Title = Value(site, "title"),
            Url = Value(site, "url"),
            Sources = ReadSources(File.ReadAllText(Path.Join(input, "sources.yml"))),
            Chapters = [.. records[0].OrderBy(chapter => int.Parse(chapter.Order))],
            Components = [.. records[1].OrderBy(component => component.Title, StringComparer.Ordinal)],
            Releases = [.. records[2].OrderBy(release => release.Date, StringComparer.Ordinal)],
            Milestones = [.. records[3].OrderBy(milestone => milestone.Date, StringComparer.Ordinal)
                .ThenBy(milestone => milestone.Id, StringComparer.Ordinal)],
            ById = records.SelectMany(folder => folder).ToDictionary(record => record.Id),
        };
    }

    private static Record ReadRecord(string path, string folder)
    {
        var text = File.ReadAllText(path);
        var end = text.IndexOf("\n---\n", StringComparison.Ordinal);
        var facts = text[..(end + 1)];
        var id = Path.GetFileNameWithoutExtension(path);
        return new(
            folder, id, folder == "components" ? Value(facts, "name") : folder == "releases" ? id
                : Value(facts, "title"), Value(facts, "date"), Value(facts, "kind"),
            Value(facts, "release"), List(facts, "components"), List(facts, "sources"), Value(facts, "order"),
                text[(end + "\n---\n".Length)..]);
    }

    private static Dictionary<string, Source> ReadSources(string text)
    {
        var sources = new Dictionary<string, Source>();
        for (var start = 0; start < text.Length;)
        {
            // A source ends where the next line that is not indented begins.
            var end = text.IndexOf('\n', start);
            while (end + 1 < text.Length && text[end + 1] == ' ')
                end = text.IndexOf('\n', end + 1);
            var facts = text[start..(end + 1)];
            sources[facts[..facts.IndexOf(':')]] = new(Value(facts, "  title"), Value(facts, "  publisher"), Value(facts, "  date"),
                Value(facts, "  url"));
            start = end + 1;
        }
        return sources;
    }

    private static string Value(string facts, string key)
    {
        var value = Raw(facts, key).Trim('"');
        return value.Contains('\\') ? value.Replace("\\\"", "\"").Replace("\\\\", "\\") : value;
    }

    private static string[] List(string facts, string key) =>
        [.. Raw(facts, key).Trim('[', ']').Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(item => item.Trim('"'))];

    private static string Raw(string facts, string key)
    {
        var start = facts.IndexOf($"\n{key}: ", StringComparison.Ordinal);
        if (start < 0)
            return "";
        start += key.Length + 3;
        return facts[start..facts.IndexOf('\n', start)];
    }
}
