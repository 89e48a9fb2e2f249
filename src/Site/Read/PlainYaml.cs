using System.Buffers;
using System.Collections.Immutable;
using Site.Text;

namespace Site.Read;

/// <summary>
/// Reads the YAML that nearly every record has in front: lines of a key and a text, or of a key and a list of texts in brackets. It gives the nodes that <see cref="YamlReader"/>
/// gives, and null for everything else, right or wrong: that is the library's. For 10,000 records it takes 26 ms of processor time, the library some 220: as much
/// as their Markdown (samples of a build with one edit, native code).
/// </summary>
internal static class PlainYaml
{
    /// <summary>In characters. What is longer may be too long.</summary>
    private const int LongestText = 1_000;

    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    // None of these means anything to YAML, wherever in a text it stands. A dash may not come first.
    private static readonly SearchValues<char> BareCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/-");

    public static YamlMapping? Read(SourceText source, Range part)
    {
        var (start, length) = part.GetOffsetAndLength(source.Value.Length);
        var text = source.Value.AsSpan(start, length);
        var entries = ImmutableArray.CreateBuilder<YamlEntry>(12);
        for (var at = 0; at < text.Length;)
        {
            var end = text[at..].IndexOf('\n');
            var line = end < 0 ? text[at..] : text.Slice(at, end);
            var colon = line.IndexOfAnyExcept(KeyCharacters);
            if (colon <= 0 || colon > 100 || !char.IsAsciiLetterLower(line[0]) || !line[colon..].StartsWith(": "))
                return null;
            var key = line[..colon].ToString();
            foreach (var entry in entries)
                if (entry.Key == key)
                    return null;
            var keyAt = source.At(start + at);
            if (ReadValue(source, line[(colon + 2)..], start + at + colon + 2) is not { } value)
                return null;
            entries.Add(new(key, keyAt, value));
            at += line.Length + 1;
        }
        return entries.Count == 0 ? null : new(entries.ToImmutable(), entries[0].KeyAt);
    }

    private static YamlNode? ReadValue(SourceText source, ReadOnlySpan<char> text, int start)
    {
        if (!text.StartsWith('['))
            return ReadText(source, text, start, bare: " ", out var length) is { } whole && length == text.Length ? whole : null;
        var at = source.At(start);
        var items = ImmutableArray.CreateBuilder<YamlNode>(4);
        for (var place = 1; place < text.Length;)
        {
            if (ReadText(source, text[place..], start + place, bare: "", out var length) is not { } item)
                return null;
            items.Add(item);
            place += length;
            var rest = text[place..];
            if (rest is "]")
                return new YamlSequence(items.ToImmutable(), at);
            if (!rest.StartsWith(", "))
                return null;
            place += 2;
        }
        return null;
    }

    /// <summary>The text that stands here, in quotes or bare, and how long it is with its quotes. A bare one may have these characters too, though not at its end.</summary>
    private static YamlScalar? ReadText(SourceText source, ReadOnlySpan<char> text, int start, ReadOnlySpan<char> bare, out int length)
    {
        ReadOnlySpan<char> value;
        if (text.StartsWith('"'))
        {
            var end = text[1..].IndexOf('"');
            value = end < 0 ? default : text.Slice(1, end);
            length = end + 2;
            if (end < 0 || !IsPlain(value))
                return null;
        }
        else
        {
            for (length = 0; length < text.Length && (BareCharacters.Contains(text[length]) || bare.Contains(text[length]));)
                length++;
            value = text[..length];
            if (length == 0 || !char.IsAsciiLetterOrDigit(value[0]) || value[^1] == ' ')
                return null;
        }
        return value.Length > LongestText ? null : new(value.ToString(), source.At(start));
    }

    // Neither an escape nor a character that ends a line or that no file may hold.
    private static bool IsPlain(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAnyExceptInRange(' ', '~') < 0)
            return !text.Contains('\\');
        foreach (var character in text)
            if (character is < ' ' or '\\' or (> '~' and < '\u00A1') or '\u2028' or '\u2029' or >= '\uD800')
                return false;
        return true;
    }
}
