using Chronicle.Primitives;
using Chronicle.Testing;

namespace Chronicle.Tests;

public sealed class NearestTests
{
    [Theory]
    [InlineData("titel", "title", "tile", "title")]
    [InlineData("rnul", "rnull", "rnull", "null-device")]
    [InlineData("sumary", "summary", "summary", "sources")]
    [InlineData("sttus", "status", "title", "status")]
    [InlineData("1.O", "1.0", "1.0", "2.0")]
    public void The_nearest_word_is_suggested(string wrong, string suggestion, params string[] known) =>
        Assert.Equal($"; did you mean \"{suggestion}\"?", Nearest.Hint(wrong, known));

    [Theory]
    [InlineData("colour", "title", "summary")]
    [InlineData("ab", "cd")]
    [InlineData("title")]
    public void A_word_that_is_not_near_is_not_suggested(string wrong, params string[] known) =>
        Assert.Equal("", Nearest.Hint(wrong, known));

    [Theory]
    [InlineData("a", "b")]
    [InlineData("b", "a")]
    public void Of_two_equally_near_words_the_alphabetically_first_is_suggested(string first, string second) =>
        Assert.Equal("; did you mean \"a\"?", Nearest.Hint("c", [first, second]));

    [Fact]
    public void The_suggestions_of_a_phase_have_a_limit()
    {
        var known = Enumerable.Range(0, 1_000).Select(i => $"a-heading-of-some-length-and-some-more-{i}").ToArray();
        var hints = new NameHints(steps: 10_000_000);
        var found = Enumerable.Range(0, 1_000).Count(i => hints.Find($"a-headinx-of-some-length-and-some-morx-{i}", known) != "");
        Assert.InRange(found, 10, 500);
        Assert.Equal("", hints.Find("headinx", ["heading"]));
    }

    [Fact]
    public void The_suggestions_of_all_files_share_one_limit()
    {
        var all = new DiagnosticBag();
        string[] known = [.. Enumerable.Range(0, 10_000).Select(i => $"a-heading-of-some-length-and-some-more-{i}")];
        foreach (var file in Enumerable.Range(0, 20))
        {
            var bag = new DiagnosticBag();
            for (var i = 0; i < 50; i++)
                bag.Add(Rules.UnknownHeading, SourceLocation.StartOf($"{file}"), hints =>
                    $"unknown{hints.Find("a-headinx-of-some-length-and-some-morx-7", known)}");
            all.AddRange(bag);
        }
        var messages = all.ToImmutable().Select(diagnostic => diagnostic.Message).ToArray();
        Assert.Equal(1_000, messages.Length);
        Assert.Equal("unknown; did you mean \"a-heading-of-some-length-and-some-more-7\"?", messages[0]);
        Assert.Equal("unknown", messages[^1]);
    }

    [Fact]
    public void Each_file_has_a_small_limit_for_suggestions()
    {
        string[] names = [.. Enumerable.Range(0, 300).Select(i => $"a_field_with_a_rather_long_name_number_{i:D3}")];
        var fields = string.Concat(names.Select(name => $"  {name}: {{ label: F{name[^3..]}, type: text }}\n"));
        var keys = string.Concat(names.Select(name => name.Replace("rather", "rahter") + ": x\n"));
        var messages = TinyTheme.Site($$"""
            -- input/site.yml --
            title: Lamps
            url: https://lamps.example/
            language: en
            component_kinds: { lamp: { label: Lamp } }
            statuses: { sold: { label: Sold } }
            milestone_kinds: { launch: { label: Launch } }
            release_fields:
            {{fields}}-- input/releases/1.md --
            ---
            date: 2001
            summary: S.
            sources: []
            {{keys}}---
            -- input/releases/2.md --
            ---
            date: 2002
            summary: S.
            sources: []
            {{keys}}---

            """).Messages().Split('\n');
        foreach (var file in (string[])["1", "2"])
        {
            var ofFile = messages.Where(message => message.StartsWith($"input/releases/{file}.md") && message.Contains("V201") is false
                && message.Contains("unknown key")).ToArray();
            Assert.Equal(300, ofFile.Length);
            Assert.InRange(ofFile.Count(message => message.Contains("did you mean")), 1, 30);
        }
    }

    [Fact]
    public void Suggestions_that_need_little_work_are_not_limited_by_their_number()
    {
        var links = string.Concat(Enumerable.Range(0, 150).Select(i => $"[[desk-lam{i}]] [a](/components/desk-lamp{i}/)\n\n"));
        var messages = TinyTheme.Site("-- input/components/desk-lamp.md --\n---\nname: D\nkind: lamp\nstatus: sold\nsummary: S.\nsources: []\n---\n"
            + $"-- input/text/all.md --\n---\ntitle: All\norder: 1\nsummary: S.\n---\n{links}").Messages().Split('\n');
        Assert.Equal(300, messages.Count(message => message.Contains("input/text/all.md")));
        Assert.Equal(300, messages.Count(message => message.Contains("did you mean")));
    }
}
