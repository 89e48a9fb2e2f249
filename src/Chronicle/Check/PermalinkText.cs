using Chronicle.Link;
using Chronicle.Primitives;

namespace Chronicle.Check;

/// <summary>
/// Writes the message about a published address without an answer: the address, the record from which it probably came, and the
/// correction.
/// </summary>
/// <param name="input">The path of the input folder.</param>
internal sealed class PermalinkText(string input)
{
    private readonly NameHints _hints = new();

    public static string OfEntry(string id) => $"the feed entry {id} was published, and the site no longer has it; "
        + "write `first_id` with the old id in its record, or retire the record";

    public string OfPage(string path)
    {
        var mend = path.EndsWith('/')
            ? $"bring it back, or write in {input}/{RedirectRules.FileFor(path)}: \"{path}\": the new address, "
                + $"or \"{path}\": {{ gone: why }}"
            : "restore the file or the setting that made it";
        return $"the address {path} was published{From(RecordOf(path))} "
            + $"and the site has no page, file or redirect for it; {mend}. If it was never online, delete this line";
    }

    /// <param name="anchors">The anchors that the page has.</param>
    public string OfAnchor(string path, string fragment, IEnumerable<string> anchors)
    {
        var record = Routes.IsListOfMilestones(path) ? $"{input}/milestones/{fragment}.md" : RecordOf(path);
        return $"the anchor #{fragment} on {path} was published{From(record)} and is not there any more{_hints.Find(fragment, anchors)}; "
            + $"bring it back, or write in {input}/{RedirectRules.FileFor(path)}: \"{path}#{fragment}\": where it is now";
    }

    private static string From(string? record) => record is null ? "" : $" (from {record})";

    private string? RecordOf(string path) => path.Trim('/').Split('/') switch
    {
        [("components" or "releases" or "milestones") and var folder, var id, ..] => $"{input}/{folder}/{id}.md",
        ["sources", var id, ..] => $"{input}/sources/{id}.yml",
        [var id] when path.EndsWith('/') && !Routes.IsOfGenerator(path) => $"{input}/text/{id}.md",
        _ => null,
    };
}
