using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chronicle.Domain;
using Chronicle.Exports;
using Chronicle.Exports.Data;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Pages;

/// <summary>
/// The files for programs, and the page that explains them: the files, the meaning of their keys, the promises of version 1.
/// </summary>
internal static class DataPage
{
    public sealed record View : PageView
    {
        public required ImmutableArray<FileView> Files { get; init; }

        public required ImmutableArray<FileView> Records { get; init; }

        public required ImmutableArray<FileView> Tables { get; init; }

        /// <summary>Whether there is a table of the parts without pages.</summary>
        public required bool HasParts { get; init; }

        /// <summary>Whether there is a table of the answers from source trees.</summary>
        public required bool HasEvidence { get; init; }

        public required ExampleView Example { get; init; }

        /// <summary>The address of the schema of a file at a former id.</summary>
        public required string MovedUrl { get; init; }

        public required string? Date { get; init; }

        /// <summary>The files and pages by which a program notices changes.</summary>
        public required ImmutableArray<LinkView> Follow { get; init; }

        public required string Revision { get; init; }

        public required ImmutableArray<ShapeView> Shapes { get; init; }
    }

    /// <summary>
    /// A published file. The address is null for a pattern of names. If a list is too long for one file, <c>Further</c> has the first of
    /// its further files, and <c>More</c> is the number of the remaining files, or null.
    /// </summary>
    public sealed record FileView(string Name, string? Url, string? SchemaUrl, string Total, string Size, ImmutableArray<LinkView> Further,
        string? More);

    /// <summary>An example of a request, with its answer.</summary>
    public sealed record ExampleView(string Request, string Answer);

    public sealed record ShapeView(string Name, string Anchor, ImmutableArray<KeyView> Keys);

    /// <summary>A key of a record. The address leads to the keys of its type, if the type has keys.</summary>
    public sealed record KeyView(string Name, string Type, string? TypeUrl, string Meaning);

    /// <summary>The greatest number of further files that a row names.</summary>
    private const int MostFurther = 4;

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        var data = new ApiData(site, presenter);
        var tables = new CsvTables(site, presenter, data).Files();
        var files = new JsonApi(site, presenter, data).Files(tables);
        var page = new Document.Page(Routes.Data, site.Settings.At, "data", () => Create(site, presenter, data, files, tables),
            SearchWord: "data");
        return [page, .. files.Concat(tables).Concat(ApiSchemas.Files(site, presenter)).Select(file => file.Document)];
    }

    private static View Create(SiteModel site, Presenter presenter, ApiData data, ImmutableArray<DataFile> files,
        ImmutableArray<DataFile> tables)
    {
        var description = presenter.Words.Fill("data_description", ("site", site.Settings.Subject));
        var listed = files.RemoveAll(file => file.Name is null);
        var listedTables = tables.RemoveAll(file => file.Name is null);
        return new()
        {
            Title = presenter.Words["data"],
            Description = description,
            Section = presenter.Url(Routes.Data),
            StructuredData = StructuredData.DescribeData(site, description,
                listed.Select(file => (file.Document.Address, "application/json"))
                    .Concat(listedTables.Select(file => (file.Document.Address, "text/csv")))),
            Breadcrumbs = [presenter.Home],
            Files = [.. Items(presenter, files)],
            Records = [.. ApiSchemas.RecordShapes.Select(shape =>
                new FileView(presenter.Pattern(shape.Collection), null, presenter.Url(ApiRoutes.Schema(shape.Name)), "", "", [], null))],
            Tables = [.. Items(presenter, tables)],
            HasParts = site.Components.Any(component => !component.PartRows.IsEmpty),
            HasEvidence = site.Evidence is not null,
            Example = Example(site, presenter, files),
            Date = ExampleDate(site) is { } date
                ? Indented(JsonSerializer.SerializeToNode(data.Date(date), ApiJson.Default.ApiDate)!)
                : null,
            Revision = site.Revision.ToString(),
            MovedUrl = presenter.Url(ApiRoutes.Schema("moved")),
            Follow =
            [
                new("manifest.json", presenter.Url(Routes.Manifest)), presenter.Link("follow", Routes.Follow),
                presenter.Link("corrections", Routes.Corrections),
            ],
            Shapes = DataShapes.Create(ApiSchemas.Of(site).Select(shape => ApiSchemas.Create(shape, site.Settings, ""))),
        };
    }

    // The further files of a list follow its first file, and have no name.
    private static IEnumerable<FileView> Items(Presenter presenter, ImmutableArray<DataFile> files) =>
        from place in files.Index()
        where place.Item.Name is not null
        let further = files.Skip(place.Index + 1).TakeWhile(next => next.Name is null && next.Shape == place.Item.Shape).ToArray()
        select Item(presenter, place.Item) with
        {
            Further = [.. further.Take(MostFurther).Select(next =>
                new LinkView(Path.GetFileName(next.Document.Address.File), presenter.Url(next.Document.Address)))],
            More = further.Length > MostFurther ? presenter.Words.Number(further.Length - MostFurther) : null,
        };

    private static FileView Item(Presenter presenter, DataFile file) => new(
        file.Name + Path.GetExtension(file.Document.Address.File), presenter.Url(file.Document.Address),
        file.Shape is { } shape ? presenter.Url(ApiRoutes.Schema(shape)) : null,
        file.Total is { } total ? presenter.Words.Number(total) : "",
        presenter.Words.Number(Math.Ceiling(file.Document.Make().Length / 1000m)) + "\u00A0kB", [], null);

    // The example is a component, because it shows most of the keys. A site without components shows the index of the API instead.
    private static ExampleView Example(SiteModel site, Presenter presenter, ImmutableArray<DataFile> files)
    {
        var address = site.Components.IsEmpty ? ApiRoutes.Index : ApiRoutes.Of(site.Components[0]);
        var answer = JsonNode.Parse(files.First(file => file.Document.Address == address).Document.Make().Span)!;
        Cut(answer);
        return new(presenter.Canonical(address), Indented(answer));
    }

    private static void Cut(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray { Count: > 0 } list:
                list.RemoveRange(1, list.Count - 1);
                Cut(list[0]);
                break;
            case JsonObject map:
                foreach (var (_, value) in map)
                    Cut(value);
                if (map["body"] is JsonValue body && body.GetValue<string>() is { Length: > 0 })
                    map["body"] = "…";
                break;
        }
    }

    // The date of a milestone; null if there is none. An imprecise date is preferred, because it shows more keys than a full day.
    private static PartialDate? ExampleDate(SiteModel site) => site.Milestones.Select(milestone => (PartialDate?)milestone.Date.Value)
        .OrderBy(date => date!.Value.Approximate ? 0 : 1).ThenBy(date => date!.Value.Day is null ? 0 : 1).FirstOrDefault();

    private static string Indented(JsonNode node) => Encoding.UTF8.GetString(ApiJson.Write(writer => node.WriteTo(writer), indented: true));
}
