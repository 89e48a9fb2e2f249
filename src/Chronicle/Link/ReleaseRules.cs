using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>Checks releases against each other, and against the milestones that name them.</summary>
internal static class ReleaseRules
{
    /// <summary>The index without circles of parents: a release that is its own ancestor has no parent. The error is reported.</summary>
    public static RecordIndex WithoutCircles(RecordIndex index, DiagnosticBag diagnostics)
    {
        var circular = Circles.Report(index.Releases, release => release.Parent, Rules.CircularParent,
            "a release cannot be its own parent", "has the parent", diagnostics);
        return circular.Count == 0 ? index : index.With(index.Chapters, index.Components,
            [.. index.Releases.Select(release => circular.Contains(release.Id) ? release with { Parent = null } : release)],
            index.Milestones, index.Retired);
    }

    // Reports milestones that change a status with a release but are later than the release. An event without changes may come at any time.
    public static void CheckDates(RecordIndex index, DiagnosticBag diagnostics)
    {
        foreach (var milestone in index.Milestones)
            if (milestone is { Changes.IsEmpty: false, Release: { } reference }
                && ((Release)index.ById[reference.Value]).Date is { } date && milestone.Date.Value.FirstDay > date.Value.LastDay)
                diagnostics.Add(Rules.AfterItsRelease, milestone.Date.At,
                    $"the milestone is dated {milestone.Date.Value}, after the release that brought its changes: "
                    + $"\"{reference.Value}\" came out {date.Value} ({date.At}); "
                    + "correct the date, or leave out \"release\" or \"changes\"");
    }
}
