using System.Globalization;
using System.Text;
using Chronicle.Primitives;

namespace Chronicle.Exports;

/// <summary>
/// Creates a BibTeX entry for a bibliography of LaTeX. The year of the entry is the year of the state of the record (<c>day</c>); an
/// unknown day gives no year. A script adds the day of access, because only the reader's machine knows that day.
/// </summary>
internal static class BibTex
{
    public static string Create(string key, string title, string site, string revision, string url, PartialDate? day) =>
        $"@misc{{{key},\n  author = {{{{{Escape(site)}}}}},\n  title = {{{{{Escape(title)}}}}},\n"
        + (day is { } known ? $"  year = {{{known.Year.ToString(CultureInfo.InvariantCulture)}}},\n" : "")
        + $"  version = {{{Escape(revision)}}},\n  url = {{{url}}}\n}}";

    /// <summary>
    /// Replaces each character that is special in TeX with a command that prints it. BibTeX also counts a brace after a backslash. So a
    /// brace becomes a command whose own braces are balanced, such as <c>\textbraceleft{}</c>.
    /// </summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in CleanText.Clean(text))
            _ = c switch
            {
                '\\' => escaped.Append(@"\textbackslash{}"),
                '~' => escaped.Append(@"\textasciitilde{}"),
                '^' => escaped.Append(@"\textasciicircum{}"),
                '"' => escaped.Append(@"\textquotedbl{}"),
                '{' => escaped.Append(@"\textbraceleft{}"),
                '}' => escaped.Append(@"\textbraceright{}"),
                '$' or '&' or '#' or '%' or '_' => escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        return escaped.ToString();
    }
}
