using Chronicle.Authoring;

namespace Chronicle.Tests;

public sealed class NewChronicleTests
{
    [Theory]
    [InlineData("https://somebody.github.io/lamps/", "https://github.com/somebody/lamps")]
    [InlineData("https://somebody.github.io/", "https://github.com/somebody/somebody.github.io")]
    [InlineData("https://lamps.example/", null)]
    [InlineData(null, null)]
    public void The_repository_of_a_site_on_GitHub_Pages_has_its_names(string? url, string? repository) =>
        Assert.Equal(repository, NewChronicle.GuessRepository(url));

    [Fact]
    public void Answers_take_the_place_of_the_example() =>
        Assert.Equal("title: Lamps\nurl: https://a.example/$1\nrepository: https://b.example/c\nlanguage: en\ntag_authority: a.example,2026\n",
            NewChronicle.Fill("title: Lamps\nurl: https://lamps.example/\nlanguage: en\n# tag_authority: lamps.example,2026\n",
                new("https://a.example/$1", "https://b.example/c", "a.example,2026")));

    [Theory]
    [InlineData("url", "lamps", false)]
    [InlineData("url", "https://lamps.example/", true)]
    [InlineData("repository", "somebody/lamps", false)]
    [InlineData("repository", "https://code.example/lamps", true)]
    [InlineData("tag_authority", "lamps", false)]
    [InlineData("tag_authority", "lamps.example,2026", true)]
    public void An_answer_must_fit_its_key(string key, string value, bool fits) => Assert.Equal(fits, NewChronicle.Refuse(key, value) is null);
}
