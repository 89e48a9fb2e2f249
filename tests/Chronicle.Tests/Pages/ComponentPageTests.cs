using System.Reflection;
using Chronicle.Presentation;
using Chronicle.Testing;
using Scriban.Runtime;

namespace Chronicle.Tests;

public sealed class ComponentPageTests
{
    [Fact]
    public void Related_records_of_every_kind_are_shown()
    {
        var page = TestSite.From("""
            -- input/sources.yml --
            s: { title: A paper, url: "https://paper.example/", kind: news }
            -- input/text/light.md --
            ---
            title: On light
            order: 1
            summary: What light is.
            ---
            -- input/components/desk-lamp.md --
            ---
            name: Desk lamp
            summary: Stands on a desk.
            kind: lamp
            status: sold
            related: [light, wall-lamp]
            sources: [s]
            ---
            -- input/components/wall-lamp.md --
            ---
            name: Wall lamp
            summary: Hangs on a wall.
            kind: lamp
            status: sold
            sources: [s]
            ---
            """).Page("/components/desk-lamp/");
        var related = page[page.IndexOf("section-related", StringComparison.Ordinal)..];
        Assert.Contains("href=\"/light/\"", related);
        Assert.Contains("href=\"/components/wall-lamp/\"", related);
    }

    [Fact]
    public void Every_property_of_a_page_view_is_used_by_a_template()
    {
        var templates = string.Join('\n', Directory.EnumerateFiles(Repository.PathOf("theme"), "*.html", SearchOption.AllDirectories)
            .Select(File.ReadAllText));
        var unused = typeof(PageView).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PageView)))
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(property => property.Name != "EqualityContract"
                && !templates.Contains("page." + StandardMemberRenamer.Rename(property.Name), StringComparison.Ordinal))
            .Select(property => $"{property.DeclaringType!.DeclaringType!.Name}.{property.Name}");
        Assert.Empty(unused);
    }
}
