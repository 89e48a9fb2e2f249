using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Read;

/// <summary>Turns the input files into a parsed site.</summary>
internal static class Reader
{
    /// <summary>Reads the input. With a cache, it reads only the changed files, or all files if the settings have changed.</summary>
    public static PhaseResult<ParsedSite> Run(InputFiles files, ParseCache? cache = null) =>
        Run(files, ReadSettings(files.Input, cache), cache);

    /// <summary>Like <see cref="Run(InputFiles, ParseCache)"/>, but with settings that are read already.</summary>
    public static PhaseResult<ParsedSite> Run(InputFiles files, PhaseResult<Settings?> settings, ParseCache? cache)
    {
        var contents = FolderContents.Read(files.Input, settings.Value, cache);
        var basePermalinks = files.Ledger is { } ledger ? ReadBasePermalinks(ledger) : null;
        ImmutableArray<Diagnostic> diagnostics =
            [.. settings.Diagnostics, .. contents.Diagnostics, .. FindStrays(files.Input), .. basePermalinks?.Diagnostics ?? []];
        return new(Join(files, settings.Value, contents, basePermalinks, diagnostics), diagnostics);
    }

    /// <summary>The content of <c>site.yml</c>; null, with diagnostics, if it is unusable.</summary>
    public static PhaseResult<Settings?> ReadSettings(Folder folder, ParseCache? cache)
    {
        // The caller, which reads the files, has reported that this file is unreadable.
        if (folder.Unread.Contains($"{folder.Path}/{InputNames.Settings}"))
            return new(null, []);
        if (folder.Find(InputNames.Settings) is not { } file)
            return new(null, [Rules.MissingSettings.At(SourceLocation.StartOf($"{folder.Path}/{InputNames.Settings}"),
                "this file is missing; it contains the title, the address and the vocabularies of the site"
                    + (folder.Files.FirstOrDefault(other => IsSettingsByAnotherName(folder.NameOf(other))) is { } meant
                        ? $"; rename {meant.Path}" : ""))]);
        var read = FileContent<Settings?>.Read(file, [], cache, SettingsReader.Read);
        return new(read.Content, read.Diagnostics);
    }

    // This list belongs to the branch into which a change is merged. Mistakes in its lines are not reported, because its addresses were
    // published and no author can correct them in this change. An unreadable list is reported, because a change is never accepted without a
    // comparison.
    private static FileContent<ImmutableArray<Located<string>>?> ReadBasePermalinks(InputFile file)
    {
        if (file.Bytes.IsEmpty)
            return new(file, [], []);
        var read = FileContent<ImmutableArray<Located<string>>?>.Read(file, [], null, PermalinksReader.Read);
        return read.Content is null ? read : read with { Diagnostics = [] };
    }

    private static IEnumerable<Diagnostic> FindStrays(Folder folder)
    {
        var records = string.Join(", ", InputNames.RecordFolders.Select(records => $"{folder.Path}/{records}/<id>.md"));
        return InputNames.StraysIn(folder).Select(file => Rules.StrayFile.At(
            SourceLocation.StartOf(file.Path), $"this file is no record, no source, no asset and no README.md; records are {records}, "
                + $"sources {folder.Path}/sources/<id>.yml"
                + (InputNames.FindMeant(folder.NameOf(file)) is { } meant && folder.Find(meant) is null
                    ? $"; did you mean {folder.Path}/{meant}?" : "")));
    }

    private static bool IsSettingsByAnotherName(string name) =>
        !name.Contains('/') && name.Split('.')[0].Equals("site", StringComparison.OrdinalIgnoreCase);

    private static ParsedSite Join(InputFiles files, Settings? settings, FolderContents contents,
        FileContent<ImmutableArray<Located<string>>?>? basePermalinks, ImmutableArray<Diagnostic> diagnostics)
    {
        Record[] records = [.. contents.Records.Select(file => file.Content.Record).OfType<Record>()];
        SourceList[] sources = [.. contents.Sources.Select(file => file.Content).OfType<SourceList>()];
        var permalinks = contents.Permalinks is [var own] ? own.Content : [];
        var unread = new UnreadInput(files.Input);
        string?[] unreadable = [settings is null ? $"{files.Input.Path}/{InputNames.Settings}" : null, .. contents.Unreadable,
            basePermalinks is { Content: null } ? basePermalinks.File.Path : null];
        return new(
            InputHash.Create(files.Input),
            settings,
            [.. records.OfType<Chapter>()],
            [.. records.OfType<Component>()],
            [.. records.OfType<Release>()],
            [.. records.OfType<Milestone>()],
            [.. sources.SelectMany(list => list.Sources)],
            [.. contents.Redirects.SelectMany(file => file.Content ?? [])],
            [.. contents.Records.Select(file => file.Content.Unusable).OfType<UnusableRecord>(), .. unread.Records])
        {
            Retired = [.. records.OfType<Retired>()],
            Permalinks = (basePermalinks is null ? permalinks : basePermalinks.Content) ?? [],
            OwnPermalinks = basePermalinks is null ? null : permalinks,
            UnusableSources = [.. sources.SelectMany(list => list.Unusable), .. unread.Sources],
            EvidenceFiles = [.. contents.Evidence.Select(file => file.Content).OfType<EvidenceFile>()],
            Unread = unread.FindFiles(diagnostics, unreadable.OfType<string>()),
        };
    }
}
