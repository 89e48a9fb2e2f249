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
    public void The_date_of_an_authority_must_be_a_single_year_month_or_day(string authority, bool isValid) =>
        Assert.Equal(isValid, TagUri.IsAuthority(authority));
}
