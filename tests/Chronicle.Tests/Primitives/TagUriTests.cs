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
    public void An_authority_has_one_day_month_or_year(string authority, bool isOne) => Assert.Equal(isOne, TagUri.IsAuthority(authority));
}
