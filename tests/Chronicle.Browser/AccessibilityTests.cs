namespace Chronicle.Browser;

public sealed class AccessibilityTests(BrowserFixture browser)
{
    [Theory]
    [MemberData(nameof(SitePages.Theory), MemberType = typeof(SitePages))]
    public async Task Axe_finds_no_violation(string kind)
    {
        var violations = new List<string>();
        foreach (var look in (Look[])[Look.Wide, Look.Narrow])
            violations.AddRange((await browser.Visit(kind, look)).AxeViolations.Select(violation => $"{look.Width}: {violation}"));
        PageVisit.AssertNone(violations);
    }
}
