using System.Buffers;
using System.Globalization;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>
/// Cuts out the sentences around the links of a page to other records, as plain text. The pages to which the links lead show these
/// sentences.
/// </summary>
internal static class Sentences
{
    /// <summary>
    /// The number of characters that are kept on each side of the link. A longer sentence is cut between two words, or in a text without
    /// blanks between two characters, with an ellipsis.
    /// </summary>
    private const int Reach = 160;

    /// <summary>
    /// The number of characters on each side of the link in which the ends of the sentence are searched. A sentence can be as long as a
    /// file and contain thousands of links.
    /// </summary>
    private const int Searched = 2 * Reach;

    /// <summary>
    /// The number of characters that are read on each side of the link. The end of a sentence depends on the two characters after it.
    /// </summary>
    private const int Window = Searched + 2;

    /// <summary>The sentence of a link. It does not reach beyond its block, such as a paragraph.</summary>
    public static LinkSentence Find(Backlink link)
    {
        var (prose, words) = (link.Prose, link.Prose.Links[link.Prose.Parts[link.Part].Index].Words);
        // The buffer comes from a pool, because each page needs one for each of its mentions.
        var buffer = ArrayPool<char>.Shared.Rent(Window + words.Length + Window);
        var first = Window;
        for (var i = link.Part - 1; first > 0 && i >= 0 && prose.Parts[i].Kind != PartKind.Break; i--)
        {
            var text = prose.WordsOf(prose.Parts[i]);
            text = text[^Math.Min(text.Length, first)..];
            first -= text.Length;
            text.CopyTo(buffer.AsSpan(first));
        }
        words.CopyTo(buffer.AsSpan(Window));
        var (end, last) = (Window + words.Length, Window + words.Length + Window);
        for (var i = link.Part + 1; end < last && i < prose.Parts.Length && prose.Parts[i].Kind != PartKind.Break; i++)
        {
            var text = prose.WordsOf(prose.Parts[i]);
            text = text[..Math.Min(text.Length, last - end)];
            text.CopyTo(buffer.AsSpan(end));
            end += text.Length;
        }
        var sentence = Cut(buffer.AsSpan(first..end), Window - first, words);
        ArrayPool<char>.Shared.Return(buffer);
        return sentence;
    }

    // Cuts the sentence out of a text in which the words of the link begin at an offset.
    private static LinkSentence Cut(ReadOnlySpan<char> text, int start, string words)
    {
        var first = SentenceStart(text, start, Math.Max(0, start - Searched));
        var last = SentenceEnd(text, start + words.Length, Math.Min(text.Length, start + words.Length + Searched));
        first += first < start && char.IsLowSurrogate(text[first]) ? 1 : 0;
        last -= last > start + words.Length && char.IsHighSurrogate(text[last - 1]) ? 1 : 0;
        var before = text[first..start];
        var after = text[(start + words.Length)..last];
        var (cutBefore, cutAfter) = (before.Length > Reach, after.Length > Reach);
        if (cutBefore)
            before = before[(before[^Reach..].IndexOf(' ') is >= 0 and var word ? before.Length - Reach + word + 1
                : Shortening.BreakAfter(before.ToString(), before.Length - Reach))..];
        if (cutAfter)
            after = after[..(after[..(Reach + 1)].LastIndexOf(' ') is > 0 and var blank ? blank
                : Shortening.BreakBefore(after.ToString(), Reach))];
        return new(
            cutBefore ? $"… {before}" : before.TrimStart().ToString(), words, cutAfter ? $"{after} …" : after.TrimEnd().ToString());
    }

    private static int SentenceStart(ReadOnlySpan<char> text, int from, int end)
    {
        for (var i = from - 1; i >= end; i--)
            if (EndsSentence(text, i))
                return i + 1;
        return end;
    }

    /// <summary>The end of the sentence that contains this offset.</summary>
    public static int SentenceEnd(string text, int from) => SentenceEnd(text, from, text.Length);

    private static int SentenceEnd(ReadOnlySpan<char> text, int from, int end)
    {
        for (var i = from; i < end; i++)
            if (EndsSentence(text, i))
                return i + 1;
        return end;
    }

    // A full stop, an exclamation mark or a question mark ends a sentence at the end of the text, or before a blank that is not followed by
    // a lower-case letter. A full stop after a single letter ends no sentence ("J. Corbet"). The signs of Chinese and Japanese need no
    // blank after them.
    private static bool EndsSentence(ReadOnlySpan<char> text, int i) =>
        text[i] is '\u3002' or '\uFF01' or '\uFF1F' || text[i] is '.' or '!' or '?'
        && (i + 1 == text.Length || text[i + 1] == ' ' && (i + 2 >= text.Length || !char.IsLower(text[i + 2])))
        && !(text[i] == '.' && i > 0 && char.IsLetter(text[i - 1]) && (i == 1 || BeginsWord(text[i - 2])));

    // Whether the character before a letter separates it from a word: a blank, a full stop, an opening bracket or an opening quote.
    private static bool BeginsWord(char before) => before is ' ' or '.' or '"' or '\''
        || char.GetUnicodeCategory(before) is UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation;
}
