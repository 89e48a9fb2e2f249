using System.Collections.Immutable;
using System.Text;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read;

namespace Chronicle.Import;

/// <summary>
/// The values that an import wrote: for each file, the hash of each value. If a value in the file is different, a person changed it. If a
/// file is missing, a person deleted it. The list is in <c>imports/NAME.txt</c> of the input, with one line for each file, sorted.
/// </summary>
internal sealed record WrittenFacts(ImmutableSortedDictionary<string, ImmutableDictionary<string, string>> Files)
{
    /// <summary>The key for the hash of a record's prose.</summary>
    public const string Body = "_prose";

    private const string Header = """
        # The values that the import of this name wrote: a line for each file, with a hash for each value. Only `import` writes this file.
        # A value with another hash was changed by a person and is never overwritten.

        """;

    public static string NameOf(string import) => $"{InputNames.Imports}{import}.txt";

    /// <summary>Null, with a diagnostic, if a line of the file cannot be read. Without a file, the list is empty.</summary>
    public static WrittenFacts? Read(InputFile? file, DiagnosticBag diagnostics)
    {
        var files = ImmutableSortedDictionary.CreateBuilder<string, ImmutableDictionary<string, string>>(StringComparer.Ordinal);
        if (file is null)
            return new(files.ToImmutable());
        if (Utf8.Decode(file, diagnostics, mayBeEmpty: true) is not { } source)
            return null;
        var lines = source.Value.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0 || lines[i][0] == '#')
                continue;
            if (Parse(lines[i]) is not var (name, hashes) || !files.TryAdd(name, hashes))
            {
                diagnostics.Add(Rules.BrokenImportState, new(file.Path, i + 1, 1),
                    "the line is no file with the hashes of its values; undo the manual change");
                return null;
            }
        }
        return new(files.ToImmutable());
    }

    public InputFile ToFile(Folder input, string import)
    {
        var text = new StringBuilder(Header);
        foreach (var (name, hashes) in Files)
            text.Append(name).Append(string.Concat(hashes.OrderBy(value => value.Key, StringComparer.Ordinal)
                .Select(value => $" {value.Key}={value.Value}"))).Append('\n');
        return new($"{input.Path}/{NameOf(import)}", Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static (string Name, ImmutableDictionary<string, string> Hashes)? Parse(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var hashes = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var part in parts.Skip(1))
            if (part.Split('=') is not [{ Length: > 0 } key, { Length: > 0 } hash] || !hashes.TryAdd(key, hash))
                return null;
        return parts is [var name, _, ..] && name.Contains('/') ? (name, hashes.ToImmutable()) : null;
    }
}
