using System.Collections.Immutable;
using System.Text;
using Chronicle.Extending;
using Chronicle.Extending.Running;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Cli.Input;

/// <summary>
/// Adds files to the input folder: the records from the sources that another program registers (<see cref="SiteExtensions"/>).
/// </summary>
internal static class AddedRecords
{
    public static Folder Join(Folder input, SiteExtensions extensions, DiagnosticBag diagnostics)
    {
        if (!extensions.Records.Any())
            return input;
        var files = input.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        var added = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (source, read) in extensions.Records)
            foreach (var (name, text) in Read(source, read, diagnostics))
            {
                if (!IsName(name) || text is null)
                {
                    var problem = text is null ? "has no text"
                        : "is no name of a file below the input folder; write it as milestones/first-light.md";
                    diagnostics.Add(Rules.AddedError, LocationOf(source), $"\"{name}\" {problem} (source of records {source})");
                    continue;
                }
                var file = new InputFile($"{input.Path}/{name}", Encoding.UTF8.GetBytes(text));
                if (files.TryAdd(file.Path, file))
                    added.Add(file.Path, source);
                else
                    diagnostics.Add(Rules.AddedError, SourceLocation.StartOf(file.Path),
                        $"the source of records {source} gives this file, and it is there already; leave one of the two out");
            }
        return added.Count == 0 ? input : input with
        {
            Files = [.. files.Values.OrderBy(file => file.Path, StringComparer.Ordinal)],
            Added = added.ToImmutable(),
        };
    }

    private static SourceLocation LocationOf(string source) => SourceLocation.StartOf("records/" + source);

    // A source may read disks and networks, which can refuse.
    private static ImmutableArray<SiteInputFile> Read(string source, Func<IEnumerable<SiteInputFile>> read, DiagnosticBag diagnostics)
    {
        try
        {
            return AddedPart.Run($"source of records {source}", LocationOf(source), read, diagnostics);
        }
        catch (AddedPartException failed) when (Refusals.Find(failed.InnerException!) is { } cause)
        {
            throw new RefusedException($"the source of records {source} was refused: {cause.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static bool IsName(string? name) => name is not null && !name.Contains('\\')
        && name.Split('/').All(part => part is not ("" or "." or ".."));
}
