using System.Collections.Immutable;
using Site.Domain;
using Site.Read.Markdown;
using Site.Text;

namespace Site.Read;

/// <summary>Files to a draft: each file by itself, many at once, in a stated order.</summary>
public static class Reader
{
    private static readonly ImmutableArray<string> RecordFolders = ["text", "components", "releases", "milestones"];

    /// <summary>With a memo, a file is only read if it, or the settings that say what records may hold, has changed.</summary>
    public static Passed<Draft> Run(InputFiles files, Memo? memo = null) => Run(files, ReadSettings(files.Input, memo), memo);

    /// <summary>With settings that were read already.</summary>
    public static Passed<Draft> Run(InputFiles files, Passed<Settings?> known, Memo? memo)
    {
        var found = new Findings();
        var folder = files.Input;
        var settings = known.Value;
        found.AddRange(known.Found);
        // The bibliography and the ledger are large files: they are read beside the many small ones.
        var bibliography = Task.Run(() => ReadSources(folder, memo));
        var ledger = Task.Run(() => ReadLedger(folder, memo));
        var (records, unusable) = ReadRecords([.. folder.Files.Where(file => IsRecord(folder.NameOf(file)))], settings, Find(folder, "site.yml"), memo, found);
        var (sources, foundInSources) = bibliography.GetAwaiter().GetResult();
        found.AddRange(foundInSources);
        var redirects = Find(folder, "redirects.yml") is { } redirectFile ? SourcesReader.ReadRedirects(redirectFile, found) : [];
        ReportStrays(folder, found);
        var (permalinks, foundInLedger) = ledger.GetAwaiter().GetResult();
        found.AddRange(foundInLedger);
        return found.With(new Draft(
            InputHash.Of(folder),
            settings,
            [.. records.OfType<Chapter>()],
            [.. records.OfType<Component>()],
            [.. records.OfType<Release>()],
            [.. records.OfType<Milestone>()],
            sources,
            redirects,
            unusable) { Retired = [.. records.OfType<Retired>()], Permalinks = permalinks });
    }

    private static Passed<ImmutableArray<Source>> ReadSources(Folder folder, Memo? memo)
    {
        return Find(folder, "sources.yml") is not { } file ? new([], []) : memo is null ? Read() : memo.Get(file.Path, [file], Read);

        Passed<ImmutableArray<Source>> Read()
        {
            var found = new Findings();
            return found.With(SourcesReader.Read(file, found));
        }
    }

    // One line for every address that ever was: 40 ms at 10,000 milestones.
    private static Passed<ImmutableArray<Located<string>>> ReadLedger(Folder folder, Memo? memo)
    {
        return Find(folder, "permalinks.txt") is not { } file ? new([], []) : memo is null ? Read() : memo.Get(file.Path, [file], Read);

        Passed<ImmutableArray<Located<string>>> Read()
        {
            var found = new Findings();
            return found.With(LedgerReader.Read(file, found));
        }
    }

    /// <summary>What <c>site.yml</c> says; null, with findings, if that cannot be used.</summary>
    public static Passed<Settings?> ReadSettings(Folder folder, Memo? memo)
    {
        return Find(folder, "site.yml") is { } file ? memo is null ? Read(file) : memo.Get(file.Path, [file], () => Read(file))
            : new(null, [Rules.MissingSettings.At(SourceLocation.StartOf(folder.Path + "/site.yml"), "this file is missing; it holds the title, the address and the vocabularies of the site")]);

        static Passed<Settings?> Read(InputFile file)
        {
            var found = new Findings();
            return found.With(Utf8.Decode(file, found) is { } source ? SettingsReader.Read(source, found) : null);
        }
    }

    private static (ImmutableArray<Record> Records, ImmutableArray<RecordId> Unusable) ReadRecords(
        ImmutableArray<InputFile> files, Settings? settings, InputFile? settingsFile, Memo? memo, Findings found)
    {
        var records = new Passed<Record?>[files.Length];
        var pipeline = MarkdownReader.CreatePipeline();
        var component = Shapes.Component.With(settings?.ComponentFields ?? []);
        var release = Shapes.Release.With(settings?.ReleaseFields ?? []);
        Workers.For(files.Length, () => new MarkdownReader(pipeline), (markdown, i) =>
        {
            records[i] = memo is null ? Read() : memo.Get(files[i].Path, settingsFile is null ? [files[i]] : [files[i], settingsFile], Read);

            Passed<Record?> Read()
            {
                var findings = new Findings();
                return findings.With(ReadRecord(files[i], markdown, findings));
            }
        });
        foreach (var record in records)
            found.AddRange(record.Found);
        return ([.. records.Select(record => record.Value).OfType<Record>()], [.. files.Where((_, i) => records[i].Value is null).Select(file => new RecordId(Split(file.Path).Id))]);

        Record? ReadRecord(InputFile file, MarkdownReader markdown, Findings findings)
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
            var shape = kind switch { "text" => Shapes.Chapter, "components" => component, "releases" => release, _ => Shapes.Milestone };
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
            return RecordBinder.WithCommon(record, map, file.Bytes);
        }
    }

    private static void ReportUndeclaredFigures(YamlMapping map, Settings? settings, Findings found)
    {
        if (map["figures"] is not YamlMapping figures || settings is null)
            return;
        var declared = settings.Figures.Select(figure => figure.Id).ToArray();
        foreach (var entry in figures.Entries)
            if (!declared.Contains(entry.Key))
                found.Add(Rules.UnknownKey, entry.KeyAt, $"unknown figure \"{entry.Key}\"{Nearest.Hint(entry.Key, declared)}; figures are declared in site.yml");
    }

    private static void ReportStrays(Folder folder, Findings found)
    {
        foreach (var file in folder.Files)
        {
            var name = folder.NameOf(file);
            if (name.StartsWith("assets/", StringComparison.Ordinal))
                Assets.Check(file, found);
            else if (name is not ("site.yml" or "sources.yml" or "redirects.yml" or "permalinks.txt")
                && !IsReadme(name) && !IsRecord(name))
                found.Add(Rules.StrayFile, SourceLocation.StartOf(file.Path), $"this file is no record, no asset and no README.md; records are {string.Join(", ", RecordFolders.Select(f => $"{folder.Path}/{f}/<id>.md"))}");
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
