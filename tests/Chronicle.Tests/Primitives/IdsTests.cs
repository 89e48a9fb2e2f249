using Chronicle.Primitives;
using Chronicle.Testing;

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
    public void An_id_survives_every_host_and_disk(string id) => Assert.True(Ids.IsValid(id));

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
    public void What_would_not_survive_is_no_id(string id) => Assert.False(Ids.IsValid(id));
}
