using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Chronicle.Domain;

namespace Chronicle.Exports.Search;

/// <summary>
/// The words of the prose: <c>/search/words.json</c>, an object that gives, for each word, the entries whose prose contains the word. An
/// entry is an index into the lists <c>chapter</c>, <c>component</c>, <c>release</c> and <c>milestone</c>, joined in this order. The first
/// number is an index; each further number is the distance to the index before it. Words that are in most records cost little, because
/// their lists repeat and compress well: with them, the file of 258 records has 32 KB compressed instead of 28 KB.
/// </summary>
internal static partial class SearchWords
{
    private const int ShortestWord = 3;

    public static void Write(Utf8JsonWriter json, SiteModel site, ImmutableArray<Record> records)
    {
        var indexes = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        for (var index = 0; index < records.Length; index++)
            foreach (var word in WordsOf(site[records[index]].Body))
            {
                if (!indexes.TryGetValue(word, out var found))
                    indexes.Add(word, found = []);
                found.Add(index);
            }

        json.WriteStartObject();
        foreach (var (word, found) in indexes)
        {
            json.WriteStartArray(word);
            var last = 0;
            foreach (var index in found)
            {
                json.WriteNumberValue(index - last);
                last = index;
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static HashSet<string> WordsOf(LinkedProse prose)
    {
        var text = new StringBuilder();
        foreach (var part in prose.Parts)
        {
            if (part.Kind is PartKind.Text or PartKind.Verbatim or PartKind.Link)
                text.Append(prose.WordsOf(part));
            else
                text.Append(' ');
        }
        return [.. Word().Matches(text.ToString()).SelectMany(match => Split(match.Value))];
    }

    /// <summary>
    /// The keys of the index for a word: the word itself in lower case, or nothing if it is too short. A word in a script without blanks
    /// between words gives all pairs of neighbouring characters, because only a dictionary could find the words.
    /// </summary>
    public static IEnumerable<string> Split(string word)
    {
        foreach (Match piece in Piece().Matches(word))
            if (piece.Groups["unspaced"].Success)
            {
                Rune[] runes = [.. piece.Value.EnumerateRunes()];
                for (var i = 0; i < Math.Max(1, runes.Length - 1); i++)
                    yield return string.Concat(runes.Skip(i).Take(2));
            }
            else if (piece.Value.Trim(Joiners) is { Length: >= ShortestWord } plain)
                yield return plain.ToLowerInvariant();
    }

    /// <summary>The characters that join the parts of a path, an identifier or a version.</summary>
    private static readonly char[] Joiners = ['.', '_', '/', ':', '+', '-'];

    // Thai, Lao, Burmese, Khmer, kana and Han: first the characters of 16 bits, then the surrogate pairs. search-index.js has the same
    // list.
    private const string Unspaced =
        @"(?:[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3005-\u3007\u3040-\u30FF\u31F0-\u31FF\u3400-\u4DBF"
        + @"\u4E00-\u9FFF\uF900-\uFAFF\uFF66-\uFF9F]|[\uD840-\uD88F][\uDC00-\uDFFF])";

    private const string Letter = @"(?:[\p{L}\p{M}\p{N}]|[\uD840-\uD88F][\uDC00-\uDFFF])";

    /// <summary>
    /// Letters and digits, joined by the characters that join the parts of a path, an identifier or a version. search-index.js reads words
    /// in the same way.
    /// </summary>
    [GeneratedRegex(Letter + @"+(?:[._/:+-]+" + Letter + "+)*")]
    private static partial Regex Word();

    [GeneratedRegex("(?<unspaced>" + Unspaced + "+)|(?:(?!" + Unspaced + ").)+", RegexOptions.Singleline)]
    private static partial Regex Piece();
}
