using System.Text;
using Site.Text;

namespace Site.Export;

/// <summary>An entry for a bibliography of LaTeX. No year and no day of access: what is cited is a state of a record, and its revision says which.</summary>
public static class BibTex
{
    public static string Create(string key, string title, string site, string revision, string url) =>
        $"@misc{{{key},\n  author = {{{{{Escape(site)}}}}},\n  title = {{{{{Escape(title)}}}}},\n  version = {{{Escape(revision)}}},\n  url = {{{url}}}\n}}";

    /// <summary>Every character that means something to TeX as a command that prints it, so that braces always balance.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in CleanText.Of(text))
            escaped.Append(c switch
            {
                '\\' => @"\textbackslash{}",
                '~' => @"\textasciitilde{}",
                '^' => @"\textasciicircum{}",
                '"' => @"\textquotedbl{}",
                '{' or '}' or '$' or '&' or '#' or '%' or '_' => $@"\{c}",
                _ => c.ToString(),
            });
        return escaped.ToString();
    }
}
