using System.Collections.Immutable;
using System.Globalization;
using Chronicle.Domain;
using Chronicle.Exports.Data;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;
using CsvHelper;

namespace Chronicle.Exports;

/// <summary>
/// Writes each collection as a table: RFC 4180, UTF-8, with the names of the columns in the first row. A column has the name of the key in
/// the API. The values of a list are joined by semicolons. The corrections also have a table, because their texts can contain semicolons.
/// A date is EDTF, followed by columns for the first and the last day that it can mean. A text that a spreadsheet would read as a formula
/// gets an apostrophe before it, but a negative number in a column of numbers does not. If a table is too long for one file, the file at
/// its address contains only the list of its parts, so that no program uses one part as the whole table.
/// </summary>
internal sealed class CsvTables(SiteModel site, Presenter presenter, ApiData data)
{
    // By default, the CSV library writes CRLF after each row, and quotes where they are necessary. It does not escape formulas by default.
    private static readonly CsvWriterOptions Options = new() { Injection = CsvInjection.Escape };

    public ImmutableArray<DataFile> Files()
    {
        var tables = new[]
        {
            Table("chapters", site.Chapters, data.Chapter, Chapters()), Table("components", site.Components, data.Component, Components()),
            Table("releases", site.Releases, data.Release, Releases()), Table("milestones", site.Milestones, data.Milestone, Milestones()),
            Table("sources", site.Sources, data.Source, Sources()),
            Table("corrections", [.. Domain.Corrections.All(site)], data.Correction, Corrections()),
        };
        // The tables of parts and of evidence come last. So the order of the other tables does not depend on whether a chronicle has them.
        ImmutableArray<NamedPart> parts = [.. site.Components.SelectMany(component => component.PartRows.Select(part =>
            new NamedPart(component, part)))];
        if (!parts.IsEmpty)
            tables = [.. tables, Table("parts", parts, named => data.Part(named.Of, named.Part), Parts())];
        if (site.Evidence is { } evidence)
            tables = [.. tables, Table("evidence", [.. evidence.Claims.SelectMany(claim => ApiProof.Of(site, claim))], proof => proof,
                Evidence())];
        ImmutableArray<ImmutableArray<string>> columns = [.. tables.SelectMany(table => table.Columns)];
        return [.. tables.SelectMany(table => table.Files),
            Made("columns", columns.Length, () =>
                Write([["table", "column", "description", "type"], .. columns.Select(column => column.CastArray<string?>())],
                [false, false, false, false]))];
    }

    private (IEnumerable<DataFile> Files, IEnumerable<ImmutableArray<string>> Columns) Table<TRecord, T>(string name,
        ImmutableArray<TRecord> records, Func<TRecord, T> make, ImmutableArray<CsvColumn<T>> columns)
    {
        var parts = Chunks.Split(records, site.Limits.RowsPerTable, record => Chunks.WeightOf(site, record));
        IEnumerable<DataFile> files = parts is [var whole] ? [Made(name, whole.Length, () => Rows(whole))] :
        [
            Made(name, records.Length, () =>
                Write([["part", "rows"],
                .. parts.Select((part, i) =>
                    (ImmutableArray<string?>)[presenter.Canonical(PartOf(i)), part.Length.ToString(CultureInfo.InvariantCulture)])],
                    [false, true])),
            .. parts.Select((part, i) => new DataFile(null, null, part.Length, new(PartOf(i), site.Settings.At, () => Rows(part)))),
        ];
        return (files, columns.Select(column => ImmutableArray.Create(name, column.Name, column.Description, column.Type)));

        UrlPath PartOf(int index) => Routes.Part(Routes.Table(name), index + 1);

        ReadOnlyMemory<byte> Rows(ImmutableArray<TRecord> part) =>
            Write(part.Select(make).Select(Row).Prepend([.. columns.Select(column => column.Name)]),
                [.. columns.Select(column => column.Type == "number")]);

        ImmutableArray<string?> Row(T record) => ImmutableArray.CreateRange(columns, column => column.Value(record));
    }

    private DataFile Made(string name, int rows, Func<ReadOnlyMemory<byte>> write) =>
        new(name, null, rows, new(Routes.Table(name), site.Settings.At, new(write)));

    private static ReadOnlyMemory<byte> Write(IEnumerable<ImmutableArray<string?>> rows, ImmutableArray<bool> areNumbers)
    {
        using var bytes = new PooledBufferWriter();
        using (var csv = CsvWriter.Create(bytes, Options, leaveOpen: true))
            foreach (var row in rows)
            {
                for (var i = 0; i < row.Length; i++)
                    if (areNumbers[i] && decimal.TryParse(row[i], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                        CultureInfo.InvariantCulture, out var number))
                        csv.WriteField(number, default, CultureInfo.InvariantCulture);
                    else
                        csv.WriteField(Guarded(row[i]));
                csv.EndRecord();
            }
        return bytes.ToArray();
    }

    // The CSV library escapes a formula only if it begins with an ASCII sign. Some spreadsheets also accept these full-width signs.
    private static string? Guarded(string? text) => text is ['＝' or '＋' or '－' or '＠', ..] ? "'" + text : text;

    private static ImmutableArray<CsvColumn<ApiChapter>> Chapters() => new CsvColumns<ApiChapter>(ApiJson.Default.ApiChapter)
        .Text("id", chapter => chapter.Id).Text("title", chapter => chapter.Title).Text("page", chapter => chapter.Page)
        .Text("json", chapter => chapter.Json)
        .Number("order", chapter => chapter.Order).Text("summary", chapter => chapter.Summary)
        .Corrections(chapter => chapter.Corrections)
        .List("references", chapter => chapter.References.Select(reference => reference.Source.Id)).All;

    private ImmutableArray<CsvColumn<ApiComponent>> Components() => new CsvColumns<ApiComponent>(ApiJson.Default.ApiComponent)
        .Text("id", component => component.Id).Text("name", component => component.Name).Text("page", component => component.Page)
        .Text("json", component => component.Json)
        .Text("kind", component => component.Kind).Text("status", component => component.Status)
        .Text("since", component => component.Since?.Id).Text("parent", component => component.Parent?.Id)
        .List("status_by", component => component.StatusBy.Select(status => $"{status.Dimension}: {status.Status}"),
            "\"dimension: status\"")
        .Text("summary", component => component.Summary)
        .List("aliases", component => component.Aliases).List("people", component => component.People)
        .List("organisations", component => component.Organisations)
        .Text("licence", component => component.Licence).Links("related", component => component.Related)
        .Fields(site.Settings.ComponentFields, component => component.Fields)
        .Links("milestones", component => component.Milestones).Corrections(component => component.Corrections)
        .List("references", component => component.References.Select(reference => reference.Source.Id))
        .Date("verified", component => component.Verified).All;

    private ImmutableArray<CsvColumn<ApiPart>> Parts() => new CsvColumns<ApiPart>(ApiJson.Default.ApiPart)
        .Text("component", part => part.Component.Id).Text("name", part => part.Name).Text("page", part => part.Page)
        .Text("summary", part => part.Summary).Text("since", part => part.Since?.Id).Text("earliest", part => part.Earliest?.Id)
        .Text("record", part => part.Record?.Id).Fields(site.Settings.PartFields, part => part.Fields).All;

    private ImmutableArray<CsvColumn<ApiRelease>> Releases() => new CsvColumns<ApiRelease>(ApiJson.Default.ApiRelease)
        .Text("id", release => release.Id).Text("title", release => release.Title).Text("page", release => release.Page)
        .Text("json", release => release.Json)
        .Text("version", release => release.Version).Date("date", release => release.Date).Flag("planned", release => release.Planned)
        .Flag("prerelease", release => release.Prerelease).Text("line", release => release.Line)
        .Text("parent", release => release.Parent?.Id).Flag("long_term", release => release.LongTerm)
        .Flag("supported", release => release.Supported).Text("support_phase", release => release.SupportPhase)
        .Support(site.Settings.SupportPhases, release => release.Support)
        .Date("end_of_life", release => release.EndOfLife).Text("summary", release => release.Summary)
        .Fields(site.Settings.ReleaseFields, release => release.Fields).Figures(site.Settings.Figures, release => release.Figures)
        .Text("figures_source", release => release.FiguresSource?.Id)
        .Links("milestones", release => release.Milestones).Corrections(release => release.Corrections)
        .List("references", release => release.References.Select(reference => reference.Source.Id))
        .Date("verified", release => release.Verified).All;

    private ImmutableArray<CsvColumn<ApiMilestone>> Milestones() => new CsvColumns<ApiMilestone>(ApiJson.Default.ApiMilestone)
        .Text("id", milestone => milestone.Id).Text("title", milestone => milestone.Title).Text("page", milestone => milestone.Page)
        .Text("json", milestone => milestone.Json)
        .Date("date", milestone => milestone.Date).Flag("planned", milestone => milestone.Planned)
        .Text("kind", milestone => milestone.Kind).Text("summary", milestone => milestone.Summary)
        .Text("release", milestone => milestone.Release?.Id).Links("components", milestone => milestone.Components)
        .List("changes", milestone => milestone.Changes.Select(change => change.Dimension is null
            ? $"{change.Component.Id}: {change.Status}" : $"{change.Component.Id} ({change.Dimension}): {change.Status}"),
            "\"component: status\" or \"component (dimension): status\"")
        .List("people", milestone => milestone.People)
        .Text("supersedes", milestone => milestone.Supersedes?.Id).Links("superseded_by", milestone => milestone.SupersededBy)
        .Fields(site.Settings.MilestoneFields, milestone => milestone.Fields)
        .Corrections(milestone => milestone.Corrections)
        .List("references", milestone => milestone.References.Select(reference => reference.Source.Id))
        .Date("verified", milestone => milestone.Verified).All;

    private ImmutableArray<CsvColumn<ApiSource>> Sources() => new CsvColumns<ApiSource>(ApiJson.Default.ApiSource)
        .Text("id", source => source.Id).Text("title", source => source.Title).Text("page", source => source.Page)
        .Text("json", source => source.Json)
        .Text("kind", source => source.Kind).Text("url", source => source.Url).Text("archived", source => source.Archived)
        .Text("publisher", source => source.Publisher)
        .List("authors", source => source.Authors).Date("date", source => source.Date).Text("commit", source => source.Commit)
        .Text("message_id", source => source.MessageId)
        .Text("checked", source => source.Checked).Fields(site.Settings.SourceFields, source => source.Fields)
        .Links("cited_by", source => source.CitedBy).All;

    private static ImmutableArray<CsvColumn<ApiCorrectionRow>> Corrections() => new CsvColumns<ApiCorrectionRow>(
        ApiJson.Default.ApiCorrectionRow).Text("kind", correction => correction.Kind).Text("record", correction => correction.Record)
        .Date("date", correction => correction.Date).Text("text", correction => correction.Text).All;

    private static ImmutableArray<CsvColumn<ApiProof>> Evidence() => new CsvColumns<ApiProof>(ApiJson.Default.ApiProof)
        .Text("kind", proof => proof.Kind).Text("record", proof => proof.Record).Text("field", proof => proof.Field)
        .Text("value", proof => proof.Value).Text("state", proof => proof.State.ToString().ToLowerInvariant())
        .Text("reason", proof => proof.Reason).Text("release", proof => proof.Release)
        .Flag("found", proof => proof.Found).List("seen", proof => proof.Seen)
        .Text("path", proof => proof.Path).Text("tag", proof => proof.Tag).Text("object", proof => proof.Object)
        .Text("tree", proof => proof.Tree).Text("asked", proof => proof.Asked).Text("url", proof => proof.Url)
        .Text("command", proof => proof.Command).All;
}
