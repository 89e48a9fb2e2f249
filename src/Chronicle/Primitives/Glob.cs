using System.Collections.Immutable;
using System.Text;

namespace Chronicle.Primitives;

/// <summary>
/// A pattern for paths with forward slashes. <c>*</c> matches any characters within one name, <c>?</c> matches one character of a name, and
/// <c>**</c> matches any number of folders. The limits for the length of a pattern and for the number of <c>**</c> keep the time of a match
/// short.
/// </summary>
internal sealed class Glob
{
    private const int LongestText = 200;
    private const int MostDoubleStars = 2;

    private readonly ImmutableArray<string> _names;

    private Glob(string text, string[] names) => (Text, _names) = (text, [.. names]);

    public string Text { get; }

    /// <summary>Null, with the reason, if the text is not a valid pattern.</summary>
    public static Glob? TryParse(string text, out string reason)
    {
        var names = text.Split('/');
        reason = text.Length > LongestText ? $"it has more than {LongestText} characters"
            : names.Any(name => name.Length == 0) ? "a path has one slash between two names, and none before the first or after the last"
            : names.Any(name => name is "." or "..") ? "a path begins at the root of the tree and does not leave it"
            : names.Any(name => name != "**" && name.Contains("**", StringComparison.Ordinal)) ? "** stands alone between two slashes"
            : names.Count(name => name == "**") > MostDoubleStars ? $"it has ** more than {MostDoubleStars} times"
            : "";
        return reason == "" ? new(text, names) : null;
    }

    public bool IsMatch(string path) => Matches(0, path, 0);

    /// <summary>Whether a path with this last name can match. Callers ask this first, because most names in a tree cannot match.</summary>
    public bool CanEndWith(string name) => _names[^1] == "**" || IsNameMatch(_names[^1], name);

    /// <summary>Whether a path below this folder can match. The empty name is the root.</summary>
    public bool CanMatchBelow(string folder)
    {
        var index = 0;
        for (var start = 0; start < folder.Length; index++)
        {
            if (index == _names.Length)
                return false;
            if (_names[index] == "**")
                return true;
            var end = folder.IndexOf('/', start) is >= 0 and var slash ? slash : folder.Length;
            if (!IsNameMatch(_names[index], folder.AsSpan(start, end - start)))
                return false;
            start = end + 1;
        }
        return index < _names.Length;
    }

    /// <summary>This pattern as an extended regular expression (POSIX) for a whole path.</summary>
    public string ToExpression()
    {
        var expression = new StringBuilder("^");
        for (var index = 0; index < _names.Length; index++)
        {
            var isLast = index == _names.Length - 1;
            if (_names[index] == "**")
            {
                expression.Append(isLast ? ".*" : "(.*/)?");
                continue;
            }
            foreach (var character in _names[index])
                expression.Append(character switch
                {
                    '*' => "[^/]*",
                    '?' => "[^/]",
                    _ when char.IsAsciiLetterOrDigit(character) || character is '_' or '-' => character.ToString(),
                    '^' => "\\^",
                    // A non-ASCII character has no special meaning, so it needs no brackets. In brackets, a C locale matches only one of
                    // its bytes.
                    _ when !char.IsAscii(character) => character.ToString(),
                    _ => $"[{character}]",
                });
            if (!isLast)
                expression.Append('/');
        }
        return expression.Append('$').ToString();
    }

    private bool Matches(int index, string path, int start)
    {
        if (index == _names.Length)
            return start > path.Length;
        if (start > path.Length)
            return false;
        var end = path.IndexOf('/', start) is >= 0 and var slash ? slash : path.Length;
        if (_names[index] != "**")
            return IsNameMatch(_names[index], path.AsSpan(start, end - start)) && Matches(index + 1, path, end + 1);
        // The last ** matches at least one name.
        if (index == _names.Length - 1)
            return true;
        return Matches(index + 1, path, start) || end < path.Length && Matches(index, path, end + 1);
    }

    // After a mismatch, only the last star takes one more character. Earlier stars stay, so the number of steps is at most the product of
    // both lengths.
    private static bool IsNameMatch(string pattern, ReadOnlySpan<char> name)
    {
        var (p, n, star, mark) = (0, 0, -1, 0);
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
                (star, mark, p) = (p, n, p + 1);
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == name[n]))
                (p, n) = (p + 1, n + 1);
            else if (star >= 0)
                (p, mark, n) = (star + 1, mark + 1, mark + 1);
            else
                return false;
        }
        return pattern.AsSpan(p).Trim('*').IsEmpty;
    }
}
