using Chronicle.Primitives;

namespace Chronicle.Presentation;

/// <summary>The rules for a word that replaces a word of the theme.</summary>
internal static class WordRules
{
    private const string Direction = "direction";

    private static readonly string[] Directions = ["ltr", "rtl"];

    /// <summary>The message about a word that cannot be used; null if the word can be used.</summary>
    /// <param name="replaced">The word that this word replaces or translates; null if there is none.</param>
    public static string? FindFault(string key, object word, object? replaced) => word switch
    {
        string text when key == Direction && !Directions.Contains(text) => $"\"{key}\" must be {string.Join(" or ", Directions)}",
        "" when replaced is not (null or "") =>
            $"\"{key}\" is empty; write a word, or take the line out to keep the word of the theme",
        CountedWord when replaced is string text && !TextPlaceholders.Of(text).Any() =>
            $"\"{key}\" has no number, so it has no forms; write one text",
        _ => null,
    };
}
