using System.Text.RegularExpressions;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Import.Tables;

/// <summary>
/// An entry of a list of changes. Its columns: text (without the values of the other columns), raw, section, type, scope, breaking, commit,
/// url, number, author, cves. A column that the entry does not have is empty.
/// </summary>
internal static partial class ChangelogEntry
{
    /// <summary>The number of characters after which an entry is cut. A longer entry is not a line of a list of changes.</summary>
    private const int Longest = 4_000;

    public static YamlMapping Read(string written, string section, SourceLocation at)
    {
        var raw = Shortening.Shorten(written, Longest);
        var text = raw;
        var commit = Take(ref text, FirstCommit()) ?? Take(ref text, LastCommit());
        string? number = null, author = null;
        // The number and the author are at the end, in either order.
        for (var more = true; more;)
        {
            more = false;
            if (number is null && Take(ref text, LastNumber()) is { } pull)
                (number, more) = (pull.Groups["number"].Value, true);
            if (author is null && (commit is not null || number is not null) && Take(ref text, LastAuthor()) is { } by)
                (author, more) = (by.Groups["author"].Value, true);
        }
        var isBreaking = Take(ref text, Major()) is not null;
        Take(ref text, Minor());
        var type = Take(ref text, Type());
        var scope = Take(ref text, Scope());
        isBreaking |= type?.Groups["mark"].Length > 0 || type?.Groups["type"].Value is "Breaking";
        return new(
        [
            Column("text", ImportedText.Plain(text.Trim(' ', '-', ':', ','))), Column("raw", raw), Column("section", section),
            Column("type", type?.Groups["type"].Value.ToLowerInvariant()),
            Column("scope", scope?.Groups["scope"].Value ?? type?.Groups["scope"].Value), Column("breaking", isBreaking ? "true" : null),
            Column("commit", commit?.Groups["hash"].Value), Column("url", commit?.Groups["url"].Value), Column("number", number),
            Column("author", author),
            new YamlEntry("cves", at, new YamlSequence([.. Cve().Matches(raw).Select(cve => cve.Value).Distinct()
                .Select(cve => new YamlScalar(cve, at))], at)),
        ], at);

        YamlEntry Column(string name, string? value) => new(name, at, new YamlScalar(value ?? "", at));
    }

    private static Match? Take(ref string text, Regex pattern)
    {
        if (pattern.Match(text) is not { Success: true } match)
            return null;
        text = (text[..match.Index] + text[(match.Index + match.Length)..]).Trim();
        return match;
    }

    [GeneratedRegex(@"^\\?\[{1,2}`?(?<hash>[0-9a-f]{7,40})`?\]\((?<url>https?://[^()\s]{1,500})\)\\?\]?\s*(?:[-–:]\s*)?",
        RegexOptions.CultureInvariant)]
    private static partial Regex FirstCommit();

    [GeneratedRegex(@"\s*\(\[`?(?<hash>[0-9a-f]{7,40})`?\]\((?<url>https?://[^()\s]{1,500})\)\)", RegexOptions.CultureInvariant)]
    private static partial Regex LastCommit();

    // The number of the change itself, at the end of the entry. A number within words, such as "(fixes #12)", stays in the text.
    [GeneratedRegex("""
        (?:,\s*(?:closes|fixes|see)\s+\[?[\w./-]{0,100}\#(?<number>[0-9]{1,9})\]?(?:\(https?://[^()\s]{1,500}\))?
        |\s\(\[?[\w./-]{0,100}\#(?<number>[0-9]{1,9})\]?(?:\(https?://[^()\s]{1,500}\))?\)
        |\s\[[\w./-]{0,100}\#(?<number>[0-9]{1,9})\]\(https?://[^()\s]{1,500}\))$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LastNumber();

    [GeneratedRegex(@"\s\((?<author>[^()]{1,100}(?:\([^()]{1,100}\)[^()]{0,100})?)\)$", RegexOptions.CultureInvariant)]
    private static partial Regex LastAuthor();

    [GeneratedRegex(@"^\*\*\(SEMVER-MAJOR\)\*\*\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Major();

    [GeneratedRegex(@"^\*\*\((?:SEMVER-MINOR|SEMVER-PATCH|CVE-[0-9-]{4,20})\)\*\*\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Minor();

    [GeneratedRegex("""
        ^(?<type>feat|fix|docs|chore|refactor|perf|test|build|ci|style|revert|Fix|New|Update|Breaking|Docs|Chore|Upgrade|Build)
        (?:\((?<scope>[^()]{1,60})\))?(?<mark>!?):\s+
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Type();

    [GeneratedRegex(@"^\*\*(?<scope>[^*]{1,80}?):?\*\*:?\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Scope();

    [GeneratedRegex(@"CVE-[0-9]{4}-[0-9]{4,7}", RegexOptions.CultureInvariant)]
    private static partial Regex Cve();
}
