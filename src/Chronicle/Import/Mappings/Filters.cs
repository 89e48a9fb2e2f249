using System.Collections.Immutable;
using System.Globalization;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Import.Mappings;

/// <summary>The filters of templates. Each filter turns the text of a placeholder into a different text, or into nothing.</summary>
internal static class Filters
{
    public static readonly ImmutableArray<string> Names =
        ["id", "lower", "date", "word", "before", "after", "trim", "cut", "or", "plain", "markdown", "sentence", "flag", SplitText.Filter];

    public static FillResult Apply(Placeholder placeholder, YamlScalar? value, Scope scope)
    {
        var text = string.IsNullOrWhiteSpace(value?.Value) ? null : value.Value.Trim();
        foreach (var (name, argument) in placeholder.Filters)
        {
            if (text is null && name != "or")
                continue;
            var problem = "";
            text = name switch
            {
                "id" => Id(text!),
                "lower" => text!.ToLowerInvariant(),
                "date" => ImportedDate.Parse(text!) ?? Fail(ImportedDate.Explain(text!), out problem),
                "word" => scope.Mapping.FindWord(argument, text!)
                    ?? Fail($"the list \"{argument}\" has no word for \"{Shortening.Shorten(text!, 40)}\"", out problem),
                "before" => text!.IndexOf(argument, StringComparison.Ordinal) is >= 0 and var end ? text[..end] : text,
                "after" => text!.IndexOf(argument, StringComparison.Ordinal) is >= 0 and var start
                    ? text[(start + argument.Length)..] : text,
                "trim" => argument.Length > 0 && text!.StartsWith(argument, StringComparison.Ordinal) ? text[argument.Length..] : text,
                "cut" => Cut(text!, argument),
                // Any text except "true" and "false" means yes, for example a date.
                "flag" => text is "true" or "false" ? text : "true",
                "or" => text ?? argument,
                "plain" => ImportedText.Plain(text!),
                "sentence" => text!.TrimEnd() is [.., '.' or '!' or '?' or '…'] ? text : text + ".",
                _ => text,
            };
            if (problem.Length > 0)
                return FillResult.Failed($"{{{placeholder.Name}}}: {problem}", value?.At);
            text = string.IsNullOrWhiteSpace(text) ? null : text;
        }
        // With the filter "or", a missing value becomes an empty text, and the text around the placeholder stays. Without the filter, the
        // whole pattern gives no value.
        text ??= placeholder.Filters.Any(filter => filter.Name == "or") ? "" : null;
        return text is null ? FillResult.Nothing : new(new YamlScalar(text, value?.At ?? scope.At), null);
    }

    /// <summary>An id made from a text: letters without accents, digits, points, and one hyphen for each run of other characters.</summary>
    public static string? Id(string text)
    {
        // Points stay, because they separate the parts of a version. Slug.Create would replace them.
        var parts = Letters.ToAscii(text).ToLowerInvariant().Split('.', StringSplitOptions.RemoveEmptyEntries);
        var id = string.Join('.', parts.Where(part => part.Any(char.IsAsciiLetterOrDigit)).Select(Slug.Create));
        if (id.Length > Ids.Longest)
            id = id[..Ids.Longest].TrimEnd('-', '.');
        return id.Length == 0 ? null : id;
    }

    private static string Cut(string text, string argument) =>
        int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length > 0
            ? Shortening.Shorten(text, length) : text;

    private static string? Fail(string reason, out string problem)
    {
        problem = reason;
        return null;
    }
}
