using System.Collections.Immutable;
using Chronicle.Domain;

namespace Chronicle.Presentation;

/// <summary>
/// Sorts the words of a vocabulary for readers: finished things first, then things in progress, then things that happen in a different
/// place, and then ended things. Words with the same tone keep the order of the author.
/// </summary>
internal static class ReaderOrder
{
    private static readonly ImmutableArray<string> Tones = ["good", "open", "neutral", "aside", "over"];

    public static IEnumerable<Term> Of(Vocabulary vocabulary) => vocabulary.Terms.OrderBy(term => Tones.IndexOf(term.Tone));
}
