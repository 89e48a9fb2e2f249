using Chronicle.Cli.Disk;
using Chronicle.Read;

namespace Chronicle.Cli.Input;

/// <summary>The size up to which each file of the input and of the theme is read, in bytes.</summary>
internal static class InputLimits
{
    /// <summary>The limit of a record, a source or a chapter. A record or a source has some kilobytes, a long chapter a hundred.</summary>
    private const long Record = 1024 * 1024;

    /// <summary>The limit of a file of a different kind. A file with the sources of 50,000 milestones has about two megabytes.</summary>
    private const long Text = 16 * 1024 * 1024;

    /// <summary>The limit of <c>site.yml</c>. It is low, because every page repeats a part of the settings.</summary>
    private const long Settings = 128 * 1024;

    private const long Asset = 32 * 1024 * 1024;

    /// <summary>The limit of a file. The name is the path below its folder.</summary>
    public static long Of(string name) =>
        InputNames.IsAsset(name) ? Asset
        : name.EndsWith(".md", StringComparison.Ordinal) || name.StartsWith("sources/", StringComparison.Ordinal)
            || name.StartsWith("redirects/", StringComparison.Ordinal) ? Record
        : name == InputNames.Settings ? Settings
        // Only builds write permalinks.txt, and no line is ever removed, so the file can become large.
        : InputNames.IsPermalinks(name) ? PlainFile.Largest
        : Text;
}
