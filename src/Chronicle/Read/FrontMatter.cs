using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Read;

/// <summary>The YAML between two lines of <c>---</c> at the beginning of a file.</summary>
internal static class FrontMatter
{
    private const string Fence = "---\n";

    /// <summary>The mapping; null, with a finding, when there is none.</summary>
    public static YamlMapping? Read(SourceText source, DiagnosticBag diagnostics)
    {
        var text = source.Value;
        if (!text.StartsWith(Fence, StringComparison.Ordinal))
        {
            diagnostics.Add(Rules.NoFrontMatter, source.At(0), "a record begins with its facts between two lines that hold --- and nothing else");
            return null;
        }
        var end = text.IndexOf("\n---\n", Fence.Length - 1, StringComparison.Ordinal);
        if (end < 0 && text.EndsWith("\n---", StringComparison.Ordinal))
            end = text.Length - "\n---".Length;
        if (end < 0)
        {
            diagnostics.Add(Rules.NoFrontMatter, source.At(0), "the facts begun by --- have no end; close them with a second line that holds --- and nothing else");
            return null;
        }
        return YamlReader.ReadMapping(source, Fence.Length..Math.Max(Fence.Length, end + 1), diagnostics);
    }
}
