using System.Collections.Immutable;
using Chronicle.Extending;
using Chronicle.Extending.Running;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>Faults of the programs that extend the generator.</summary>
public sealed class AddedPartTests
{
    [Fact]
    public void An_exception_of_a_part_names_the_part()
    {
        Assert.Equal("the pipeline people failed", Failure(site => site.Pipelines.Add("people", _ => throw new FormatException("broken"))).Message);
        Assert.Equal("the pipeline people failed", Failure(site => site.Pipelines.Add("people", _ => Broken<SiteDocument>())).Message);
        Assert.Equal("the check dates failed", Failure(site => site.Checks.Add("dates", _ => Broken<SiteFinding>())).Message);
        Assert.IsType<FormatException>(Failure(site => site.Checks.Add("dates", _ => Broken<SiteFinding>())).InnerException);
        Assert.Equal("the pipeline links failed", Failure(site => site.Pipelines.Add("links",
            chronicle => [new SiteFile("/a.txt", chronicle.Link("https://lamps.example/"))])).Message);

        static IEnumerable<T> Broken<T>() => Enumerable.Range(0, 1).Select(T (_) => throw new FormatException("broken"));

        static AddedPartException Failure(Action<SiteExtensions> extend) => Assert.Throws<AddedPartException>(() => Errors(extend));
    }

    [Fact]
    public void Null_in_place_of_a_result_is_an_error_that_names_the_part()
    {
        const string Returned = "T316 pipelines/people: the program returned null (pipeline people)";
        Assert.Equal([Returned], Errors(site => site.Pipelines.Add("people", _ => null!)));
        Assert.Equal([Returned], Errors(site => site.Pipelines.Add("people", _ => [null!])));
        Assert.Equal(["T316 input/site.yml: the program returned null (check dates)"], Errors(site => site.Checks.Add("dates", _ => null!)));
        Assert.Equal(["T316 input/site.yml: the program returned null (check dates)"], Errors(site => site.Checks.Add("dates", _ => [null!])));
    }

    [Theory]
    [InlineData(null, "search", "D.", "title")]
    [InlineData(" ", "search", "D.", "title")]
    [InlineData("People", "search", "", "description")]
    [InlineData("People", "search", null, "description")]
    [InlineData("People", "", "D.", "layout")]
    [InlineData("People", null, "D.", "layout")]
    public void A_page_needs_a_title_a_description_and_a_layout(string? title, string? layout, string? description, string missing) =>
        Assert.Equal([$"T316 pipelines/people: the page /people/ has no {missing} (pipeline people)"],
            Errors(site => site.Pipelines.Add("people", _ => [new SitePage("/people/", layout!, title!, description!)])));

    [Fact]
    public void A_page_without_mentions_may_state_this_as_the_default_of_an_array() => Assert.Empty(Errors(site =>
        site.Pipelines.Add("people", _ => [new SitePage("/people/", "search", "People", "D.") { Mentions = default }])));

    [Fact]
    public void Redirects_in_a_circle_are_errors()
    {
        Assert.Equal(
        [
            "T316 pipelines/old: \"/a/\" leads in a circle, by way of /b/#part; one of the redirects must lead to a page (pipeline old)",
            "T316 pipelines/old: \"/b/\" leads in a circle, by way of /a; one of the redirects must lead to a page (pipeline old)",
        ], Errors(Old(new("/a/", "/b/#part"), new("/b/", "/a"), new("/c/", "/search/"))).Where(error => error.StartsWith("T316", StringComparison.Ordinal)));
        Assert.Equal(["T316 pipelines/old: \"/a/\" leads in a circle, by way of /a/; one of the redirects must lead to a page (pipeline old)"],
            Errors(Old(new SiteRedirect("/a/", "/a/"))));
        Assert.Equal(["T316 pipelines/old: \"/b/\" leads in a circle, by way of /a/; one of the redirects must lead to a page (pipeline old)"],
            Errors(Old(new SiteRedirect("/b/", "/a/")), "-- input/redirects/a.yml --\n\"/a/\": /b/\n"));
    }

    [Fact]
    public void A_redirect_to_a_missing_page_is_reported_at_its_pipeline() => Assert.StartsWith("C401 pipelines/old: the link to /nope/ leads nowhere",
        Assert.Single(Errors(Old(new SiteRedirect("/a/", "/nope/")))));

    [Fact]
    public void A_message_about_an_address_with_two_claims_does_not_name_a_file_of_the_program()
    {
        Assert.Equal(["T304 pipelines/people: the address /search/ belongs to the generator; choose another one"],
            Errors(site => site.Pipelines.Add("people", _ => [new SitePage("/search/", "search", "People", "D.")])));
        Assert.Equal(["T304 pipelines/people: the address /people/ is claimed by pipelines/people too; choose another one"],
            Errors(site => site.Pipelines.Add("people", _ => [.. Enumerable.Repeat(new SitePage("/people/", "search", "People", "D."), 2)])));
    }

    [Fact]
    public void Only_complete_JSON_becomes_a_file()
    {
        Assert.Equal("{}", System.Text.Encoding.UTF8.GetString(SiteFile.Json("/a.json", json =>
        {
            json.WriteStartObject();
            json.WriteEndObject();
        }).Bytes.Span));
        Assert.Throws<ArgumentException>(() => SiteFile.Json("/a.json", _ => { }));
        Assert.Throws<ArgumentException>(() => SiteFile.Json("/a.json", json => json.WriteStartObject()));
    }

    private static Action<SiteExtensions> Old(params SiteRedirect[] redirects) => site => site.Pipelines.Add("old", _ => redirects);

    private static ImmutableArray<string> Errors(Action<SiteExtensions> extend, string files = "")
    {
        var extensions = new SiteExtensions();
        extend(extensions);
        var site = TinyTheme.Site(TinyTheme.Moved + files);
        return [.. Build.Run(site.Files(), site.Options with { Extensions = extensions }).Diagnostics
            .Select(diagnostic => $"{diagnostic.Rule.Code} {diagnostic.At.Path}: {diagnostic.Message}")];
    }
}
