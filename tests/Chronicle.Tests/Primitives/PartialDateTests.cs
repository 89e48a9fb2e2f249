using Chronicle.Primitives;

namespace Chronicle.Tests;

public sealed class PartialDateTests
{
    [Theory]
    [InlineData("2022", "2022-01-01", "2022-12-31")]
    [InlineData("2022-10", "2022-10-01", "2022-10-31")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2022-10-03", "2022-10-03", "2022-10-03")]
    [InlineData("1900-02~", "1900-02-01", "1900-02-28")]
    [InlineData("0001~", "0001-01-01", "0001-12-31")]
    [InlineData("9999-12-31", "9999-12-31", "9999-12-31")]
    public void A_date_has_a_first_and_a_last_day(string edtf, string first, string last)
    {
        var date = Parse(edtf);
        Assert.Equal(first, date.FirstDay.ToString("yyyy-MM-dd"));
        Assert.Equal(last, date.LastDay.ToString("yyyy-MM-dd"));
        Assert.Equal(edtf, date.Edtf);
        Assert.Equal(edtf.TrimEnd('~'), date.Machine);
        Assert.Equal(edtf.EndsWith('~'), date.Approximate);
    }

    [Theory]
    [InlineData("")]
    [InlineData("~")]
    [InlineData("22")]
    [InlineData("0000")]
    [InlineData("20222")]
    [InlineData("-2022")]
    [InlineData("2022-")]
    [InlineData("2022-1")]
    [InlineData("2022-00")]
    [InlineData("2022-13")]
    [InlineData("2022/10")]
    [InlineData("202210")]
    [InlineData("2022-10-3")]
    [InlineData("2022-10-00")]
    [InlineData("2022-10-32")]
    [InlineData("2023-02-29")]
    [InlineData("1900-02-29")]
    [InlineData("2022-10/03")]
    [InlineData("2022-10-03~~")]
    [InlineData("2022?")]
    [InlineData("~2022")]
    [InlineData(" 2022")]
    [InlineData("2022 ")]
    [InlineData("2022-10-03T00:00")]
    [InlineData("２０２２")]
    [InlineData("٢٠٢٢")]
    public void A_text_that_is_no_date_is_refused(string text) => Assert.False(PartialDate.TryParse(text, out _));

    [Theory]
    [InlineData("2022-21", "2022-03-01", "2022-05-31", "2022-03-01/2022-05-31")]
    [InlineData("2022-24~", "2022-12-01", "2023-02-28", "2022-12-01/2023-02-28")]
    [InlineData("9999-24", "9999-12-01", "9999-12-31", "9999-12-01/9999-12-31")]
    [InlineData("2022-33", "2022-01-01", "2022-03-31", "2022-01-01/2022-03-31")]
    [InlineData("2022-36", "2022-10-01", "2022-12-31", "2022-10-01/2022-12-31")]
    [InlineData("2022-10/2023-01", "2022-10-01", "2023-01-31", "2022-10-01/2023-01-31")]
    [InlineData("2022~/2023-33", "2022-01-01", "2023-03-31", "2022-01-01/2023-03-31")]
    [InlineData("2022/..", "2022-01-01", null, "2022-01-01/..")]
    [InlineData("2022-10-03/", "2022-10-03", null, "2022-10-03/..")]
    [InlineData("../2022", null, "2022-12-31", "../2022-12-31")]
    [InlineData("/2022-10", null, "2022-10-31", "../2022-10-31")]
    [InlineData("[..2018-10-02]", null, "2018-10-02", "../2018-10-02")]
    [InlineData("[2018..]", "2018-01-01", null, "2018-01-01/..")]
    public void A_season_quarter_or_period_has_an_earliest_and_a_latest_day(string edtf, string? earliest, string? latest, string machine)
    {
        var date = Parse(edtf);
        Assert.Equal(earliest, date.Earliest?.ToString("yyyy-MM-dd"));
        Assert.Equal(latest, date.Latest?.ToString("yyyy-MM-dd"));
        Assert.Equal(edtf, date.Edtf);
        Assert.Equal(machine, date.Machine);
        Assert.True(date.FirstDay <= date.LastDay);
        Assert.False(date.IsSingle);
        Assert.False(date.IsDay);
    }

    [Theory]
    [InlineData("≤2018-10-02", "[..2018-10-02]")]
    [InlineData("≤ 2018", "[..2018]")]
    [InlineData("<=2018", "[..2018]")]
    [InlineData("≥2018", "[2018..]")]
    [InlineData(">= 2018~", "[2018~..]")]
    public void A_comparison_sign_has_the_meaning_of_brackets(string written, string edtf) => Assert.Equal(Parse(edtf), Parse(written));

    [Theory]
    [InlineData("/")]
    [InlineData("../..")]
    [InlineData("../")]
    [InlineData("2023/2022")]
    [InlineData("2022/2023/2024")]
    [InlineData("2022-20")]
    [InlineData("2022-25")]
    [InlineData("2022-37")]
    [InlineData("2022-33-01")]
    [InlineData("[2022]")]
    [InlineData("[..2022..]")]
    [InlineData("[2022/2023..]")]
    [InlineData("[..]")]
    [InlineData("≤")]
    [InlineData("2022/2023~~")]
    public void A_text_that_is_no_season_quarter_or_period_is_refused(string text) => Assert.False(PartialDate.TryParse(text, out _));

    [Fact]
    public void Periods_are_sorted_by_their_beginning_or_else_by_their_end()
    {
        string[] inOrder = ["2017-12", "[..2018]", "2018", "2018-33", "2018-01/2018-02", "2018-01", "2018-01-01", "2018-02/..",
            "../2018-03", "2018-21", "2018-03", "2018-24"];
        Assert.Equal(inOrder, inOrder.Reverse().Select(Parse).Order().Select(date => date.Edtf));
    }

    [Fact]
    public void Dates_are_sorted_by_their_first_day_and_then_the_less_precise_first()
    {
        string[] inOrder = ["1999", "1999-01", "1999-01-01", "1999-01-02", "1999-02", "1999-12-31", "2000", "2000-01"];
        Assert.Equal(inOrder, inOrder.Reverse().Select(Parse).Order().Select(date => date.Edtf));
    }

    [Fact]
    public void Approximation_does_not_change_the_order() => Assert.Equal(0, Parse("1999-01~").CompareTo(Parse("1999-01")));

    private static PartialDate Parse(string text)
    {
        Assert.True(PartialDate.TryParse(text, out var date), text);
        return date;
    }

    // The calendar of the program ends with the year 9999.
    [Theory]
    [InlineData("9999-35", "9999-09-30")]
    [InlineData("9999-36", "9999-12-31")]
    [InlineData("9999-24", "9999-12-31")]
    [InlineData("9998/9999-36", "9999-12-31")]
    public void A_season_or_quarter_of_the_last_year_has_a_last_day(string edtf, string last) =>
        Assert.Equal(last, Parse(edtf).LastDay.ToString("yyyy-MM-dd"));
}
