using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;

namespace Chronicle.Presentation;

/// <summary>The table of the parts of a component. Each row has one cell for each column.</summary>
internal sealed record PartTable(ImmutableArray<PartTable.Column> Columns, ImmutableArray<PartTable.Row> Rows)
{
    /// <summary>Whether any part names the release in which it first appears. If not, the table needs no column for releases.</summary>
    public bool HasReleases => Rows.Any(row => row.Part.Since is not null);

    /// <summary>Whether a component describes any of the parts. If not, the table needs no column for components.</summary>
    public bool HasRecords => Rows.Any(row => row.Part.Record is not null);

    /// <summary>Whether any column has a description.</summary>
    public bool HasDescriptions => Columns.Any(column => column.Description is not null);

    public sealed record Column(string Label, string? Description, bool Number);

    public sealed record Row(string Anchor, PartView Part, ImmutableArray<Cell> Cells);

    /// <summary>The value of a part in a column. <c>Field</c> is null if the part does not state this field.</summary>
    public sealed record Cell(string Label, bool Number, FieldView? Field);
}

/// <summary>
/// A part of a component. <c>Url</c> is the anchor of the part on the page of this component. <c>Since</c> is the first release that is
/// known to have the part, and <c>Earliest</c> is the first that may have it, if <c>Since</c> is not certain. <c>Record</c> is the
/// component that describes the part.
/// </summary>
internal sealed record PartView(TitleHtml Name, string Url, TitleHtml Summary, LinkView? Since, LinkView? Earliest, LinkView? Record);

/// <summary>Parts that belong to one component.</summary>
internal sealed record PartGroup(LinkView Component, ImmutableArray<PartView> Parts);

/// <summary>Creates the table of the parts of a component, and the lists of parts that name a record.</summary>
internal static class PartViews
{
    /// <summary>The table of parts; null for a component without parts. A declared field that no part states has no column.</summary>
    public static PartTable? Table(SiteModel site, Presenter presenter, Component component)
    {
        if (component.PartRows.IsEmpty)
            return null;
        var stated = component.PartRows.SelectMany(part => part.Fields).Select(field => field.Field.Id).ToHashSet();
        ImmutableArray<FieldDeclaration> columns = [.. site.Settings.PartFields.Where(field => stated.Contains(field.Id))];
        return new([.. columns.Select(field => new PartTable.Column(field.Label, field.Description, IsNumber(field)))],
            [.. component.PartRows.Select(part => new PartTable.Row(part.Anchor, View(presenter, component, part),
                [.. columns.Select(column => Cell(presenter, part, column))]))]);
    }

    /// <summary>
    /// The parts that name a record: a release in which the parts first appear, or a component that describes the parts. They are grouped
    /// by the component that contains them.
    /// </summary>
    public static ImmutableArray<PartGroup> Named(SiteModel site, Presenter presenter, Record record) =>
        [.. site.PartsNaming(record).GroupBy(named => named.Of.Id).Select(group => new PartGroup(presenter.Link(group.First().Of),
            [.. group.Select(named => View(presenter, named.Of, named.Part))]))];

    private static PartView View(Presenter presenter, Component component, PartRow part) => new(TitleHtml.Of(part),
        $"{presenter.Url(Routes.Of(component))}#{part.Anchor}", part.Summary, presenter.Link(part.Since), presenter.Link(part.Earliest),
        presenter.Link(part.Record));

    private static PartTable.Cell Cell(Presenter presenter, PartRow part, FieldDeclaration column) => new(column.Label, IsNumber(column),
        part.Field(column.Id) is { } field ? presenter.Field(field) : null);

    private static bool IsNumber(FieldDeclaration field) => field is { Kind: FieldKind.Number, Shape: FieldShape.One };
}
