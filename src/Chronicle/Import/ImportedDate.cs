using System.Globalization;
using System.Text.RegularExpressions;
using Chronicle.Primitives;

namespace Chronicle.Import;

/// <summary>Turns dates of tables into the form of records.</summary>
internal static partial class ImportedDate
{
    private static readonly string[] Forms =
        ["MMMM d, yyyy", "MMM d, yyyy", "MMMM d yyyy", "d MMMM yyyy", "d MMM yyyy", "MMMM yyyy", "MMM yyyy", "yyyy/M/d", "d.M.yyyy"];

    /// <summary>The date in EDTF; null if the text is not a date. A time of day is removed. "≤" means "at the latest".</summary>
    public static string? Parse(string written)
    {
        var text = written.Trim();
        if (text is not ['≤', .. var latest])
            return ParseSingle(text);
        return ParseSingle(latest.Trim()) is { } end && PartialDate.TryParse($"[..{end}]", out _) ? $"[..{end}]" : null;
    }

    /// <summary>The reason why a text is not read as a date.</summary>
    public static string Explain(string written) => $"\"{Shortening.Shorten(written, 40)}\" is no date"
        + (TwoMeanings().IsMatch(written) ? "; nothing states whether the day or the month comes first" : "");

    private static string? ParseSingle(string text)
    {
        if (text.Length > 10 && text[10] is 'T' or ' ' && PartialDate.TryParse(text.AsSpan(0, 10), out _))
            return text[..10];
        if (PartialDate.TryParse(text, out _))
            return text;
        foreach (var form in Forms)
            if (DateOnly.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day.ToString(form.Contains('d', StringComparison.Ordinal) ? "yyyy-MM-dd" : "yyyy-MM", CultureInfo.InvariantCulture);
        return null;
    }

    [GeneratedRegex("^\\s*[0-9]{1,2}([/-])[0-9]{1,2}\\1[0-9]{2,4}\\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex TwoMeanings();
}
