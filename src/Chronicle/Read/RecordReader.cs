using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read.Markdown;
using Chronicle.Read.Schema;
using Chronicle.Read.Yaml;

namespace Chronicle.Read;

/// <summary>A record, or the data of an unusable one. Exactly one of the two is not null.</summary>
internal sealed record RecordOrUnusable(Record? Record, UnusableRecord? Unusable);

/// <summary>Reads record files. Several threads may use it at the same time.</summary>
internal sealed class RecordReader(RecordSchemas schemas)
{
    private readonly MarkdownReader _markdown = new();

    public RecordOrUnusable Read(InputFile file, DiagnosticBag diagnostics)
    {
        var parts = file.Path.Split('/');
        var (folder, id) = (parts[^2], parts[^1][..^".md".Length]);
        if (Utf8.Decode(file, diagnostics) is not { } source)
            return new(null, new(new(id), Rest: null));
        var isUsable = IsUsableId(source, folder, id, diagnostics);
        if (FrontMatter.Read(source, diagnostics) is not { } map)
            return new(null, new(new(id), ReadProseAlone(source, folder, id, diagnostics)));
        if (FindRightFolder(map, folder) is { } right)
        {
            diagnostics.Add(Rules.UnknownKey, schemas.Of(folder).FindUnknown(map)!.KeyAt,
                $"this file is in {folder}/, but its keys are those of a {schemas.Of(right).Name}; "
                    + $"move it to {string.Join('/', [.. parts[..^2], right, parts[^1]])}");
            return new(null, new(new(id), Bind(map, source, right, id, diagnostics)));
        }
        var record = Bind(map, source, folder, id, diagnostics);
        // A milestone without a date has no position in the chronology.
        isUsable &= record is not Milestone || map.Date("date") is not null;
        return isUsable ? new(RecordBinder.WithCommon(record, map, InputHash.HashFile(file.Bytes.Span)), null)
            : new(null, new(new(id), record));
    }

    // The folder for the kind of record that has these keys, if the file is in a different folder. Null if the keys fit the folder of the
    // file, or fit no kind.
    private string? FindRightFolder(YamlMapping map, string folder) => schemas.Of(folder).FindUnknown(map) is null ? null
        : InputNames.RecordFolders.FirstOrDefault(other => other != folder && schemas.Of(other).HasKeysOf(map));

    private static bool IsUsableId(SourceText source, string folder, string id, DiagnosticBag diagnostics)
    {
        if (!Ids.IsValid(id))
            diagnostics.Add(Rules.BadId, source.At(0), $"\"{id}\" is not an id. The name of a file is the id of its record: {Ids.Rule}");
        else if (folder == "milestones" && Anchors.IsOfChronology(id))
            diagnostics.Add(Rules.BadId, source.At(0), $"\"{id}\" cannot be the id of a milestone: "
                + $"the chronology has it as an anchor of its own (years, months, {string.Join(", ", Anchors.Reserved)}); rename the file");
        else
            return true;
        return false;
    }

    private Record Bind(YamlMapping map, SourceText source, string folder, string id, DiagnosticBag diagnostics)
    {
        schemas.Of(folder).Check(map, diagnostics);
        if (folder == "releases")
            ReportUndeclaredFigures(map, diagnostics);
        var settings = schemas.Settings;
        var body = _markdown.Read(source, diagnostics);
        return RecordBinder.IsRetired(map) ? RecordBinder.Retired(map, new(id), folder, body, settings) : folder switch
        {
            "text" => RecordBinder.Chapter(map, new(id), body),
            "components" => RecordBinder.Component(map, new(id), body, settings),
            "releases" => RecordBinder.Release(map, new(id), body, settings),
            _ => RecordBinder.Milestone(map, new(id), body, settings?.MilestoneFields ?? []),
        };
    }

    // Reads the prose if the end of the facts is known. So mistakes in the prose are reported even if the facts are unreadable.
    private Retired? ReadProseAlone(SourceText source, string folder, string id, DiagnosticBag diagnostics) =>
        FrontMatter.HasEnd(source.Value)
            ? RecordBinder.ProseAlone(new(id), source.At(0), folder, _markdown.Read(source, diagnostics)) : null;

    private void ReportUndeclaredFigures(YamlMapping map, DiagnosticBag diagnostics)
    {
        if (map["figures"] is not YamlMapping figures || schemas.Settings is null)
            return;
        foreach (var entry in figures.Entries)
            if (!schemas.Figures.Contains(entry.Key))
                diagnostics.Add(Rules.UnknownKey, entry.KeyAt,
                    hints => $"unknown figure \"{entry.Key}\"{hints.Find(entry.Key, schemas.Figures)}; figures are declared in site.yml");
    }
}
