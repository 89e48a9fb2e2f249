using System.Collections.Immutable;
using System.Text;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Link;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Read.Markdown;
using Chronicle.Read.Schema;
using Fuzz.Making;

namespace Fuzz.Targets;

/// <summary>The readers of each kind of file. Each target reads one file alone.</summary>
internal static class Readers
{
    private static readonly MarkdownReader Markdown = new();

    private static readonly ObjectSchema[] Shaped = [Schemas.Chapter, Schemas.Component, Schemas.Release, Schemas.Milestone];

    public static IEnumerable<Target> All =>
    [
        new("front-matter", "Utf8, FrontMatter, YamlReader, ObjectSchema, RecordBinder", FrontMatter, dice =>
            Bytes(new RecordText(dice).Record(dice.Of(Shaped))), seeds => seeds.Files("", ".md")),
        new("markdown", "MarkdownReader: Markdown, cross-links, citations", Markdowns, dice =>
            Bytes(new MarkdownText(dice).Blocks()), seeds => seeds.Files("", ".md").Select(Body)),
        new("sources", "sources.yml", input => Read("sources.yml", input, (file, diagnostics) =>
            SourcesReader.Read(file, new(null), diagnostics)?.Sources.Length ?? 0), dice => Bytes(new RecordText(dice).Sources()), seeds =>
            seeds.Files("sources", ".yml").Select(file => file[..Math.Min(file.Length, 4000)])),
        new("source", "sources/ID.yml", input => Read("sources/paper.yml", input, (file, diagnostics) =>
            SourcesReader.ReadOne(file, new(null), diagnostics).Sources.Length), dice => Bytes(new RecordText(dice).Mapping(Schemas.SourceEntry)), seeds =>
            seeds.Files("sources", ".yml")),
        new("redirects", "redirects.yml, RedirectRules", input => Read("redirects.yml", input, Redirects), dice =>
            Bytes(new RecordText(dice).Redirects()), seeds => seeds.Files("redirects", ".yml")),
        new("settings", "site.yml", input => Read("site.yml", input, Settings), dice =>
            Bytes(new RecordText(dice).Mapping(Schemas.Settings)), seeds => seeds.Files("site", ".yml")),
        new("ledger", "permalinks.txt", input => Read("permalinks.txt", input, Ledger), dice =>
            Bytes(new RecordText(dice).Ledger()), seeds => seeds.Files("permalinks", ".txt")
            .Select(file => file[..Math.Min(file.Length, 2000)])),
    ];

    private static string Read(string name, byte[] input, Func<InputFile, DiagnosticBag, int> read)
    {
        var file = new InputFile("input/" + name, input);
        var diagnostics = new DiagnosticBag();
        var count = read(file, diagnostics);
        var all = diagnostics.ToImmutable();
        Places.Check(all, Places.Alone(file));
        return $"{count}\n{Places.Describe(all)}";
    }

    private static string FrontMatter(byte[] input) => Read("milestones/a.md", input, (file, diagnostics) =>
    {
        if (Utf8.Decode(file, diagnostics) is not { } source || Chronicle.Read.FrontMatter.Read(source, diagnostics) is not { } map)
            return 0;
        foreach (var shape in Shaped)
            shape.Check(map, diagnostics);
        var id = new RecordId("a");
        Record[] records =
        [
            RecordBinder.Chapter(map, id, Prose.Empty), RecordBinder.Component(map, id, Prose.Empty, null),
                RecordBinder.Release(map, id, Prose.Empty, null),
            RecordBinder.Milestone(map, id, Prose.Empty, []), RecordBinder.Retired(map, id, "milestones", Prose.Empty, null),
        ];
        return records.Select(record => RecordBinder.WithCommon(record, map, ""))
            .Sum(record => record.Title.Length + record.Summary.Length + record.Sources.Length);
    });

    private static string Markdowns(byte[] input) => Read("milestones/a.md", input, (file, diagnostics) =>
    {
        if (Utf8.Decode(file, diagnostics) is not { } source)
            return 0;
        var prose = Markdown.Read(source, diagnostics);
        var end = 0;
        foreach (var part in prose.Parts)
        {
            Violation.If(part.Start < end || part.Length < 0
                || part.Start + part.Length > prose.Buffer.Length, $"the part {part} does not begin after {end} or ends after {prose.Buffer.Length}");
            end = part.Start + part.Length;
            var items = part.Kind switch
            {
                PartKind.Link => prose.Links.Length,
                PartKind.Citation =>
                prose.Citations.Length,
                PartKind.Address => prose.Addresses.Length,
                _ => 1
            };
            Violation.If(part.Index < 0 || part.Index >= items, $"the part {part} has an index that does not exist");
        }
        var places = prose.Links.Select(link => link.At).Concat(prose.Citations.Select(citation => citation.At))
            .Concat(prose.Headings.Select(heading => heading.At)).Concat(prose.Addresses.Select(address => address.At));
        Places.Check(places.Select(at => Rules.BrokenReference.At(at, "")), Places.Alone(file));
        Violation.If(prose.Headings.Select(heading => heading.Anchor).Distinct().Count() != prose.Headings.Length,
            $"two headings have the same anchor");
        return HashOf(prose.Buffer);
    });

    private static int Redirects(InputFile file, DiagnosticBag diagnostics)
    {
        var redirects = RedirectRules.Settle(RedirectsReader.Read(file, diagnostics) ?? [], [], diagnostics);
        var former = RedirectRules.FormerIds(redirects).Sum(group => group.Count());
        foreach (var redirect in redirects)
            Violation.If(Path.GetFullPath("/x" + redirect.Path) != "/x" + redirect.Path || redirect.To is { } to
                && (!to.StartsWith('/') || to.StartsWith("//", StringComparison.Ordinal)), $"{redirect} leads out of the site");
        return redirects.Length + former;
    }

    private static int Settings(InputFile file, DiagnosticBag diagnostics) =>
        SettingsReader.Read(file, diagnostics) is { } settings
        ? 1 + settings.ComponentKinds.Terms.Length + settings.Navigation.Length + settings.ReleaseName("1").Length : 0;

    private static int Ledger(InputFile file, DiagnosticBag diagnostics)
    {
        var lines = PermalinksReader.Read(file, diagnostics) ?? [];
        Places.Check(lines.Select(line => Rules.PermalinksOrder.At(line.At, "")), Places.Alone(file));
        return lines.Length;
    }

    private static int HashOf(string text) => text.Aggregate(17, (hash, c) => unchecked((hash * 31) + c));

    private static byte[] Body(byte[] file) => file.AsSpan().IndexOf("\n---\n"u8) is > 0 and var end ? file[(end + 5)..] : file;

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
