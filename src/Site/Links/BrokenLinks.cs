using System.Collections.Immutable;
using System.Text;
using Chronicle.Check;
using Chronicle.Primitives;

namespace Chronicle.Cli.Links;

/// <summary>
/// Writes the findings of a link checker in Markdown: each broken address, followed by the records that contain it, with file and line. The
/// text has a limited length, because it becomes the text of an issue on GitHub, which has a limit too.
/// </summary>
/// <param name="links">The addresses in the input of the chronicle, with the records that contain them.</param>
/// <param name="filesAt">The web address of the folder with the files, for links to their lines; null if the lines are not links.</param>
internal sealed class BrokenLinks(ImmutableArray<OutsideLink> links, string? filesAt)
{
    /// <summary>The greatest length of the text, in characters. GitHub accepts 65,536 in an issue.</summary>
    internal const int Longest = 60_000;

    private const int MostUses = 10, LongestReason = 200;

    private readonly ILookup<string, OutsideLink> _links = links.ToLookup(link => Normalize(link.Address), StringComparer.Ordinal);

    public string ToMarkdown(CheckerReport report)
    {
        var broken = report.Broken.GroupBy(link => Normalize(link.Address), StringComparer.Ordinal).ToArray();
        if (broken.Length == 0)
            return $"No address is broken. {(report.Checked == 1 ? "1 link was" : $"{report.Checked} links were")} checked.\n";
        var text = new StringBuilder($"{(broken.Length == 1 ? "1 address leads" : $"{broken.Length} addresses lead")} nowhere. "
            + "Correct the address, or add an archived copy to its source (`archived`).\n\n");
        for (var i = 0; i < broken.Length; i++)
        {
            var entry = Describe([.. broken[i]]);
            if (text.Length + entry.Length > Longest)
                return text.Append($"\nAnd {broken.Length - i} more.\n").ToString();
            text.Append(entry);
        }
        return text.ToString();
    }

    private string Describe(ImmutableArray<BrokenLink> findings)
    {
        var found = _links[Normalize(findings[0].Address)].ToArray();
        var text = new StringBuilder($"- <{found.FirstOrDefault()?.Address ?? findings[0].Address}>: {Code(findings[0].Reason)}\n");
        var uses = found.SelectMany(link => link.Uses).ToArray();
        foreach (var use in uses.Take(MostUses))
            text.Append($"  - {Code(use.Record)}, {LineOf(use.At)}{Citing(use)}\n");
        if (uses.Length > MostUses)
            text.Append($"  - and {uses.Length - MostUses} more\n");
        // The link checker also reads files of the documentation. For an address that no record contains, the list names these files.
        foreach (var file in uses.Length > 0 ? [] : findings.Select(finding => finding.File).Distinct().Take(MostUses))
            text.Append($"  - {Code(file)}\n");
        return text.ToString();
    }

    private string LineOf(SourceLocation at) => filesAt is null ? Code($"{at.Path}:{at.Line}")
        : $"[{at.Path}:{at.Line}]({filesAt.TrimEnd('/')}/{WebAddresses.EncodePath(at.Path)}#L{at.Line})";

    private static string Citing(LinkUse use) => use.CitedBy.Length == 0 ? "" : ", cited by "
        + string.Join(", ", use.CitedBy.Take(MostUses).Select(Code))
        + (use.CitedBy.Length > MostUses ? $" and {use.CitedBy.Length - MostUses} more" : "");

    // The texts are untrusted, because the reason comes from the host. As code, they cannot become a link or a tag.
    private static string Code(string text)
    {
        var line = MessageText.Sanitize(text.ReplaceLineEndings(" ")).Replace('`', '\'');
        return $"`{Shortening.Shorten(line, LongestReason)}`";
    }

    // Addresses are compared in a normal form, because the checker changes them: the case of the host, percent signs, and a slash after the
    // host.
    private static string Normalize(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri)
        ? Uri.UnescapeDataString(uri.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped)) : address;
}
