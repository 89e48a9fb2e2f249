using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read.Schema;

namespace Chronicle.Read;

/// <summary>
/// The contents of all files of the input folder except <c>site.yml</c>. Each list has the files of one kind, in the order of the folder.
/// </summary>
internal sealed class FolderContents(Folder folder, ParseCache? cache)
{
    public FileContent<RecordOrUnusable>[] Records { get; private set; } = [];

    public FileContent<SourceList?>[] Sources { get; private set; } = [];

    public FileContent<ImmutableArray<Redirect>?>[] Redirects { get; private set; } = [];

    /// <summary>The content of <c>permalinks.txt</c>. The list is empty if there is no such file.</summary>
    public FileContent<ImmutableArray<Located<string>>?>[] Permalinks { get; private set; } = [];

    public FileContent<EvidenceFile?>[] Evidence { get; private set; } = [];

    /// <summary>Whether each asset can be published.</summary>
    public FileContent<bool>[] UsableAssets { get; private set; } = [];

    public IEnumerable<Diagnostic> Diagnostics =>
    [
        .. DiagnosticsOf(Records), .. DiagnosticsOf(Sources), .. DiagnosticsOf(Redirects), .. DiagnosticsOf(Permalinks),
        .. DiagnosticsOf(Evidence), .. DiagnosticsOf(UsableAssets),
    ];

    /// <summary>The paths of the unreadable files that list many entries: sources, redirects and permalinks.</summary>
    public IEnumerable<string> Unreadable => UnreadableIn(Sources).Concat(UnreadableIn(Redirects)).Concat(UnreadableIn(Permalinks));

    /// <summary>Reads each file separately, many in parallel. With a cache, only the changed files are read.</summary>
    public static FolderContents Read(Folder folder, Settings? settings, ParseCache? cache)
    {
        var contents = new FolderContents(folder, cache);
        contents.ReadAll(new RecordSchemas(settings));
        return contents;
    }

    private void ReadAll(RecordSchemas schemas)
    {
        // The settings declare the fields of records and sources, so the results for these files depend on the settings too.
        ImmutableArray<InputFile> basis = folder.Find(InputNames.Settings) is { } settings ? [settings] : [];
        // The permalinks are a large file, so they are read in parallel with the many small files.
        Parallel.Invoke(
            () => Records = ReadFiles(InputNames.IsRecord, basis, new RecordReader(schemas).Read),
            () => Sources =
            [
                .. ReadFiles<SourceList?>(InputNames.IsSource, basis, (file, found) => SourcesReader.ReadOne(file, schemas, found)),
                .. ReadFiles(InputNames.IsSourceList, basis, (file, found) => SourcesReader.Read(file, schemas, found)),
            ],
            () => Redirects = ReadFiles(InputNames.IsRedirects, [], RedirectsReader.Read),
            () => Permalinks = ReadFiles(InputNames.IsPermalinks, [], PermalinksReader.Read),
            () => Evidence = ReadFiles(InputNames.IsEvidence, [],
                (file, found) => EvidenceFileReader.Read(file, folder.NameOf(file), found)),
            () => UsableAssets = ReadFiles(InputNames.IsAsset, [], Assets.Check));
    }

    /// <summary>Reads the files whose names fit.</summary>
    private FileContent<T>[] ReadFiles<T>(
        Func<string, bool> fits, ImmutableArray<InputFile> basis, Func<InputFile, DiagnosticBag, T> read)
    {
        InputFile[] files = [.. folder.Files.Where(file => fits(folder.NameOf(file)))];
        var contents = new FileContent<T>[files.Length];
        Workers.For(files.Length, i => contents[i] = FileContent<T>.Read(files[i], basis, cache, read));
        return contents;
    }

    private static IEnumerable<Diagnostic> DiagnosticsOf<T>(FileContent<T>[] files) => files.SelectMany(file => file.Diagnostics);

    private static IEnumerable<string> UnreadableIn<T>(FileContent<T>[] files) =>
        files.Where(file => file.Content is null).Select(file => file.File.Path);
}
