using System.Text.RegularExpressions;

namespace Chronicle.Templates;

/// <summary>Reads the messages of Scriban, and writes them in the style of this project.</summary>
internal static partial class ScribanMessages
{
    /// <summary>The message as one line, with a lower-case letter at the beginning and without a full stop.</summary>
    public static string ToSentence(string message)
    {
        message = message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
        return message.Length == 0 ? "unknown error" : char.ToLowerInvariant(message[0]) + message[1..];
    }

    /// <summary>The name in a message about an unknown member; null for any other message.</summary>
    public static string? UnknownMember(string message) =>
        Member().Match(message) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>The name in a message about an unknown variable or function; null for any other message.</summary>
    public static string? UnknownVariable(string message) =>
        Variable().Match(message) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"^Cannot get member with name (\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex Member();

    [GeneratedRegex(@"^The variable or function `(\w+)` was not found", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
