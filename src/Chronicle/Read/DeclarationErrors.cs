using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Read;

/// <summary>
/// The files on which many records depend. If such a file is unreadable, nearly every record has errors that follow from it. So only the
/// error of the file itself is reported.
/// </summary>
internal static class SharedFiles
{
    private static readonly ImmutableArray<Rule> Hiding =
        [Rules.UnknownKey, Rules.MissingKey, Rules.WrongType, Rules.DuplicateKey, Rules.BadId];

    /// <summary>Rules of words, dimensions, drawings and questions that <c>site.yml</c> declares and other files name.</summary>
    private static readonly ImmutableArray<Rule> OfDeclared =
        [Rules.UnknownTerm, Rules.UnknownDimension, Rules.UnknownChart, Rules.UnusedFinding];

    /// <summary>The files whose keys <c>site.yml</c> can declare.</summary>
    private static readonly ImmutableArray<string> WithFields = ["components/", "releases/", "milestones/", "sources/", "sources.yml"];

    /// <summary>The paths of the shared files that exist or are required, but are unreadable.</summary>
    public static ImmutableHashSet<string> FindUnreadable(ParsedSite parsed, Folder input)
    {
        string[] names = ["site.yml", .. Reader.RecordFolders, "sources", "sources.yml", "redirects", "redirects.yml", "permalinks.txt",
            "assets", "evidence"];
        return [.. names.Union(parsed.UnreadableFiles).Where(name => parsed.UnreadableFiles.Contains(name)
            || name == "site.yml" && parsed.Settings is null
            || input.Unread.Contains($"{input.Path}/{name}")).Select(name => $"{input.Path}/{name}"),
            .. parsed.UnreadableBase is { } path ? [path] : Array.Empty<string>()];
    }

    /// <summary>
    /// The diagnostics without those that follow from errors in <c>site.yml</c>. In a declaration, a key can be misspelt, missing, of a
    /// wrong type or present twice. Then every record that uses the declared field or word would have an error too.
    /// </summary>
    public static ImmutableArray<Diagnostic> WithoutConsequences(ImmutableArray<Diagnostic> diagnostics, Folder input)
    {
        var settings = input.Path + "/site.yml";
        return diagnostics.Any(diagnostic => diagnostic.At.Path == settings && Hiding.Contains(diagnostic.Rule))
            ? diagnostics.RemoveAll(diagnostic => diagnostic.At.Path != settings
                && (OfDeclared.Contains(diagnostic.Rule) || diagnostic.Rule == Rules.UnknownKey && HasFields(diagnostic.At.Path)))
            : diagnostics;

        bool HasFields(string path) =>
            WithFields.Any(start => path.StartsWith($"{input.Path}/{start}", StringComparison.Ordinal));
    }
}
