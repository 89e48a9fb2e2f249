using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Exports.Data;

/// <summary>
/// The files below <c>/api/v1/</c>: an index, each collection, each record, the chronology, the table of statuses (support), and one file
/// with all data.
/// </summary>
internal sealed class JsonApi(SiteModel site, Presenter presenter, ApiData data)
{
    /// <summary>Whether the data is in several files because it is too large for one.</summary>
    public static bool IsInParts(SiteModel site) =>
        site.Records.Count() + site.Sources.Length > site.Limits.RecordsInWholeApi;

    /// <summary>All files, the index first. The index lists the <paramref name="tables"/> too.</summary>
    public ImmutableArray<DataFile> Files(ImmutableArray<DataFile> tables)
    {
        ImmutableArray<DataFile> sets = [.. Sets()];
        return
        [
            Document("index", ApiRoutes.Index, Routes.Data, () => Index(sets, tables), ApiJson.Default.Index),
            .. sets,
            IsInParts(site)
                ? Document(ApiRoutes.AllParts, ApiRoutes.All, Routes.Data, () => AllParts(sets, tables), ApiJson.Default.AllParts,
                    name: "all")
                : Document("all", ApiRoutes.All, Routes.Data, () => All(Index(sets, tables)), ApiJson.Default.All),
            .. Records(),
        ];
    }

    private IEnumerable<DataFile> Sets() =>
    [
        Document("vocabularies", ApiRoutes.Vocabularies, Routes.Data, Vocabularies, ApiJson.Default.Vocabularies),
        .. Collection("chapters", Routes.Home, site.Chapters, data.Chapter, ApiJson.Default.Chapters),
        .. Collection("components", Routes.Components, site.Components, data.Component, ApiJson.Default.Components),
        .. Collection("releases", Routes.Releases, site.Releases, data.Release, ApiJson.Default.Releases),
        .. Collection("milestones", Routes.Chronology, site.Milestones, data.Milestone, ApiJson.Default.Milestones),
        .. Collection("sources", Routes.Sources, site.Sources, data.Source, ApiJson.Default.Sources),
        Document("chronology", ApiRoutes.Chronology, Routes.Chronology, data.Chronology, ApiJson.Default.Chronology),
        .. site.Milestones.GroupBy(milestone => milestone.Date.Value.Year).SelectMany(Year),
        Document("support", ApiRoutes.StatusTable, Routes.StatusTable, data.StatusTable, ApiJson.Default.StatusTable),
        .. IsInParts(site) ? Texts() : [],
    ];

    // The files with the prose of all records. Only a large chronicle has these files. In a smaller chronicle, the file with all data
    // contains the prose.
    private IEnumerable<DataFile> Texts() => Pages(
        ApiRoutes.Texts, ApiRoutes.Texts, number => ApiRoutes.Collection(ApiRoutes.Texts, number), Routes.Data, WithProse(), Text,
        ApiJson.Default.Texts,
        site.Limits.CharactersPerApiFile, record => 200 + site[record].Body.Buffer.Length + 100 * site[record].Body.Links.Length);

    private IEnumerable<DataFile> Records() =>
    [
        .. Each("chapter", site.Chapters, data.Chapter, ApiJson.Default.Chapter),
        .. Each("component", site.Components, data.Component, ApiJson.Default.Component),
        .. Each("release", site.Releases, data.Release, ApiJson.Default.Release),
        .. Each("milestone", site.Milestones, data.Milestone, ApiJson.Default.Milestone),
        .. site.Sources.Select(source => Made(null, "source", null, ApiRoutes.Source(source.Id), source.At, _ => ApiJson.Write(
            new ApiDocument<ApiSource>(SchemaOf("source"), Meta(data.Link(source)), data.Source(source)), ApiJson.Default.Source,
            indented: true))),
        .. MovedRecords.Find(site, data).Select(moved => Made(null, "moved", null, moved.Address, moved.At, address => ApiJson.Write(
            new ApiDocument<ApiMoved>(SchemaOf("moved"), Meta(moved.Page, address), moved.Moved), ApiJson.Default.Moved, indented: true))),
    ];

    private DataFile Document<T>(string shape, UrlPath address, UrlPath page, Func<T> make, JsonTypeInfo<ApiDocument<T>> type,
        string? name = null) where T : notnull =>
        Made(name ?? shape, shape, null, address, site.Settings.At, self =>
            ApiJson.Write(new(SchemaOf(shape), Meta(page, self), make()), type, indented: false));

    private IEnumerable<DataFile> Each<TRecord, T>(string shape, ImmutableArray<TRecord> records, Func<TRecord, T> make,
        JsonTypeInfo<ApiRecord<T>> type) where TRecord : Record where T : notnull
    {
        var schema = SchemaOf(shape);
        return records.Select(record => Made(null, shape, null, ApiRoutes.Of(record), record.At, _ => ApiJson.Write(
            new(schema, Meta(data.Link(record)), make(record), data.Body(record)), type, indented: true)));
    }

    private IEnumerable<DataFile> Collection<TRecord, T>(string name, UrlPath page, ImmutableArray<TRecord> records, Func<TRecord, T> make,
        JsonTypeInfo<ApiCollection<T>> type) =>
        Pages(name, name, number => ApiRoutes.Collection(name, number), page, records, make, type, site.Limits.RecordsPerApiFile, record =>
            Chunks.WeightOf(site, record));

    private IEnumerable<DataFile> Year(IGrouping<int, Milestone> year) =>
        Pages(null, "chronology-year", number => ApiRoutes.Year(year.Key, number), Routes.Year(year.Key), [.. year], data.Entry,
            ApiJson.Default.ChronologyYear, site.Limits.RecordsPerApiFile, _ => 1);

    // An empty collection has one page too, because the index lists the first page of each collection.
    private IEnumerable<DataFile> Pages<TRecord, T>(
        string? name, string shape, Func<int, UrlPath> addressOf, UrlPath page, ImmutableArray<TRecord> records, Func<TRecord, T> make,
        JsonTypeInfo<ApiCollection<T>> type, int most, Func<TRecord, int> weigh)
    {
        var pages = Chunks.Split(records, most, weigh);
        return pages.Select((part, i) => Made(i == 0 ? name : null, shape, records.Length, addressOf(i + 1), site.Settings.At,
            self => ApiJson.Write(
            new(SchemaOf(shape), Meta(page, self), records.Length, i + 1 < pages.Length
                ? presenter.Canonical(addressOf(i + 2)) : null, ImmutableArray.CreateRange(part, make)),
            type, indented: false)));
    }

    private static DataFile Made(string? name, string shape, int? total, UrlPath address, SourceLocation at, Func<UrlPath, byte[]> write) =>
        new(name, shape, total, new(address, at, () => FileRevision.Stamp(write(address))));

    private string SchemaOf(string shape) => presenter.Canonical(ApiRoutes.Schema(shape));

    private ApiMeta Meta(UrlPath page, UrlPath self) => Meta(presenter.Canonical(page), presenter.Canonical(self));

    private ApiMeta Meta(ApiLink record) => Meta(record.Page, record.Json);

    private ApiMeta Meta(string page, string self) =>
        new(site.Revision.With(FileRevision.Unstamped).ToString(), site.Settings.Licence, page, self);

    private ApiIndex Index(ImmutableArray<DataFile> sets, ImmutableArray<DataFile> tables) => new(
        site.Settings.Title, site.Settings.Tagline, site.Settings.Language, presenter.Canonical(Routes.Home), site.Settings.Repository,
        site.State.Day, presenter.Words["data_promise"], site.Revision.ToString(),
        new(site.Chapters.Length, site.Components.Length, site.Releases.Length, site.Milestones.Length, site.Sources.Length),
        [.. sets.Where(file => file.Name is not null).Select(Listed),
            new("all", presenter.Canonical(ApiRoutes.All), SchemaOf(IsInParts(site) ? ApiRoutes.AllParts : "all"), null)],
        [.. ApiSchemas.RecordShapes.Select(shape =>
            new ApiRecordFiles(shape.Collection, presenter.Pattern(shape.Collection), SchemaOf(shape.Name), SchemaOf("moved")))],
        [.. tables.Where(file => file.Name is not null).Select(Listed)]);

    // The content of the file "all" if the data is too long for one file: the index, and a list of the files with the data. The list does
    // not contain the chronology, because the milestones contain the same facts.
    private ApiAllParts AllParts(ImmutableArray<DataFile> sets, ImmutableArray<DataFile> tables) => new(
        Index(sets, tables), [.. sets.Where(file => file.Shape is not ("chronology" or "chronology-year"))
            .Select(file => Listed(file with { Name = file.Shape }))]);

    private ApiFile Listed(DataFile file) =>
        new(file.Name!, presenter.Canonical(file.Document.Address), file.Shape is { } shape ? SchemaOf(shape) : null, file.Total);

    private ApiVocabularies Vocabularies() => new(
        Terms(site.Settings.ComponentKinds), Terms(site.Settings.Statuses), Terms(site.Settings.MilestoneKinds),
        [.. site.Settings.SourceKinds.Terms.Select(kind => presenter.SourceKind(kind.Id))
            .Select(kind => new ApiTerm(kind.Id, kind.Label, kind.Plural, kind.Description, null))],
        [.. site.Settings.SupportPhases.Terms.Select(presenter.Phase)
            .Select(term => new ApiTerm(term.Id, term.Label, term.Plural, term.Description, term.Tone))],
        Fields(site.Settings.ComponentFields), Fields(site.Settings.PartFields),
        Fields(site.Settings.ReleaseFields), Fields(site.Settings.MilestoneFields),
        Fields(site.Settings.SourceFields),
        [.. site.Settings.StatusDimensions.Select(dimension => new ApiDimension(dimension.Id, dimension.Label, dimension.Description))],
        [.. site.Settings.Figures.Select(figure => new ApiField(figure.Id, figure.Label, "number", "one", null, figure.Description))]);

    private static ImmutableArray<ApiTerm> Terms(Vocabulary vocabulary) =>
        [.. vocabulary.Terms.Select(term => new ApiTerm(term.Id, term.Label, term.Plural, term.Description, term.Tone))];

    private static ImmutableArray<ApiField> Fields(ImmutableArray<FieldDeclaration> declared) =>
        [.. declared.Select(field => new ApiField(field.Id, field.Label, field.TypeName,
            field.Shape.ToString().ToLowerInvariant(), field.Unit, field.Description))];

    private ApiAll All(ApiIndex index) => new(
        index, Vocabularies(), [.. site.Chapters.Select(data.Chapter)], [.. site.Components.Select(data.Component)],
        [.. site.Releases.Select(data.Release)],
        [.. site.Milestones.Select(data.Milestone)], [.. site.Sources.Select(data.Source)], data.StatusTable(),
        [.. WithProse().Select(Text)]);

    private ImmutableArray<Record> WithProse() =>
        [.. site.Records.Where(record => site[record].Body.Buffer.Length > 0)];

    private ApiText Text(Record record) => new(record.Id.Value, data.Body(record));
}
