using System.Collections.Immutable;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Import.Mappings;

/// <summary>
/// The value of a fact in a mapping: a template; a list; keys with values; <c>{ each: list, value: … }</c>, a value for each entry of a
/// list in the row; or <c>{ first_of: […] }</c>, the first choice that gives a value.
/// </summary>
internal abstract record Expression
{
    public abstract FillResult Fill(Scope scope);

    /// <summary>The placeholders of all templates in it.</summary>
    public abstract IEnumerable<Placeholder> Placeholders { get; }

    public static Expression Parse(YamlNode node, DiagnosticBag diagnostics) => node switch
    {
        YamlScalar scalar => new OfText(Template.Parse(scalar, diagnostics)),
        YamlSequence list => new OfList([.. list.Items.Select(item => Parse(item, diagnostics))]),
        YamlMapping map when map["first_of"] is YamlSequence list && map.Entries.Length == 1 =>
            new FirstOf([.. list.Items.Select(item => Parse(item, diagnostics))]),
        YamlMapping map when map["each"] is YamlScalar list && map["value"] is { } value && map.Entries.Length == 2 =>
            new OfEach([.. list.Value.Split('.')], Parse(value, diagnostics)),
        YamlMapping map => new OfKeys([.. map.Entries.Select(entry =>
            (Template.Parse(new YamlScalar(entry.Key, entry.KeyAt), diagnostics), Parse(entry.Value, diagnostics)))]),
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    private sealed record OfText(Template Template) : Expression
    {
        public override IEnumerable<Placeholder> Placeholders => Template.Placeholders;

        public override FillResult Fill(Scope scope)
        {
            var filled = Template.Fill(scope);
            return filled.Value is YamlScalar text ? new(text with { Value = ImportedText.Line(text.Value) }, null) : filled;
        }
    }

    private sealed record FirstOf(ImmutableArray<Expression> Choices) : Expression
    {
        public override IEnumerable<Placeholder> Placeholders => Choices.SelectMany(choice => choice.Placeholders);

        // A choice with a problem is skipped. The first problem is reported only if no later choice gives a value.
        public override FillResult Fill(Scope scope)
        {
            var problem = FillResult.Nothing;
            foreach (var choice in Choices)
            {
                scope.Used.Alternatives++;
                var filled = choice.Fill(scope);
                scope.Used.Alternatives--;
                if (!Placeholder.IsNothing(filled.Value))
                    return filled;
                if (problem.Problem is null && filled.Problem is not null)
                    problem = filled;
            }
            return problem;
        }
    }

    private sealed record OfList(ImmutableArray<Expression> Items) : Expression
    {
        public override IEnumerable<Placeholder> Placeholders => Items.SelectMany(item => item.Placeholders);

        // A list that the mapping writes as empty is a value: the record states that it has no sources, for example.
        public override FillResult Fill(Scope scope) => Items.IsEmpty ? new(new YamlSequence([], scope.At), null)
            : Join(Items, item => item.Fill(scope), scope);
    }

    private sealed record OfEach(ImmutableArray<string> Path, Expression Value) : Expression
    {
        public override IEnumerable<Placeholder> Placeholders => Value.Placeholders;

        public override FillResult Fill(Scope scope) => Join(scope.Entries(Path.AsSpan()), entry => Value.Fill(entry), scope);
    }

    private sealed record OfKeys(ImmutableArray<(Template Key, Expression Value)> Entries) : Expression
    {
        public override IEnumerable<Placeholder> Placeholders => Entries.SelectMany(PlaceholdersOf);

        // If the row gives none of the values, the result is nothing: a link without its address is no link. The first value of a key
        // stays.
        public override FillResult Fill(Scope scope)
        {
            var (isFilled, names) = (!Placeholders.Any(), new HashSet<string>(StringComparer.Ordinal));
            var entries = ImmutableArray.CreateBuilder<YamlEntry>(Entries.Length);
            foreach (var entry in Entries)
            {
                var (template, expression) = entry;
                var (key, value) = (template.Fill(scope), expression.Fill(scope));
                if (key.Problem is not null)
                    return key;
                if (value.Problem is not null)
                    return value;
                if (key.Value is not YamlScalar name || Placeholder.IsNothing(name) || Placeholder.IsNothing(value.Value))
                    continue;
                if (ImportedText.Line(name.Value) is var line && names.Add(line))
                    entries.Add(new(line, scope.At, value.Value!));
                isFilled |= PlaceholdersOf(entry).Any();
            }
            return entries.Count == 0 || !isFilled ? FillResult.Nothing : new(new YamlMapping(entries.ToImmutable(), scope.At), null);
        }

        private static IEnumerable<Placeholder> PlaceholdersOf((Template Key, Expression Value) entry) =>
            entry.Key.Placeholders.Concat(entry.Value.Placeholders);
    }

    // Joins the values of all parts. Nested lists become one list, in which each text occurs once. The maps of an "each" become one map, in
    // which the first value of a key stays. The maps of a list stay separate items. An "each" that gives maps and also other values has no
    // result, because a map cannot have a value without a key.
    private static FillResult Join<T>(ImmutableArray<T> parts, Func<T, FillResult> fill, Scope scope)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        var keys = ImmutableArray.CreateBuilder<YamlEntry>();
        var (seen, names) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var part in parts)
        {
            var filled = fill(part);
            if (filled.Problem is not null)
                return filled;
            switch (filled.Value)
            {
                case YamlSequence list:
                    items.AddRange(list.Items.Where(item => item is not YamlScalar scalar || seen.Add(scalar.Value)));
                    break;
                case YamlScalar scalar when seen.Add(scalar.Value):
                    items.Add(scalar);
                    break;
                case YamlMapping map when part is Scope:
                    keys.AddRange(map.Entries.Where(entry => names.Add(entry.Key)));
                    break;
                case YamlMapping map:
                    items.Add(map);
                    break;
            }
        }
        if (keys.Count > 0 && items.FirstOrDefault(item => !Placeholder.IsNothing(item)) is { } other)
            return FillResult.Failed("some entries give keys with values, and others give values without a key"
                + (other is YamlScalar text ? $", such as \"{Shortening.Shorten(text.Value, 40)}\"" : "")
                + "; all entries must give the same form");
        return keys.Count > 0 ? new(new YamlMapping(keys.ToImmutable(), scope.At), null)
            : items.Count > 0 ? new(new YamlSequence(items.ToImmutable(), scope.At), null) : FillResult.Nothing;
    }
}
