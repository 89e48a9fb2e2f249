using System.Collections.Immutable;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Import.Mappings;

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
        scope.Used.Add(this, isFound: value is not null);
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
