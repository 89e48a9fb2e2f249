namespace Chronicle.Presentation;

/// <summary>Quotes words for a command that a reader copies into a shell. The words come from untrusted input.</summary>
internal static class ShellWords
{
    /// <summary>
    /// Whether a shell reads a word in the same way without quotes, with quotes and inside other quotes, and no program takes it for an
    /// option.
    /// </summary>
    public static bool IsPlain(string word) => word.Length > 0 && word[0] is not ('-' or ':')
        && word.All(character => char.IsAsciiLetterOrDigit(character) || character is '/' or '.' or '_' or '-' or ':');

    public static string Quote(string word) =>
        IsPlain(word) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>A path as an argument of git. The prefix makes git read all characters of the path literally, not as a pattern.</summary>
    public static string QuotePath(string path) => IsPlain(path) ? path : Quote(":(literal)" + path);
}
