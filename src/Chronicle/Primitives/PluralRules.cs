using System.Collections.Immutable;

namespace Chronicle.Primitives;

/// <summary>
/// The plural form of a word for a whole number, by the plural rules of CLDR. A language that is not listed has the forms "one" and
/// "other".
/// </summary>
internal static class PluralRules
{
    public static readonly ImmutableArray<string> Forms = ["zero", "one", "two", "few", "many", "other"];

    public static string FormOf(string language, long number)
    {
        var (n, last, lastTwo) = (Math.Abs(number), Math.Abs(number) % 10, Math.Abs(number) % 100);
        return language.Split('-')[0].ToLowerInvariant() switch
        {
            "ja" or "zh" or "ko" or "vi" or "th" or "id" or "ms" or "lo" or "my" or "km" or "yue" => "other",
            "pt" when IsEuropeanPortuguese(language) => n == 1 ? "one" : "other",
            "fr" or "pt" or "hy" or "hi" or "fa" or "bn" or "gu" or "kn" or "am" or "zu" => n is 0 or 1 ? "one" : "other",
            "sr" or "hr" or "bs" => IsOne(last, lastTwo) ? "one" : IsFew(last, lastTwo) ? "few" : "other",
            "ru" or "uk" or "be" => IsOne(last, lastTwo) ? "one" : IsFew(last, lastTwo) ? "few" : "many",
            "pl" => n == 1 ? "one" : IsFew(last, lastTwo) ? "few" : "many",
            "cs" or "sk" => n == 1 ? "one" : n is >= 2 and <= 4 ? "few" : "other",
            "lt" => last == 1 && lastTwo is not (>= 11 and <= 19) ? "one" : last >= 2 && lastTwo is not (>= 11 and <= 19) ? "few" : "other",
            "lv" => last == 0 || lastTwo is >= 11 and <= 19 ? "zero" : last == 1 ? "one" : "other",
            "sl" => lastTwo switch { 1 => "one", 2 => "two", 3 or 4 => "few", _ => "other" },
            "ro" => n == 1 ? "one" : n == 0 || lastTwo is >= 1 and <= 19 ? "few" : "other",
            "he" => n switch { 1 => "one", 2 => "two", _ => "other" },
            "ar" => n switch
            {
                0 => "zero",
                1 => "one",
                2 => "two",
                _ => lastTwo is >= 3 and <= 10 ? "few" : lastTwo >= 11 ? "many" : "other"
            },
            "cy" => n switch { 0 => "zero", 1 => "one", 2 => "two", 3 => "few", 6 => "many", _ => "other" },
            "ga" => n switch { 1 => "one", 2 => "two", >= 3 and <= 6 => "few", >= 7 and <= 10 => "many", _ => "other" },
            "mt" => n switch
            {
                1 => "one",
                2 => "two",
                0 => "few",
                _ => lastTwo is >= 3 and <= 10 ? "few"
                : lastTwo is >= 11 and <= 19 ? "many" : "other"
            },
            "is" or "mk" => IsOne(last, lastTwo) ? "one" : "other",
            _ => n == 1 ? "one" : "other",
        };
    }

    private static bool IsEuropeanPortuguese(string language) => language.Equals("pt-PT", StringComparison.OrdinalIgnoreCase);

    private static bool IsOne(long last, long lastTwo) => last == 1 && lastTwo != 11;

    private static bool IsFew(long last, long lastTwo) => last is >= 2 and <= 4 && lastTwo is not (>= 12 and <= 14);
}
