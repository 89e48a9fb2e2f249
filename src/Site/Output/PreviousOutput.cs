using System.Collections.Immutable;
using Chronicle.Cli.Disk;
using Chronicle.Primitives;

namespace Chronicle.Cli.Output;

/// <summary>
/// The output folder at the beginning of a build: the record of the last build, and the files and links of the folder by name.
/// </summary>
internal sealed record PreviousOutput(LastBuild Build, IReadOnlyDictionary<string, ExistingFile> ExistingFiles)
{
    /// <summary>The record of the last build, and the files of the folder now. Null if there is no record.</summary>
    public static PreviousOutput? Read(string folder) =>
        PlainFile.ReadIfAny(Path.Join(folder, LastBuild.Name)) is { } bytes && LastBuild.Parse(bytes) is { } build
            // Two names that are not UTF-8 can be the same text here. No build wrote such a file.
            ? new(build, ExistingFile.AllIn(folder, withTimes: true).DistinctBy(file => file.Name)
                .ToDictionary(file => file.Name, StringComparer.Ordinal))
            : null;

    /// <summary>
    /// Null if a build with this key has something to write. Otherwise the number of files in the folder that no build wrote.
    /// </summary>
    public int? CountForeignIfUnchanged(string key, OutputLock output)
    {
        if (Build.Key != key || Directory.Exists(Path.Join(output.Folder, OutputFolder.StagingName))
            || !Build.Files.Values.All(known => ExistingFiles.TryGetValue(known.Name, out var file) && known.IsAt(file)))
            return null;
        return ExistingFiles.Keys.Count(name => !Build.Files.ContainsKey(name) && !OutputFolder.IsOutsideSite(name));
    }

    /// <summary>Writes the record of this build, for the next one.</summary>
    public static void Remember(string key, ImmutableArray<Diagnostic> diagnostics, Staging staging, OutputLock output)
    {
        var entries = staging.Entries.Values.ToArray();
        var recorded = new RecordedFile[entries.Length];
        Workers.For(entries.Length, i =>
        {
            var (name, bytes, hash) = entries[i];
            // For an unchanged file, the record stores the time of the last write that the file had when it was compared. So the next build
            // notices a write after the comparison.
            var written = staging.Unchanged.TryGetValue(name, out var compared)
                ? compared : File.GetLastWriteTimeUtc(Path.Join(output.Folder, name)).Ticks;
            recorded[i] = new(name, hash, bytes, written);
        });
        var build = new LastBuild(key, diagnostics, recorded.ToDictionary(file => file.Name, StringComparer.Ordinal));
        AtomicFile.Write(output.Folder, LastBuild.Name, build.ToBytes());
    }
}
