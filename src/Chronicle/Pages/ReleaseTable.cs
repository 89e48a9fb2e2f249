using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Presentation;

namespace Chronicle.Pages;

/// <summary>The releases as a table: the state of support, short facts, and the components whose status changed.</summary>
internal static class ReleaseTable
{
    /// <summary>The greatest number of columns with fields. More columns do not fit beside the others.</summary>
    private const int MostColumns = 3;

    /// <summary>The greatest number of components that a cell names. For the others it gives the number.</summary>
    private const int MostNames = 5;

    /// <summary>
    /// A row. <c>Came</c>: the components that changed their status with the release. <c>More</c>: the number of further such components.
    /// </summary>
    public sealed record Row(ReleaseItem Release, ImmutableArray<Cell> Cells, ImmutableArray<LinkView> Came, string? More);

    public sealed record Column(string Label, string? Description);

    public sealed record Cell(string Label, string Text);

    /// <summary>
    /// The declared fields with one short value (version, number or date) first, then the lists, of which a cell shows the new entries.
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
        return [.. site.Releases.Select((release, place) =>
            CreateRow(site, presenter, release, site.Lines.Compared(place) is { } before ? site.Releases[before] : null, columns))
            .Reverse()];
    }

    private static Row CreateRow(SiteModel site, Presenter presenter, Release release, Release? before,
        ImmutableArray<FieldDeclaration> columns)
    {
        ImmutableArray<Component> came = [.. site.HistoryOf(release).SelectMany(milestone => milestone.Changes)
            .Select(change => site.Find<Component>(change.Component)).Distinct()];
        return new(presenter.Item(release),
            [.. columns.Select(column => new Cell(column.Label, Text(presenter, column, release, before)))],
            [.. came.Take(MostNames).Select(presenter.Link)],
            came.Length > MostNames ? presenter.Words.Number(came.Length - MostNames) : null);
    }

    private static string Text(Presenter presenter, FieldDeclaration column, Release release, Release? before)
    {
        if (release.Fields.FirstOrDefault(field => field.Field.Id == column.Id) is not { } value)
            return "";
        var values = presenter.Field(value).Values;
        if (column.Shape == FieldShape.One)
            return string.Join(", ", values);
        var earlier = before?.Fields.FirstOrDefault(field => field.Field.Id == column.Id) is { } old ? presenter.Field(old).Values : [];
        return string.Join(", ", values.Except(earlier).Select(added => "+ " + added));
    }
}
