using System.Collections.Immutable;
using System.Text;
using Chronicle.Domain;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Evidence;

/// <summary>
/// Writes an evidence file with one line for each finding, in a fixed order. So two changes conflict in git only if they answer the same
/// question.
/// </summary>
internal static class EvidenceText
{
    private const string Head = "# Written by `evidence` from the source trees; review it like every other change.\nfindings:\n";

    /// <summary>The line of the first finding.</summary>
    public const int FirstLine = 3;

    public static ImmutableArray<Finding> InOrder(IEnumerable<Finding> findings) =>
    [
        .. findings.OrderBy(finding => finding.Field, StringComparer.Ordinal).ThenBy(finding => finding.Value, StringComparer.Ordinal)
            .ThenBy(finding => finding.Release ?? "", VersionOrder.Instance),
    ];

    public static string Write(ImmutableArray<Finding> inOrder)
    {
        var text = new StringBuilder(Head);
        foreach (var finding in inOrder)
            text.Append("  - { ").AppendJoin(", ", Facts(finding)).Append(" }\n");
        return text.ToString();
    }

    private static IEnumerable<string> Facts(Finding finding)
    {
        yield return $"field: {Quote(finding.Field)}";
        foreach (var (key, value) in new[] { ("value", finding.Value), ("release", finding.Release) })
            if (value is not null)
                yield return $"{key}: {Quote(value)}";
        yield return $"found: {(finding.Found ? "true" : "false")}";
        if (!finding.Seen.IsEmpty)
            yield return $"seen: [{string.Join(", ", finding.Seen.Select(Quote))}]";
        foreach (var (key, value) in new[] { ("path", finding.Path), ("tag", finding.Tag), ("object", finding.Object),
            ("tree", finding.Tree), ("authored", finding.Authored?.Edtf), ("committed", finding.Committed?.Edtf), ("first", finding.First),
            ("on", finding.On?.Edtf) })
            if (value is not null)
                yield return $"{key}: {Quote(value)}";
    }

    // A text from a tree may contain any character, and may have any length. The file has only texts that can be read again: a character
    // that the reader of YAML refuses, or that a person cannot see, is replaced. The joiners U+200C and U+200D stay, because languages such
    // as Persian need them. A tab, a soft hyphen and a zero-width space are written as escapes, because a record can have them too.
    private static string Quote(string text) => '"' + string.Concat(Shortening.Shorten(text, YamlReader.LongestText).EnumerateRunes()
        .Select(character => character.Value is '"' or '\\' ? $"\\{character}"
            : character.Value is '\t' or '\u00AD' or '\u200B' ? $"\\u{character.Value:X4}"
            : MessageText.IsInvisible(character) && character.Value is not ('\u200C' or '\u200D')
                || (character.Value & 0xFFFE) == 0xFFFE ? "\uFFFD" : character.ToString())) + '"';
}
