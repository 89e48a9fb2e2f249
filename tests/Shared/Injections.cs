using System.Text.Json;

namespace Chronicle.Testing;

/// <summary>One hostile text: its place, its purpose, and the text itself.</summary>
internal sealed record Injection(string Id, string Place, string Tries, string Text)
{
    public override string ToString() => Id;
}

/// <summary>The table of <c>Injections.txt</c>. That file describes the places.</summary>
internal static class Injections
{
    private const string Text = "text", Indent = "    ";

    public static IReadOnlyList<Injection> All { get; } = [.. Read(File.ReadLines(Repository.PathOf("tests", "Shared", "Injections.txt")))];

    /// <summary>The texts, for every slot of <see cref="HostileSite"/>.</summary>
    public static IReadOnlyList<string> Texts { get; } = [.. At(Text).Select(injection => injection.Text)];

    public static string AllTexts { get; } = string.Join(' ', Texts);

    public static IEnumerable<Injection> At(string place) => All.Where(injection => injection.Place == place);

    private static IEnumerable<Injection> Read(IEnumerable<string> lines)
    {
        var (place, title) = ("", "");
        foreach (var line in lines.Where(line => line.Length > 0 && line[0] != '#'))
            if (line.StartsWith("== ", StringComparison.Ordinal))
                place = line[3..^3];
            else if (line.StartsWith(Indent, StringComparison.Ordinal))
                yield return new(title.Split(':')[0], place, title[(title.IndexOf(':') + 2)..],
                    JsonSerializer.Deserialize<string>($"\"{line[Indent.Length..]}\"")!);
            else
                title = line;
    }
}
