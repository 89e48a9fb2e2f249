using System.Text.RegularExpressions;

namespace Chronicle.Primitives;

/// <summary>Finds the placeholders of a text: the words in braces.</summary>
internal static partial class TextPlaceholders
{
    public static IEnumerable<string> Of(string text) => Placeholder().Matches(text).Select(found => found.Groups["name"].Value).Distinct();

    /// <summary>The placeholders in braces, separated by commas.</summary>
    public static string Join(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"{{{name}}}"));

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
