namespace Chronicle.Primitives;

/// <summary>Cuts texts that are too long for their place.</summary>
internal static class Shortening
{
    /// <summary>At most so many characters, an ellipsis for the rest; never between the two halves of a character.</summary>
    public static string Of(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1)] + "…";
}
