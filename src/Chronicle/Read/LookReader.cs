using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Read;

/// <summary>
/// Reads <c>look</c> of <c>site.yml</c>. Values that do not fit are left out without a message, because the check against the schema has
/// reported them.
/// </summary>
internal static class LookReader
{
    public static Look Read(YamlMapping settings) => settings["look"] is not YamlMapping map ? Look.None : new()
    {
        Colours = [.. map.NamedMappings("colours").Select(Colour).OfType<LookColour>()],
        Faces = [.. map.EntriesOf("faces").Select(Face).OfType<LookFace>()],
        Logo = map.Located("logo"),
        Icon = map.Located("icon"),
        Footer = map.Text("footer"),
        FooterLinks = map.Links("footer_links"),
        HeadLinks = [.. map.Mappings("head_links").Select(link => link.Text("rel") is { } relation && link.Address("url") is { } url
            ? new HeadLink(relation, url) : null).OfType<HeadLink>()],
    };

    private static LookColour? Colour((string Name, SourceLocation At, YamlMapping Pair) colour) =>
        Rgb.TryParse(colour.Pair.Text("light") ?? "", out var light) && Rgb.TryParse(colour.Pair.Text("dark") ?? "", out var dark)
            ? new(new(colour.Name, colour.At), light, dark) : null;

    private static LookFace? Face(YamlEntry entry) =>
        entry.Value is YamlSequence list
            && list.Items.OfType<YamlScalar>().Select(item => item.Value.Trim()).Where(FaceName.IsValid).ToImmutableArray()
                is { IsEmpty: false } families
            ? new(entry.Key, families) : null;
}
