using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Chronicle.Check;

namespace Chronicle.Cli.Links;

/// <summary>
/// Prints the addresses of different sites. The HTML form is for link checkers. In plain text, a link checker cuts an address at a bracket
/// or a full stop. In an attribute, it reads the whole address.
/// </summary>
internal static partial class LinkList
{
    public static readonly ImmutableArray<string> Formats = ["text", "tsv", "json", "html"];

    public static void Write(TextWriter output, string format, ImmutableArray<OutsideLink> links)
    {
        switch (format)
        {
            case "json":
                output.WriteLine(JsonSerializer.Serialize([.. links.Select(ToJson)], LinksJson.Readable.ImmutableArrayJsonLink));
                break;
            case "html":
                WriteHtml(output, links);
                break;
            case "tsv":
                output.WriteLine("address\trecord\tfile\tline\tcolumn\tcited_by");
                foreach (var link in links)
                    foreach (var use in link.Uses)
                        output.WriteLine(string.Join('\t', link.Address, use.Record, use.At.Path, use.At.Line, use.At.Column,
                            string.Join(' ', use.CitedBy)));
                break;
            default:
                foreach (var link in links)
                    output.WriteLine(link.Address);
                break;
        }
    }

    private static void WriteHtml(TextWriter output, ImmutableArray<OutsideLink> links)
    {
        output.WriteLine("<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>Addresses of different sites</title>\n<ul>");
        foreach (var link in links)
        {
            var address = WebUtility.HtmlEncode(link.Address);
            output.WriteLine($"<li><a href=\"{address}\">{address}</a></li>");
        }
        output.WriteLine("</ul>");
    }

    private static JsonLink ToJson(OutsideLink link) => new(link.Address,
        [.. link.Uses.Select(use => new JsonUse(use.Record, use.At.Path, use.At.Line, use.At.Column, use.CitedBy))]);

    private sealed record JsonLink(string Address, ImmutableArray<JsonUse> Uses);

    private sealed record JsonUse(string Record, string File, int Line, int Column, ImmutableArray<string> CitedBy);

    [JsonSerializable(typeof(ImmutableArray<JsonLink>))]
    private sealed partial class LinksJson : JsonSerializerContext
    {
        public static LinksJson Readable { get; } = new(ReadableJson.CreateOptions());
    }
}
