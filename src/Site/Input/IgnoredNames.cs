namespace Chronicle.Cli.Input;

/// <summary>The names of files that belong to editors, file managers and systems. The program never reads them as input.</summary>
internal static class IgnoredNames
{
    /// <summary>
    /// Files of Windows, of its Explorer and of macOS. Hidden files need no entry, because <see cref="IsIgnored"/> ignores all of them.
    /// </summary>
    private static readonly string[] Names =
        ["Thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "Icon\r", "__MACOSX", "$RECYCLE.BIN"];

    /// <summary>
    /// Swap files of Vim, the copies that editors make before or while they save, and the files that git and patch leave after a conflict.
    /// </summary>
    private static readonly string[] Endings =
        ["~", ".swp", ".swo", ".swx", "___jb_tmp___", "___jb_old___", ".bak", ".orig", ".rej", ".tmp"];

    /// <summary>Whether the program ignores a file or a folder with this name. The name has no path.</summary>
    public static bool IsIgnored(ReadOnlySpan<char> name)
    {
        // Hidden files, files that Emacs keeps for an unsaved file, and lock files of office programs.
        if (name.StartsWith(".") || name is ['#', .., '#'] || name.StartsWith("~$"))
            return true;
        foreach (var ending in Endings)
            if (name.EndsWith(ending, StringComparison.Ordinal))
                return true;
        foreach (var ignored in Names)
            if (name.Equals(ignored, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
