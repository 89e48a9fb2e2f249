using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The values of claims on pages.</summary>
public sealed class ProofViewsTests
{
    [Fact]
    public void A_counted_number_has_groups_of_digits_in_the_proof_and_in_the_dispute()
    {
        var text = EvidenceRunTests.Site.Replace("lines: 4", "lines: 12345", StringComparison.Ordinal);
        const string Evidence = """
            -- input/evidence/2.yml --
            findings:
              - { field: "lines", release: "2", found: true, seen: ["12345"], tree: "2.5", on: "2001-02-03" }

            """;
        var site = TestSite.From(text + Evidence);
        Assert.Contains("Lines: 12,345", site.Page("/releases/2/"));

        var disputed = TestSite.From(text.Replace("lines: 12345", "lines: { value: 12345, disputed: Counted without the index. }",
            StringComparison.Ordinal) + Evidence.Replace("12345", "12346", StringComparison.Ordinal));
        Assert.Contains("12,345", disputed.Page("/evidence/"));
    }
}
