using System.Text;
using System.Xml;
using Chronicle.Presentation;

namespace Chronicle.Exports;

/// <summary>Writes an XML file: UTF-8, indented, with line feeds.</summary>
internal static class XmlFile
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" };

    public static ReadOnlyMemory<byte> Write(Action<XmlWriter> write)
    {
        using var file = new PooledBufferWriter();
        using (var xml = XmlWriter.Create(file, Settings))
            write(xml);
        file.Write("\n"u8);
        return file.ToArray();
    }
}
