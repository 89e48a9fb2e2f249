using System.Collections.Immutable;
using System.Globalization;
using Chronicle.Primitives;

namespace Chronicle.Writing;

/// <summary>Suggests ids for new records, and checks the ids that authors choose.</summary>
internal static class NewId
{
    private const int LongestSuggestion = 50;

    /// <summary>A free id, made from a title; null if the title has no letter or digit that can be written in ASCII.</summary>
    public static string? Suggest(string title, ImmutableHashSet<string> taken)
    {
        var plain = Letters.ToAscii(title);
        if (!plain.Any(char.IsAsciiLetterOrDigit))
            return null;
        var slug = Slug.Create(plain);
        if (slug.Length > LongestSuggestion)
            slug = slug[..(slug.LastIndexOf('-', LongestSuggestion) is > 0 and var cut ? cut : LongestSuggestion)];
        if (!Ids.IsValid(slug) || ExplainReserved(slug) is not null)
            slug = "the-" + slug;
        return Enumerable.Range(1, int.MaxValue)
            .Select(n => n == 1 ? slug : string.Create(CultureInfo.InvariantCulture, $"{slug}-{n}")).First(id => !taken.Contains(id));
    }

    /// <summary>The reason why this text is not an id; null if it is one.</summary>
    public static string? ExplainForm(string id) =>
        !Ids.IsValid(id) ? $"\"{id}\" is no id: {Ids.Rule}{(Correct(id) is { } correct ? NameHints.Suggest(correct) : "")}"
        : RecordKind.All.Select(kind => kind.Ending).FirstOrDefault(ending => id.EndsWith(ending, StringComparison.Ordinal)) is { } ending
            ? $"\"{id}\" ends in {ending}; an id is the name of the file without its ending: {id[..^ending.Length]}"
        : null;

    private static string? Correct(string id) => Slug.Create(Letters.ToAscii(id)) is var slug && Ids.IsValid(slug) ? slug : null;

    /// <summary>The reason why a milestone cannot have this id; null if it can.</summary>
    public static string? ExplainReserved(string id) => Anchors.IsOfChronology(id)
        ? $"\"{id}\" cannot be the id of a milestone: the chronology has it as an anchor of its own" : null;
}
