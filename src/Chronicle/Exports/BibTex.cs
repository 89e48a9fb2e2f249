using System.Buffers;
using System.Text;
using Chronicle.Primitives;

namespace Chronicle.Exports;

/// <summary>An entry for a bibliography of LaTeX. No year and no day of access: what is cited is a state of a record, and its revision says which.</summary>
internal static class BibTex
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\\~^\"{}$&#%_");

    public static string Create(string key, string title, string site, string revision, string url) =>
        $"@misc{{{key},\n  author = {{{{{Escape(site)}}}}},\n  title = {{{{{Escape(title)}}}}},\n  version = {{{Escape(revision)}}},\n  url = {{{url}}}\n}}";

    /// <summary>Every character that means something to TeX as a command that prints it, so that braces always balance.</summary>
    public static string Escape(string text)
    {
        var clean = CleanText.Clean(text);
        if (!clean.AsSpan().ContainsAny(Special))
            return clean;
        var escaped = new StringBuilder(clean.Length);
        foreach (var c in clean)
            _ = c switch
            {
                '\\' => escaped.Append(@"\textbackslash{}"),
                '~' => escaped.Append(@"\textasciitilde{}"),
                '^' => escaped.Append(@"\textasciicircum{}"),
                '"' => escaped.Append(@"\textquotedbl{}"),
                '{' or '}' or '$' or '&' or '#' or '%' or '_' => escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        return escaped.ToString();
    }
}
