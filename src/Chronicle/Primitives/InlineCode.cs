namespace Chronicle.Primitives;

/// <summary>Inline code in a line of text: words between two backticks. A single backtick is an ordinary character.</summary>
internal static class InlineCode
{
    /// <summary>The text without the backticks of inline code.</summary>
    public static string Strip(string text) => text.Contains('`') ? string.Concat(Split(text).Select(part => part.Text)) : text;

    /// <summary>The parts of the text, each plain or code.</summary>
    public static IEnumerable<(string Text, bool IsCode)> Split(string text)
    {
        var done = 0;
        for (var open = text.IndexOf('`'); open >= 0; open = text.IndexOf('`', done))
        {
            var close = text.IndexOf('`', open + 1);
            if (close < 0)
                break;
            if (open > done)
                yield return (text[done..open], false);
            if (close > open + 1)
                yield return (text[(open + 1)..close], true);
            done = close + 1;
        }
        if (done < text.Length)
            yield return (text[done..], false);
    }
}
