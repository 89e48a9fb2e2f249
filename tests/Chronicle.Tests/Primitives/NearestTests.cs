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
    public void The_nearest_word_is_suggested(string wrong, string suggestion, params string[] known)
    {
        Assert.Equal(suggestion, Nearest.Find(wrong, known));
        Assert.Equal($"; did you mean \"{suggestion}\"?", Nearest.Hint(wrong, known));
    }

    [Theory]
    [InlineData("colour", "title", "summary")]
    [InlineData("ab", "cd")]
    [InlineData("title")]
    public void A_word_that_is_not_near_is_not_suggested(string wrong, params string[] known)
    {
        Assert.Null(Nearest.Find(wrong, known));
        Assert.Equal("", Nearest.Hint(wrong, known));
    }

    [Theory]
    [InlineData("a", "b")]
    [InlineData("b", "a")]
    public void At_a_tie_the_word_that_sorts_first_wins_whatever_the_order(string first, string second) =>
        Assert.Equal("a", Nearest.Find("c", [first, second]));
}
