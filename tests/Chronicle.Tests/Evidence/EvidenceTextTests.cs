using System.Text;
using Chronicle.Domain;
using Chronicle.Evidence;
using Chronicle.Primitives;
using Chronicle.Read;

namespace Chronicle.Tests;

/// <summary>The text of an evidence file. Source trees are not trusted, and the next command must be able to read the file.</summary>
public sealed class EvidenceTextTests
{
    public static TheoryData<string> Texts =>
    [
        "A\u2028B", "A\u2029B", "A\u0085B", "\uFEFFA", "A\uFFFEB", "A\uFFFFB", "A\U0001FFFEB", "A\u202EB", "A\u0000\u001B\u007FB", "A\r\nB\tC",
        "A\uD800B", "A\"\\B", "A, { B: [C] } # D", "\u00A0A:\u00A0B", new string('x', 10_001), "<<<<<<< A",
    ];

    [Theory, MemberData(nameof(Texts))]
    public void A_file_with_any_text_of_a_tree_is_read_without_a_mistake(string text)
    {
        var finding = Read(new() { At = default, Field = "field", Release = "1", Found = true, Seen = [text], Path = text, Tag = text });
        Assert.Equal(finding.Path, Assert.Single(finding.Seen));
        Assert.DoesNotContain(finding.Path!.EnumerateRunes(), character => character.Value != '\t' && MessageText.IsInvisible(character));
    }

    [Theory]
    [InlineData("A\tB"), InlineData("A\u00ADB"), InlineData("A\u200BB")]
    [InlineData("A\"\\B"), InlineData("می\u200Cخواهم"), InlineData("👩\u200D🚀"), InlineData("e\u0301 ẞ 💡")]
    public void A_text_stays_as_it_is(string text) => Assert.Equal(text,
        Read(new() { At = default, Field = "field", Value = text, Found = false }).Value);

    private static Finding Read(Finding finding)
    {
        var diagnostics = new DiagnosticBag();
        var file = EvidenceFileReader.Read(new("input/evidence/1.yml", Encoding.UTF8.GetBytes(EvidenceText.Write([finding]))), "evidence/1.yml", diagnostics);
        Assert.Equal([], diagnostics.ToImmutable());
        return Assert.Single(file!.Findings);
    }
}
