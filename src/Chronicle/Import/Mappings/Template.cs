using System.Collections.Immutable;
using System.Text;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Import.Mappings;

/// <summary>The result of a template: a value, or the problem that prevents a value. If both are null, the result is nothing.</summary>
/// <param name="At">The location of the problem in the row; null if it concerns the whole row.</param>
internal readonly record struct FillResult(YamlNode? Value, string? Problem, SourceLocation? At = null)
{
    public static FillResult Nothing => default;

    public static FillResult Failed(string problem, SourceLocation? at = null) => new(null, problem, at);
}

/// <summary>
/// A text with placeholders: <c>{column}</c>, <c>{a.b}</c> for a value inside another value, <c>{column|filter}</c>. If a placeholder has
/// no value, the result is nothing. If the text consists of one placeholder and nothing is escaped, the result is the value of the
/// placeholder, which may be a list. In all other cases a list has no text, and the result is nothing.
/// </summary>
internal sealed record Template(ImmutableArray<TemplatePart> Parts, SourceLocation At)
{
    public IEnumerable<Placeholder> Placeholders => Parts.Select(part => part.Placeholder).OfType<Placeholder>();

    public static Template Parse(YamlScalar scalar, DiagnosticBag diagnostics)
    {
        var parts = ImmutableArray.CreateBuilder<TemplatePart>();
        var text = new StringBuilder();
        var source = scalar.Value;
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] is '{' or '}' && i + 1 < source.Length && source[i + 1] == source[i])
                text.Append(source[i++]);
            else if (source[i] != '{')
                text.Append(source[i]);
            else if (source.IndexOf('}', i) is > 0 and var end)
            {
                if (text.Length > 0)
                    parts.Add(new(text.ToString(), null));
                text.Clear();
                parts.Add(new("", Placeholder.Parse(source[(i + 1)..end], scalar.At, diagnostics)));
                i = end;
            }
            else
            {
                diagnostics.Add(Rules.BadMapping, scalar.At, $"a brace is opened and not closed: \"{source}\"; write {{{{ for a brace");
                break;
            }
        }
        if (text.Length > 0 || parts.Count == 0)
            parts.Add(new(text.ToString(), null));
        return new(parts.ToImmutable(), scalar.At);
    }

    /// <param name="escape">Escapes the values of the placeholders, except values with the filter <c>markdown</c>; null for no
    /// escape.</param>
    public FillResult Fill(Scope scope, Func<string, string>? escape = null)
    {
        if (Parts is [{ Placeholder: { } only }] && escape is null)
            return only.Fill(scope);
        var text = new StringBuilder();
        foreach (var part in Parts)
        {
            if (part.Placeholder is not { } placeholder)
            {
                text.Append(part.Text);
                continue;
            }
            var filled = placeholder.Fill(scope);
            if (filled.Problem is not null)
                return filled;
            if (filled.Value is not YamlScalar value)
                return FillResult.Nothing;
            text.Append(escape is null || placeholder.IsMarkdown ? value.Value : escape(value.Value));
        }
        // A text without placeholders is a value of the mapping, so a mistake in it is reported there.
        return new(new YamlScalar(text.ToString(), Placeholders.Any() ? scope.At : At), null);
    }
}

/// <summary>A piece of a template: a text, or a placeholder.</summary>
internal sealed record TemplatePart(string Text, Placeholder? Placeholder);
