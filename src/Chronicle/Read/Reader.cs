using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read.Markdown;
using Chronicle.Read.Schema;

namespace Chronicle.Read;

/// <summary>
/// Turns the input files into a parsed site: each file separately, many in parallel, with the results in the order of the files.
/// </summary>
internal static class Reader
{
    public static readonly ImmutableArray<string> RecordFolders = ["text", "components", "releases", "milestones"];

    /// <summary>Reads the input. With a cache, it reads only the changed files, or all files if the settings have changed.</summary>
    public static PhaseResult<ParsedSite> Run(InputFiles files, ParseCache? cache = null) =>
        Run(files, ReadSettings(files.Input, cache), cache);

    /// <summary>Like <see cref="Run(InputFiles, ParseCache)"/>, but with settings that are read already.</summary>
    public static PhaseResult<ParsedSite> Run(InputFiles files, PhaseResult<Settings?> known, ParseCache? cache)
    {
        var diagnostics = new DiagnosticBag();
        var folder = files.Input;
        var settings = known.Value;
        diagnostics.AddRange(known.Diagnostics);
        ImmutableArray<InputFile> recordFiles = [.. folder.Files.Where(file => IsRecord(folder.NameOf(file)))];
        var schemas = new RecordSchemas(settings);
        // The settings declare the fields of records and sources, so these depend on them too.
        ImmutableArray<InputFile> settingsFile = Find(folder, "site.yml") is { } found ? [found] : [];
        // The permalinks are a large file, so they are read in parallel with the many small ones.
        ReadRecordFiles records = null!;
        PhaseResult<SourceList?> sources = null!;
        PhaseResult<SourceList?>[] sourceFiles = [];
        PhaseResult<ImmutableArray<Redirect>?>[] redirects = [];
        PhaseResult<ImmutableArray<Located<string>>?> permalinks = null!;
        PhaseResult<EvidenceFile?>[] evidence = [];
        PhaseResult<bool>[] assets = [];
        Parallel.Invoke(
            () => records = ReadRecords(recordFiles, schemas, settingsFile, cache),
            () => sourceFiles = ReadFiles<SourceList?>(IsSource, settingsFile,
                (file, found) => SourcesReader.ReadOne(file, schemas, found)),
            () => redirects = ReadFiles(IsRedirects, [], SourcesReader.ReadRedirects),
            () => assets = ReadFiles(IsAsset, [], Assets.Check),
            () => evidence = ReadFiles(EvidenceFileReader.IsEvidenceFile, [],
                (file, found) => EvidenceFileReader.Read(file, folder.NameOf(file), found)),
            () => sources = ReadFile("sources.yml", SourceList.None, (file, found) => SourcesReader.Read(file, schemas, found)),
            () => permalinks = ReadFile("permalinks.txt", [], PermalinksReader.Read));
        diagnostics.AddRange(records.Diagnostics);
        foreach (var file in sourceFiles)
            diagnostics.AddRange(file.Diagnostics);
        diagnostics.AddRange(sources.Diagnostics);
        SourceList[] lists = [.. sourceFiles.Append(sources).Select(file => file.Value).OfType<SourceList>()];
        foreach (var file in redirects)
            diagnostics.AddRange(file.Diagnostics);
        foreach (var file in assets)
            diagnostics.AddRange(file.Diagnostics);
        ReportStrays(folder, diagnostics);
        diagnostics.AddRange(permalinks.Diagnostics);
        foreach (var file in evidence)
            diagnostics.AddRange(file.Diagnostics);
        var published = files.Ledger is { } ledger ? ReadLedger(ledger, diagnostics) : permalinks.Value;
        var redirectFiles = folder.Files.Select(folder.NameOf).Where(IsRedirects);
        string?[] unreadable =
        [
            sources.Value is null ? "sources.yml" : null,
            .. redirects.Zip(redirectFiles, (file, name) => file.Value is null ? name : null),
            permalinks.Value is null ? "permalinks.txt" : null,
        ];
        return diagnostics.With(new ParsedSite(
            InputHash.Create(folder),
            settings,
            [.. records.Records.OfType<Chapter>()],
            [.. records.Records.OfType<Component>()],
            [.. records.Records.OfType<Release>()],
            [.. records.Records.OfType<Milestone>()],
            [.. lists.SelectMany(list => list.Sources)],
            [.. redirects.SelectMany(file => file.Value ?? [])],
            records.Unusable)
        {
            Retired = [.. records.Records.OfType<Retired>()],
            Permalinks = published ?? [],
            OwnPermalinks = files.Ledger is null ? null : permalinks.Value,
            UnreadableFiles = [.. unreadable.OfType<string>()],
            UnreadableBase = published is null ? files.Ledger?.Path : null,
            UnusableSources = [.. lists.SelectMany(list => list.Unusable)],
            EvidenceFiles = [.. evidence.Select(file => file.Value).OfType<EvidenceFile>()],
        });

        // The content of a file with many records: `none` if there is no file, null if it is unreadable.
        PhaseResult<T> ReadFile<T>(string name, T none, Func<InputFile, DiagnosticBag, T> read) =>
            Find(folder, name) is { } file ? ReadOne(file, settingsFile, cache, read) : new(none, []);

        // The content of each file whose name is accepted by `fits`, in the order of the files. Null for an unreadable file.
        PhaseResult<T>[] ReadFiles<T>(Func<string, bool> fits, ImmutableArray<InputFile> basis, Func<InputFile, DiagnosticBag, T> read)
        {
            InputFile[] files = [.. folder.Files.Where(file => fits(folder.NameOf(file)))];
            var results = new PhaseResult<T>[files.Length];
            Workers.For(files.Length, i => results[i] = ReadOne(files[i], basis, cache, read));
            return results;
        }
    }

    /// <summary>Whether the file is <c>site.yml</c>.</summary>
    public static bool IsSettings(InputFile file) => file.Path.EndsWith("/site.yml", StringComparison.Ordinal);

    /// <summary>The content of <c>site.yml</c>; null, with diagnostics, if it is unusable.</summary>
    public static PhaseResult<Settings?> ReadSettings(Folder folder, ParseCache? cache)
    {
        const string Missing = "this file is missing; it contains the title, the address and the vocabularies of the site";
        return Find(folder, "site.yml") is { } file
            ? ReadOne(file, [], cache, (file, found) => Utf8.Decode(file, found) is { } source ? SettingsReader.Read(source, found) : null)
            : new(null, [Rules.MissingSettings.At(SourceLocation.StartOf(folder.Path + "/site.yml"), Missing)]);
    }

    // This list belongs to the branch into which a change is merged. Mistakes in its lines are not reported, because its addresses were
    // published and no author can correct them in this change. If the whole file is unreadable, that is reported: a change is never
    // accepted without a comparison.
    private static ImmutableArray<Located<string>>? ReadLedger(InputFile ledger, DiagnosticBag diagnostics)
    {
        var found = new DiagnosticBag();
        ImmutableArray<Located<string>>? lines = ledger.Bytes.IsEmpty ? [] : PermalinksReader.Read(ledger, found);
        if (lines is null)
            diagnostics.AddRange(found);
        return lines;
    }

    /// <summary>
    /// The content of a file, with its diagnostics. The cache keeps it until the file or a file of <paramref name="basis"/> changes.
    /// </summary>
    private static PhaseResult<T> ReadOne<T>(InputFile file, ImmutableArray<InputFile> basis, ParseCache? cache,
        Func<InputFile, DiagnosticBag, T> read)
    {
        return cache is null ? Read() : cache.Get(file.Path, [file, .. basis], Read);

        PhaseResult<T> Read()
        {
            var diagnostics = new DiagnosticBag(NameHints.StepsOfFile);
            return diagnostics.With(read(file, diagnostics));
        }
    }

    private sealed record ReadRecordFiles(ImmutableArray<Record> Records, ImmutableArray<UnusableRecord> Unusable,
        ImmutableArray<Diagnostic> Diagnostics);

    private static ReadRecordFiles ReadRecords(ImmutableArray<InputFile> files, RecordSchemas schemas,
        ImmutableArray<InputFile> settingsFile, ParseCache? cache)
    {
        var records = new PhaseResult<RecordOrUnusable>[files.Length];
        var pipeline = MarkdownReader.CreatePipeline();
        Workers.For(files.Length, () => new RecordReader(schemas, new MarkdownReader(pipeline)),
            (reader, i) => records[i] = ReadOne(files[i], settingsFile, cache, reader.Read));
        return new(
            [.. records.Select(record => record.Value.Record).OfType<Record>()],
            [.. records.Select(record => record.Value.Unusable).OfType<UnusableRecord>()],
            [.. records.SelectMany(record => record.Diagnostics)]);
    }

    private static void ReportStrays(Folder folder, DiagnosticBag diagnostics)
    {
        var records = string.Join(", ", RecordFolders.Select(records => $"{folder.Path}/{records}/<id>.md"));
        foreach (var file in folder.Files)
        {
            var name = folder.NameOf(file);
            if (name is not ("site.yml" or "sources.yml" or "permalinks.txt") && !IsReadme(name) && !IsRecord(name) && !IsAsset(name)
                && !IsSource(name) && !IsRedirects(name) && !EvidenceFileReader.IsEvidenceFile(name) && !IsOfImport(name))
                diagnostics.Add(Rules.StrayFile, SourceLocation.StartOf(file.Path),
                    $"this file is no record, no source, no asset and no README.md; records are {records}, "
                        + $"sources {folder.Path}/sources/<id>.yml");
        }
    }

    private static bool IsRecord(string name) => !IsReadme(name) && RecordFolders.Any(folder => IsIn(folder, name, ".md"));

    private static bool IsAsset(string name) => name.StartsWith("assets/", StringComparison.Ordinal);

    private static bool IsSource(string name) => IsIn("sources", name, ".yml");

    // Redirects are in a folder, so that two changes can write different files. The older form with one file is also read.
    private static bool IsRedirects(string name) => name == "redirects.yml" || IsIn("redirects", name, ".yml");

    private static bool IsIn(string folder, string name, string ending) =>
        name.EndsWith(ending, StringComparison.Ordinal) && name.Length > folder.Length && name[folder.Length] == '/'
        && name.StartsWith(folder, StringComparison.Ordinal) && name.IndexOf('/', folder.Length + 1) < 0;

    /// <summary>
    /// Whether the file belongs to an import: a mapping, or a list of the values that an import wrote. Only the command <c>import</c> reads
    /// these files.
    /// </summary>
    private static bool IsOfImport(string name) => name.StartsWith("imports/", StringComparison.Ordinal)
        && (name.EndsWith(".yml", StringComparison.Ordinal) || name.EndsWith(".txt", StringComparison.Ordinal));

    private static bool IsReadme(string name) => name == "README.md" || name.EndsWith("/README.md", StringComparison.Ordinal);

    private static InputFile? Find(Folder folder, string name) =>
        folder.Path + "/" + name is var path ? folder.Files.FirstOrDefault(file => file.Path == path) : null;
}
