using System.Collections.Immutable;
using Chronicle.Domain;

namespace Chronicle.Presentation;

/// <summary>
/// Sorts the words of a vocabulary for readers, by tone. The order is: finished things (<c>good</c>), things in progress (<c>open</c>),
/// neutral words, things that happen in a different place (<c>aside</c>), ended things (<c>over</c>). Words with the same tone keep the
/// order of the author.
/// </summary>
internal static class ReaderOrder
{
    private static readonly ImmutableArray<string> Tones = ["good", "open", "neutral", "aside", "over"];

    public static IEnumerable<Term> Of(Vocabulary vocabulary) => vocabulary.Terms.OrderBy(term => Tones.IndexOf(term.Tone));
}
