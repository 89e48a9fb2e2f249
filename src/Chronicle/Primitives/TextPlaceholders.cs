using System.Text.RegularExpressions;

namespace Chronicle.Primitives;

/// <summary>Finds the placeholders of a text: the words in braces.</summary>
internal static partial class TextPlaceholders
{
    public static IEnumerable<string> Of(string text) => Placeholder().Matches(text).Select(found => found.Groups["name"].Value).Distinct();

    /// <summary>The text with a value in place of each placeholder. Braces in a value are no placeholders.</summary>
    /// <param name="valueOf">The value of a placeholder; null if the placeholder stays.</param>
    public static string Fill(string text, Func<string, string?> valueOf) =>
        Placeholder().Replace(text, found => valueOf(found.Groups["name"].Value) ?? found.Value);

    /// <summary>The placeholders in braces, separated by commas.</summary>
    public static string Join(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"{{{name}}}"));

    [GeneratedRegex(@"\{(?<name>[\w-]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
