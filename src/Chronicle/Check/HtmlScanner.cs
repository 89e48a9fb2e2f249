using System.Text;

namespace Chronicle.Check;

/// <summary>
/// Reads the tags of a finished page, byte by byte, without building a tree. It supports the HTML of templates: comments, elements whose
/// content is not markup, names with capitals, and attributes with or without quotes and blanks. Decision 011 compares its speed with that
/// of AngleSharp, and the tests compare the results.
/// </summary>
internal ref struct HtmlScanner(ReadOnlySpan<byte> html)
{
    private readonly int _length = html.Length;
    private ReadOnlySpan<byte> _rest = html;
    private ReadOnlySpan<byte> _tag;

    /// <summary>The name of the current tag as written. The built-in templates write names in lower case.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>Whether the current tag has this name, in lower case or with capitals.</summary>
    public readonly bool Is(ReadOnlySpan<byte> name) => Ascii.EqualsIgnoreCase(Name, name);

    public bool IsEnd { get; private set; }

    /// <summary>The offset of the current name in the page.</summary>
    public int Start { get; private set; }

    /// <summary>Whether the current tag ends with a slash that is not part of an attribute value without quotes.</summary>
    public readonly bool IsSelfClosed =>
        _tag is [.., (byte)'/'] && (_tag.Length == Name.Length + 1 || _tag[^2] is (byte)'"' or (byte)'\'' or (byte)' ' or (byte)'\n');

    /// <summary>Goes to the next start tag or end tag; false at the end of the page.</summary>
    public bool Read()
    {
        while (true)
        {
            var open = _rest.IndexOf((byte)'<');
            if (open < 0 || open + 1 >= _rest.Length)
                return false;
            _rest = _rest[(open + 1)..];
            if (_rest.StartsWith("!--"u8))
            {
                var close = _rest.IndexOf("-->"u8);
                if (close < 0)
                    return false;
                _rest = _rest[(close + 3)..];
                continue;
            }
            IsEnd = _rest[0] == '/';
            var tag = IsEnd ? _rest[1..] : _rest;
            if (tag.IsEmpty || !char.IsAsciiLetter((char)tag[0]))
                continue;
            Start = _length - tag.Length;
            var end = EndOfTag(tag);
            _tag = tag[..end];
            _rest = tag[end..];
            var name = _tag.IndexOfAny(" \t\n/"u8);
            Name = name < 0 ? _tag : _tag[..name];
            if (!IsEnd && (Is("script"u8) || Is("style"u8)))
                SkipContent();
            return true;
        }
    }

    /// <summary>The text up to the next tag, as written.</summary>
    public readonly ReadOnlySpan<byte> TextAfter
    {
        get
        {
            var start = _rest.IsEmpty ? 0 : 1;
            var end = _rest.IndexOf((byte)'<');
            return end < 0 ? _rest[start..] : _rest[Math.Min(start, end)..end];
        }
    }

    /// <summary>The attributes of the current tag.</summary>
    public readonly Attributes GetAttributes() => new(Name.Length < _tag.Length ? _tag[Name.Length..] : default);

    private static int EndOfTag(ReadOnlySpan<byte> tag)
    {
        var at = 0;
        while (true)
        {
            var next = tag[at..].IndexOfAny("\"'>"u8);
            if (next < 0)
                return tag.Length;
            at += next;
            if (tag[at] == '>')
                return at;
            var quote = tag[(at + 1)..].IndexOf(tag[at]);
            if (quote < 0)
                return tag.Length;
            at += quote + 2;
        }
    }

    private void SkipContent()
    {
        var end = 0;
        while (_rest[end..].IndexOf("</"u8) is >= 0 and var next)
        {
            end += next + "</"u8.Length;
            if (Is(_rest.Slice(end, Math.Min(Name.Length, _rest.Length - end))))
            {
                _rest = _rest[(end - "</"u8.Length)..];
                return;
            }
        }
        _rest = default;
    }

    public ref struct Attributes(ReadOnlySpan<byte> rest)
    {
        private ReadOnlySpan<byte> _rest = rest;

        public ReadOnlySpan<byte> Name { get; private set; }

        /// <summary>Whether the current attribute has this name, in lower case or with capitals.</summary>
        public readonly bool Is(ReadOnlySpan<byte> name) => Ascii.EqualsIgnoreCase(Name, name);

        /// <summary>The value as it is written, with its entities; empty for an attribute without a value.</summary>
        public ReadOnlySpan<byte> Value { get; private set; }

        public bool Read()
        {
            _rest = _rest.TrimStart(" \t\n/"u8);
            if (_rest.IsEmpty)
                return false;
            var end = _rest.IndexOfAny("= \t\n/"u8);
            Name = end < 0 ? _rest : _rest[..end];
            _rest = end < 0 ? default : _rest[end..].TrimStart(" \t\n"u8);
            Value = default;
            if (_rest.IsEmpty || _rest[0] != '=')
                return true;
            _rest = _rest[1..].TrimStart(" \t\n"u8);
            if (!_rest.IsEmpty && _rest[0] is (byte)'"' or (byte)'\'')
            {
                var close = _rest[1..].IndexOf(_rest[0]);
                Value = close < 0 ? _rest[1..] : _rest.Slice(1, close);
                _rest = close < 0 ? default : _rest[(close + 2)..];
            }
            else
            {
                var close = _rest.IndexOfAny(" \t\n"u8);
                Value = close < 0 ? _rest : _rest[..close];
                _rest = close < 0 ? default : _rest[close..];
            }
            return true;
        }
    }

    /// <summary>The decoded text of an attribute value.</summary>
    public static string Decode(ReadOnlySpan<byte> value) => System.Net.WebUtility.HtmlDecode(Encoding.UTF8.GetString(value));
}
