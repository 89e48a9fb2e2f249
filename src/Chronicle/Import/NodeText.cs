using System.Security.Cryptography;
using System.Text;
using Chronicle.Read.Yaml;

namespace Chronicle.Import;

/// <summary>
/// Writes a YAML value as a text that does not depend on the style or the order of keys in the file, and computes a short hash of this
/// text.
/// </summary>
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
