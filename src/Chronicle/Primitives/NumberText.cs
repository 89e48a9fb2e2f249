using System.Globalization;

namespace Chronicle.Primitives;

/// <summary>Numbers in the form in which authors write them: digits, with a point before decimals.</summary>
internal static class NumberText
{
    /// <summary>The largest number of significant digits. Most programs read JSON numbers as doubles, and a double keeps 15.</summary>
    public const int MostDigits = 15;

    /// <summary>
    /// The greatest number of digits on each side of the point. With more, a difference or a ratio of two numbers could overflow.
    /// </summary>
    public const int MostDigitsPerSide = 24;

    /// <summary>Whether the text is a number that data can store without loss.</summary>
    public static bool TryParse(string text, out decimal number) => IsNumber(text, out number) && FitsDouble(text.TrimStart('-', '+'));

    /// <summary>Whether the text is a number, also one with more digits than <see cref="TryParse"/> accepts.</summary>
    public static bool IsNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    private static bool FitsDouble(string digits)
    {
        var point = digits.IndexOf('.');
        var (whole, fraction) = point < 0 ? (digits.TrimStart('0'), "")
            : (digits[..point].TrimStart('0'), digits[(point + 1)..].TrimEnd('0'));
        return whole.Length <= MostDigitsPerSide && fraction.Length <= MostDigitsPerSide
            && (whole + fraction).Trim('0').Length <= MostDigits;
    }
}
