using Chronicle.Primitives;

namespace Chronicle.Tests;

public sealed class TagUriTests
{
    [Theory]
    [InlineData("lamps.example,2026", true)]
    [InlineData("lamps.example,2026-11", true)]
    [InlineData("lamps.example,2026-11-27", true)]
    [InlineData("lamps.example,2026~", false)]
    [InlineData("lamps.example,2025/2026", false)]
    [InlineData("lamps.example,2025/..", false)]
    [InlineData("lamps.example,[..2026]", false)]
    [InlineData("lamps.example,2026-21", false)]
    [InlineData("lamps.example,26", false)]
    [InlineData("lamps.example", false)]
    [InlineData("a.b-c.example,2026-01-31", true)]
    [InlineData("exämple.org,2026", false)]
    [InlineData("lamps.example:80,2026", false)]
    [InlineData("Lamps.example,2026", false)]
    public void An_authority_is_a_host_and_a_single_year_month_or_day(string authority, bool isValid) =>
        Assert.Equal(isValid, TagUri.IsAuthority(authority));
}
