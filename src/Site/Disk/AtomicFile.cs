namespace Chronicle.Cli.Disk;

/// <summary>A file, by its path below a folder with forward slashes, and its new bytes.</summary>
internal sealed record FileToWrite(string Name, ReadOnlyMemory<byte> Bytes);

/// <summary>A new file could not be written to the disk, so no file was changed.</summary>
internal sealed class NotStagedException(string message, Exception cause) : IOException(message, cause);

/// <summary>
/// Writes complete files into folders of the user. It writes each file under a temporary name and renames it after the last byte. So a
/// reader finds either the old or the new file, even if the process is killed in between. The temporary file gets a new name each time and
/// is created, never opened, because an untrusted folder can contain links. For the same reason, no folder between the named folder and the
/// file may be a link.
/// </summary>
internal static class AtomicFile
{
    private const string Prefix = ".site-", Suffix = "~";

    /// <summary>Whether a file name, without its path, is that of a temporary file that a killed process left.</summary>
    public static bool IsTemporary(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal) && !name.Contains('/');

    /// <summary>Replaces or creates a file.</summary>
    public static void Write(string folder, string name, ReadOnlyMemory<byte> bytes) => WriteAll(folder, [new(name, bytes)]);

    /// <summary>Replaces or creates a file. Returns false, and writes nothing, if the file has these bytes already.</summary>
    public static bool WriteIfChanged(string folder, string name, ReadOnlyMemory<byte> bytes)
    {
        if (PlainFile.ReadIfAny(Path.Join(folder, name)) is { } existing && bytes.Span.SequenceEqual(existing))
            return false;
        Write(folder, name, bytes);
        return true;
    }

    /// <summary>
    /// Replaces or creates files that belong together. After an error, for example because the disk is full, the old files are restored.
    /// </summary>
    /// <exception cref="RefusedException">One of several files is a link, which could not be restored. Nothing was written.</exception>
    public static void WriteAll(string folder, IReadOnlyCollection<FileToWrite> files)
    {
        var staged = new List<(string Temporary, string Path)>();
        var replaced = new Stack<(string Path, byte[]? Bytes)>();
        try
        {
            foreach (var file in files)
                staged.Add(files.Count > 1 && FileKinds.Find(Path.Join(folder, file.Name)) == FileKind.Link
                    ? throw RefuseLink(Path.Join(folder, file.Name)) : Stage(folder, file));
            foreach (var (temporary, path) in staged)
            {
                // If there is only one file, nothing needs to be restored after an error, so its old bytes are not kept.
                var old = files.Count == 1 ? null : PlainFile.ReadIfAny(path);
                RetryingMover.OfThisSystem.MoveFile(temporary, path);
                replaced.Push((path, old));
            }
        }
        catch
        {
            if (files.Count > 1)
                Restore(replaced);
            foreach (var (temporary, _) in staged)
                TryDelete(temporary);
            throw;
        }
    }

    /// <summary>The refusal to write a file in the place of a link.</summary>
    public static RefusedException RefuseLink(string path) =>
        new($"{path} is a symbolic link, and nothing is written through it; put the file itself there");

    /// <summary>Creates a file.</summary>
    /// <exception cref="IOException">A file with this name is there.</exception>
    public static void Create(string folder, string name, ReadOnlyMemory<byte> bytes)
    {
        var (temporary, path) = Stage(folder, new(name, bytes));
        try
        {
            RetryingMover.OfThisSystem.MoveNewFile(temporary, path);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    /// <summary>Creates a file that no reader uses yet: a file in the staging folder, or a file with a temporary name.</summary>
    /// <exception cref="IOException">A file or a link with this name is there.</exception>
    public static void WriteNew(string path, ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            file.Write(bytes);
        }
        catch (ArgumentOutOfRangeException)
        {
            // The runtime throws this exception for the error EFBIG: the file is larger than the disk or the limits of the user allow.
            throw new IOException($"the file is too large for this disk : '{path}'");
        }
    }

    /// <summary>Deletes the files that killed processes left in a folder. The caller must hold the lock of the folder.</summary>
    public static void DeleteTemporaryFiles(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var path in Directory.EnumerateFiles(folder, Prefix + "*" + Suffix))
            TryDelete(path);
    }

    private static (string Temporary, string Path) Stage(string folder, FileToWrite file)
    {
        var path = Path.Join(folder, file.Name);
        var temporary = Path.Join(Path.GetDirectoryName(path), Prefix + Path.GetRandomFileName() + Suffix);
        try
        {
            CreateParent(folder, file.Name);
            WriteNew(temporary, file.Bytes.Span);
            if (!OperatingSystem.IsWindows() && FileKinds.Find(path) == FileKind.Plain)
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
        }
        catch (Exception refused) when (refused is IOException and not RefusedException or UnauthorizedAccessException)
        {
            TryDelete(temporary);
            // The name of the temporary file is of no use to the user.
            throw new NotStagedException(refused.Message.Replace(temporary, path, StringComparison.Ordinal), refused);
        }
        return (temporary, path);
    }

    private static void CreateParent(string folder, string name)
    {
        var parent = folder;
        foreach (var part in name.Split('/')[..^1])
        {
            parent = Path.Join(parent, part);
            var kind = FileKinds.Find(parent);
            if (kind == FileKind.Link)
                throw new RefusedException($"{parent} is a symbolic link, and nothing is written through it; put the folder itself there");
            if (kind != FileKind.Folder)
                Directory.CreateDirectory(parent);
        }
    }

    private static void Restore(Stack<(string Path, byte[]? Bytes)> replaced)
    {
        while (replaced.TryPop(out var file))
        {
            var (folder, name) = (Path.GetDirectoryName(file.Path)!, Path.GetFileName(file.Path));
            try
            {
                if (file.Bytes is { } bytes)
                    Write(folder, name, bytes);
                else
                    RetryingMover.OfThisSystem.DeleteFile(file.Path);
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                // The caller reports the first error.
            }
        }
    }

    // A disk that refuses to write can refuse the deletion too. The caller reports the first error.
    private static void TryDelete(string path)
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
