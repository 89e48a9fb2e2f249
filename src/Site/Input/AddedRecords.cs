using System.Collections.Immutable;
using System.Text;
using Chronicle.Extending;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Cli.Input;

/// <summary>
/// Adds files to those of the input folder: the records from the sources that another program registers (<see cref="SiteExtensions"/>).
/// </summary>
internal static class AddedRecords
{
    public static Folder Join(Folder input, SiteExtensions extensions, DiagnosticBag diagnostics)
    {
        var files = input.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        var added = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (source, read) in extensions.Records)
            foreach (var (name, text) in read())
            {
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
}
