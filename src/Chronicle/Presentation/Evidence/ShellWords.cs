namespace Chronicle.Presentation.Evidence;

/// <summary>Quotes words for a command that a reader copies into a shell. The words come from untrusted input.</summary>
internal static class ShellWords
{
    /// <summary>
    /// Whether a word is safe without quotes. A shell must read the word in the same way without quotes and inside any quotes. A hyphen at
    /// its beginning could make it an option, and a colon could make it a path pattern of git.
    /// </summary>
    public static bool IsPlain(string word) => word.Length > 0 && word[0] is not ('-' or ':')
        && word.All(character => char.IsAsciiLetterOrDigit(character) || character is '/' or '.' or '_' or '-' or ':');

    public static string Quote(string word) =>
        IsPlain(word) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>A path as an argument of git. The prefix makes git read all characters of the path literally, not as a pattern.</summary>
    public static string QuotePath(string path) => IsPlain(path) ? path : Quote(":(literal)" + path);
}
