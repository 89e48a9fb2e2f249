using System.Text.RegularExpressions;

namespace Chronicle.Templates;

/// <summary>Reads the messages of Scriban, and writes them in the style of this project.</summary>
internal static partial class ScribanMessages
{
    /// <summary>The message in plain words, with a lower-case letter at the beginning and without a full stop.</summary>
    public static string Translate(string message)
    {
        message = Syntax().Replace(message.ReplaceLineEndings(" ").Trim(), "${what}").TrimEnd('.');
        message = message.Contains("readonly", StringComparison.Ordinal) ? "a template cannot change a value of the generator"
            : message.StartsWith("Found <end> statement", StringComparison.Ordinal) ? "this `end` has no beginning, such as `if` or `for`"
            : Iterator().IsMatch(message) ? Iterator().Replace(message, "a ${type} is not a list")
            : Null().Replace(message, "`${object}` is null, so `${member}` cannot be read; test it with `if ${object}`");
        message = TypeName().Replace(message, "type `${type}`");
        return message.Length == 0 ? "unknown error" : char.ToLowerInvariant(message[0]) + message[1..];
    }

    /// <summary>Whether a message says that a statement has no <c>end</c>.</summary>
    public static bool IsMissingEnd(string message) => message.Contains("The <end> statement was not found", StringComparison.Ordinal);

    /// <summary>The name in a message about an unknown variable or function; null for any other message.</summary>
    public static string? UnknownVariable(string message) =>
        Variable().Match(message) is { Success: true } match ? match.Groups[1].Value : null;

    // A message about the syntax names the class of the statement, and an example after the last "in:" or "after:".
    [GeneratedRegex("^Error while parsing [^:]+: (?<what>.+?)(?: in)?: [^:]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Syntax();

    [GeneratedRegex(@"^Unexpected type `(?:[\w.]+\.)?(?<type>[^.`]+)` for iterator$", RegexOptions.CultureInvariant)]
    private static partial Regex Iterator();

    [GeneratedRegex("^Object `(?<object>.+)` is null. Cannot access (?:member|indexer): (?<member>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Null();

    [GeneratedRegex(@"type `(?:\w+\.)+(?<type>[^.`]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex TypeName();

    [GeneratedRegex(@"^The variable or function `(\w+)` was not found", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
