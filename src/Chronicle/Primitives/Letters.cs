using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Chronicle.Primitives;

/// <summary>
/// Gives Unicode text its canonical forms (NFC and NFD), or spells it with the letters a to z. The project has its own table of characters.
/// A program without cultures (InvariantGlobalization) has no such table, and the same text must give the same bytes on every machine.
/// </summary>
internal static class Letters
{
    private const int HangulFirst = 0xAC00, HangulCount = 11172, LeadFirst = 0x1100, VowelFirst = 0x1161, TailFirst = 0x11A7, Vowels = 21,
        Tails = 28;

    private static readonly Lazy<Table> Known = new(Table.Read);

    /// <summary>The letters that Unicode does not decompose into a to z, with the letters that replace them.</summary>
    private static readonly FrozenDictionary<char, string> Spellings = new Dictionary<char, string>
    {
        ['ß'] = "ss",
        ['ẞ'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ø'] = "o",
        ['þ'] = "th",
        ['ð'] = "d",
        ['đ'] = "d",
        ['ħ'] = "h",
        ['ı'] = "i",
        ['ĳ'] = "ij",
        ['ĸ'] = "k",
        ['ŀ'] = "l",
        ['ł'] = "l",
        ['ŉ'] = "n",
        ['ŋ'] = "ng",
        ['ŧ'] = "t",
        ['ſ'] = "s",
        ['ƒ'] = "f",
        ['ǥ'] = "g",
        ['ȷ'] = "j",
        ['ə'] = "e",
        ['ɛ'] = "e",
        ['ɔ'] = "o",
        ['ɖ'] = "d",
        ['ɓ'] = "b",
        ['ɗ'] = "d",
        ['ƙ'] = "k",
        ['ƴ'] = "y",
        ['ﬁ'] = "fi",
        ['ﬂ'] = "fl",
        ['ﬀ'] = "ff",
        ['ﬃ'] = "ffi",
        ['ﬄ'] = "ffl",
    }.ToFrozenDictionary();

    /// <summary>
    /// The text with one character for each letter and its accents (NFC). In this form, texts that differ only in the way in which their
    /// accents are written are equal.
    /// </summary>
    public static string Compose(string text)
    {
        // Composition changes only a text with a mark, a Hangul letter, or one of the rare characters that NFC always decomposes. Most
        // texts have none of these characters, so the method returns them at once.
        if (!NeedsComposition(text))
            return text;
        var letters = new StringBuilder(Decompose(text));
        var (kept, starter, lastClass) = (0, -1, 0);
        for (var i = 0; i < letters.Length; i++)
        {
            var c = letters[i];
            var markClass = Known.Value.ClassOf(c);
            if (starter >= 0 && (lastClass < markClass || lastClass == 0 && starter == kept - 1) && Join(letters[starter], c) is { } joined)
            {
                letters[starter] = joined;
                continue;
            }
            if (markClass == 0)
                starter = kept;
            lastClass = markClass;
            letters[kept++] = c;
        }
        letters.Length = kept;
        return letters.ToString();
    }

    /// <summary>The text with each accent as a separate character after its letter (NFD).</summary>
    public static string Decompose(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        var parts = new StringBuilder(text.Length + 8);
        foreach (var c in text)
            Decompose(c, parts);
        return Order(parts.ToString());
    }

    /// <summary>
    /// The text as ASCII in lower case. Letters lose their marks, and each character without an ASCII form becomes a space.
    /// </summary>
    public static string ToAscii(string text)
    {
        var ascii = new StringBuilder(text.Length);
        foreach (var part in Decompose(text))
        {
            // The full-width forms of Latin letters, digits and signs have the same order as ASCII, so a subtraction converts them.
            var letter = char.ToLowerInvariant(part is >= '\uFF01' and <= '\uFF5E' ? (char)(part - 0xFEE0) : part);
            if (char.IsAscii(letter))
                ascii.Append(letter);
            else if (!IsMark(letter))
                ascii.Append(Spell(letter) ?? " ");
        }
        return ascii.ToString();
    }

    /// <summary>Whether this is an accent or another mark that belongs to the letter before it.</summary>
    public static bool IsMark(char c) => IsMark(char.GetUnicodeCategory(c));

    /// <inheritdoc cref="IsMark(char)"/>
    public static bool IsMark(Rune rune) => IsMark(Rune.GetUnicodeCategory(rune));

    private static bool IsMark(UnicodeCategory category) =>
        category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>The letters a to z that replace this lower-case letter, such as ss for ß; null if there are none.</summary>
    public static string? Spell(char c) => Spellings.GetValueOrDefault(c);

    /// <summary>
    /// The code points (<c>U+0301</c>) of the first eight characters that are not printable ASCII. They show the difference between names
    /// that look alike.
    /// </summary>
    public static string CodePoints(string text) =>
        string.Join(' ', text.EnumerateRunes().Where(rune => rune.Value is < ' ' or > '~').Take(8).Select(rune => $"U+{rune.Value:X4}"));

    private static bool NeedsComposition(string text)
    {
        foreach (var c in text)
            if (c >= 0x300 && (IsMark(c) || c is >= (char)LeadFirst and <= (char)0x11FF || Known.Value.IsExcluded(c)))
                return true;
        return false;
    }

    private static void Decompose(char c, StringBuilder parts)
    {
        if (c < 0xC0)
            parts.Append(c);
        else if (c - HangulFirst is >= 0 and < HangulCount and var syllable)
        {
            parts.Append((char)(LeadFirst + syllable / (Vowels * Tails))).Append((char)(VowelFirst + syllable % (Vowels * Tails) / Tails));
            if (syllable % Tails > 0)
                parts.Append((char)(TailFirst + syllable % Tails));
        }
        else if (Known.Value.PartsOf(c) is { } known)
            foreach (var part in known)
                Decompose(part, parts);
        else
            parts.Append(c);
    }

    // Marks of different classes do not touch each other, so authors may type them in any order. This method sorts them by class, so that
    // equal texts have the same order.
    private static string Order(string parts)
    {
        char[]? ordered = null;
        for (var (start, end) = (0, 0); start < parts.Length; start = Math.Max(end, start + 1))
        {
            for (end = start; end < parts.Length && Known.Value.ClassOf(parts[end]) > 0;)
                end++;
            if (end - start > 1)
                parts[start..end].OrderBy(Known.Value.ClassOf).ToArray().CopyTo(ordered ??= parts.ToCharArray(), start);
        }
        return ordered is null ? parts : new(ordered);
    }

    private static char? Join(char first, char second)
    {
        if (first - LeadFirst is >= 0 and < 19 and var lead && second - VowelFirst is >= 0 and < Vowels and var vowel)
            return (char)(HangulFirst + (lead * Vowels + vowel) * Tails);
        if (first - HangulFirst is >= 0 and < HangulCount and var syllable && syllable % Tails == 0
            && second - TailFirst is > 0 and < Tails and var tail)
            return (char)(first + tail);
        return Known.Value.Join(first, second);
    }

    /// <summary>The data of <c>canonical-forms.txt</c>. That file explains the format of its lines.</summary>
    private sealed class Table
    {
        private readonly Dictionary<char, string> _parts = [];
        private readonly Dictionary<(char, char), char> _joined = [];
        private readonly HashSet<char> _excluded = [];
        private readonly byte[] _classes = new byte[char.MaxValue + 1];

        public static Table Read()
        {
            var table = new Table();
            using var reader = new StreamReader(typeof(Letters).Assembly.GetManifestResourceStream("canonical-forms.txt")!, Encoding.UTF8);
            while (reader.ReadLine() is { } line)
                if (!line.StartsWith('#'))
                    table.Add(line.Split(' '));
            return table;
        }

        public string? PartsOf(char c) => _parts.GetValueOrDefault(c);

        public bool IsExcluded(char c) => _excluded.Contains(c);

        public int ClassOf(char c) => _classes[c];

        public char? Join(char first, char second) => _joined.TryGetValue((first, second), out var joined) ? joined : null;

        private void Add(string[] words)
        {
            var letter = Hex(words[0]);
            if (words[1].EndsWith(':'))
                _classes.AsSpan(letter..(Hex(words[1].TrimEnd(':')) + 1)).Fill(byte.Parse(words[2], CultureInfo.InvariantCulture));
            else
            {
                _parts.Add(letter, string.Concat(words[1..].Where(word => word != "!").Select(Hex)));
                if (words[^1] == "!")
                    _excluded.Add(letter);
                else
                    _joined.Add((_parts[letter][0], _parts[letter][1]), letter);
            }
        }

        private static char Hex(string digits) => (char)int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
