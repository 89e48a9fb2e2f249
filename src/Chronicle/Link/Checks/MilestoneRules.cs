using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link.Checks;

/// <summary>
/// Checks milestones against each other, against the components that they change, and against the releases that they name.
/// </summary>
internal static class MilestoneRules
{
    /// <summary>The last change of a component, and the milestone with the change before it.</summary>
    private sealed record LastChange(Milestone Milestone, StatusChange Change, Milestone? Before);

    public static void Check(RecordIndex index, StateDay state, DiagnosticBag diagnostics)
    {
        // The statuses are checked only if no record is hidden. A hidden milestone can state the status. A milestone with an error,
        // which is reported already, is also hidden.
        if (index.LeftOut.IsEmpty)
            CheckStatuses(index, state, diagnostics);
        CheckDates(index, diagnostics);
        Circles.Report(index.Milestones, milestone => milestone.Supersedes, Rules.CircularSupersession,
            "a milestone cannot supersede itself", "supersedes", diagnostics);
    }

    // Compares the status of each component with its last change. Planned milestones do not count, because they do not give the current
    // status.
    private static void CheckStatuses(RecordIndex index, StateDay state, DiagnosticBag diagnostics)
    {
        var last = new Dictionary<(RecordId Component, string? Dimension), LastChange>();
        foreach (var milestone in index.Milestones.Where(milestone => !milestone.Changes.IsEmpty && !state.IsPlanned(milestone)))
            foreach (var change in milestone.Changes)
            {
                var key = (change.Component.Value, change.Dimension?.Value);
                last[key] = new(milestone, change, last.GetValueOrDefault(key)?.Milestone);
            }
        foreach (var component in index.Components)
        {
            Compare(component, component.Status, null);
            foreach (var status in component.StatusBy)
                Compare(component, status.Status, status.Dimension.Value);
        }

        void Compare(Component component, Located<string> status, string? dimension)
        {
            if (last.TryGetValue((component.Id, dimension), out var change) && change.Change.Status.Value != status.Value)
                diagnostics.Add(Rules.StatusDisagrees, status.At,
                    $"the status {(dimension is null ? "" : $"in \"{dimension}\" ")}is \"{status.Value}\", "
                    + $"but the last milestone that changes it made it "
                    + $"\"{change.Change.Status.Value}\" ({change.Change.Status.At}); correct one of the two{ExplainOrder(change)}");
        }
    }

    private static string ExplainOrder(LastChange last) =>
        last.Before is { } before && before.Id != last.Milestone.Id && before.Date.Value.CompareTo(last.Milestone.Date.Value) == 0
            ? $"; \"{before.Id}\" has the same date, so \"order\" can say which of the two came last" : "";

    // Reports milestones that change a status with a release but are later than the release. An event without changes may come at any time.
    private static void CheckDates(RecordIndex index, DiagnosticBag diagnostics)
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
