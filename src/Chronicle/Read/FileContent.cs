using System.Collections.Immutable;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Read;

/// <summary>The content of a file, with the diagnostics of the file. The content of an unreadable file is null.</summary>
internal sealed record FileContent<T>(InputFile File, T Content, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>
    /// Reads a file. The cache keeps the content until the file or a file of <paramref name="basis"/> changes.
    /// </summary>
    public static FileContent<T> Read(
        InputFile file, ImmutableArray<InputFile> basis, ParseCache? cache, Func<InputFile, DiagnosticBag, T> read)
    {
        return cache is null ? ReadNow() : cache.Get(file.Path, [file, .. basis], ReadNow);

        FileContent<T> ReadNow()
        {
            var diagnostics = new DiagnosticBag(NameHints.StepsOfFile);
            var content = read(file, diagnostics);
            return new(file, content, diagnostics.ToImmutable());
        }
    }
}
