using Chronicle.Primitives;

namespace Chronicle.Tests;

public sealed class IdsTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("6.1")]
    [InlineData("first-light")]
    [InlineData("a--b")]
    [InlineData("console")]
    [InlineData("com10")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    public void A_text_that_works_as_a_file_name_on_every_system_is_an_id(string id) => Assert.True(Ids.IsValid(id));

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("a_b")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("é")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData(".a")]
    [InlineData("a.")]
    [InlineData("a..b")]
    [InlineData("..")]
    [InlineData("con")]
    [InlineData("nul.1")]
    [InlineData("com1")]
    [InlineData("lpt9")]
    [InlineData("٣")]
    [InlineData("123456789012345678901234567890123456789012345678901234567890123456789012345678901")]
    public void A_text_that_fails_as_a_file_name_on_some_system_is_no_id(string id) => Assert.False(Ids.IsValid(id));
}
