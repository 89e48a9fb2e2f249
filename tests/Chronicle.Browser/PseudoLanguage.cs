using System.Text;
using System.Text.RegularExpressions;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;
using Chronicle.Testing;

namespace Chronicle.Browser;

/// <summary>
/// The fixed chronicle in an invented language: each text of the theme is longer by half, has a mark at both ends, and is written from
/// right to left. A text without marks is not from the theme. A layout with room for these texts has room for other languages.
/// </summary>
public static partial class PseudoLanguage
{
    private const string Tag = "ar-XB";

    internal static BuildResult Build(BaseUrl url)
    {
        var files = FixedChronicle.Files;
        var english = files.Theme.Files.Single(file => file.Path == "theme/i18n/en.yml");
        var settings = files.Input.Files.Single(file => file.Path == "input/site.yml");
        var translated = new InputFile($"theme/i18n/{Tag}.yml", Encoding.UTF8.GetBytes(Translate(english)));
        var spoken = settings with
        {
            Bytes = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(settings.Bytes.Span)
            .Replace("\nlanguage: en\n", $"\nlanguage: {Tag}\n"))
        };
        return Chronicle.Build.Run(
            new(files.Input with { Files = files.Input.Files.Replace(settings, spoken) },
                files.Theme with { Files = files.Theme.Files.Add(translated) }),
            FixedChronicle.Options with { Url = url });
    }

    private static string Translate(InputFile english)
    {
        var words = YamlReader.ReadMapping(new SourceText(english.Path, Encoding.UTF8.GetString(english.Bytes.Span)), .., new())!;
        var text = new StringBuilder();
        foreach (var entry in words.Entries)
            text.Append(entry.Value switch
            {
                YamlSequence months =>
                    $"{entry.Key}: [{string.Join(", ", months.Items.Select(month => Quote(Pseudo(((YamlScalar)month).Value))))}]\n",
                YamlScalar when entry.Key == "direction" => "direction: rtl\n",
                YamlScalar word => $"{entry.Key}: {Quote(entry.Key == "decimal_point" ? word.Value : Pseudo(word.Value))}\n",
                YamlMapping forms =>
                    $"{entry.Key}: {{ {string.Join(", ", forms.Entries.Select(form => $"{form.Key}: {Quote(Pseudo(((YamlScalar)form.Value).Value))}"))} }}\n",
                _ => throw new InvalidOperationException(entry.Key),
            });
        return text.ToString();
    }

    // Doubles the vowels, and adds a right-to-left override around each part between holes.
    private static string Pseudo(string word) =>
        "⟦" + Stretch().Replace(word, match => match.Value.StartsWith('{') ? match.Value
            : $"\u202E{Vowel().Replace(match.Value, "$0$0")}\u202C") + "⟧";

    private static string Quote(string text) => $"\"{text.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";

    [GeneratedRegex(@"\{\w+\}|[^{]+|\{")]
    private static partial Regex Stretch();

    [GeneratedRegex("[aeiouy]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Vowel();
}
