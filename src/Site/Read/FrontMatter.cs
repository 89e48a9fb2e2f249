using Site.Text;

namespace Site.Read;

/// <summary>The YAML between two lines of <c>---</c> at the beginning of a file.</summary>
public static class FrontMatter
{
    private const string Fence = "---\n";

    /// <summary>The bytes of a record's file up to the end of its facts: as long as they and the settings are the same, so are the facts. They end at the second line of dashes at the latest; a file that has none ends there itself.</summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> file)
    {
        var start = file.IndexOf("---"u8) + 3;
        for (var at = file[start..].IndexOf("---"u8); at >= 0; at = file[start..].IndexOf("---"u8))
        {
            start += at + 3;
            var isLine = file[start - 4] is (byte)'\n' or (byte)'\r' && (start == file.Length || file[start] is (byte)'\n' or (byte)'\r');
            if (isLine)
                return file[..start];
        }
        return file;
    }

    /// <summary>The mapping; null, with a finding, when there is none.</summary>
    public static YamlMapping? Read(SourceText source, Findings found)
    {
        var text = source.Value;
        if (!text.StartsWith(Fence, StringComparison.Ordinal))
        {
            found.Add(Rules.NoFrontMatter, source.At(0), "a record begins with its facts between two lines that hold --- and nothing else");
            return null;
        }
        var end = text.IndexOf("\n---\n", Fence.Length - 1, StringComparison.Ordinal);
        if (end < 0 && text.EndsWith("\n---", StringComparison.Ordinal))
            end = text.Length - "\n---".Length;
        if (end < 0)
        {
            found.Add(Rules.NoFrontMatter, source.At(0), "the facts begun by --- have no end; close them with a second line that holds --- and nothing else");
            return null;
        }
        return YamlReader.ReadMapping(source, Fence.Length..Math.Max(Fence.Length, end + 1), found);
    }
}
