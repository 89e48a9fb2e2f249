using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Presentation;

namespace Chronicle.Pages;

/// <summary>The releases as a table: the state of support, short facts, and the components whose status changed.</summary>
internal static class ReleaseTable
{
    /// <summary>The greatest number of columns with fields. More columns do not fit beside the fixed columns.</summary>
    private const int MostColumns = 3;

    /// <summary>The greatest number of changes that a cell names. Of the further changes, the cell gives only the number.</summary>
    private const int MostNames = 5;

    /// <summary>
    /// A row. <c>Came</c>: the changes of status with the release, or the planned changes. <c>More</c>: the number of further changes; null
    /// if there are none.
    /// </summary>
    public sealed record Row(ReleaseItem Release, ImmutableArray<Cell> Cells, ImmutableArray<NewStatus> Came, string? More);

    /// <summary>A status, and the components that have it since the release.</summary>
    public sealed record NewStatus(TermView Status, ImmutableArray<Named> Components);

    /// <summary>A component. <c>Dimension</c> is null if the status is that of the component as a whole.</summary>
    public sealed record Named(TitleHtml Title, string Url, string? Dimension);

    public sealed record Column(string Label, string? Description);

    public sealed record Cell(string Label, string Text);

    /// <summary>
    /// The declared fields that have a column: first the fields with one value that is no text and no code, then the lists. A cell of a
    /// list shows the entries that the previous release does not have, or all entries if that release does not state the list.
    /// </summary>
    public static ImmutableArray<FieldDeclaration> Columns(SiteModel site) =>
    [
        .. site.Settings.ReleaseFields.Where(field => IsShort(field) || field.Shape != FieldShape.One)
            .OrderBy(field => field.Shape != FieldShape.One).Take(MostColumns),
    ];

    /// <summary>Whether a value of the field needs little room: one version, number or date.</summary>
    public static bool IsShort(FieldDeclaration field) =>
        field.Shape == FieldShape.One && field.Kind is not (FieldKind.Text or FieldKind.Code);

    public static ImmutableArray<Row> Rows(SiteModel site, Presenter presenter)
    {
        var columns = Columns(site);
        return [.. site.Releases.Select((release, i) => CreateRow(site, presenter, release, i, columns)).Reverse()];
    }

    private static Row CreateRow(SiteModel site, Presenter presenter, Release release, int index,
        ImmutableArray<FieldDeclaration> columns)
    {
        // A release that is not out is not compared, because its values are only plans.
        var before = site.State.IsOut(release) && site.Lines.Compared(index) is { } earlier ? site.Releases[earlier] : null;
        // Each component is named once at first, if possible with its whole status. The other changes of these components follow.
        var changes = Comparisons.ChangesWith(site, index).ToArray();
        var whole = changes.Where(change => change.Dimension is null).Select(change => change.Component.Id).ToHashSet();
        var first = changes.Where(change => change.Dimension is null || !whole.Contains(change.Component.Id))
            .DistinctBy(change => change.Component.Id).ToArray();
        ImmutableArray<ChangedStatus> came = [.. first, .. changes.Except(first)];
        return new(presenter.Item(release),
            [.. columns.Select(column => new Cell(column.Label, Text(presenter, column, release, before)))],
            [.. came.Take(MostNames).GroupBy(change => change.Now.Status).Select(group => new NewStatus(
                presenter.Term(site.Settings.Statuses, group.Key),
                [.. group.Select(change => new Named(TitleHtml.Of(change.Component), presenter.Link(change.Component).Url,
                    change.Dimension?.Label))]))],
            came.Length > MostNames ? presenter.Words.Number(came.Length - MostNames) : null);
    }

    private static string Text(Presenter presenter, FieldDeclaration column, Release release, Release? before)
    {
        if (release.Field(column.Id) is not { } value)
            return "";
        var values = presenter.Field(value).Values;
        // If the previous release does not state the list, the cell shows all entries, because the new ones are unknown.
        if (column.Shape != FieldShape.One && before?.Field(column.Id) is { } old)
            values = [.. values.Except(presenter.Field(old).Values).Select(added => "+ " + added)];
        return string.Join(", ", values);
    }
}
