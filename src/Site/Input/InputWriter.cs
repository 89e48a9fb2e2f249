using System.Collections.Immutable;
using Chronicle.Cli.Disk;
using Chronicle.Domain;
using Chronicle.Input;

namespace Chronicle.Cli.Input;

/// <summary>Writes files of the input. A file that changed in the meantime, or that would be too large to read, is refused.</summary>
internal static class InputWriter
{
    /// <summary>Writes files of the input, all or none of them, and then deletes the files that they replace.</summary>
    /// <param name="known">The input as it was when the change was planned.</param>
    /// <exception cref="RefusedException">A file to write or to delete has changed since then, is a link, or comes from a source of records
    /// of another program. Nothing was written.</exception>
    public static void Write(BuildOptions options, Folder known, ImmutableArray<InputFile> written, ImmutableArray<string> removed)
    {
        using var held = InputLock.Wait(options.Input);
        var before = known.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (var path in written.Select(file => file.Path).Concat(removed))
            if (known.Unread.Contains(path))
                throw new RefusedException($"{path} exists and could not be read, so nothing was written");
            else if (known.Added.TryGetValue(path, out var source))
                throw new RefusedException($"{path} comes from the source of records {source}, so nothing was written; change it there");
            else if (FileKinds.Find(Path.Join(options.Input, NameOf(options, path))) == FileKind.Link)
                throw AtomicFile.RefuseLink(path);
            else if (!IsUnchanged(PlainFile.ReadIfAny(Path.Join(options.Input, NameOf(options, path))), before.GetValueOrDefault(path)))
                throw new RefusedException($"{path} changed while this command ran, and nothing was written; run the command again");
        Store(options, [.. written.Select(file => new FileToWrite(NameOf(options, file.Path), file.Bytes))]);
        foreach (var path in removed.Except(written.Select(file => file.Path), StringComparer.Ordinal))
            RetryingMover.OfThisSystem.DeleteFile(Path.Join(options.Input, NameOf(options, path)));
    }

    /// <summary>The path below the input folder of a file, by its path in messages.</summary>
    public static string NameOf(BuildOptions options, string path) => path[(options.Display(options.Input).Length + 1)..];

    private static bool IsUnchanged(byte[]? now, InputFile? before) =>
        now is null ? before is null : before is not null && before.Bytes.Span.SequenceEqual(now);

    /// <summary>Creates a file of the input.</summary>
    /// <exception cref="IOException">A file with this name is there.</exception>
    public static void Create(BuildOptions options, string name, ReadOnlyMemory<byte> bytes)
    {
        RefuseIfTooLarge(options, name, bytes.Length);
        using var held = InputLock.Wait(options.Input);
        AtomicFile.Create(options.Input, name, bytes);
    }

    // The caller holds the lock, so an existing temporary file belongs to no process.
    private static void Store(BuildOptions options, ImmutableArray<FileToWrite> files)
    {
        foreach (var file in files)
            RefuseIfTooLarge(options, file.Name, file.Bytes.Length);
        AtomicFile.DeleteTemporaryFiles(options.Input);
        AtomicFile.WriteAll(options.Input, files);
        // Here it is certain that no folder of a file is a link.
        foreach (var folder in files.Select(file => Path.GetDirectoryName(Path.Join(options.Input, file.Name))!).Distinct())
            AtomicFile.DeleteTemporaryFiles(folder);
    }

    // The program must not write a file that is too large for it to read.
    private static void RefuseIfTooLarge(BuildOptions options, string name, long length)
    {
        if (length > InputLimits.Of(name))
            throw new RefusedException(
                $"{options.Display(options.Input)}/{name} would have {length:N0} bytes; at most {InputLimits.Of(name):N0} are read");
    }
}
