using System.Collections.Immutable;
using System.Globalization;
using Site.Domain;
using Site.Text;

namespace Site.Read;

/// <summary>What a value may be. The reader holds every file against these types, and says what it expected.</summary>
public abstract record ValueType
{
    /// <summary>Any scalar that is not blank.</summary>
    public sealed record Words : ValueType;

    public sealed record Number : ValueType;

    public sealed record Flag : ValueType;

    public sealed record Date : ValueType;

    /// <summary>An address with scheme <c>http</c>, <c>https</c> or <c>mailto</c>.</summary>
    public sealed record WebAddress : ValueType;

    public sealed record ListOf(ValueType Item) : ValueType;

    /// <summary>Keys of the author's choice, each with a value of one type.</summary>
    public sealed record MapOf(ValueType Item) : ValueType;

    /// <summary>Keys that are known.</summary>
    public sealed record Keys(Shape Shape) : ValueType;
}

public sealed record Field(string Name, ValueType Type, bool Required);

/// <summary>The keys that a mapping may have.</summary>
public sealed record Shape(string Name, ImmutableArray<Field> Fields)
{
    /// <summary>The same shape with the fields that <c>site.yml</c> declares for it.</summary>
    public Shape With(IEnumerable<FieldDeclaration> declared) =>
        this with { Fields = [.. Fields, .. declared.Select(field => new Field(field.Id, TypeOf(field.Kind), Required: false))] };

    /// <summary>Reports what does not fit: unknown keys, missing keys, values of the wrong type.</summary>
    public void Check(YamlMapping map, Findings found)
    {
        foreach (var entry in map.Entries)
        {
            if (Find(entry.Key) is { } field)
                CheckValue(field.Type, entry.Value, $"\"{entry.Key}\"", found);
            else
                found.Add(Rules.UnknownKey, entry.KeyAt, $"unknown key \"{entry.Key}\" in a {Name}{Nearest.Hint(entry.Key, Fields.Select(f => f.Name))}");
        }
        foreach (var field in Fields)
            if (field.Required && map[field.Name] is null)
                found.Add(Rules.MissingKey, map.At, $"a {Name} needs the key \"{field.Name}\"");
    }

    private Field? Find(string name)
    {
        foreach (var field in Fields)
            if (field.Name == name)
                return field;
        return null;
    }

    private static void CheckValue(ValueType type, YamlNode value, string what, Findings found)
    {
        switch (type, value)
        {
            case (ValueType.ListOf list, YamlSequence sequence):
                foreach (var item in sequence.Items)
                    CheckValue(list.Item, item, $"an entry of {what}", found);
                break;
            case (ValueType.MapOf map, YamlMapping mapping):
                foreach (var entry in mapping.Entries)
                    CheckValue(map.Item, entry.Value, $"\"{entry.Key}\"", found);
                break;
            case (ValueType.Keys keys, YamlMapping mapping):
                keys.Shape.Check(mapping, found);
                break;
            case (ValueType.ListOf or ValueType.MapOf or ValueType.Keys, _):
                found.Add(Rules.WrongType, value.At, $"{what} must be {Describe(type)}");
                break;
            case (_, YamlScalar scalar):
                CheckScalar(type, scalar, what, found);
                break;
            default:
                found.Add(Rules.WrongType, value.At, $"{what} must be {Describe(type)}");
                break;
        }
    }

    private static void CheckScalar(ValueType type, YamlScalar scalar, string what, Findings found)
    {
        if (string.IsNullOrWhiteSpace(scalar.Value))
            found.Add(Rules.WrongType, scalar.At, $"{what} is empty; give it {Describe(type)}, or leave the key out");
        else if (type is ValueType.Date && !PartialDate.TryParse(scalar.Value, out _))
            found.Add(Rules.BadDate, scalar.At, $"{what} is no date: \"{scalar.Value}\"; write 2022, 2022-10 or 2022-10-03, with ~ after it for approximate");
        else if (type is ValueType.Number && !TryNumber(scalar.Value, out _))
            found.Add(Rules.BadNumber, scalar.At, $"{what} is no number: \"{scalar.Value}\"; write digits, with a point before decimals");
        else if (type is ValueType.Flag && scalar.Value is not ("true" or "false"))
            found.Add(Rules.WrongType, scalar.At, $"{what} must be true or false, not \"{scalar.Value}\"");
        else if (type is ValueType.WebAddress && !WebAddresses.IsAllowed(scalar.Value))
            found.Add(Rules.BadAddress, scalar.At, $"{what} is no address: \"{scalar.Value}\"; write it whole, beginning with https://, http:// or mailto:");
    }

    public static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    private static string Describe(ValueType type) => type switch
    {
        ValueType.Words => "a text",
        ValueType.Number => "a number",
        ValueType.Flag => "true or false",
        ValueType.Date => "a date",
        ValueType.WebAddress => "an address",
        ValueType.ListOf list => $"a list, each entry {Describe(list.Item)}",
        ValueType.MapOf map => $"keys, each with {Describe(map.Item)}",
        ValueType.Keys keys => $"a {keys.Shape.Name}: {string.Join(", ", keys.Shape.Fields.Select(f => f.Name))}",
        _ => throw new InvalidOperationException(type.ToString()),
    };

    private static ValueType TypeOf(FieldKind kind) => kind switch
    {
        FieldKind.Text or FieldKind.Code or FieldKind.Version => new ValueType.Words(),
        FieldKind.List or FieldKind.CodeList => new ValueType.ListOf(new ValueType.Words()),
        FieldKind.Number => new ValueType.Number(),
        FieldKind.Date => new ValueType.Date(),
        _ => throw new InvalidOperationException(kind.ToString()),
    };
}
