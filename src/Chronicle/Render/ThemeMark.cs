using System.Text;
using System.Text.RegularExpressions;
using Chronicle.Input;
using Chronicle.Read;

namespace Chronicle.Render;

/// <summary>
/// The comment on the first line of a copy of a built-in theme file. The hash identifies the content of the built-in file at the time of
/// the copy.
/// </summary>
internal sealed partial record ThemeMark(string Name, string Version, string Hash)
{
    public static ThemeMark Create(string name, InputFile builtIn, string version) => new(name, version, HashOf(builtIn));

    public static string HashOf(InputFile file) => InputHash.HashFile(file.Bytes.Span);

    /// <summary>The mark in the text of a file: the comment that names the built-in file; null if the text has none.</summary>
    public static ThemeMark? Find(string text) =>
        Mark().Match(FirstLine(text)) is { Success: true } match
            ? new(match.Groups["name"].Value, match.Groups["version"].Value, match.Groups["hash"].Value) : null;

    /// <summary>Whether a file of this name can have a comment.</summary>
    public static bool CanMark(string name) => CommentOf(name) is not null;

    /// <summary>The text with this mark on its first line. The mark replaces an earlier mark.</summary>
    public string PutOn(string text)
    {
        var (open, close) = CommentOf(Name)!.Value;
        return $"{open} Copied from the built-in {Name} of {Version}, {Hash} {close}\n{Remove(text)}";
    }

    /// <summary>The text without its mark.</summary>
    public static string Remove(string text) => Find(text) is null ? text
        : text.IndexOf('\n') is >= 0 and var end ? text[(end + 1)..] : "";

    /// <summary>The hash that the file has without its mark.</summary>
    public static string HashWithoutMark(string text) => InputHash.HashFile(Encoding.UTF8.GetBytes(Remove(text)));

    private static (string Open, string Close)? CommentOf(string name) => System.IO.Path.GetExtension(name) switch
    {
        ".html" => ("{{~ #", "~}}"),
        ".css" or ".js" => ("/*", "*/"),
        ".svg" => ("<!--", "-->"),
        _ => null,
    };

    private static string FirstLine(string text) => text.IndexOf('\n') is >= 0 and var end ? text[..end] : text;

    [GeneratedRegex(@"Copied from the built-in (?<name>\S+) of (?<version>\S+), (?<hash>[0-9a-f]{12})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
