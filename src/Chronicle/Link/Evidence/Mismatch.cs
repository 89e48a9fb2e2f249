using System.Collections.Immutable;
using Chronicle.Domain;

namespace Chronicle.Link.Evidence;

/// <summary>
/// Writes the message about a contradiction: the statement of the record, the finding with its tree, and the correction.
/// </summary>
internal static class Mismatch
{
    /// <summary>
    /// Describes a value that the tree lacks although the record states it, or that the tree has although the record denies it.
    /// </summary>
    public static string Describe(string value, ImmutableArray<Finding> wrong, ImmutableArray<Finding> all, ValueLife life,
        Component component)
    {
        var missing = wrong.Where(finding => !finding.Found).ToArray();
        var early = wrong.Where(finding => finding.Found).ToArray();
        var start = (life.Since ?? component.Since)?.Value.Value;
        var parts = new List<string>();
        if (missing.Length > 0)
            parts.Add($"the record has \"{value}\"{(start is null ? "" : $" since {start}")}, and {Trees(missing)} does not have it");
        if (early.Length > 0)
            parts.Add($"{(missing.Length > 0 ? "" : $"the record has \"{value}\"{(start is null ? "" : $" since {start}")}"
                + $"{(life.Until is { } end ? $" until {end.Value}" : "")}, and ")}{Trees(early)} has it");
        return string.Join("; ", parts) + "; " + Advise(value, missing, early, all, life);
    }

    private static string Advise(string value, Finding[] missing, Finding[] early, ImmutableArray<Finding> all, ValueLife life)
    {
        ImmutableArray<bool> found = [.. all.Select(finding => finding.Found)];
        if (!found.Contains(true))
            return "no tree that was read has it: correct the value, or take it out";
        var (from, to) = (found.IndexOf(true), found.LastIndexOf(true));
        var (first, last) = (all[from], all[to]);
        if (early.Length > 0 && missing.Length == 0)
            return life.Until is not null && early[^1] == last && early[0] != first
                ? $"write until: \"{last.Release}\", or leave \"until\" out"
                : $"write {{ value: {value}, present_since: \"{first.Release}\" }}, or correct the release that the record names";
        if (found[from..to].Contains(false))
            return $"the value disappears and comes back: write {{ value: {value}, disputed: the reason }}, or correct the value";
        // All trees from the first to the last tree with the value have it. So the first gives "since", and the last gives "until".
        var since = from > 0 ? $", since: \"{first.Release}\"" : "";
        var until = to < all.Length - 1 ? $", until: \"{last.Release}\"" : "";
        return $"of the trees that were read, {(first == last ? $"{first.Release} alone has it"
            : $"{first.Release} is the first and {last.Release} the last with it")}: write {{ value: {value}{since}{until} }}";
    }

    /// <summary>Describes a value that is different in the tree.</summary>
    public static string Describe(Question question, ImmutableArray<string> values, Finding finding)
    {
        if (!finding.Found)
            return $"the record says \"{string.Join(", ", values)}\", and {finding.Where} does not state it; correct the value or the "
                + "question in site.yml";
        if (question.Kind != QuestionKind.List)
            return $"the record says \"{values[0]}\", and {finding.Where} says \"{finding.Seen[0]}\"{In(finding)}; write {finding.Seen[0]}";
        string[] parts =
        [
            .. values.Except(finding.Seen).Select(value => $"without \"{value}\""),
            .. finding.Seen.Except(values).Select(value => $"with \"{value}\""),
        ];
        return $"{finding.Where} has the list {string.Join(", ", parts)}{In(finding)}; write {string.Join(", ", finding.Seen)}";
    }

    private static string In(Finding finding) => finding.Path is null ? "" : $" in {finding.Path}";

    private static string Trees(IEnumerable<Finding> findings) => string.Join(", ", findings.Select(finding => finding.Where));
}
