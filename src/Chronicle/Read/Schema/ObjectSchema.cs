using System.Collections.Immutable;
using System.Globalization;
using Chronicle.Domain;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Read.Schema;

/// <summary>A key: what it means, in a sentence, and how it may look, as YAML.</summary>
internal sealed record Field(string Name, SchemaType Type, bool Required, string Description, string Example);

/// <summary>The keys that a mapping may have.</summary>
internal sealed record ObjectSchema(string Name, ImmutableArray<Field> Fields)
{
    /// <summary>The same shape with the fields that <c>site.yml</c> declares for it.</summary>
    public ObjectSchema With(IEnumerable<FieldDeclaration> declared) =>
        this with { Fields = [.. Fields, .. declared.Select(field => new Field(field.Id, TypeOf(field.Kind), Required: false, field.Description ?? field.Label, ""))] };

    /// <summary>Reports what is wrong with one value of a key.</summary>
    public static void CheckValue(Field field, YamlNode value, DiagnosticBag diagnostics) => CheckValue(field.Type, value, $"\"{field.Name}\"", diagnostics);

    /// <summary>Reports what does not fit: unknown keys, missing keys, values of the wrong type.</summary>
    public void Check(YamlMapping map, DiagnosticBag diagnostics)
    {
        foreach (var entry in map.Entries)
        {
            if (Find(entry.Key) is { } field)
                CheckValue(field.Type, entry.Value, $"\"{entry.Key}\"", diagnostics);
            else
                diagnostics.Add(Rules.UnknownKey, entry.KeyAt, () => $"unknown key \"{entry.Key}\" in a {Name}{Nearest.Hint(entry.Key, Fields.Select(f => f.Name))}");
        }
        foreach (var field in Fields)
            if (field.Required && map[field.Name] is null)
                diagnostics.Add(Rules.MissingKey, map.At, $"a {Name} needs the key \"{field.Name}\"");
    }

    private Field? Find(string name)
    {
        foreach (var field in Fields)
            if (field.Name == name)
                return field;
        return null;
    }

    private static void CheckValue(SchemaType type, YamlNode value, string what, DiagnosticBag diagnostics)
    {
        switch (type, value)
        {
            case (SchemaType.ListOf list, YamlSequence sequence):
                foreach (var item in sequence.Items)
                    CheckValue(list.Item, item, $"an entry of {what}", diagnostics);
                break;
            case (SchemaType.MapOf map, YamlMapping mapping):
                foreach (var entry in mapping.Entries)
                {
                    if (map.Key is SchemaType.OneOf known)
                        CheckWord(known, new(entry.Key, entry.KeyAt), diagnostics);
                    CheckValue(map.Item, entry.Value, $"\"{entry.Key}\"", diagnostics);
                }
                break;
            case (SchemaType.ObjectOf keys, YamlMapping mapping):
                keys.Schema.Check(mapping, diagnostics);
                break;
            case (SchemaType.ListOf or SchemaType.MapOf or SchemaType.ObjectOf, _):
                diagnostics.Add(Rules.WrongType, value.At, $"{what} must be {Describe(type)}");
                break;
            case (_, YamlScalar scalar):
                CheckScalar(type, scalar, what, diagnostics);
                break;
            default:
                diagnostics.Add(Rules.WrongType, value.At, $"{what} must be {Describe(type)}");
                break;
        }
    }

    private static void CheckScalar(SchemaType type, YamlScalar scalar, string what, DiagnosticBag diagnostics)
    {
        if (string.IsNullOrWhiteSpace(scalar.Value))
            diagnostics.Add(Rules.WrongType, scalar.At, $"{what} is empty; give it {Describe(type)}, or leave the key out");
        else if (type is SchemaType.Date && !PartialDate.TryParse(scalar.Value, out _))
            diagnostics.Add(Rules.BadDate, scalar.At, $"{what} is no date: \"{scalar.Value}\"; write 2022, 2022-10 or 2022-10-03, with ~ after it for approximate");
        else if (type is SchemaType.Number && !TryNumber(scalar.Value, out _))
            diagnostics.Add(Rules.BadNumber, scalar.At, IsNumber(scalar.Value, out _)
                ? $"{what} has more digits than data can bear: \"{Shortening.Of(scalar.Value, 40)}\"; from the first to the last that is not 0 at most {MostDigits}, and at most {MostPlaces} before and behind the point"
                : $"{what} is no number: \"{scalar.Value}\"; write digits, with a point before decimals");
        else if (type is SchemaType.Flag && scalar.Value is not ("true" or "false"))
            diagnostics.Add(Rules.WrongType, scalar.At, $"{what} must be true or false, not \"{scalar.Value}\"");
        else if (type is SchemaType.WebAddress && !WebAddresses.IsAllowed(scalar.Value))
            diagnostics.Add(Rules.BadAddress, scalar.At, $"{what} is no address: \"{scalar.Value}\"; write it whole, beginning with https://, http:// or mailto:");
        else if (type is SchemaType.OneOf known)
            CheckWord(known, scalar, diagnostics);
    }

    private static void CheckWord(SchemaType.OneOf known, YamlScalar word, DiagnosticBag diagnostics)
    {
        if (!known.Known.Contains(word.Value))
            diagnostics.Add(Rules.UnknownTerm, word.At, () => $"unknown {known.Noun} \"{word.Value}\": one of {string.Join(", ", known.Known)}{Nearest.Hint(word.Value, known.Known)}");
    }

    /// <summary>From the first to the last that is not 0. So many survive in a double, as which most programs read the numbers of JSON.</summary>
    private const int MostDigits = 15;

    /// <summary>On either side of the point. With more a difference or a proportion of two numbers could overflow.</summary>
    private const int MostPlaces = 24;

    public static bool TryNumber(string text, out decimal number) => IsNumber(text, out number) && IsBearable(text.TrimStart('-', '+'));

    private static bool IsBearable(string digits)
    {
        var point = digits.IndexOf('.');
        var (whole, fraction) = point < 0 ? (digits.TrimStart('0'), "") : (digits[..point].TrimStart('0'), digits[(point + 1)..].TrimEnd('0'));
        return whole.Length <= MostPlaces && fraction.Length <= MostPlaces && (whole + fraction).Trim('0').Length <= MostDigits;
    }

    private static bool IsNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    private static string Describe(SchemaType type) => type switch
    {
        SchemaType.AnyText or SchemaType.OneOf or SchemaType.TermOf or SchemaType.IdOf => "a text",
        SchemaType.Number => "a number",
        SchemaType.Flag => "true or false",
        SchemaType.Date => "a date",
        SchemaType.WebAddress => "an address",
        SchemaType.ListOf list => $"a list, each entry {Describe(list.Item)}",
        SchemaType.MapOf map => $"keys, each with {Describe(map.Item)}",
        SchemaType.ObjectOf keys => $"a {keys.Schema.Name}: {string.Join(", ", keys.Schema.Fields.Select(f => f.Name))}",
        _ => throw new InvalidOperationException(type.ToString()),
    };

    private static SchemaType TypeOf(FieldKind kind) => kind switch
    {
        FieldKind.Text or FieldKind.Code or FieldKind.Version => new SchemaType.AnyText(),
        FieldKind.List or FieldKind.CodeList => new SchemaType.ListOf(new SchemaType.AnyText()),
        FieldKind.Number => new SchemaType.Number(),
        FieldKind.Date => new SchemaType.Date(),
        _ => throw new InvalidOperationException(kind.ToString()),
    };
}
