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
        Colours = [.. Entries(map, "colours").Select(Colour).OfType<LookColour>()],
        Faces = [.. Entries(map, "faces").Select(Face).OfType<LookFace>()],
        Logo = map.Located("logo"),
        Icon = map.Located("icon"),
        Footer = map.Text("footer"),
        FooterLinks = [.. Items(map, "footer_links").Select(link => link.Text("title") is { } title && link.Address("url") is { } url
            ? new WebLink(title, url) : null).OfType<WebLink>()],
        HeadLinks = [.. Items(map, "head_links").Select(link => link.Text("rel") is { } relation && link.Address("url") is { } url
            ? new HeadLink(relation, url) : null).OfType<HeadLink>()],
    };

    private static LookColour? Colour(YamlEntry entry) =>
        entry.Value is YamlMapping pair && Rgb.TryParse(pair.Text("light") ?? "", out var light)
            && Rgb.TryParse(pair.Text("dark") ?? "", out var dark)
            ? new(new(entry.Key, entry.KeyAt), light, dark) : null;

    private static LookFace? Face(YamlEntry entry) =>
        entry.Value is YamlSequence list
            && list.Items.OfType<YamlScalar>().Select(item => item.Value.Trim()).Where(FaceName.IsValid).ToImmutableArray()
                is { IsEmpty: false } families
            ? new(entry.Key, families) : null;

    private static ImmutableArray<YamlEntry> Entries(YamlMapping map, string key) =>
        map[key] is YamlMapping entries ? entries.Entries : [];

    private static IEnumerable<YamlMapping> Items(YamlMapping map, string key) =>
        map[key] is YamlSequence list ? list.Items.OfType<YamlMapping>() : [];
}
