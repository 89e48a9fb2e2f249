using Chronicle.Import;

namespace Chronicle.Tests.Import;

public sealed class ImportedTextTests
{
    [Theory]
    [InlineData("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645")]
    [InlineData("\U0001F469\u200D\U0001F680", "\U0001F469\u200D\U0001F680")]
    [InlineData("la\u200Cmp", "lamp")]
    [InlineData("\u200Dlamp", "lamp")]
    [InlineData("la\u202Emp", "lamp")]
    [InlineData("a\u00A0 \tb", "a b")]
    public void Joiners_remain_only_where_a_script_needs_them(string text, string line) => Assert.Equal(line, ImportedText.Line(text));
}
