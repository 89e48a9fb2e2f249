using Chronicle.Authoring;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The sentence that <c>new</c> and <c>import</c> print about records that the site calls planned.</summary>
public sealed class PlannedRecordsTests
{
    private static readonly string[] New = ["input/milestones/new.md", "input/releases/2.md"];

    private static string? Describe(string milestone, string release = "date: 1999", string source = "", string settings = "") =>
        PlannedRecords.Describe(TinyTheme.Site($"""
            -- input/site.yml --
            title: Lamps
            url: https://lamps.example/
            language: en
            {settings}
            component_kinds: {"{ lamp: { label: Lamp } }"}
            statuses: {"{ sold: { label: Sold } }"}
            milestone_kinds: {"{ launch: { label: Launch } }"}
            -- input/sources/old.yml --
            title: A paper
            url: https://paper.example/
            kind: news
            date: 2000-03-04
            -- input/sources/paper.yml --
            title: A paper
            url: https://paper.example/2
            kind: news
            {source}
            -- input/milestones/plan.md --
            ---
            title: An old plan
            date: 2031
            kind: launch
            summary: A plan.
            sources: [old]
            ---
            -- input/milestones/new.md --
            ---
            title: A lamp
            {milestone}
            kind: launch
            summary: A lamp is sold.
            sources: [paper]
            ---
            -- input/releases/2.md --
            ---
            {release}
            summary: A catalogue.
            sources: [paper]
            ---
            """).Files(), New.ToHashSet(StringComparer.Ordinal));

    [Fact]
    public void A_new_record_after_the_newest_day_is_named_with_the_corrections() => Assert.Equal(
        "the newest day in the data is 2000-03-04 (input/sources/old.yml). new is later, so pages show it as planned. If it has happened, "
        + "write verified: the day of your check, give the source a date, or set as_of in site.yml", Describe("date: 2004-05-01"));

    [Fact]
    public void Data_without_any_record_need_no_sentence() =>
        Assert.Null(PlannedRecords.Describe(TinyTheme.Site("").Files(), new HashSet<string>(StringComparer.Ordinal)));

    [Fact]
    public void Several_records_are_counted() =>
        Assert.Contains(" 2 records are later, so pages show them as planned. ", Describe("date: 2004-05-01", "date: 2005"));

    [Theory]
    [InlineData("date: 2000-03-04", "date: 1999", "", "")]
    [InlineData("date: 2004-05-01\nverified: 2026-01-01", "date: 1999", "", "")]
    [InlineData("date: 2004-05-01", "date: 1999", "date: 2004", "")]
    [InlineData("date: 2004-05-01", "date: 1999", "", "as_of: 2000-03-04")]
    public void A_stated_or_a_newer_day_needs_no_sentence(string milestone, string release, string source, string settings) =>
        Assert.Null(Describe(milestone, release, source, settings));
}
