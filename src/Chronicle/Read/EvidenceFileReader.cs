using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read.Schema;
using Chronicle.Read.Yaml;

namespace Chronicle.Read;

/// <summary>
/// Reads the evidence files: <c>evidence/ID.yml</c> of a record, <c>evidence/sources/ID.yml</c> of a source. A line with a mistake is
/// reported and left out of the evidence file.
/// </summary>
internal static class EvidenceFileReader
{
    public static EvidenceFile? Read(InputFile file, string name, DiagnosticBag diagnostics)
    {
        var ofSource = InputNames.IsEvidenceOfSource(name);
        var id = name[(name.LastIndexOf('/') + 1)..^".yml".Length];
        if (YamlReader.ReadMapping(file, diagnostics) is not { } map)
            return null;
        EvidenceSchemas.File.Check(map, diagnostics);
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var seen = new HashSet<(string, string?, string?)>();
        foreach (var line in map.Mappings("findings"))
        {
            if (line.Text("field") is not { } field || line.Text("found") is not ("true" or "false"))
                continue;
            var finding = Read(line, field);
            if (finding.Object is { } hash && !IsObject(hash))
                diagnostics.Add(Rules.BadEvidenceLine, line.Located("object")!.At,
                    $"an object is named by its 40 or 64 hexadecimal digits: \"{hash}\"; run `evidence`, or delete the line");
            else if (finding is { Found: true, Release: not null, Value: null, Seen.IsEmpty: true })
                diagnostics.Add(Rules.BadEvidenceLine, line.At,
                    $"the tree has \"{field}\", and the line does not state its content in \"seen\"; run `evidence`, or delete the line");
            else if (seen.Add(finding.Key))
                findings.Add(finding);
            else
                diagnostics.Add(Rules.BadEvidenceLine, line.At,
                    "the same question is answered twice; run `evidence`, or delete one of the lines");
        }
        return new(id, ofSource, map.At, findings.ToImmutable());
    }

    /// <summary>The releases that a file names, each with its location. Empty, without a diagnostic, if the file cannot be read.</summary>
    public static IEnumerable<Located<string>> FindReleases(InputFile file) =>
        YamlReader.ReadMapping(file, new())?.Mappings("findings")
            .SelectMany(line => new[] { line.Located("release"), line.Located("first") }).OfType<Located<string>>() ?? [];

    // The hash must have all its digits, because readers copy a command that contains it.
    private static bool IsObject(string hash) => hash.Length is 40 or 64 && hash.All(char.IsAsciiHexDigitLower);

    private static Finding Read(YamlMapping line, string field) => new()
    {
        At = line.At,
        Field = field,
        Value = line.Text("value"),
        Release = line.Text("release"),
        Found = line.Text("found") == "true",
        Seen = line.Texts("seen"),
        Path = line.Text("path"),
        Tag = line.Text("tag"),
        Object = line.Text("object"),
        Tree = line.Text("tree"),
        On = line.Date("on")?.Value,
        Authored = line.Date("authored")?.Value,
        Committed = line.Date("committed")?.Value,
        First = line.Text("first"),
    };
}
