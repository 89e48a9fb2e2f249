using System.Collections.Immutable;
using System.Globalization;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Read;
using Chronicle.Read.Yaml;

namespace Chronicle.Authoring.Splitting;

/// <summary>
/// The order numbers of the new chapters that a split makes. New chapters come directly after the divided chapter. If later chapters
/// already have these numbers, the later chapters get higher numbers.
/// </summary>
internal sealed class ChapterOrders(ParsedSite parsed, Chapter chapter, ImmutableArray<string> made)
{
    public int Of(int part) => chapter.Order + 1 + part;

    public void MakeRoom(Folder input, TextEdits edits)
    {
        var taken = Of(made.Length - 1);
        foreach (var behind in parsed.Chapters.Where(other => !made.Contains(other.Id.Value)).OrderBy(other => other.Order)
            .ThenBy(other => other.Id).SkipWhile(other => other != chapter).Skip(1))
        {
            if (behind.Order > taken)
                return;
            taken++;
            if (OrderIn(input.Files.First(file => file.Path == behind.At.Path)) is { } order)
                edits.Replace(order.At, order.Value, taken.ToString(CultureInfo.InvariantCulture));
        }
    }

    // The number as the author wrote it, for example 02.
    private static YamlScalar? OrderIn(InputFile file) =>
        Utf8.Decode(file, new()) is { } source ? FrontMatter.Read(source, new())?["order"] as YamlScalar : null;
}
