namespace Chronicle.Presentation;

/// <summary>Words of a command that a reader copies into a shell. What they say comes from strangers.</summary>
internal static class ShellWords
{
    /// <summary>Whether a word means the same with and without quotes, also inside of quotes, and is no option.</summary>
    public static bool IsPlain(string word) => word.Length > 0 && word[0] is not ('-' or ':')
        && word.All(character => char.IsAsciiLetterOrDigit(character) || character is '/' or '.' or '_' or '-' or ':');

    public static string Quote(string word) =>
        IsPlain(word) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>A path for git, which would read some characters of it as a pattern.</summary>
    public static string QuotePath(string path) => IsPlain(path) ? path : Quote(":(literal)" + path);
}
