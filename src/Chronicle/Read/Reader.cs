using System.Collections.Immutable;
using Chronicle.Check;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read.Markdown;
using Chronicle.Read.Schema;
using Chronicle.Read.Yaml;

namespace Chronicle.Read;

/// <summary>Files to a draft: each file by itself, many at once, in a stated order.</summary>
internal static class Reader
{
    private static readonly ImmutableArray<string> RecordFolders = ["text", "components", "releases", "milestones"];

    /// <summary>With a cache, a file is only read if it, or the settings that say what records may hold, has changed.</summary>
    public static PhaseResult<ParsedSite> Run(InputFiles files, ParseCache? cache = null) => Run(files, ReadSettings(files.Input, cache), cache);

    /// <summary>With settings that were read already.</summary>
    public static PhaseResult<ParsedSite> Run(InputFiles files, PhaseResult<Settings?> known, ParseCache? cache)
    {
        var diagnostics = new DiagnosticBag();
        var folder = files.Input;
        var settings = known.Value;
        diagnostics.AddRange(known.Diagnostics);
        ImmutableArray<InputFile> recordFiles = [.. folder.Files.Where(file => IsRecord(folder.NameOf(file)))];
        // The bibliography and the ledger are large files: they are read beside the many small ones.
        ReadRecordFiles records = null!;
        PhaseResult<ImmutableArray<Source>> sources = null!;
        PhaseResult<ImmutableArray<Located<string>>> permalinks = null!;
        Parallel.Invoke(
            () => records = ReadRecords(recordFiles, settings, Find(folder, "site.yml"), cache),
            () => sources = ReadSources(folder, cache),
            () => permalinks = ReadLedger(folder, cache));
        diagnostics.AddRange(records.Diagnostics);
        diagnostics.AddRange(sources.Diagnostics);
        var redirects = Find(folder, "redirects.yml") is { } redirectFile ? SourcesReader.ReadRedirects(redirectFile, diagnostics) : [];
        ReportStrays(folder, diagnostics);
        diagnostics.AddRange(permalinks.Diagnostics);
        return diagnostics.With(new ParsedSite(
            InputHash.Of(folder),
            settings,
            [.. records.Records.OfType<Chapter>()],
            [.. records.Records.OfType<Component>()],
            [.. records.Records.OfType<Release>()],
            [.. records.Records.OfType<Milestone>()],
            sources.Value,
            redirects,
            records.Unusable) { Retired = [.. records.Records.OfType<Retired>()], Permalinks = permalinks.Value });
    }

    private static PhaseResult<ImmutableArray<Source>> ReadSources(Folder folder, ParseCache? cache)
    {
        return Find(folder, "sources.yml") is not { } file ? new([], []) : cache is null ? Read() : cache.Get(file.Path, [file], Read);

        PhaseResult<ImmutableArray<Source>> Read()
        {
            var diagnostics = new DiagnosticBag();
            return diagnostics.With(SourcesReader.Read(file, diagnostics));
        }
    }

    // One line for every address that ever was: 40 ms at 10,000 milestones.
    private static PhaseResult<ImmutableArray<Located<string>>> ReadLedger(Folder folder, ParseCache? cache)
    {
        return Find(folder, "permalinks.txt") is not { } file ? new([], []) : cache is null ? Read() : cache.Get(file.Path, [file], Read);

        PhaseResult<ImmutableArray<Located<string>>> Read()
        {
            var diagnostics = new DiagnosticBag();
            return diagnostics.With(PermalinksReader.Read(file, diagnostics));
        }
    }

    /// <summary>What <c>site.yml</c> says; null, with findings, if that cannot be used.</summary>
    public static PhaseResult<Settings?> ReadSettings(Folder folder, ParseCache? cache)
    {
        return Find(folder, "site.yml") is { } file ? cache is null ? Read(file) : cache.Get(file.Path, [file], () => Read(file))
            : new(null, [Rules.MissingSettings.At(SourceLocation.StartOf(folder.Path + "/site.yml"), "this file is missing; it holds the title, the address and the vocabularies of the site")]);

        static PhaseResult<Settings?> Read(InputFile file)
        {
            var diagnostics = new DiagnosticBag();
            return diagnostics.With(Utf8.Decode(file, diagnostics) is { } source ? SettingsReader.Read(source, diagnostics) : null);
        }
    }

    private sealed record ReadRecordFiles(ImmutableArray<Record> Records, ImmutableArray<RecordId> Unusable, ImmutableArray<Diagnostic> Diagnostics);

    private static ReadRecordFiles ReadRecords(ImmutableArray<InputFile> files, Settings? settings, InputFile? settingsFile, ParseCache? cache)
    {
        var records = new PhaseResult<Record?>[files.Length];
        var pipeline = MarkdownReader.CreatePipeline();
        var component = Schemas.Component.With(settings?.ComponentFields ?? []);
        var release = Schemas.Release.With(settings?.ReleaseFields ?? []);
        Workers.For(files.Length, () => new MarkdownReader(pipeline), (markdown, i) =>
        {
            records[i] = cache is null ? Read() : cache.Get(files[i].Path, settingsFile is null ? [files[i]] : [files[i], settingsFile], Read);

            PhaseResult<Record?> Read()
            {
                var findings = new DiagnosticBag();
                return findings.With(ReadRecord(files[i], markdown, findings));
            }
        });
        return new(
            [.. records.Select(record => record.Value).OfType<Record>()],
            [.. files.Where((_, i) => records[i].Value is null).Select(file => new RecordId(Split(file.Path).Id))],
            [.. records.SelectMany(record => record.Diagnostics)]);

        Record? ReadRecord(InputFile file, MarkdownReader markdown, DiagnosticBag findings)
        {
            if (Utf8.Decode(file, findings) is not { } source)
                return null;
            var (kind, id) = Split(file.Path);
            if (!Ids.IsValid(id))
            {
                findings.Add(Rules.BadId, source.At(0), $"\"{id}\" is no id, and a file is called by its record's id: {Ids.Rule}");
                return null;
            }
            if (kind == "milestones" && (Anchors.IsReserved(id) || PartialDate.TryParse(id, out _)))
            {
                findings.Add(Rules.BadId, source.At(0), $"\"{id}\" cannot be the id of a milestone: the chronology has it as an anchor of its own (years, months, {string.Join(", ", Anchors.Reserved)}); rename the file");
                return null;
            }
            if (FrontMatter.Read(source, findings) is not { } map)
                return null;
            var shape = kind switch { "text" => Schemas.Chapter, "components" => component, "releases" => release, _ => Schemas.Milestone };
            shape.Check(map, findings);
            if (kind == "releases")
                ReportUndeclaredFigures(map, settings, findings);
            var body = markdown.Read(source, findings);
            Record? record = RecordBinder.IsRetired(map) ? RecordBinder.Retired(map, new(id), kind, body, settings) : kind switch
            {
                "text" => RecordBinder.Chapter(map, new(id), body),
                "components" => RecordBinder.Component(map, new(id), body, settings?.ComponentFields ?? []),
                "releases" => RecordBinder.Release(map, new(id), body, settings),
                _ => RecordBinder.Milestone(map, new(id), body),
            };
            return RecordBinder.WithCommon(record, map, InputHash.OfFile(file.Bytes.Span));
        }
    }

    private static void ReportUndeclaredFigures(YamlMapping map, Settings? settings, DiagnosticBag diagnostics)
    {
        if (map["figures"] is not YamlMapping figures || settings is null)
            return;
        var declared = settings.Figures.Select(figure => figure.Id).ToArray();
        foreach (var entry in figures.Entries)
            if (!declared.Contains(entry.Key))
                diagnostics.Add(Rules.UnknownKey, entry.KeyAt, () => $"unknown figure \"{entry.Key}\"{Nearest.Hint(entry.Key, declared)}; figures are declared in site.yml");
    }

    private static void ReportStrays(Folder folder, DiagnosticBag diagnostics)
    {
        foreach (var file in folder.Files)
        {
            var name = folder.NameOf(file);
            if (name.StartsWith("assets/", StringComparison.Ordinal))
                Assets.Check(file, diagnostics);
            else if (name is not ("site.yml" or "sources.yml" or "redirects.yml" or "permalinks.txt")
                && !IsReadme(name) && !IsRecord(name))
                diagnostics.Add(Rules.StrayFile, SourceLocation.StartOf(file.Path), $"this file is no record, no asset and no README.md; records are {string.Join(", ", RecordFolders.Select(f => $"{folder.Path}/{f}/<id>.md"))}");
        }
    }

    private static bool IsRecord(string name) =>
        name.EndsWith(".md", StringComparison.Ordinal) && name.IndexOf('/') is > 0 and var slash && slash == name.LastIndexOf('/') && !IsReadme(name)
        && RecordFolders.Any(folder => folder.Length == slash && name.StartsWith(folder, StringComparison.Ordinal));

    private static bool IsReadme(string name) => name == "README.md" || name.EndsWith("/README.md", StringComparison.Ordinal);

    private static (string Kind, string Id) Split(string path)
    {
        var parts = path.Split('/');
        return (parts[^2], parts[^1][..^".md".Length]);
    }

    private static InputFile? Find(Folder folder, string name) => folder.Path + "/" + name is var path ? folder.Files.FirstOrDefault(file => file.Path == path) : null;
}
