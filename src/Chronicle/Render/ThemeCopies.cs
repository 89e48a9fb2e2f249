using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Render;

/// <summary>The relation of a file of the chronicle's theme to the built-in file with the same name.</summary>
internal enum ThemeCopyState
{
    /// <summary>
    /// The file needs no comparison, because there is no built-in file with this name. Or the file has no mark (<see cref="ThemeMark"/>)
    /// and needs none, because it is an asset, its format allows no mark, or its words are merged with the built-in words.
    /// </summary>
    Own,

    /// <summary>
    /// The mark of the file (<see cref="ThemeMark"/>) says that the file was copied from the current version of the built-in file.
    /// </summary>
    UpToDate,

    /// <summary>
    /// The mark of the file (<see cref="ThemeMark"/>) says that the file was copied from a different version of the built-in file.
    /// </summary>
    Stale,

    /// <summary>The file has no mark (<see cref="ThemeMark"/>), so the version from which it was copied is unknown.</summary>
    Unmarked,

    /// <summary>The file is an unchanged copy of the built-in file of this version or a former one.</summary>
    Needless,
}

/// <summary>Compares the chronicle's own files with the built-in files of the same names.</summary>
internal static class ThemeCopies
{
    /// <summary>The greatest length of a line of the built-in file in a message, in UTF-16 units.</summary>
    private const int LongestLine = 60;

    public static ThemeCopyState StateOf(ThemeLayers layers, BuiltInTheme builtIn, string name)
    {
        if (!layers.Own.TryGetValue(name, out var own) || !layers.BuiltIn.TryGetValue(name, out var below))
            return ThemeCopyState.Own;
        var (text, current) = (TextOf(own), ThemeMark.HashOf(below));
        var hash = text is null ? ThemeMark.HashOf(own) : ThemeMark.HashWithoutMark(text);
        var mark = text is null ? null : ThemeMark.Find(text);
        if (hash == current && mark is null || hash != current && builtIn.FormerFiles.Contains($"{hash} {name}"))
            return ThemeCopyState.Needless;
        if (mark is not null)
            return mark.Hash == current ? ThemeCopyState.UpToDate : mark.Hash == hash ? ThemeCopyState.Needless : ThemeCopyState.Stale;
        return ThemeLayers.IsWords(name) || !ThemeMark.CanMark(name) || name.StartsWith("assets/", StringComparison.Ordinal)
            ? ThemeCopyState.Own : ThemeCopyState.Unmarked;
    }

    /// <summary>
    /// Reports the files that may be old. Returns the layers with the built-in file instead of each unchanged copy, because an old copy
    /// does not fit a new generator.
    /// </summary>
    public static ThemeLayers Check(ThemeLayers layers, BuiltInTheme builtIn, DiagnosticBag diagnostics)
    {
        var needless = new List<string>();
        foreach (var (name, own) in layers.Own.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            switch (StateOf(layers, builtIn, name))
            {
                case ThemeCopyState.Needless:
                    needless.Add(name);
                    break;
                case ThemeCopyState.Stale:
                    diagnostics.Add(Rules.StaleCopy, SourceLocation.StartOf(own.Path), DescribeStale(layers, name));
                    break;
                case ThemeCopyState.Unmarked:
                    diagnostics.Add(Rules.UnmarkedCopy, SourceLocation.StartOf(own.Path), DescribeUnmarked(layers, name));
                    break;
            }
        if (needless.Count == 0)
            return layers;
        diagnostics.Add(Rules.NeedlessCopy, SourceLocation.StartOf(layers.Own[needless[0]].Path), DescribeNeedless(needless.Count));
        return layers with
        {
            Own = layers.Own.RemoveRange(needless),
            Files = [.. layers.Files.Select(file => needless.Contains(file.Name)
                ? new ThemeSource(file.Name, layers.BuiltIn[file.Name], IsBuiltIn: true) : file)],
        };
    }

    private static string DescribeStale(ThemeLayers layers, string name) =>
        $"the built-in {name} has changed since {ThemeMark.Find(TextOf(layers.Own[name])!)!.Version}, from which this file was copied"
        + DescribeDifference(layers, name)
        + $"; compare with `theme diff {name}`, carry over what you want, and write `theme mark {name}`";

    private static string DescribeUnmarked(ThemeLayers layers, string name) =>
        $"this file takes the place of the built-in {name}, and does not say from which version it was copied"
        + DescribeDifference(layers, name)
        + $"; compare with `theme diff {name}`, then write `theme mark {name}`, or delete the file";

    private static string DescribeNeedless(int count) => count switch
    {
        1 => "this file is a copy of a built-in one without a change, so the built-in one is used; `theme tidy` deletes it",
        _ => $"{count} files, this one first, are copies of built-in ones without a change, so the built-in ones are used; "
            + "`theme tidy` deletes them",
    };

    private static string DescribeDifference(ThemeLayers layers, string name)
    {
        var own = LinesOf(layers.Own[name]).ToHashSet(StringComparer.Ordinal);
        var missing = LinesOf(layers.BuiltIn[name]).Where(line => !own.Contains(line)).ToArray();
        return missing.Length == 0 ? ""
            : $": {(missing.Length == 1 ? "1 line of it is" : $"{missing.Length} lines of it are")} not here, "
                + $"first `{Shortening.Shorten(missing[0], LongestLine)}`";
    }

    private static IEnumerable<string> LinesOf(InputFile file) =>
        (TextOf(file) ?? "").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);

    // Null for a file whose format allows no mark, and for an unreadable file.
    private static string? TextOf(InputFile file) =>
        ThemeMark.CanMark(file.Path) ? ThemeLayers.Decode(file)?.Value : null;
}
