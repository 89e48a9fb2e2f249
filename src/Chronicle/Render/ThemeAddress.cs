using System.Text.RegularExpressions;
using Chronicle.Primitives;

namespace Chronicle.Render;

/// <summary>An address that a file of the chronicle's own theme contains literally, so without the base path of the site.</summary>
internal abstract partial record ThemeAddress(string Value, SourceLocation At)
{
    /// <summary>An address in a style sheet.</summary>
    public sealed record InStyleSheet(string Value, SourceLocation At) : ThemeAddress(Value, At);

    /// <summary>An address in a template, from the root of the host.</summary>
    /// <param name="IsBeginning">Whether a value of the template follows.</param>
    public sealed record InTemplate(string Value, SourceLocation At, bool IsBeginning) : ThemeAddress(Value, At)
    {
        /// <summary>Whether the template writes this address into a page.</summary>
        public bool Writes(string address) =>
            IsBeginning ? address.StartsWith(Value, StringComparison.Ordinal) : address == Value || address == Value + "/";
    }

    /// <summary>The addresses from the root of the host in a template.</summary>
    public static IEnumerable<ThemeAddress> Find(SourceText template) =>
        from match in Rooted().Matches(template.Value)
        let address = match.Groups["address"]
        where address.Success
        select new InTemplate(address.Value, template.At(address.Index),
            template.Value.AsSpan(address.Index + address.Length).StartsWith("{{"));

    // Code and comments are skipped, even if they have no end.
    [GeneratedRegex(@"\{\{.*?(?:\}\}|\z)|<!--.*?(?:-->|\z)|\s(?i:href|src|action|poster)\s*=\s*[""']?(?<address>/(?!/)[^""'\s>{]*)",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Rooted();
}
