using System.Text;
using System.Text.Json.Nodes;
using Microsoft.VisualBasic.FileIO;

namespace Chronicle.Testing;

/// <summary>The two complete chronicles, and readers for the files that they publish for programs.</summary>
internal static class Chronicles
{
    public static IEnumerable<TheoryDataRow<string>> Names => [new("fixed"), new("second")];

    public static BuildResult Of(string name) => name == "fixed" ? FixedChronicle.Result : GermanChronicle.Shared.Build;

    public static string Home(string name) => name == "fixed" ? "https://rust-for-linux.example/" : "https://beispiel.example/einheiten/";

    /// <summary>The files of the API, without the schemas.</summary>
    public static IEnumerable<(string Address, string Text)> ApiFiles(BuildResult site) => site.Files
        .Where(file => file.Address.Value.StartsWith("/api/v1/", StringComparison.Ordinal)
            && !file.Address.Value.StartsWith("/api/v1/schemas/", StringComparison.Ordinal))
        .Select(file => (file.Address.Value, Encoding.UTF8.GetString(file.Bytes.Span)));

    public static string Text(BuildResult site, string address) =>
        Encoding.UTF8.GetString(site.Files.Single(file => file.Address.Value == address).Bytes.Span);

    /// <summary>The rows of a table, read by a different library than the one that wrote it.</summary>
    public static string[][] Rows(string csv)
    {
        using var parser = new TextFieldParser(new StringReader(csv))
        {
            Delimiters = [","],
            HasFieldsEnclosedInQuotes = true,
            TrimWhiteSpace = false
        };
        var rows = new List<string[]>();
        while (parser.ReadFields() is { } row)
            rows.Add(row);
        return [.. rows];
    }

    public static JsonNode Json(BuildResult site, string address) => JsonNode.Parse(Text(site, address))!;

    public static JsonArray List(this JsonNode node, string key) => node[key]!.AsArray();

    public static string Word(this JsonNode node, string key) => node[key]!.GetValue<string>();
}
