using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read;

namespace Chronicle.Authoring;

/// <summary>
/// Reports to the author that pages show new records as planned. A check of the site cannot report this. It has no clock, so it cannot
/// distinguish a plan from an event that is newer than every stated day.
/// </summary>
internal static class PlannedRecords
{
    /// <summary>
    /// The sentence about the files whose records are after the day of the state; null if there are none, or if <c>site.yml</c> states the
    /// day.
    /// </summary>
    /// <param name="files">The input with the new files.</param>
    /// <param name="paths">The paths of the new files.</param>
    public static string? Describe(InputFiles files, IReadOnlySet<string> paths)
    {
        var parsed = Reader.Run(files).Value;
        if (parsed.Settings is not { AsOf: null } || StateDay.NewestIn(parsed) is not var (day, path))
            return null;
        var state = StateDay.Of(parsed, asOf: null);
        ImmutableArray<Record> after =
        [
            .. parsed.Milestones.Where(milestone => paths.Contains(milestone.At.Path) && state.IsAfter(milestone.Date.Value)),
            .. parsed.Releases.Where(release => paths.Contains(release.At.Path) && release.Date is { } date && state.IsAfter(date.Value)),
        ];
        if (after.IsEmpty)
            return null;
        var later = after is [var one] ? $"{one.Id} is later, so pages show it as planned. If it has happened"
            : $"{after.Length:N0} records are later, so pages show them as planned. If they have happened";
        return $"the newest day in the data is {PartialDate.Of(day)} ({path}). {later}, "
            + "write verified: the day of your check, give the source a date, or set as_of in site.yml";
    }
}
