using System.Collections.Immutable;
using System.Text;
using Bench.Corpus;
using Fuzz.Making;
using Site.Domain;
using Site.Read;
using Site.Read.Markdown;
using Site.Text;

namespace Fuzz.Targets;

/// <summary>The readers of each kind of file, one file by itself.</summary>
public static class Readers
{
    private static readonly MarkdownReader Markdown = new(MarkdownReader.CreatePipeline());

    private static readonly Shape[] Shaped = [Shapes.Chapter, Shapes.Component, Shapes.Release, Shapes.Milestone];

    public static IEnumerable<Target> All =>
    [
        new("front-matter", "Utf8, FrontMatter, YamlReader, Shape, RecordBinder", FrontMatter, dice => Bytes(new RecordText(dice).Record(dice.Of(Shaped))), seeds => seeds.Files("", ".md")),
        new("markdown", "MarkdownReader: Markdown, cross-links, citations", Markdowns, dice => Bytes(new MarkdownText(dice).Blocks()), seeds => seeds.Files("", ".md").Select(Body)),
        new("sources", "sources.yml", input => Read("sources.yml", input, (file, found) => SourcesReader.Read(file, found).Length), dice => Bytes(new RecordText(dice).Sources()), seeds => seeds.Files("sources", ".yml").Select(file => file[..Math.Min(file.Length, 4000)])),
        new("redirects", "redirects.yml, RedirectRules", input => Read("redirects.yml", input, Redirects), dice => Bytes(new RecordText(dice).Redirects()), seeds => seeds.Files("redirects", ".yml")),
        new("settings", "site.yml", input => Read("site.yml", input, Settings), dice => Bytes(new RecordText(dice).Mapping(Shapes.Settings)), seeds => seeds.Files("site", ".yml")),
        new("ledger", "permalinks.txt", input => Read("permalinks.txt", input, Ledger), dice => Bytes(new RecordText(dice).Ledger()), seeds => seeds.Files("permalinks", ".txt").Select(file => file[..Math.Min(file.Length, 2000)])),
    ];

    private static string Read(string name, byte[] input, Func<InputFile, Findings, int> read)
    {
        var file = new InputFile("input/" + name, input);
        var found = new Findings();
        var count = read(file, found);
        var all = found.ToImmutable();
        Places.Check(all, Places.Alone(file));
        return $"{count}\n{Places.Describe(all)}";
    }

    private static string FrontMatter(byte[] input) => Read("milestones/a.md", input, (file, found) =>
    {
        if (Utf8.Decode(file, found) is not { } source || Site.Read.FrontMatter.Read(source, found) is not { } map)
            return 0;
        foreach (var shape in Shaped)
            shape.Check(map, found);
        var id = new RecordId("a");
        Record?[] records =
        [
            RecordBinder.Chapter(map, id, Prose.Empty), RecordBinder.Component(map, id, Prose.Empty, []), RecordBinder.Release(map, id, Prose.Empty, null),
            RecordBinder.Milestone(map, id, Prose.Empty), RecordBinder.Retired(map, id, "milestones", Prose.Empty, null),
        ];
        return records.Select(record => RecordBinder.WithCommon(record, map, input)).OfType<Record>().Sum(record => record.Title.Length + record.Summary.Length + record.Sources.Length);
    });

    private static string Markdowns(byte[] input) => Read("milestones/a.md", input, (file, found) =>
    {
        if (Utf8.Decode(file, found) is not { } source)
            return 0;
        var prose = Markdown.Read(source, found);
        var end = 0;
        foreach (var part in prose.Parts)
        {
            Violation.If(part.Start < end || part.Length < 0 || part.Start + part.Length > prose.Buffer.Length, $"the part {part} is not behind {end} in {prose.Buffer.Length}");
            end = part.Start + part.Length;
            var items = part.Kind switch { PartKind.Link => prose.Links.Length, PartKind.Citation => prose.Citations.Length, PartKind.Address => prose.Addresses.Length, _ => 1 };
            Violation.If(part.Index < 0 || part.Index >= items, $"the part {part} stands for nothing");
        }
        var places = prose.Links.Select(link => link.At).Concat(prose.Citations.Select(citation => citation.At)).Concat(prose.Headings.Select(heading => heading.At)).Concat(prose.Addresses.Select(address => address.At));
        Places.Check(places.Select(at => Rules.BrokenReference.At(at, "")), Places.Alone(file));
        Violation.If(prose.Headings.Select(heading => heading.Anchor).Distinct().Count() != prose.Headings.Length, $"two headings have one anchor");
        return HashOf(prose.Buffer);
    });

    private static int Redirects(InputFile file, Findings found)
    {
        var redirects = SourcesReader.ReadRedirects(file, found);
        Site.Link.RedirectRules.Check(redirects, found);
        var former = Site.Link.RedirectRules.FormerIds(redirects).Sum(group => group.Count());
        foreach (var redirect in redirects)
            Violation.If(Path.GetFullPath("/x" + redirect.Path) != "/x" + redirect.Path || redirect.To is { } to && (!to.StartsWith('/') || to.StartsWith("//", StringComparison.Ordinal)), $"{redirect} leads out of the site");
        return redirects.Length + former;
    }

    private static int Settings(InputFile file, Findings found) => Utf8.Decode(file, found) is { } source && SettingsReader.Read(source, found) is { } settings
        ? 1 + settings.ComponentKinds.Terms.Length + settings.Navigation.Length + settings.ReleaseName("1").Length : 0;

    private static int Ledger(InputFile file, Findings found)
    {
        var lines = LedgerReader.Read(file, found);
        Places.Check(lines.Select(line => Rules.LedgerOrder.At(line.At, "")), Places.Alone(file));
        return lines.Length;
    }

    private static int HashOf(string text) => text.Aggregate(17, (hash, c) => unchecked((hash * 31) + c));

    private static byte[] Body(byte[] file) => file.AsSpan().IndexOf("\n---\n"u8) is > 0 and var end ? file[(end + 5)..] : file;

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
