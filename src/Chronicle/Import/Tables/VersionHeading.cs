using System.Text.RegularExpressions;

namespace Chronicle.Import.Tables;

/// <summary>
/// The heading of a version in release notes. <c>Date</c> is EDTF, or null without a date. <c>Url</c> is null without a link. <c>Note</c>
/// is the text after the date.
/// </summary>
internal sealed partial record VersionHeading(string Version, string? Date, string Heading, string? Url, string Note)
{
    private const int Longest = 300;

    /// <summary>The text at the place of the date, if the text is not a date; otherwise null.</summary>
    public string? UnreadableDate { get; init; }

    /// <summary>Null if the line is not the heading of a version. The next line is needed because it can underline the heading.</summary>
    public static VersionHeading? Parse(string line, string next)
    {
        if (line.Length is 0 or > Longest)
            return null;
        var isHeading = line[0] == '#' && line.TrimStart('#') is [' ', ..] && line.Length - line.TrimStart('#').Length <= 3;
        var isUnderlined = next.Length >= 3 && (next.Trim('=').Length == 0 || next.Trim('-').Length == 0);
        var text = line.TrimStart('#').Trim();
        var url = Link().Match(text) is { Success: true } link ? link.Groups["url"].Value : null;
        var words = ImportedText.Plain(text);
        if (Pattern().Match(words) is not { Success: true } match)
            return null;
        var version = match.Groups["version"].Value;
        var written = match.Groups["before"].Success ? match.Groups["before"] : match.Groups["after"];
        var date = written.Success ? ImportedDate.Parse(written.Value) : null;
        // A line without the marks of a heading counts as a heading only if it has a version and a date.
        if (!isHeading && !isUnderlined && (date is null || !match.Groups["dash"].Success))
            return null;
        if (!version.Contains('.') && !version.Equals("unreleased", StringComparison.OrdinalIgnoreCase) && date is null)
            return null;
        var note = match.Groups["note"].Value.Trim(' ', ',', '-', '–', ':');
        return new(version, date, words, url, note)
        {
            UnreadableDate = date is not null ? null : written.Success ? written.Value
                : LikeDate().Match(note) is { Success: true } like ? like.Value : null,
        };
    }

    [GeneratedRegex("""
        ^(?:(?<before>[0-9]{4}-[0-9]{2}-[0-9]{2})\s*,?\s+)?
        (?:version\s+|release\s+|:\w+:\s*)?
        \[?(?<version>v?[0-9]+(?:\.[0-9A-Za-z]+)*(?:[-+][0-9A-Za-z.+-]+)?|unreleased)\]?
        (?:(?<dash>\s*[-–—/:,]\s+|\s*\()(?<after>
            [0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}
            |[A-Za-z]{3,9}\s[0-9]{1,2},?\s[0-9]{4}|[0-9]{1,2}\s[A-Za-z]{3,9}\s[0-9]{4})\)?)?
        (?<note>(?:[\s,:(\[-].{0,200})?)$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^[0-9]{1,4}([./-])[0-9]{1,2}\1[0-9]{1,4}\b", RegexOptions.CultureInvariant)]
    private static partial Regex LikeDate();

    [GeneratedRegex(@"\]\((?<url>https?://[^()\s]{1,500})\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
