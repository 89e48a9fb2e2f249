using System.Text;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Exports;

/// <summary>
/// Writes the lines of an iCalendar file (RFC 5545, section 3.1). A line ends with CR LF and is folded after 75 octets, between characters.
/// </summary>
internal readonly struct CalendarWriter(PooledBufferWriter file)
{
    private const int LongestLine = 75;

    /// <summary>Writes a property whose value needs no escape.</summary>
    public void Write(string name, string value)
    {
        var rest = Encoding.UTF8.GetBytes($"{name}:{value}").AsSpan();
        for (var room = LongestLine; rest.Length > room; room = LongestLine - 1)
        {
            var end = room;
            while ((rest[end] & 0xC0) == 0x80)
                end--;
            file.Write(rest[..end]);
            // The blank that begins the next line counts as one of its octets.
            file.Write("\r\n "u8);
            rest = rest[end..];
        }
        file.Write(rest);
        file.Write("\r\n"u8);
    }

    /// <summary>Writes a property whose value is a text, with the escapes of section 3.3.11.</summary>
    public void WriteText(string name, string text) => Write(name, Escape(CleanText.Clean(text)));

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal);
}
