using Chronicle.Primitives;

namespace Chronicle.Tests;

public sealed class UrlPathTests
{
    [Theory]
    [InlineData("https://lamps.example//repository/")]
    [InlineData("https://lamps.example//")]
    public void A_base_address_whose_links_would_begin_with_two_slashes_is_refused(string address) => Assert.Null(BaseUrl.TryParse(address));
}
