using System.Collections.Immutable;
using System.Text;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Import.Mappings;

/// <summary>The result of a template: a value; nothing, if both are null; or the problem that prevents a value.</summary>
internal readonly record struct FillResult(YamlNode? Value, string? Problem)
{
    public static FillResult Nothing => default;

    public static FillResult Failed(string problem) => new(null, problem);
}

/// <summary>
/// A text with placeholders: <c>{column}</c>, <c>{a.b}</c> for a value inside another value, <c>{column|filter}</c>. If a placeholder has
/// no value, the result is nothing. If the text consists of one placeholder and nothing is escaped, the result is the value of the
/// placeholder, which may be a list. In all other cases a list has no text, and the result is nothing.
/// </summary>
internal sealed record Template(ImmutableArray<TemplatePart> Parts, SourceLocation At)
{
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

    /// <param name="escape">Escapes the values of the placeholders, except those with the filter <c>markdown</c>; null for no
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
        return new(new YamlScalar(text.ToString(), scope.At), null);
    }
}

/// <summary>A piece of a template: a text, or a placeholder.</summary>
internal sealed record TemplatePart(string Text, Placeholder? Placeholder);

/// <summary>A placeholder of a template: the path to a value, and the filters that change it.</summary>
internal sealed record Placeholder(string Name, ImmutableArray<string> Path, ImmutableArray<(string Name, string Argument)> Filters,
    SourceLocation At)
{
    public bool IsMarkdown => Filters.Any(filter => filter.Name == "markdown");

    public static Placeholder Parse(string text, SourceLocation at, DiagnosticBag diagnostics)
    {
        var pieces = text.Split('|');
        ImmutableArray<(string Name, string Argument)> filters = [.. pieces.Skip(1).Select(piece => piece.Split(':', 2))
            .Select(piece => (piece[0].Trim(), piece.Length > 1 ? piece[1] : ""))];
        foreach (var (name, _) in filters)
            if (!Mappings.Filters.Names.Contains(name))
                diagnostics.Add(Rules.BadMapping, at,
                    hints => $"unknown filter \"{name}\" in {{{text}}}{hints.Find(name, Mappings.Filters.Names)}");
        foreach (var piece in pieces.Skip(2).Where(piece => piece.Split(':')[0].Trim() == SplitText.Filter))
            diagnostics.Add(Rules.BadMapping, at, $"\"{SplitText.Filter}\" is not the first filter in {{{text}}}; "
                + $"write {{{string.Join('|', [pieces[0], piece, .. pieces.Skip(1).Where(other => other != piece)])}}}");
        return new(pieces[0].Trim(), [.. pieces[0].Trim().Split('.')], filters, at);
    }

    public FillResult Fill(Scope scope)
    {
        var value = scope.Find(Path.AsSpan());
        if (value is not null)
            scope.Use.Found.Add(this);
        else if (scope.Use.Alternatives == 0)
            scope.Use.Missed.Add(this);
        return Filters.IsEmpty ? new(IsNothing(value) ? null : value, null) : Apply(value, scope);
    }

    // The filters change each entry of a list. An entry that becomes nothing is left out.
    private FillResult Apply(YamlNode? value, Scope scope)
    {
        if (Filters[0] is { Name: SplitText.Filter, Argument: var separator } && value is YamlScalar text)
            value = SplitText.Split(text, separator);
        if (value is not YamlSequence list)
            return Mappings.Filters.Apply(this, value as YamlScalar, scope);
        var items = ImmutableArray.CreateBuilder<YamlNode>(list.Items.Length);
        foreach (var item in list.Items)
        {
            var filled = Mappings.Filters.Apply(this, item as YamlScalar, scope);
            if (filled.Problem is not null)
                return filled;
            if (filled.Value is { } kept)
                items.Add(kept);
        }
        return new(items.Count == 0 ? null : list with { Items = items.ToImmutable() }, null);
    }

    public static bool IsNothing(YamlNode? value) => value switch
    {
        YamlScalar scalar => string.IsNullOrWhiteSpace(scalar.Value),
        YamlSequence list => list.Items.IsEmpty,
        _ => value is null,
    };
}
