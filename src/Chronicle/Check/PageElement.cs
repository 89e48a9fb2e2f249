using System.Text;

namespace Chronicle.Check;

/// <summary>The attributes of one element on which its checks depend, as written. A missing one is empty.</summary>
internal ref struct PageElement
{
    /// <summary>The name of the element.</summary>
    public ReadOnlySpan<byte> Tag { get; init; }

    /// <summary>The value of <c>href</c> or <c>src</c>.</summary>
    public ReadOnlySpan<byte> Link { get; private set; }

    public ReadOnlySpan<byte> Type { get; private set; }

    public ReadOnlySpan<byte> Relation { get; private set; }

    public ReadOnlySpan<byte> Name { get; private set; }

    public ReadOnlySpan<byte> Property { get; private set; }

    public ReadOnlySpan<byte> HttpEquiv { get; private set; }

    public ReadOnlySpan<byte> Content { get; private set; }

    public bool HasAlternative { get; private set; }

    public readonly bool Is(ReadOnlySpan<byte> tag) => Ascii.EqualsIgnoreCase(Tag, tag);

    /// <summary>Keeps the value of an attribute, if a check needs it.</summary>
    public void Keep(ReadOnlySpan<byte> attribute, ReadOnlySpan<byte> value)
    {
        if (Ascii.EqualsIgnoreCase(attribute, "href"u8) || Ascii.EqualsIgnoreCase(attribute, "src"u8))
            Link = value;
        else if (Ascii.EqualsIgnoreCase(attribute, "type"u8))
            Type = value;
        else if (Ascii.EqualsIgnoreCase(attribute, "rel"u8))
            Relation = value;
        else if (Ascii.EqualsIgnoreCase(attribute, "name"u8))
            Name = value;
        else if (Ascii.EqualsIgnoreCase(attribute, "property"u8))
            Property = value;
        else if (Ascii.EqualsIgnoreCase(attribute, "http-equiv"u8))
            HttpEquiv = value;
        else if (Ascii.EqualsIgnoreCase(attribute, "content"u8))
            Content = value;
        else if (Ascii.EqualsIgnoreCase(attribute, "alt"u8))
            HasAlternative = true;
    }
}
