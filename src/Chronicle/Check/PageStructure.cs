using System.Text;
using Chronicle.Primitives;

namespace Chronicle.Check;

/// <summary>
/// Checks the structure of one page, tag by tag: the doctype, the language, the main element, the end of each element, and references to
/// ids. An element whose end tag may be missing in HTML is never reported. Only the first element without an end is reported, because
/// further ones are its consequences.
/// </summary>
internal ref struct PageStructure(ReadOnlySpan<byte> html)
{
    private const int LongestImplicit = 8;

    /// <summary>The elements that have no end tag, and the elements whose end tag may be missing.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Implicit = new HashSet<string>(
    [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
        "html", "head", "body", "p", "li", "dt", "dd", "rt", "rp", "optgroup", "option", "colgroup", "caption", "thead", "tbody", "tfoot",
        "tr", "td", "th",
    ], StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly ReadOnlySpan<byte> _html = html;
    private readonly List<Element> _open = new(64);
    private readonly List<string> _references = [];
    private string? _imbalance;
    private bool _hasLanguage;
    private int _mains;

    /// <summary>An open element: the offset and the length of its name in the page, and whether a slash ends its start tag.</summary>
    private readonly record struct Element(int Start, int Length, bool IsSelfClosed);

    public void Open(int start, int length, bool isSelfClosed)
    {
        _open.Add(new(start, length, isSelfClosed));
        if (Is(_html.Slice(start, length), "main"u8))
            _mains++;
    }

    /// <summary>Closes the last open element with this name, and the elements after it.</summary>
    public void Close(int start, int length)
    {
        var name = _html.Slice(start, length);
        var at = _open.Count - 1;
        while (at >= 0 && !Is(NameOf(at), name) && MayStayOpen(at))
            at--;
        if (at >= 0 && !Is(NameOf(at), name))
        {
            var unclosed = at;
            while (at >= 0 && !Is(NameOf(at), name))
                at--;
            if (at >= 0)
                _imbalance ??= $"the element <{Text(NameOf(unclosed))}> is not closed before </{Text(name)}>";
        }
        if (at >= 0)
            _open.RemoveRange(at, _open.Count - at);
        else if (!IsImplicit(name))
            _imbalance ??= $"</{Text(name)}> closes no element";
    }

    /// <summary>Whether <see cref="Read"/> reads the attribute with this name.</summary>
    public static bool Reads(ReadOnlySpan<byte> attribute) => attribute.Length switch
    {
        3 => Is(attribute, "for"u8),
        4 => Is(attribute, "lang"u8),
        13 => Is(attribute, "popovertarget"u8),
        15 => Is(attribute, "aria-labelledby"u8),
        16 => Is(attribute, "aria-describedby"u8),
        _ => false,
    };

    /// <summary>Reads an attribute of the element that was opened last.</summary>
    public void Read(ReadOnlySpan<byte> attribute, ReadOnlySpan<byte> value)
    {
        if (attribute.Length == 4)
            _hasLanguage |= !value.IsEmpty && Is(NameOf(_open.Count - 1), "html"u8);
        else
            _references.AddRange(HtmlScanner.Decode(value).Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The faults of the page. <paramref name="ids"/> has all its ids.</summary>
    public readonly IEnumerable<(Rule Rule, string Message)> Finish(HashSet<string> ids)
    {
        var faults = new List<(Rule, string)>();
        var start = _html.TrimStart(" \t\r\n"u8);
        if (!Is(start[..Math.Min(Doctype.Length, start.Length)], Doctype))
            faults.Add((Rules.LateDoctype, "the page does not begin with <!DOCTYPE html>, so browsers show it by old rules"));
        if (!_hasLanguage)
            faults.Add((Rules.NoLanguage, "the page has no language; write <html lang=\"{{ site.language }}\">"));
        if (_mains != 1)
            faults.Add((Rules.MainCount, $"the page has {_mains} main elements; it needs exactly one"));
        if (_imbalance is not null)
            faults.Add((Rules.UnbalancedElement, _imbalance));
        else
            for (var i = _open.Count - 1; i >= 0; i--)
                if (!MayStayOpen(i))
                {
                    faults.Add((Rules.UnbalancedElement, $"the element <{Text(NameOf(i))}> is not closed"));
                    break;
                }
        foreach (var id in _references)
            if (!ids.Contains(id))
                faults.Add((Rules.DeadReference, $"the page has no element with the id \"{id}\", to which an attribute refers"));
        return faults;
    }

    private static ReadOnlySpan<byte> Doctype => "<!DOCTYPE html"u8;

    private readonly ReadOnlySpan<byte> NameOf(int element) => _html.Slice(_open[element].Start, _open[element].Length);

    private readonly bool MayStayOpen(int element) => _open[element].IsSelfClosed || IsImplicit(NameOf(element));

    private static bool IsImplicit(ReadOnlySpan<byte> name)
    {
        if (name.Length > LongestImplicit)
            return false;
        Span<char> text = stackalloc char[LongestImplicit];
        return Implicit.Contains(text[..Encoding.UTF8.GetChars(name, text)]);
    }

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> other) => Ascii.EqualsIgnoreCase(name, other);

    private static string Text(ReadOnlySpan<byte> name) => Encoding.UTF8.GetString(name);
}
