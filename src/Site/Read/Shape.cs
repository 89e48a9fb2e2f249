using System.Collections.Immutable;
using System.Globalization;
using Site.Domain;
using Site.Text;

namespace Site.Read;

/// <summary>A key: what it means, in a sentence, and how it may look, as YAML.</summary>
public sealed record Field(string Name, KeyType Type, bool Required, string Description, string Example);

/// <summary>The keys that a mapping may have.</summary>
public sealed record Shape(string Name, ImmutableArray<Field> Fields)
{
    /// <summary>The same shape with the fields that <c>site.yml</c> declares for it.</summary>
    public Shape With(IEnumerable<FieldDeclaration> declared) =>
        this with { Fields = [.. Fields, .. declared.Select(field => new Field(field.Id, TypeOf(field.Kind), Required: false, field.Description ?? field.Label, ""))] };

    /// <summary>Reports what is wrong with one value of a key.</summary>
    public static void CheckValue(Field field, YamlNode value, Findings found) => CheckValue(field.Type, value, $"\"{field.Name}\"", found);

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

    private static void CheckValue(KeyType type, YamlNode value, string what, Findings found)
    {
        switch (type, value)
        {
            case (KeyType.ListOf list, YamlSequence sequence):
                foreach (var item in sequence.Items)
                    CheckValue(list.Item, item, $"an entry of {what}", found);
                break;
            case (KeyType.MapOf map, YamlMapping mapping):
                foreach (var entry in mapping.Entries)
                {
                    if (map.Key is KeyType.OneOf known)
                        CheckWord(known, new(entry.Key, entry.KeyAt), found);
                    CheckValue(map.Item, entry.Value, $"\"{entry.Key}\"", found);
                }
                break;
            case (KeyType.Keys keys, YamlMapping mapping):
                keys.Shape.Check(mapping, found);
                break;
            case (KeyType.ListOf or KeyType.MapOf or KeyType.Keys, _):
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

    private static void CheckScalar(KeyType type, YamlScalar scalar, string what, Findings found)
    {
        if (string.IsNullOrWhiteSpace(scalar.Value))
            found.Add(Rules.WrongType, scalar.At, $"{what} is empty; give it {Describe(type)}, or leave the key out");
        else if (type is KeyType.Date && !PartialDate.TryParse(scalar.Value, out _))
            found.Add(Rules.BadDate, scalar.At, $"{what} is no date: \"{scalar.Value}\"; write 2022, 2022-10 or 2022-10-03, with ~ after it for approximate");
        else if (type is KeyType.Number && !TryNumber(scalar.Value, out _))
            found.Add(Rules.BadNumber, scalar.At, IsNumber(scalar.Value, out _)
                ? $"{what} has more digits than data can bear: \"{Shortening.Of(scalar.Value, 40)}\"; from the first to the last that is not 0 at most {MostDigits}, and at most {MostPlaces} before and behind the point"
                : $"{what} is no number: \"{scalar.Value}\"; write digits, with a point before decimals");
        else if (type is KeyType.Flag && scalar.Value is not ("true" or "false"))
            found.Add(Rules.WrongType, scalar.At, $"{what} must be true or false, not \"{scalar.Value}\"");
        else if (type is KeyType.WebAddress && !WebAddresses.IsAllowed(scalar.Value))
            found.Add(Rules.BadAddress, scalar.At, $"{what} is no address: \"{scalar.Value}\"; write it whole, beginning with https://, http:// or mailto:");
        else if (type is KeyType.OneOf known)
            CheckWord(known, scalar, found);
    }

    private static void CheckWord(KeyType.OneOf known, YamlScalar word, Findings found)
    {
        if (!known.Known.Contains(word.Value))
            found.Add(Rules.UnknownTerm, word.At, $"unknown {known.Noun} \"{word.Value}\": one of {string.Join(", ", known.Known)}{Nearest.Hint(word.Value, known.Known)}");
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

    private static string Describe(KeyType type) => type switch
    {
        KeyType.Words or KeyType.OneOf or KeyType.TermOf or KeyType.IdOf => "a text",
        KeyType.Number => "a number",
        KeyType.Flag => "true or false",
        KeyType.Date => "a date",
        KeyType.WebAddress => "an address",
        KeyType.ListOf list => $"a list, each entry {Describe(list.Item)}",
        KeyType.MapOf map => $"keys, each with {Describe(map.Item)}",
        KeyType.Keys keys => $"a {keys.Shape.Name}: {string.Join(", ", keys.Shape.Fields.Select(f => f.Name))}",
        _ => throw new InvalidOperationException(type.ToString()),
    };

    private static KeyType TypeOf(FieldKind kind) => kind switch
    {
        FieldKind.Text or FieldKind.Code or FieldKind.Version => new KeyType.Words(),
        FieldKind.List or FieldKind.CodeList => new KeyType.ListOf(new KeyType.Words()),
        FieldKind.Number => new KeyType.Number(),
        FieldKind.Date => new KeyType.Date(),
        _ => throw new InvalidOperationException(kind.ToString()),
    };
}
