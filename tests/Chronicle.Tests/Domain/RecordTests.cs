using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The dates of a record's last check and last correction.</summary>
public sealed class RecordTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("verified: 2024-05-01", "2024-05-01")]
    [InlineData("corrections: [{ date: 2022, text: A. }]", "2022")]
    [InlineData("corrections: [{ date: 2022, text: A. }, { date: 2022-01-01, text: B. }]", "2022-01-01")]
    [InlineData("corrections: [{ date: 2022-01-01, text: A. }, { date: 2022, text: B. }]", "2022-01-01")]
    [InlineData("verified: 2024-05-01\ncorrections: [{ date: 2023-01-01, text: A. }]", "2024-05-01")]
    [InlineData("verified: 2024-05-01\ncorrections: [{ date: 2024-05-02, text: A. }, { date: 2023-01-01, text: B. }]", "2024-05-02")]
    public void The_last_check_is_the_latest_date(string facts, string? expected)
    {
        var site = TinyTheme.Site($"""
            -- input/text/lamps.md --
            ---
            title: Lamps
            order: 1
            summary: S.
            {facts}
            ---
            x
            """);
        Assert.Equal(expected, site.Model.Linked[new("lamps")].Record.LastChecked?.Edtf);
    }
}
