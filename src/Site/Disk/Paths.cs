namespace Chronicle.Cli.Disk;

/// <summary>Compares paths. Two paths are compared in the same way as by the current system.</summary>
internal static class Paths
{
    /// <summary>The way in which the usual file systems of this system compare names: Windows and macOS ignore case.</summary>
    public static StringComparison Comparison { get; } = ComparisonOf(OperatingSystem.IsWindows() || OperatingSystem.IsMacOS());

    /// <summary>Compares names as the usual file systems of this system do.</summary>
    public static StringComparer Comparer { get; } = StringComparer.FromComparison(Comparison);

    internal static StringComparison ComparisonOf(bool ignoresCase) =>
        ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Whether the inner path is equal to the outer one or below it. Both must be canonical.</summary>
    public static bool IsWithin(string inner, string outer) => IsWithin(inner, outer, Comparison);

    internal static bool IsWithin(string inner, string outer, StringComparison comparison) =>
        inner.Equals(outer, comparison) || inner.StartsWith(WithSeparator(outer), comparison);

    private static string WithSeparator(string folder) =>
        Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar;

    /// <summary>
    /// The absolute path with all links resolved, because two different paths can lead to the same folder. Parts that do not exist are kept
    /// unchanged.
    /// </summary>
    public static string Canonical(string path)
    {
        path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(path) is not { } parent)
            return path;
        var here = new DirectoryInfo(Path.Join(Canonical(parent), Path.GetFileName(path)));
        return here.LinkTarget is not null && here.ResolveLinkTarget(returnFinalTarget: true) is { } target
            ? Canonical(target.FullName) : here.FullName;
    }
}
