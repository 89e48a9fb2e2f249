using Chronicle.Authoring;

namespace Chronicle.Cli.Disk;

/// <summary>A file and what it shall hold.</summary>
internal sealed record FileToWrite(string Path, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// Files that are replaced whole. Each is written beside its place and moved there when its last byte is written, so that a reader finds the old one or the
/// new one, whatever ends us between; what a kill leaves beside it ends in <c>~</c>, which nobody reads, and the next writer overwrites.
/// </summary>
internal static class AtomicFile
{
    public static void Write(string path, ReadOnlyMemory<byte> bytes) => WriteAll([new(path, bytes)]);

    /// <summary>Several files that belong together: the first takes its place when all of them are written, so that a full disk changes none.</summary>
    public static void WriteAll(IReadOnlyCollection<FileToWrite> files)
    {
        try
        {
            foreach (var file in files)
                WriteBytes(Beside(file.Path), file.Bytes.Span);
            foreach (var file in files)
                File.Move(Beside(file.Path), file.Path, overwrite: true);
        }
        catch
        {
            foreach (var file in files)
                Forget(Beside(file.Path));
            throw;
        }
    }

    /// <summary>Writes a file where there is none; an <see cref="IOException"/> if there is one by then.</summary>
    public static void Create(string path, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            WriteBytes(Beside(path), bytes.Span);
            File.Move(Beside(path), path);
        }
        catch
        {
            Forget(Beside(path));
            throw;
        }
    }

    /// <summary>Writes a file where nobody looks yet.</summary>
    public static void WriteBytes(string path, ReadOnlySpan<byte> bytes)
    {
        try
        {
            File.WriteAllBytes(path, bytes);
        }
        catch (ArgumentOutOfRangeException)
        {
            // What becomes of the system's EFBIG: a file larger than the disk or the user's limit allows.
            throw new IOException($"the file is too large for this disk : '{path}'");
        }
    }

    private static string Beside(string path) => path + "~";

    // Whoever refused to write may refuse this too; the first reason is the one to tell.
    private static void Forget(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
        }
    }
}
