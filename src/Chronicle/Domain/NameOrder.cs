using System.Collections.Frozen;
using System.Text;
using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>
/// The order of names in a language: letters without regard to case and accents, numbers by their value. Extra letters of the language are
/// sorted at their position in its alphabet. The project has its own table, because the program runs without culture data, and because the
/// same input must give the same bytes on every machine.
/// </summary>
internal sealed class NameOrder
{
    private const int Number = 1 << 24, Latin = 2 << 24, OtherLetter = 3 << 24;

    /// <summary>
    /// The extra letters of each language. The first letter of a group is the Latin letter before them in the alphabet. A letter after =
    /// has the same position as the letter before it.
    /// </summary>
    private static readonly FrozenDictionary<string, string> Languages = new Dictionary<string, string>
    {
        ["az"] = "cç eə gğ hxı kq oö sş uü",
        ["bs"] = "cčć dđ sš zž",
        ["cs"] = "cč rř sš zž",
        ["da"] = "zæ=äø=öå",
        ["es"] = "nñ",
        ["et"] = "sšzž wõäöü",
        ["fi"] = "zåä=æö=ø",
        ["hr"] = "cčć dđ sš zž",
        ["hu"] = "oö=ő uü=ű",
        ["is"] = "aá dð eé ií oó uú yý zþæö",
        ["lt"] = "cč sš zž",
        ["lv"] = "cč gģ kķ lļ nņ sš zž",
        ["nb"] = "zæ=äø=öå",
        ["nn"] = "zæ=äø=öå",
        ["no"] = "zæ=äø=öå",
        ["pl"] = "aą cć eę lł nń oó sś zźż",
        ["ro"] = "aăâ iî sș tț",
        ["sk"] = "aä cč oô sš zž",
        ["sl"] = "cč sš zž",
        ["sv"] = "zåä=æö=ø",
        ["tr"] = "cç gğ hı oö sş uü",
    }.ToFrozenDictionary();

    private readonly Dictionary<char, int> _own = [];
    private readonly Dictionary<char, char> _variants = [];

    /// <summary>Whether the capital letters of i and ı are İ and I, as in Turkish.</summary>
    private readonly bool _hasDotlessI;

    /// <param name="language">A language tag (BCP 47). Only its first part is used.</param>
    public NameOrder(string language)
    {
        var known = language.Split('-')[0].ToLowerInvariant();
        _hasDotlessI = known is "az" or "tr";
        foreach (var group in Languages.GetValueOrDefault(known, "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            for (var i = 1; i < group.Length; i++)
                if (group[i] == '=')
                    _variants.Add(group[i + 1], group[i++ - 1]);
                else
                    _own.Add(group[i], WeightOf(group[0]) + i);
    }

    /// <summary>
    /// The items in the order of their names; items with equal names are sorted by id. The sort key of each name is made once.
    /// </summary>
    public IEnumerable<T> Sort<T>(IEnumerable<T> items, Func<T, string> name, Func<T, string> id) =>
        items.OrderBy(item => KeyOf(name(item)), Comparer<int[]>.Create((one, two) => one.AsSpan().SequenceCompareTo(two)))
            .ThenBy(name, StringComparer.Ordinal).ThenBy(id, StringComparer.Ordinal);

    /// <summary>
    /// The heading for a name in an alphabetical list, made from its first character. A letter loses its accent, unless the language treats
    /// the letter with the accent as a separate letter. A digit gives "0–9", a sign gives itself, and an empty name gives an empty text.
    /// </summary>
    public string FirstLetter(string name)
    {
        if (name.Length == 0)
            return "";
        var lower = Lower(Letters.Compose(name)).EnumerateRunes().First();
        if (lower.IsBmp && _variants.TryGetValue((char)lower.Value, out var main))
            return Upper(main.ToString());
        if (Rune.IsDigit(lower))
            return "0–9";
        if (!Rune.IsLetter(lower) || lower.IsBmp && _own.ContainsKey((char)lower.Value))
            return Upper(lower.ToString());
        var plain = Letters.Decompose(lower.ToString())[..1];
        return Upper(Letters.Spell(plain[0])?[..1] ?? (char.IsSurrogate(plain[0]) ? lower.ToString() : plain));
    }

    /// <summary>The weights of the characters of a name. Signs come before numbers, and numbers before letters, as in Unicode.</summary>
    private int[] KeyOf(string name)
    {
        var key = new List<int>(name.Length + 4);
        var text = Lower(Letters.Compose(name));
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]))
                i = AddNumber(text, i, key);
            else if (_own.TryGetValue(_variants.GetValueOrDefault(text[i], text[i]), out var weight))
                key.Add(weight);
            else if (char.IsAscii(text[i]))
                key.Add(WeightOf(text[i]));
            else
                AddPlain(text[i], key);
        }
        return [.. key];
    }

    // A number has the weight of its length and then the weights of its digits, so that 2 comes before 10.
    private static int AddNumber(string text, int start, List<int> key)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        var digits = text.AsSpan(start..end).TrimStart('0');
        key.Add(Number + digits.Length);
        foreach (var digit in digits)
            key.Add(digit);
        return end - 1;
    }

    private static void AddPlain(char letter, List<int> key)
    {
        // ToLowerInvariant does not change İ, but it changes the I of the decomposed İ.
        foreach (var part in Letters.Decompose(letter.ToString()).ToLowerInvariant())
            if (Letters.Spell(part) is { } spelling)
                foreach (var plain in spelling)
                    key.Add(WeightOf(plain));
            else if (!Letters.IsMark(part))
                key.Add(WeightOf(part));
    }

    private string Lower(string text) => (_hasDotlessI ? text.Replace('I', 'ı').Replace('İ', 'i') : text).ToLowerInvariant();

    private string Upper(string text) => (_hasDotlessI ? text.Replace('i', 'İ').Replace('ı', 'I') : text).ToUpperInvariant();

    // The factor leaves free numbers after each Latin letter, for the extra letters of a language.
    private static int WeightOf(char c) =>
        char.IsAsciiLetter(c) ? Latin + (c - 'a') * 16 : char.IsLetter(c) || char.IsSurrogate(c) ? OtherLetter + c : c;
}
