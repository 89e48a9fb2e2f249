using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Read.Markdown;
using Chronicle.Read.Yaml;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Chronicle.Check;

/// <summary>An address of a different site, and every location in the input that contains it.</summary>
internal sealed record OutsideLink(string Address, ImmutableArray<LinkUse> Uses);

/// <summary>
/// A location that contains an address. <paramref name="Record"/> is the path of its file: below the input folder, and without
/// the extension, except for <c>site.yml</c>. For an entry of <c>sources.yml</c>, the path is <c>sources/ID</c>. <paramref name="CitedBy"/>
/// lists the records that cite the source; empty if the location is not in a source.
/// </summary>
internal sealed record LinkUse(string Record, SourceLocation At, ImmutableArray<string> CitedBy);

/// <summary>
/// Finds every address of a different site in the input: in all facts, under any key, and in all links of the prose. It reads the files
/// again, because a build keeps no list that only the command <c>links</c> needs.
/// </summary>
internal static class OutsideLinks
{
    private const string Sources = "sources";

    /// <summary>All addresses, sorted, each once. A file <c>README.md</c> and the files below <c>assets/</c> are not searched.</summary>
    public static ImmutableArray<OutsideLink> Find(SiteModel site, Folder folder)
    {
        var uses = new List<(string Address, LinkUse Use)>();
        var pipeline = MarkdownReader.CreatePipeline();
        foreach (var file in folder.Files)
        {
            var name = folder.NameOf(file);
            if (InputNames.IsAsset(name) || Utf8.Decode(file, new()) is not { } source)
                continue;
            if (name.EndsWith(".yml", StringComparison.Ordinal))
                AddFacts(YamlReader.ReadMapping(source, .., new()), name, isMap: InputNames.IsSourceList(name));
            else if (name.EndsWith(".md", StringComparison.Ordinal) && !InputNames.IsReadme(name))
            {
                AddFacts(FrontMatter.Read(source, new()), name, isMap: false);
                foreach (var (address, offset) in InProse(source, pipeline))
                    Add(address, RecordOf(name), source.At(offset));
            }
        }
        return [.. uses.GroupBy(use => use.Address, use => use.Use, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new OutsideLink(group.Key, [.. group.OrderBy(use => use.At)]))];

        void AddFacts(YamlMapping? map, string name, bool isMap)
        {
            // In sources.yml, a file of many sources, the key of each entry is the id of a source.
            foreach (var entry in map?.Entries ?? [])
                foreach (var fact in Scalars(entry.Value).Where(fact => !HasPlaceholder(fact.Value, name)))
                    Add(fact.Value.Trim(), isMap ? $"{Sources}/{entry.Key}" : RecordOf(name), fact.At);
        }

        void Add(string address, string record, SourceLocation at)
        {
            if (IsOutside(address, site))
                uses.Add((WebAddresses.Encode(address), new(record, at, CitedBy(record, site, folder))));
        }
    }

    private static ImmutableArray<string> CitedBy(string record, SiteModel site, Folder folder) =>
        record.StartsWith(Sources + "/", StringComparison.Ordinal)
            ? [.. site.CitedBy.GetValueOrDefault(new SourceId(record[(Sources.Length + 1)..]), [])
                .Select(citing => RecordOf(citing.At.Path[(folder.Path.Length + 1)..])).Order(StringComparer.Ordinal)]
            : [];

    private static string RecordOf(string name) => name == InputNames.Settings ? name : name[..name.LastIndexOf('.')];

    // The settings and the mappings of imports contain patterns of addresses. An address with a placeholder leads nowhere.
    private static bool HasPlaceholder(string address, string name) =>
        address.Contains('{') && (name == InputNames.Settings || name.StartsWith(InputNames.Imports, StringComparison.Ordinal));

    private static bool IsOutside(string address, SiteModel site) =>
        (address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("http://", StringComparison.Ordinal))
        && WebAddresses.IsAllowed(address) && !IsBelow(address, site.Url) && !IsBelow(address, site.Settings.Url);

    private static bool IsBelow(string address, BaseUrl site) =>
        address.StartsWith($"{site.Origin}{site.BasePath}/", StringComparison.Ordinal) || address == site.Origin + site.BasePath;

    private static IEnumerable<YamlScalar> Scalars(YamlNode node) => node switch
    {
        YamlScalar scalar => [scalar],
        YamlSequence list => list.Items.SelectMany(Scalars),
        YamlMapping map => map.Entries.SelectMany(entry => Scalars(entry.Value)),
        _ => [],
    };

    private static IEnumerable<(string Address, int Offset)> InProse(SourceText source, MarkdownPipeline pipeline)
    {
        foreach (var node in Markdown.Parse(source.Value, pipeline).Descendants<Inline>())
            if (node is LinkInline { IsImage: false, Url: { } url })
                yield return (url, node.Span.Start);
            else if (node is AutolinkInline { IsEmail: false } link)
                yield return (link.Url, node.Span.Start);
    }
}
