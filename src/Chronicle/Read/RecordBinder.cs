using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Read;

/// <summary>
/// Turns checked YAML into typed records. The class reports nothing, because <see cref="Schema.ObjectSchema"/> has reported all mistakes of
/// form. It drops the values that do not fit, so that later phases can find the other mistakes in the record.
/// </summary>
internal static class RecordBinder
{
    public static Chapter Chapter(YamlMapping map, RecordId id, Prose body) => new()
    {
        Id = id,
        At = map.At,
        Heading = PlainTitle(map, "title") ?? id.Value,
        IsGlossary = map.Text("glossary") == "true",
        Order = (int)Math.Clamp(map.Number("order") ?? int.MaxValue, 0, int.MaxValue),
        Summary = Summary(map, id),
        Body = body,
        Sources = map.SourceIds("sources"),
    };

    public static Component Component(YamlMapping map, RecordId id, Prose body, Settings? settings) => new()
    {
        Id = id,
        At = map.At,
        Name = PlainTitle(map, "name") ?? id.Value,
        Summary = Summary(map, id),
        Body = body,
        Kind = map.Located("kind") ?? new("", map.At),
        Status = map.Located("status") ?? new("", map.At),
        Aliases = map.LocatedTexts("aliases"),
        Since = map.RecordId("since"),
        Parent = map.RecordId("parent"),
        StatusBy = [.. ByDimension(map.EntriesOf("status_by"))],
        People = map.Texts("people"),
        Organisations = map.Texts("organisations"),
        Licence = map.Text("licence"),
        Related = map.RecordIds("related"),
        Links = map.Links("links"),
        Sources = map.SourceIds("sources"),
        PartRows = settings is { } known && known.ComponentFields.Any(field => field.Id == "parts") ? []
            : map.PartRows(settings?.PartFields ?? []),
        Fields = map.Fields(settings?.ComponentFields ?? []),
    };

    public static Release Release(YamlMapping map, RecordId id, Prose body, Settings? settings) => new()
    {
        Id = id,
        At = map.At,
        Name = ReleaseName(map, id, settings),
        Version = Version(map, id),
        Summary = Summary(map, id),
        Body = body,
        Date = map.Date("date"),
        StatedLine = map.Text("line"),
        IsPrerelease = map.Text("prerelease") is { } stated ? stated == "true" : VersionOrder.IsPrerelease(Version(map, id)),
        Parent = map.RecordId("parent"),
        LongTerm = map.Text("lts") == "true",
        EndOfLife = map.Date("end_of_life"),
        Support = [.. map.EntriesOf("support").Scalars().Select(phase => StatedPeriod.Read(phase.Key, phase.Text.Value.Trim()))
            .OfType<StatedPeriod>()],
        Figures = map.Figures(settings?.Figures ?? []),
        FiguresSource = map.SourceId("figures_source"),
        Links = map.Links("links"),
        Sources = map.SourceId("figures_source") is { } counted && !map.SourceIds("sources").Any(source => source.Value == counted.Value)
            ? map.SourceIds("sources").Add(counted) : map.SourceIds("sources"),
        Fields = map.Fields(settings?.ReleaseFields ?? []),
    };

    /// <summary>A milestone without a date gets a placeholder for the date. The missing date has been reported.</summary>
    public static Milestone Milestone(YamlMapping map, RecordId id, Prose body,
        ImmutableArray<FieldDeclaration> declared) => new()
        {
            Id = id,
            At = map.At,
            Heading = PlainTitle(map, "title") ?? id.Value,
            Date = map.Date("date") ?? new(new(1, null, null, false), map.At),
            Kind = map.Located("kind") ?? new("", map.At),
            Summary = Summary(map, id),
            Body = body,
            Order = (int)Math.Clamp(map.Number("order") ?? 0, 0, int.MaxValue),
            Release = map.RecordId("release"),
            Components = map.RecordIds("components"),
            Changes = [.. map.EntriesOf("changes").SelectMany(ChangesOf)],
            People = map.Texts("people"),
            Supersedes = map.RecordId("supersedes"),
            IsKey = map.Text("key") == "true",
            Sources = map.SourceIds("sources"),
            Fields = map.Fields(declared),
        };

    /// <summary>
    /// Whether the record states its retirement: with <c>superseded_by</c>, <c>split_into</c> or <c>withdrawn</c>. A key with an empty
    /// value does not count.
    /// </summary>
    public static bool IsRetired(YamlMapping map) =>
        map.Text("superseded_by") is not null || !map.LocatedTexts("split_into").IsEmpty || map.Text("withdrawn") is not null;

    public static Retired Retired(YamlMapping map, RecordId id, string folder, Prose body, Settings? settings) => new()
    {
        Id = id,
        At = map.At,
        Name = folder == "components" ? PlainTitle(map, "name") ?? id.Value : ReleaseName(map, id, settings),
        Folder = folder,
        Summary = Summary(map, id),
        Body = body,
        Sources = map.SourceIds("sources"),
        SupersededBy = map.RecordId("superseded_by"),
        SplitInto = map.RecordIds("split_into"),
        Withdrawn = map.Text("withdrawn"),
    };

    public static Source Source(YamlMapping map, SourceId id, SourceLocation at, ImmutableArray<FieldDeclaration> declared) => new()
    {
        Id = id,
        At = at,
        Title = PlainTitle(map, "title") ?? id.Value,
        ShownTitle = map.Text("title") ?? id.Value,
        Fields = map.Fields(declared),
        Publisher = map.Text("publisher"),
        Authors = map.Texts("authors"),
        Date = map.Date("date")?.Value,
        Url = map.Address("url") ?? new("", at),
        Kind = map.Text("kind") ?? "",
        Archived = map.Address("archived"),
        Commit = map.Stated("commit")?.Value,
        CommitLife = map.Stated("commit") is { } commit ? FactBinder.Life(map["commit"], commit.At) : null,
        IsAuthorDate = map["commit"] is YamlMapping dated && dated.Text("dated") == "author",
        MessageId = map.Text("message_id"),
        MessageIdAt = map.Located("message_id")?.At,
        Checked = map.Text("checked"),
    };

    // A page needs a description. If the summary is missing, which has been reported, the title replaces it.
    private static string Summary(YamlMapping map, RecordId id) =>
        InlineCode.Strip(map.Text("summary") ?? map.Text("title") ?? map.Text("name") ?? id.Value);

    private static string TitleKey(Record record) =>
        record is Domain.Component or Domain.Retired { Folder: "components" } ? "name" : "title";

    private static string? PlainTitle(YamlMapping map, string key) => map.Text(key) is { } title ? InlineCode.Strip(title) : null;

    private static string Version(YamlMapping map, RecordId id) => map.Text("version") ?? id.Value;

    private static string ReleaseName(YamlMapping map, RecordId id, Settings? settings) =>
        PlainTitle(map, "title") ?? settings?.ReleaseName(Version(map, id)) ?? Version(map, id);

    private static IEnumerable<StatusChange> ChangesOf(YamlEntry entry)
    {
        var component = new Located<RecordId>(new(entry.Key), entry.KeyAt);
        return entry.Value switch
        {
            YamlScalar status => [new(component, new(status.Value, status.At))],
            YamlMapping statuses => ByDimension(statuses.Entries).Select(change => new StatusChange(component, change.Status,
                change.Dimension.Value == StatusChange.Whole ? null : change.Dimension)),
            _ => [],
        };
    }

    private static IEnumerable<DimensionStatus> ByDimension(ImmutableArray<YamlEntry> statuses) =>
        statuses.Scalars().Select(status => new DimensionStatus(status.Key, status.Text));

    /// <summary>
    /// A record whose facts are unreadable, with its prose only. <see cref="Domain.Retired"/> is the type of record that needs no other
    /// facts.
    /// </summary>
    public static Retired ProseAlone(RecordId id, SourceLocation at, string folder, Prose body) => new()
    {
        Id = id,
        At = at,
        Name = id.Value,
        Folder = folder,
        Summary = "",
        Body = body,
        Sources = [],
    };

    /// <summary>Adds the facts that records of every kind may have.</summary>
    public static Record WithCommon(Record record, YamlMapping map, string revision) => record with
    {
        MarkedTitle = map.Text(TitleKey(record)) is { } title && title.Contains('`') ? title : null,
        MarkedSummary = map.Text("summary") is { } summary && summary.Contains('`') ? summary : null,
        TitleAt = map.Located(TitleKey(record))?.At ?? map.At,
        Verified = map.SingleDate("verified")?.Value,
        VerifiedAt = map.SingleDate("verified")?.At ?? map.At,
        Corrections = [.. map.Mappings("corrections").Select(correction =>
            correction.SingleDate("date") is { } date && correction.Text("text") is { } text ? new Correction(date, text) : null)
            .OfType<Correction>()],
        FirstId = map.RecordId("first_id")?.Value is { } first && Ids.IsValid(first.Value) ? first : null,
        FirstIdAt = map.RecordId("first_id")?.At ?? map.At,
        AutoLink = map.Text("auto_link") != "false",
        Revision = revision,
    };
}
