using System.Collections.Immutable;
using System.Globalization;
using Chronicle.Primitives;

namespace Chronicle.Authoring;

/// <summary>Ids for new records.</summary>
public static class NewId
{
    private const int LongestSuggestion = 50;

    /// <summary>An id made of a title that nobody has; null when the title has no letter that an id may have.</summary>
    public static string? Suggest(string title, ImmutableHashSet<string> taken)
    {
        var plain = LetterForms.ToAscii(title);
        if (!plain.Any(char.IsAsciiLetterOrDigit))
            return null;
        var slug = Slug.Create(plain);
        if (slug.Length > LongestSuggestion)
            slug = slug[..(slug.LastIndexOf('-', LongestSuggestion) is > 0 and var cut ? cut : LongestSuggestion)];
        if (!Ids.IsValid(slug) || Reserved(slug) is not null)
            slug = "the-" + slug;
        return Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? slug : string.Create(CultureInfo.InvariantCulture, $"{slug}-{n}")).First(id => !taken.Contains(id));
    }

    /// <summary>Why a new record cannot have this id; null when it can.</summary>
    public static string? Refuse(string id, RecordKind kind, ImmutableHashSet<string> taken) =>
        !Ids.IsValid(id) ? $"\"{id}\" is no id: {Ids.Rule}"
        : taken.Contains(id) ? $"\"{id}\" is taken: nothing is ever overwritten"
        : kind.Name == "milestone" ? Reserved(id)
        : null;

    private static string? Reserved(string id) => Anchors.IsOfChronology(id)
        ? $"\"{id}\" cannot be the id of a milestone: the chronology has it as an anchor of its own" : null;
}
