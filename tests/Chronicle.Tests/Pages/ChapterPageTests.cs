using Chronicle.Testing;

namespace Chronicle.Tests;

public sealed class ChapterPageTests
{
    [Fact]
    public void The_table_of_contents_shows_the_same_words_as_the_headings()
    {
        var page = FollowedLamps.Text(FollowedLamps.Site(("## How it began", """
            ## First

            ## Cross [[desk-lamp]]

            ## The [[desk-lamp|lamp]] `in` *use*

            Words about [[first-light]].

            ## Last
            """)).Build(), "/lamps/");
        string[] words = ["First", "Cross Desk lamp", "The lamp in use", "Last"];
        Assert.All(words, text => Assert.Contains($"\">{text}</a></li>", page));
    }
}
