using Chronicle.Primitives;

namespace Chronicle.Tests;

public sealed class UrlPathTests
{
    [Theory]
    [InlineData("https://lamps.example//repository/")]
    [InlineData("https://lamps.example//")]
    public void A_link_of_the_site_never_begins_with_a_host(string address) => Assert.Null(BaseUrl.TryParse(address));
}
