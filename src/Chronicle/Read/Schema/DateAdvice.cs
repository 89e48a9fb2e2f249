using System.Text.RegularExpressions;
using Chronicle.Primitives;

namespace Chronicle.Read.Schema;

/// <summary>
/// The advice to an author who wrote a text that is no date. If the meaning of the text is clear, the advice contains the correct form.
/// </summary>
internal static partial class DateAdvice
{
    /// <param name="mayBePeriod">Whether the key accepts a period from one date to another.</param>
    public static string For(string text, bool mayBePeriod)
    {
        if (Quarter().Match(text) is { Success: true } quarter)
            return $"write {quarter.Groups["year"].Value}-{32 + (quarter.Groups["number"].Value[0] - '0')} for that quarter";
        if (Doubted().Match(text) is { Success: true } doubted && PartialDate.TryParse(doubted.Groups["date"].Value, out _))
            return $"write {doubted.Groups["date"].Value}~ for an approximate date";
        if (Shaped().IsMatch(text))
            return "there is no such day or month";
        return "write 2022, 2022-10 or 2022-10-03, with ~ after it for approximate"
            + (mayBePeriod && text.Contains('/') ? ", and a period as 2022-10/2023-01, the earlier date first" : "");
    }

    [GeneratedRegex("^(?<year>[0-9]{4})[- ]?[Qq](?<number>[1-4])$")]
    private static partial Regex Quarter();

    [GeneratedRegex(@"^(?:(?:ca\.?|c\.|circa|about|around|~)\s*(?<date>[0-9-]+)|(?<date>[0-9-]+)\s*\?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Doubted();

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?~?$")]
    private static partial Regex Shaped();
}
