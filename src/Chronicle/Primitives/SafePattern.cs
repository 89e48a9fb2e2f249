using System.Text.RegularExpressions;

namespace Chronicle.Primitives;

/// <summary>
/// A regular expression from untrusted input. It runs without backtracking, so its time grows only in proportion to the text and the
/// pattern. <c>^</c> and <c>$</c> match the beginning and the end of each line.
/// </summary>
internal sealed class SafePattern
{
    public const int LongestText = 500;

    /// <summary>The placeholder for a value of a record.</summary>
    public const string Placeholder = "{value}";

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.Multiline | RegexOptions.CultureInvariant;

    private readonly Regex _regex;

    private SafePattern(string text, Regex regex) => (Text, _regex) = (text, regex);

    public string Text { get; }

    public bool HasPlaceholder => Text.Contains(Placeholder, StringComparison.Ordinal);

    /// <summary>Null, with the reason, if the text is not a valid pattern.</summary>
    public static SafePattern? TryParse(string text, out string reason)
    {
        reason = "";
        if (text.Length > LongestText)
            reason = $"it has {text.Length} characters; at most {LongestText} are read";
        else if (Create(text.Replace(Placeholder, "x", StringComparison.Ordinal), out reason) is { } regex)
        {
            if (IsPlaceholderText(text))
                return new(text, regex);
            reason = $"{Placeholder} stands for a whole text, so it cannot be in square brackets, in a comment or in the name of a group";
        }
        return null;
    }

    public bool HasGroup(string name) => _regex.GetGroupNames().Contains(name, StringComparer.Ordinal);

    /// <summary>
    /// The pattern with a literal value in its placeholder. Null if the result is too large, because the pattern repeats a long value.
    /// </summary>
    public Regex? Fill(string value) => Create(Text.Replace(Placeholder, Regex.Escape(value), StringComparison.Ordinal), out _);

    public Match Match(string text) => _regex.Match(text);

    public MatchCollection Matches(string text) => _regex.Matches(text);

    // The test replaces the placeholder with a named group. If the pattern then has no such group, the placeholder is not in a place for
    // text.
    private static bool IsPlaceholderText(string text) => !text.Contains(Placeholder, StringComparison.Ordinal)
        || Create(text.Replace(Placeholder, "(?<filled>x)", StringComparison.Ordinal), out _)?.GetGroupNames().Contains("filled") is true;

    private static Regex? Create(string text, out string reason)
    {
        reason = "";
        try
        {
            return new(text, Options);
        }
        catch (RegexParseException broken)
        {
            reason = $"at its character {broken.Offset + 1}: {Describe(broken.Error)}";
        }
        // The pattern contains a back reference or a look-around, or would need a very large table.
        catch (NotSupportedException)
        {
            reason = "it needs backtracking (looking around, back references), or it repeats a repetition too often";
        }
        return null;
    }

    private static string Describe(RegexParseError error) =>
        string.Concat(error.ToString().Select((letter, i) => char.IsUpper(letter) ? (i > 0 ? " " : "") + char.ToLowerInvariant(letter)
            : letter.ToString()));
}
