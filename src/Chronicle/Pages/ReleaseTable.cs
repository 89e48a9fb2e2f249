using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Pages;

/// <summary>The releases as a table: state of support on the day of the state, short facts, and what came.</summary>
internal static class ReleaseTable
{
    /// <summary>More columns than these do not fit beside the rest.</summary>
    private const int MostColumns = 3;

    /// <summary>More components than these are counted.</summary>
    private const int MostNames = 5;

    /// <summary><c>Came</c>: the components that changed their status with the release; <c>More</c>: how many more did.</summary>
    public sealed record Row(ReleaseItem Release, State? State, ImmutableArray<Cell> Cells, ImmutableArray<LinkView> Came, string? More);

    public sealed record Column(string Label, string? Description);

    public sealed record Cell(string Label, string Text);

    /// <summary>A label, and the day on which support ends or ended.</summary>
    public sealed record State(string Label, string Tone, string? Until);

    /// <summary>The declared fields with one short value: versions, numbers and dates; and what is new in a list.</summary>
    public static ImmutableArray<FieldDeclaration> Columns(SiteModel site) =>
    [
        .. site.Settings.ReleaseFields.Where(field => field.Kind is not (FieldKind.Text or FieldKind.Code))
            .OrderBy(field => field.Kind is FieldKind.List or FieldKind.CodeList).Take(MostColumns),
    ];

    public static ImmutableArray<Row> Rows(SiteModel site, Presenter presenter)
    {
        var columns = Columns(site);
        var day = Quality.Day(site);
        return [.. site.Releases.Select((release, place) =>
            CreateRow(site, presenter, release, place > 0 ? site.Releases[place - 1] : null, columns, day)).Reverse()];
    }

    private static Row CreateRow(SiteModel site, Presenter presenter, Release release, Release? before,
        ImmutableArray<FieldDeclaration> columns, DateOnly? day)
    {
        ImmutableArray<Component> came = [.. site.HistoryOf(release).SelectMany(milestone => milestone.Changes)
            .Select(change => site.Find<Component>(change.Component)).Distinct()];
        return new(presenter.Item(release), StateOf(release, day, presenter.Words),
            [.. columns.Select(column => new Cell(column.Label, Text(presenter, column, release, before)))],
            [.. came.Take(MostNames).Select(presenter.Link)],
            came.Length > MostNames ? presenter.Words.Number(came.Length - MostNames) : null);
    }

    private static string Text(Presenter presenter, FieldDeclaration column, Release release, Release? before)
    {
        if (release.Fields.FirstOrDefault(field => field.Field.Id == column.Id) is not { } value)
            return "";
        if (column.Kind is not (FieldKind.List or FieldKind.CodeList))
            return string.Join(", ", presenter.Field(value).Values);
        var earlier = before?.Fields.FirstOrDefault(field => field.Field.Id == column.Id)?.Values ?? [];
        return string.Join(", ", value.Values.Except(earlier).Select(added => "+ " + added));
    }

    /// <summary>Null where nothing is known of the end of support.</summary>
    private static State? StateOf(Release release, DateOnly? day, Words words) =>
        release.Date is not { } date || day is { } today && date.Value.FirstDay > today ? new(words["state_planned"], "open", null)
        : release.EndOfLife is not { } end || day is null ? null
        : end.Value.LastDay < day ? new(words["state_ended"], "over", words.Date(end.Value))
        : new(words["state_supported"], "good", words.Fill("until_date", ("date", words.Date(end.Value))));
}
