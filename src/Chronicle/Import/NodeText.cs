using System.Security.Cryptography;
using System.Text;
using Chronicle.Read.Yaml;

namespace Chronicle.Import;

/// <summary>One text for each value, independent of its style in a file, and a short hash of it.</summary>
internal static class NodeText
{
    private const int Digits = 8;

    public static string Write(YamlNode node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return text.ToString();
    }

    public static string Hash(YamlNode node) => Hash(Write(node));

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Digits];

    // The length of a text is written before it, so that different values never give the same text.
    private static void Write(YamlNode node, StringBuilder text)
    {
        switch (node)
        {
            case YamlScalar scalar:
                text.Append(scalar.Value.Trim().Length).Append(':').Append(scalar.Value.Trim());
                break;
            case YamlSequence list:
                text.Append('[');
                foreach (var item in list.Items)
                    Write(item, text);
                text.Append(']');
                break;
            case YamlMapping map:
                text.Append('{');
                foreach (var entry in map.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    text.Append(entry.Key.Length).Append(':').Append(entry.Key).Append('=');
                    Write(entry.Value, text);
                }
                text.Append('}');
                break;
        }
    }
}
