using System.Collections.Immutable;
using Site.Export;
using Site.Render;

namespace Site.Publish;

/// <summary>How many files are new or changed, and the stamps of the drawings.</summary>
public sealed record Staged(int Changed, ImmutableDictionary<string, string> Stamps);

/// <summary>Finds the files that are new or changed, and writes them into a tree of their own.</summary>
public static class Staging
{
    internal static Staged Write(ImmutableArray<RenderedFile> files, ImmutableDictionary<string, string> earlier, string folder, string staging, Action<PublishStep>? reached)
    {
        Directory.CreateDirectory(staging);
        var changed = 0;
        var stamps = new string?[files.Length];
        var entries = new ManifestEntry?[files.Length];
        Workers.For(files.Length, i =>
        {
            if (files[i].Listing is null)
                StageOne(i, files[i]);
        });
        // What lists all others comes last: their bytes are known then.
        for (var i = 0; i < files.Length; i++)
            if (files[i].Listing is { } list)
                Stage(files[i].Address.File, list([.. entries.OfType<ManifestEntry>()]));
        return new(changed, files.Select((file, i) => (file.Address.File, Stamp: stamps[i])).Where(entry => entry.Stamp is not null)
            .ToImmutableDictionary(entry => entry.File, entry => entry.Stamp!, StringComparer.Ordinal));

        void StageOne(int i, RenderedFile file)
        {
            var name = file.Address.File;
            if (file.Drawing is { } known && earlier.TryGetValue(name, out stamps[i]) && Path.Join(folder, name) is var there && File.Exists(there))
            {
                var drawn = File.ReadAllBytes(there);
                if (stamps[i] == PublishedFiles.Stamp(known, drawn))
                {
                    entries[i] = ManifestEntry.Of(name, drawn);
                    return;
                }
            }
            var bytes = file.ToBytes().Span;
            stamps[i] = file.Drawing is { } drawing ? PublishedFiles.Stamp(drawing, bytes) : null;
            entries[i] = ManifestEntry.Of(name, bytes);
            Stage(name, bytes);
        }

        void Stage(string name, ReadOnlySpan<byte> bytes)
        {
            if (HasBytes(Path.Join(folder, name), bytes))
                return;
            reached?.Invoke(PublishStep.Stage);
            var path = Path.Join(staging, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            WholeFile.WriteBytes(path, bytes);
            Interlocked.Increment(ref changed);
        }
    }

    private static bool HasBytes(string path, ReadOnlySpan<byte> bytes)
    {
        var info = new FileInfo(path);
        return info.Exists && info.Length == bytes.Length && bytes.SequenceEqual(File.ReadAllBytes(path));
    }
}
