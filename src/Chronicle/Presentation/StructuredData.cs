using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Primitives;
using Chronicle.Templates;

namespace Chronicle.Presentation;

/// <summary>
/// Describes the subject of a page in the vocabulary of schema.org (JSON-LD), for search engines. The element is a data block: browsers do
/// not run it, and content security policies allow it. A milestone is an Article about a time and not an Event, because an Event of this
/// vocabulary has a place that people can visit. A component is a Thing and a release is a CreativeWork, because the generator does not
/// know more about their kinds. Chapters have only breadcrumbs.
/// </summary>
internal static partial class StructuredData
{
    // Letters of all scripts stay as they are written. The characters <, >, &, quotes and line separators are escaped, so that no text can
    // close the element early.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static Html DescribeSite(SiteModel site) => Block(site, "WebSite", json =>
    {
        json.WriteString("name", site.Settings.Title);
        WriteText(json, "description", site.Settings.Tagline);
        json.WriteString("url", site.Url.Absolute(Routes.Home));
        json.WriteString("inLanguage", site.Settings.Language);
    });

    public static Html Describe(SiteModel site, Milestone milestone) => Block(site, "Article", json =>
    {
        json.WriteString("headline", milestone.Title);
        WriteRecord(json, site, milestone);
        json.WriteString("temporalCoverage", milestone.Date.Value.Machine);
        if (milestone.LastChecked is { } modified)
            json.WriteString("dateModified", modified.Machine);
        if (milestone.Components.IsEmpty)
            return;
        json.WriteStartArray("about");
        foreach (var component in milestone.Components.Select(site.Find<Component>))
        {
            json.WriteStartObject();
            json.WriteString("@type", "Thing");
            json.WriteString("name", component.Name);
            json.WriteString("url", site.Url.Absolute(Routes.Of(component)));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    public static Html Describe(SiteModel site, Component component) => Block(site, "Thing", json =>
    {
        json.WriteString("name", component.Name);
        WriteRecord(json, site, component);
        WriteTexts(json, "alternateName", component.Aliases.Select(alias => alias.Value));
        WriteTexts(json, "sameAs", component.Links.Select(link => WebAddresses.ToAscii(link.Url.Value)));
    });

    public static Html Describe(SiteModel site, Release release) => Block(site, "CreativeWork", json =>
    {
        json.WriteString("name", release.Name);
        WriteRecord(json, site, release);
        json.WriteString("version", release.Version);
        WriteText(json, "datePublished", release.Date is { Value.IsSingle: true } date ? date.Value.Machine : null);
    });

    public static Html DescribeData(SiteModel site, string description, IEnumerable<(UrlPath Address, string MediaType)> files) =>
        Block(site, "Dataset", json =>
    {
        json.WriteString("name", site.Settings.Title);
        json.WriteString("description", description);
        json.WriteString("url", site.Url.Absolute(Routes.Data));
        json.WriteString("version", site.Revision.ToString());
        if (site.State.Day is { } day)
            json.WriteString("dateModified", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        WriteLicence(json, site.Settings.Licence);
        json.WriteStartArray("distribution");
        foreach (var (address, mediaType) in files)
        {
            json.WriteStartObject();
            json.WriteString("@type", "DataDownload");
            json.WriteString("encodingFormat", mediaType);
            json.WriteString("contentUrl", site.Url.Absolute(address));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    /// <summary>The breadcrumbs, from the home page to the page itself; empty for a page without breadcrumbs.</summary>
    public static Html DescribeTrail(SiteModel site, PageView page, string canonical) => page.Breadcrumbs.IsEmpty
        ? Html.Empty : Block(site, "BreadcrumbList", json =>
    {
        json.WriteStartArray("itemListElement");
        foreach (var (index, link) in page.Breadcrumbs.Select(link => link with { Url = site.Url.Origin + link.Url })
            .Append(new(page.Title, canonical)).Index())
        {
            json.WriteStartObject();
            json.WriteString("@type", "ListItem");
            json.WriteNumber("position", index + 1);
            json.WriteString("name", link.PlainTitle);
            json.WriteString("item", link.Url);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    private static Html Block(SiteModel site, string type, Action<Utf8JsonWriter> write)
    {
        if (!site.Settings.Publishes(ExportKind.StructuredData))
            return Html.Empty;
        using var bytes = new PooledBufferWriter();
        bytes.Write("<script type=\"application/ld+json\">"u8);
        using (var json = bytes.Json(Options))
        {
            json.WriteStartObject();
            json.WriteString("@context", "https://schema.org");
            json.WriteString("@type", type);
            write(json);
            json.WriteEndObject();
        }
        bytes.Write("</script>"u8);
        return new(Encoding.UTF8.GetString(bytes.Written));
    }

    private static void WriteRecord(Utf8JsonWriter json, SiteModel site, Record record)
    {
        WriteText(json, "identifier", TagIds.Of(site, record));
        json.WriteString("url", site.Url.Absolute(Routes.Of(record)));
        json.WriteString("description", record.Summary);
    }

    // The vocabulary has no text for a licence, only an address or an object. The names of these licences give their addresses.
    private static void WriteLicence(Utf8JsonWriter json, string? licence)
    {
        if (licence is null)
            return;
        json.WriteStartObject("license");
        json.WriteString("@type", "CreativeWork");
        json.WriteString("name", licence);
        if (CreativeCommons().Match(licence) is { Success: true } match)
            json.WriteString("url", "https://creativecommons.org/" + (match.Groups["terms"] is { Success: true } terms
                ? $"licenses/{terms.Value.ToLowerInvariant()}" : "publicdomain/zero") + $"/{match.Groups["version"].Value}/");
        json.WriteEndObject();
    }

    [GeneratedRegex(@"^CC(?:0|[ -](?<terms>BY(?:-(?:NC|ND|SA))*))[ -](?<version>\d\.\d)\z")]
    private static partial Regex CreativeCommons();

    private static void WriteText(Utf8JsonWriter json, string key, string? text)
    {
        if (text is not null)
            json.WriteString(key, text);
    }

    private static void WriteTexts(Utf8JsonWriter json, string key, IEnumerable<string> texts)
    {
        ImmutableArray<string> all = [.. texts];
        if (all.IsEmpty)
            return;
        json.WriteStartArray(key);
        foreach (var text in all)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
