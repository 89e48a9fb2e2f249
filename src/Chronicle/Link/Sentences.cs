using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>
/// Cuts out the sentences around the links of a page, as plain text. The pages to which the links lead show these sentences.
/// </summary>
internal static class Sentences
{
    /// <summary>
    /// The number of characters that are kept on each side of the link. A longer sentence is cut between two words, or in a text without
    /// blanks between two characters, with an ellipsis.
    /// </summary>
    private const int Reach = 160;

    private sealed record LinkPlace(int Start, int Length, RecordId To);

    public static ImmutableArray<Backlink> FindBacklinks(Record from, LinkedProse prose)
    {
        if (prose.Links.IsEmpty)
            return [];
        var backlinks = ImmutableArray.CreateBuilder<Backlink>();
        // The buffer for the words of a block. The whole text and the words of all links fit into it. It comes from a pool, because each
        // page of each build needs one.
        var words = ArrayPool<char>.Shared.Rent(prose.Buffer.Length + prose.Links.Sum(link => link.Words.Length));
        var end = 0;
        // A target page gets one backlink from this page: the first sentence with a link to the target.
        var mentioned = new HashSet<RecordId>();
        var links = new List<LinkPlace>();
        foreach (var part in prose.Parts)
        {
            switch (part.Kind)
            {
                case PartKind.Text or PartKind.Verbatim:
                    Add(prose.Buffer.AsSpan(part.Start, part.Length));
                    break;
                case PartKind.Link:
                    var link = prose.Links[part.Index];
                    if (link.Target is { } target)
                        links.Add(new(end, link.Words.Length, target));
                    Add(link.Words);
                    break;
                case PartKind.Break:
                    Cut();
                    break;
            }
        }
        Cut();
        ArrayPool<char>.Shared.Return(words);
        return backlinks.ToImmutable();

        void Add(ReadOnlySpan<char> text)
        {
            text.CopyTo(words.AsSpan(end));
            end += text.Length;
        }

        void Cut()
        {
            foreach (var (start, length, to) in links)
                if (mentioned.Add(to))
                    backlinks.Add(Around(to, from, words.AsSpan(0, end), start, length));
            links.Clear();
            end = 0;
        }
    }

    private static Backlink Around(RecordId to, Record from, ReadOnlySpan<char> text, int start, int length)
    {
        // A sentence can be as long as a file and contain thousands of links. So the search for its ends covers only twice the kept length.
        var first = SentenceStart(text, start, Math.Max(0, start - 2 * Reach));
        var last = SentenceEnd(text, start + length, Math.Min(text.Length, start + length + 2 * Reach));
        first += first < start && char.IsLowSurrogate(text[first]) ? 1 : 0;
        last -= last > start + length && char.IsHighSurrogate(text[last - 1]) ? 1 : 0;
        var before = text[first..start];
        var after = text[(start + length)..last];
        var (cutBefore, cutAfter) = (before.Length > Reach, after.Length > Reach);
        if (cutBefore)
            before = before[(before[^Reach..].IndexOf(' ') is >= 0 and var word ? before.Length - Reach + word + 1
                : Shortening.BreakAfter(before.ToString(), before.Length - Reach))..];
        if (cutAfter)
            after = after[..(after[..(Reach + 1)].LastIndexOf(' ') is > 0 and var blank ? blank
                : Shortening.BreakBefore(after.ToString(), Reach))];
        return new(
            to, from, cutBefore ? $"… {before}" : before.TrimStart().ToString(), text.Slice(start, length).ToString(),
            cutAfter ? $"{after} …" : after.TrimEnd().ToString());
    }

    private static int SentenceStart(ReadOnlySpan<char> text, int from, int end)
    {
        for (var i = from - 1; i >= end; i--)
            if (EndsSentence(text, i))
                return i + 1;
        return end;
    }

    /// <summary>The end of the sentence that contains this place.</summary>
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
