using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Read;
using Fuzz.Making;

namespace Fuzz.Targets;

/// <summary>Whole builds in memory, and the changes of <c>move</c> and <c>split</c> to an input.</summary>
internal static class Sites
{
    public static readonly BuildOptions Options = new("/x", "/x/input", "/x/theme", "/x/output");

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The smallest theme that makes every page.</summary>
    public static Folder TinyTheme { get; } = ReadTinyTheme();

    public static IEnumerable<Target> All(Folder realTheme) =>
    [
        new("build", "Read, Validate, Link, Render, Check under the smallest theme", input =>
            Build(input, TinyTheme), SiteText.Make, Archives),
        new("build-real-theme", "the same under the repository's theme, and one card", input =>
            Build(input, realTheme), SiteText.Make, Archives),
        new("move", "Move, Split and TextEdits: an input without errors has no errors after the change", Move, SiteText.Make, Archives),
    ];

    private static IEnumerable<byte[]> Archives(Seeds seeds) => seeds.Inputs.Skip(1).Select(SiteText.Archive);

    private static string Build(byte[] input, Folder theme)
    {
        var files = SiteText.Files(input, theme);
        // Builds some inputs as of a day, because Link takes other branches then.
        var options = Options with { AsOf = input.Length % 5 == 0 ? new DateOnly(2000, 6, 15) : null, Locked = input.Length % 7 == 0 };
        var result = Chronicle.Build.Run(files, options);
        Places.Check(result.Diagnostics, files.Input, files.Theme);
        foreach (var one in result.Diagnostics)
            // A template also fails if the theme has no words in the language of the input. This is not a mistake of the program.
            Violation.If((one.Rule == Rules.FailedTemplate || one.Rule == Rules.BrokenTemplate)
                && result.Diagnostics.All(other => other.Rule != Rules.MissingWord), $"an input made a template fail: {one}");
        foreach (var file in result.Files)
            CheckFile(file);
        if (theme != TinyTheme && !result.HasErrors)
            result.Files.FirstOrDefault(file => file.Picture is not null && file.Address.File != "cards/site.png")?.ToBytes();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in result.Files)
            hash.AppendData(file.Bytes.Span);
        return $"{result.Files.Length} {Convert.ToHexString(hash.GetHashAndReset())}\n{Places.Describe(result.Diagnostics)}";
    }

    private static void CheckFile(RenderedFile file)
    {
        var name = file.Address.File;
        Violation.If(Path.GetFullPath(name, "/x") != "/x/" + name
            || name.Any(c => c < ' ' || c is '\\' or ':'), $"the name of a file is not safe: {name}");
        if (name.StartsWith("assets/", StringComparison.Ordinal) || file.Picture is not null || file.Listing is not null
            || name.EndsWith(".png", StringComparison.Ordinal) || name.EndsWith(".inv", StringComparison.Ordinal))
            return;
        var text = Strict.GetString(file.Bytes.Span);
        try
        {
            if (name.EndsWith(".json", StringComparison.Ordinal))
                JsonDocument.Parse(file.Bytes).Dispose();
            else if (name.EndsWith(".atom", StringComparison.Ordinal) || name.EndsWith(".xml", StringComparison.Ordinal)
                || name.EndsWith(".svg", StringComparison.Ordinal))
                ReadXml(text);
            else if (name.EndsWith(".ics", StringComparison.Ordinal))
                Violation.If(text.Split("\r\n").Any(line => Encoding.UTF8.GetByteCount(line) > 75
                    || line.AsSpan().ContainsAny('\n', '\r', '\0')), $"{name} has a broken line");
        }
        catch (Exception broken) when (broken is JsonException or XmlException)
        {
            throw new Violation($"{name} cannot be read: {broken.Message}");
        }
    }

    private static void ReadXml(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text));
        while (reader.Read())
        {
        }
    }

    private static string Move(byte[] input)
    {
        var files = SiteText.Files(input, TinyTheme);
        var draft = Reader.Run(files).Value;
        if (draft.Settings is null)
            return "none";
        var wasValid = !Chronicle.Build.Run(files, Options).HasErrors;
        var ids = draft.Records.Select(record => record.Id.Value).Concat(draft.Sources.Select(source => source.Id.Value)).Append("nobody")
            .ToArray();
        var log = new StringBuilder();
        for (var i = 0; i < Math.Min(ids.Length, 3); i++)
        {
            var from = ids[(input.Length + i) % ids.Length];
            var to = Tokens.Names[(input.Length + i) % 5 == 0 ? input.Length % Tokens.Names.Length : 0] is { Length: > 0 and < 300 } odd
                && i == 1 ? odd : from + "-x";
            if (Chronicle.Authoring.Moving.Move.Plan(files, from, to, out var problem) is not { } plan)
            {
                log.Append(problem).Append('\n');
                continue;
            }
            log.Append(from).Append(' ').Append(plan.References).Append('\n');
            if (!wasValid)
                continue;
            var after = Chronicle.Build.Run(Chronicle.Authoring.FilePlan.Apply(files, plan), Options);
            Violation.If(after.HasErrors,
                $"{from} was renamed to {to}, and the build has an error that it did not have before: {after.Diagnostics.First(one => one.IsError)}");
        }
        foreach (var chapter in draft.Chapters.Take(2))
            log.Append(Split(files, chapter.Id.Value, wasValid)).Append('\n');
        return log.ToString();
    }

    private static string? Split(InputFiles files, string chapter, bool wasValid)
    {
        if (Chronicle.Authoring.Splitting.Split.Plan(files, chapter, [], out var problem) is { } plan && wasValid)
        {
            var after = Chronicle.Build.Run(Chronicle.Authoring.FilePlan.Apply(files, plan.Files), Options);
            Violation.If(after.HasErrors,
                $"{chapter} was split, and the build has an error that it did not have before: {after.Diagnostics.First(one => one.IsError)}");
        }
        return problem;
    }

    private static Folder ReadTinyTheme()
    {
        using var archive = new MemoryStream();
        using (var resource = typeof(Sites).Assembly.GetManifestResourceStream("TinyTheme")!)
            resource.CopyTo(archive);
        var files = SiteText.Files(archive.ToArray(), new("theme", []));
        return new("theme", [.. files.Input.Files.Select(file => file with { Path = file.Path["input/".Length..] })]);
    }
}
