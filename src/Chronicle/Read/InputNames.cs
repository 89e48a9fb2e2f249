using System.Collections.Immutable;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Read;

/// <summary>The names of the files that the input may contain. A name is the path below the input folder.</summary>
internal static class InputNames
{
    public const string Settings = "site.yml";

    /// <summary>The file with all published addresses.</summary>
    public const string Permalinks = "permalinks.txt";

    /// <summary>The file with many sources. A newer chronicle has a file for each source.</summary>
    public const string SourceList = "sources.yml";

    /// <summary>The file with all redirects. A newer chronicle has several files in a folder.</summary>
    public const string RedirectList = "redirects.yml";

    /// <summary>The beginning of the names of the files that only imports use.</summary>
    public const string Imports = "imports/";

    public static readonly ImmutableArray<string> RecordFolders = ["text", "components", "releases", "milestones"];

    /// <summary>
    /// The files and folders on which many records depend. If one of them is unreadable, nearly every record has errors that follow from
    /// it.
    /// </summary>
    public static readonly ImmutableArray<string> Shared =
        [Settings, .. RecordFolders, "sources", SourceList, "redirects", RedirectList, Permalinks, "assets", "evidence"];

    public static bool IsRecord(string name) => !IsReadme(name) && RecordFolders.Any(folder => IsIn(folder, name, ".md"));

    /// <summary>Whether the file contains one source.</summary>
    public static bool IsSource(string name) => IsIn("sources", name, ".yml");

    /// <summary>Whether the file contains many sources.</summary>
    public static bool IsSourceList(string name) => name == SourceList;

    // Redirects are in a folder, so that two changes can write different files. The older form with one file is also read.
    public static bool IsRedirects(string name) => name == RedirectList || IsIn("redirects", name, ".yml");

    public static bool IsPermalinks(string name) => name == Permalinks;

    public static bool IsEvidence(string name) => IsIn("evidence", name, ".yml") || IsEvidenceOfSource(name);

    public static bool IsEvidenceOfSource(string name) => IsIn("evidence/sources", name, ".yml");

    /// <summary>The name of the evidence file of a record or a source.</summary>
    public static string EvidenceOf(string id, bool isSource) => $"evidence/{(isSource ? "sources/" : "")}{id}.yml";

    public static bool IsAsset(string name) => name.StartsWith("assets/", StringComparison.Ordinal);

    /// <summary>Whether the input may contain a file with this name.</summary>
    public static bool IsKnown(string name) => name == Settings || IsRecord(name) || IsSource(name)
        || IsSourceList(name) || IsRedirects(name) || IsPermalinks(name) || IsAsset(name) || IsEvidence(name)
        || IsOfImport(name) || IsReadme(name);

    /// <summary>The files that the input may not contain.</summary>
    public static IEnumerable<InputFile> StraysIn(Folder folder) => folder.Files.Where(file => !IsKnown(folder.NameOf(file)));

    /// <summary>
    /// The name that an author probably meant: with the usual extension, directly in a folder with a known name. A picture must be in the
    /// assets. Null if there is no such name.
    /// </summary>
    public static string? FindMeant(string name)
    {
        var steps = NameHints.StepsOfFile;
        if (Assets.IsForAssetsOnly(name))
            return $"assets/{name.Split('/')[^1]}";
        var parts = Path.ChangeExtension(name, Path.GetExtension(name) switch
        {
            ".yaml" => ".yml",
            ".markdown" => ".md",
            var extension => extension,
        }).Split('/');
        if (parts.Length == 1)
            return null;
        string[] folders = [.. RecordFolders, "sources", "redirects", "evidence"];
        var folder = folders.Contains(parts[0]) ? parts[0] : Nearest.Find(parts[0], folders, ref steps);
        return folder is not null && $"{folder}/{parts[^1]}" is var meant && IsKnown(meant) ? meant : null;
    }

    public static bool IsReadme(string name) => name == "README.md" || name.EndsWith("/README.md", StringComparison.Ordinal);

    // A mapping, or a list of the values that an import wrote. Only the command "import" reads these files.
    private static bool IsOfImport(string name) => name.StartsWith(Imports, StringComparison.Ordinal)
        && (name.EndsWith(".yml", StringComparison.Ordinal) || name.EndsWith(".txt", StringComparison.Ordinal));

    private static bool IsIn(string folder, string name, string ending) =>
        name.LastIndexOf('/') == folder.Length && name.StartsWith(folder, StringComparison.Ordinal)
        && name.EndsWith(ending, StringComparison.Ordinal);
}
