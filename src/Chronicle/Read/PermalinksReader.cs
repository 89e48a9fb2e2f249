using System.Collections.Immutable;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Read;

/// <summary>
/// Reads <c>permalinks.txt</c>: one address on each line, sorted, after a few lines of explanation that begin with <c>#</c>.
/// </summary>
internal static class PermalinksReader
{
    public static ImmutableArray<Located<string>>? Read(InputFile file, DiagnosticBag diagnostics)
    {
        if (Utf8.Decode(file, diagnostics) is not { } source)
            return null;
        var lines = ImmutableArray.CreateBuilder<Located<string>>();
        var start = 0;
        var last = "";
        var isInOrder = true;
        foreach (var line in source.Value.Split('\n'))
        {
            var at = start;
            start += line.Length + 1;
            if (line.Length == 0 || line.StartsWith('#'))
                continue;
            if (!IsAddress(line))
            {
                diagnostics.Add(Rules.BadPermalinkLine, source.At(at),
                    $"\"{Shortening.Shorten(line, 60)}\" is no published address; "
                        + "`build --publish` writes this file; undo the manual change");
                continue;
            }
            // A merge of two branches can leave lines in a wrong order. This is only a warning, because the next publishing sorts the
            // lines.
            if (string.CompareOrdinal(line, last) <= 0)
            {
                isInOrder = false;
                diagnostics.Add(Rules.PermalinksOrder, source.At(at), line == last
                    ? $"{line} is in the file twice; `build --publish` corrects the file"
                    : $"{line} is out of order after {last}; `build --publish` corrects the file");
            }
            last = line;
            lines.Add(new(line, source.At(at)));
        }
        // Later phases require that the list contains each address only once.
        return isInOrder ? lines.ToImmutable() : [.. lines.DistinctBy(line => line.Value, StringComparer.Ordinal)];
    }

    private static bool IsAddress(string line) =>
        (line.StartsWith('/') || line.StartsWith("tag:", StringComparison.Ordinal))
            && !line.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
}
