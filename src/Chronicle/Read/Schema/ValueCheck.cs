using System.Globalization;
using Chronicle.Domain;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Read.Schema;

/// <summary>Checks values against the types of their keys.</summary>
internal static class ValueCheck
{
    /// <summary>The words for a value in a message, and the words that offer to leave it out; none for a required key.</summary>
    private readonly record struct Subject(string Name, string OrLeaveOut)
    {
        public override string ToString() => Name;
    }

    /// <summary>Reports a value that does not fit its key.</summary>
    public static void Run(Field field, YamlNode value, DiagnosticBag diagnostics) =>
        Check(field.Type, value, new($"\"{field.Name}\"", field.Required ? "" : ", or leave the key out"), diagnostics, field.Example);

    private static void Check(SchemaType type, YamlNode value, Subject what, DiagnosticBag diagnostics, string example = "")
    {
        switch (type, value)
        {
            case (SchemaType.Anything, _):
                break;
            case (SchemaType.Either either, _):
                Check(value is YamlMapping ? either.Keys : either.Scalar, value, what, diagnostics, example);
                break;
            case (SchemaType.ListOf list, YamlSequence sequence):
                foreach (var item in sequence.Items)
                    Check(list.Item, item, new($"an entry of {what}", ", or leave the entry out"), diagnostics);
                if (sequence.Items.Length > 1)
                    ReportRepeated(sequence, what, diagnostics);
                if (sequence.Items.IsEmpty && !list.MayBeEmpty)
                    diagnostics.Add(Rules.WrongType, value.At, $"{what} is empty; give it an entry{what.OrLeaveOut}");
                break;
            case (SchemaType.MapOf map, YamlMapping mapping):
                foreach (var entry in mapping.Entries)
                {
                    if (map.Key is SchemaType.OneOf known)
                        CheckWord(known, new(entry.Key, entry.KeyAt), diagnostics);
                    Check(map.Item, entry.Value, new($"\"{entry.Key}\"", ", or leave the key out"), diagnostics);
                }
                break;
            case (SchemaType.ObjectOf keys, YamlMapping mapping):
                keys.Schema.Check(mapping, diagnostics);
                break;
            case (SchemaType.Stated stated, YamlMapping mapping):
                stated.Keys.Check(mapping, diagnostics);
                if (mapping["value"] is YamlScalar inside && stated.Item is not SchemaType.AnyText)
                    CheckScalar(stated.Item, inside, what, diagnostics);
                break;
            case (SchemaType.Stated stated, _):
                Check(stated.Item, value, what, diagnostics, example);
                break;
            case (SchemaType.ListOf or SchemaType.MapOf or SchemaType.ObjectOf, _):
                diagnostics.Add(Rules.WrongType, value.At,
                    $"{what} must be {Describe(type)}{(example.Length == 0 ? "" : $", such as {example}")}");
                break;
            case (_, YamlScalar scalar):
                CheckScalar(type, scalar, what, diagnostics);
                break;
            case (SchemaType.Date, YamlSequence):
                diagnostics.Add(Rules.WrongType, value.At, $"{what} must be a date; in brackets it is a list, so put it in quotes");
                break;
            default:
                diagnostics.Add(Rules.WrongType, value.At, $"{what} must be {Describe(type)}");
                break;
        }
    }

    private static void ReportRepeated(YamlSequence list, Subject what, DiagnosticBag diagnostics)
    {
        foreach (var same in list.Items.OfType<YamlScalar>().Where(item => !CleanText.IsBlank(item.Value))
            .GroupBy(item => item.Value, StringComparer.Ordinal))
            if (same.Skip(1).FirstOrDefault() is { } repeated)
                diagnostics.Add(Rules.RepeatedEntry, repeated.At, $"{what} has the entry \"{repeated.Value}\" already");
    }

    private static void CheckScalar(SchemaType type, YamlScalar scalar, Subject what, DiagnosticBag diagnostics)
    {
        if (CleanText.IsBlank(scalar.Value))
            diagnostics.Add(Rules.WrongType, scalar.At, scalar.Nothing.Length > 0
                ? $"{what} is empty, because {scalar.Nothing} means no value; "
                    + (type is SchemaType.AnyText ? "put a text in quotes" : $"give it {Describe(type)}") + what.OrLeaveOut
                : $"{what} is empty; give it {Describe(type)}{what.OrLeaveOut}");
        else if (type is SchemaType.Number number)
            CheckNumber(number, scalar, what, diagnostics);
        else if (type is SchemaType.OneOf known)
            CheckWord(known, scalar, diagnostics);
        else if (Explain(type, scalar.Value) is { } wrong)
            diagnostics.Add(wrong.Rule, scalar.At, $"{what} {wrong.Message}");
    }

    /// <summary>The reason why a text does not fit; null if it fits.</summary>
    private static (Rule Rule, string Message)? Explain(SchemaType type, string text) => type switch
    {
        SchemaType.Date known => ExplainDate(known.Form, text),
        SchemaType.Period when StatedPeriod.Read(new("", SourceLocation.StartOf("")), text) is null =>
            (Rules.BadPeriod, $"is no period of support: \"{text}\"; write 2022-10-03/2024-10 from and to, 2022-10-03/.. without an end, "
                + "a date alone for the end, true for support that continues, false for support that has ended"),
        SchemaType.FlagOrDate when text is not ("true" or "false") && !PartialDate.TryParse(text, out _) =>
            (Rules.BadDate, $"must be true, false or a date, not \"{text}\"; write a date as 2022, 2022-10 or 2022-10-03"),
        SchemaType.Flag when text is not ("true" or "false") => (Rules.WrongType, $"must be true or false, not \"{text}\""),
        SchemaType.WebAddress { MayBeMail: true } when !WebAddresses.IsAllowed(text) =>
            (Rules.BadAddress, $"is no address: \"{text}\"; write it whole, beginning with https://, http:// or mailto:"),
        SchemaType.WebAddress { MayBeMail: false } when !WebAddresses.IsPage(text) =>
            (Rules.BadAddress, $"is no address of the web: \"{text}\"; write it whole, beginning with https:// or http://"),
        SchemaType.NewId when !Ids.IsValid(text) => (Rules.BadId, $"is no id: \"{text}\"; an id has {Ids.Rule}"),
        SchemaType.Language when !LanguageTag.IsValid(text) =>
            (Rules.WrongType, $"is no language tag: \"{text}\"; write {LanguageTag.Correct(text) ?? "a tag such as en or pt-BR"}"),
        SchemaType.Colour when !Rgb.TryParse(text, out _) =>
            (Rules.WrongType, $"is no colour: \"{text}\"; write it as \"#14508c\", in quotes"),
        SchemaType.Face when !FaceName.IsValid(text) =>
            (Rules.WrongType, $"is no name of a typeface: \"{text}\"; a name has {FaceName.Rule}"),
        _ => null,
    };

    private static (Rule Rule, string Message)? ExplainDate(DateForm form, string text)
    {
        if (!PartialDate.TryParse(text, out var date))
            return (Rules.BadDate, $"is no date: \"{text}\"; {DateAdvice.For(text, form == DateForm.Any)}");
        if (form == DateForm.Single && !date.IsSingle)
            return (Rules.BadDate, $"must be one year, month or day: \"{text}\"");
        return form == DateForm.Day && !date.IsDay ? (Rules.BadDate, $"must be a day, such as 2022-10-03: \"{text}\"") : null;
    }

    private static void CheckNumber(SchemaType.Number type, YamlScalar scalar, Subject what, DiagnosticBag diagnostics)
    {
        if (!NumberText.IsNumber(scalar.Value, out _))
            diagnostics.Add(Rules.BadNumber, scalar.At,
                $"{what} is no number: \"{scalar.Value}\"; write digits, with a point before decimals");
        else if (!NumberText.TryParse(scalar.Value, out var number))
            diagnostics.Add(Rules.BadNumber, scalar.At,
                $"{what} has too many digits: \"{Shortening.Shorten(scalar.Value, 40)}\"; at most {NumberText.MostDigits} from the first "
                + $"to the last digit that is not 0, and at most {NumberText.MostDigitsPerSide} on each side of the point");
        else if (!type.Accepts(number))
            diagnostics.Add(Rules.BadNumber, scalar.At, $"{what} must be {Describe(type)}, not {Shortening.Shorten(scalar.Value, 40)}");
    }

    private static void CheckWord(SchemaType.OneOf known, YamlScalar word, DiagnosticBag diagnostics)
    {
        if (!known.Known.Contains(word.Value))
            diagnostics.Add(Rules.UnknownTerm, word.At,
                hints => $"unknown {known.Noun} \"{word.Value}\": one of {string.Join(", ", known.Known)}"
                    + hints.Find(word.Value, known.Known));
    }

    private static string Describe(SchemaType type) => type switch
    {
        SchemaType.AnyText or SchemaType.OneOf or SchemaType.TermOf or SchemaType.IdOf => "a text",
        SchemaType.NewId => "an id",
        SchemaType.Anything => "a value",
        SchemaType.Colour => "a colour",
        SchemaType.Face => "the name of a typeface",
        SchemaType.Language => "a language tag",
        SchemaType.Number number => DescribeNumber(number),
        SchemaType.Flag => "true or false",
        SchemaType.Date => "a date",
        SchemaType.FlagOrDate => "true, false or a date",
        SchemaType.Either either => $"{Describe(either.Scalar)} or keys",
        SchemaType.Period => "a period of support",
        SchemaType.WebAddress => "an address",
        SchemaType.ListOf list => $"a list, each entry {Describe(list.Item)}",
        SchemaType.MapOf map => $"keys, each with {Describe(map.Item)}",
        SchemaType.Stated stated => Describe(stated.Item),
        SchemaType.ObjectOf keys => $"a {keys.Schema.Name} with the keys {string.Join(", ", keys.Schema.Fields.Select(f => f.Name))}",
        _ => throw new InvalidOperationException(type.ToString()),
    };

    private static string DescribeNumber(SchemaType.Number number)
    {
        var what = number.Whole ? "a whole number" : "a number";
        return (number.Least, number.Most) switch
        {
            ({ } least, { } most) => string.Create(CultureInfo.InvariantCulture, $"{what} from {least:#,0.###} to {most:#,0.###}"),
            ({ } least, null) => string.Create(CultureInfo.InvariantCulture, $"{what} from {least:#,0.###} on"),
            _ => what,
        };
    }
}
