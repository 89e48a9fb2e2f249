using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Presentation;

namespace Chronicle.Pages;

/// <summary>The releases as a table: state of support on the day of the state, short facts, and what came.</summary>
internal static class ReleaseTable
{
    /// <summary>More columns than these do not fit beside the rest.</summary>
    private const int MostColumns = 3;

    /// <summary>More components than these are counted.</summary>
    private const int MostNames = 5;

    /// <summary>
    /// <c>Came</c>: the components that changed their status with the release, or are planned to; <c>More</c>: how many more did.
    /// </summary>
    public sealed record Row(ReleaseItem Release, ImmutableArray<Cell> Cells, ImmutableArray<NewStatus> Came, string? More);

    /// <summary>A component with its new status, as a whole or in a dimension.</summary>
    public sealed record NewStatus(TitleHtml Title, string Url, TermView Status, string? Dimension);

    public sealed record Column(string Label, string? Description);

    public sealed record Cell(string Label, string Text);

    /// <summary>The declared fields with one short value: versions, numbers and dates; and what is new in a list.</summary>
    public static ImmutableArray<FieldDeclaration> Columns(SiteModel site) =>
    [
        .. site.Settings.ReleaseFields.Where(field => IsShort(field) || field.Shape != FieldShape.One)
            .OrderBy(field => field.Shape != FieldShape.One).Take(MostColumns),
    ];

    /// <summary>Whether a value of the field takes little room: one version, number or date.</summary>
    public static bool IsShort(FieldDeclaration field) =>
        field.Shape == FieldShape.One && field.Kind is not (FieldKind.Text or FieldKind.Code);

    public static ImmutableArray<Row> Rows(SiteModel site, Presenter presenter)
    {
        var columns = Columns(site);
        return [.. site.Releases.Select((release, place) =>
            CreateRow(site, presenter, release, place, columns))
            .Reverse()];
    }

    private static Row CreateRow(SiteModel site, Presenter presenter, Release release, int place,
        ImmutableArray<FieldDeclaration> columns)
    {
        // What is planned differs from nothing yet.
        var before = site.State.IsOut(release) && site.Lines.Compared(place) is { } earlier ? site.Releases[earlier] : null;
        ImmutableArray<ChangedStatus> came = [.. Comparisons.ChangesWith(site, place).DistinctBy(change => change.Component.Id)];
        return new(presenter.Item(release),
            [.. columns.Select(column => new Cell(column.Label, Text(presenter, column, release, before)))],
            [.. came.Take(MostNames).Select(change => new NewStatus(TitleHtml.Of(change.Component),
                presenter.Link(change.Component).Url, presenter.Term(site.Settings.Statuses, change.Now.Status), change.Dimension?.Label))],
            came.Length > MostNames ? presenter.Words.Number(came.Length - MostNames) : null);
    }

    private static string Text(Presenter presenter, FieldDeclaration column, Release release, Release? before)
    {
        if (release.Fields.FirstOrDefault(field => field.Field.Id == column.Id) is not { } value)
            return "";
        var values = presenter.Field(value).Values;
        if (column.Shape == FieldShape.One)
            return string.Join(", ", values);
        // Nothing is added to a list that the release before does not state.
        return before?.Fields.FirstOrDefault(field => field.Field.Id == column.Id) is { } old
            ? string.Join(", ", values.Except(presenter.Field(old).Values).Select(added => "+ " + added)) : string.Join(", ", values);
    }
}
