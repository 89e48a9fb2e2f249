using Chronicle.Primitives;
using Chronicle.Testing;

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
    public void A_date_means_the_days_from_first_to_last(string edtf, string first, string last)
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
    public void What_is_no_date_is_refused(string text) => Assert.False(PartialDate.TryParse(text, out _));

    [Fact]
    public void Order_is_by_the_first_day_and_at_a_tie_the_less_precise_first()
    {
        string[] inOrder = ["1999", "1999-01", "1999-01-01", "1999-01-02", "1999-02", "1999-12-31", "2000", "2000-01"];
        Assert.Equal(inOrder, inOrder.Reverse().Select(Parse).Order().Select(date => date.Edtf));
    }

    [Fact]
    public void Approximation_changes_no_order() => Assert.Equal(0, Parse("1999-01~").CompareTo(Parse("1999-01")));

    private static PartialDate Parse(string text)
    {
        Assert.True(PartialDate.TryParse(text, out var date), text);
        return date;
    }
}
