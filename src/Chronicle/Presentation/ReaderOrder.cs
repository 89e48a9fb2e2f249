using System.Collections.Immutable;
using Chronicle.Domain;

namespace Chronicle.Presentation;

/// <summary>
/// The words of a vocabulary in the order of readers: what has come first, then what is on its way, what is elsewhere, and what is over.
/// Within a tone the author's order stays.
/// </summary>
internal static class ReaderOrder
{
    private static readonly ImmutableArray<string> Tones = ["good", "open", "neutral", "aside", "over"];

    public static IEnumerable<Term> Of(Vocabulary vocabulary) => vocabulary.Terms.OrderBy(term => Tones.IndexOf(term.Tone));
}
