using System.Collections.Immutable;
using System.Text;
using Chronicle.Domain;
using Chronicle.Exports;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The division of long lists into several files.</summary>
public sealed class ChunksTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("1 1 1", "1 1 1")]
    [InlineData("1 1 1 1", "1 1 1|1")]
    [InlineData("2 2 1 1", "2|2 1|1")]
    [InlineData("1 9 1", "1|9|1")]
    [InlineData("9 9", "9|9")]
    [InlineData("3 3 1", "3|3|1")]
    public void A_part_has_entries_up_to_the_limit_and_at_least_one_entry(string weights, string parts) =>
        Assert.Equal(parts, string.Join('|', Chunks.Split([.. weights.Split(' ', StringSplitOptions.RemoveEmptyEntries)], 3, int.Parse)
            .Select(part => string.Join(' ', part))));

    [Fact]
    public void Without_weights_every_entry_counts_as_one() =>
        Assert.Equal([3, 3, 1], Chunks.Split([.. Enumerable.Range(0, 7)], 3).Select(part => part.Length));

    [Fact]
    public void A_chronicle_can_grow_beyond_the_limits_and_shrink_again()
    {
        var few = new Limits { RowsPerTable = 80, RecordsPerApiFile = 20, RecordsInWholeApi = 60 };
        var (small, large) = (LargeChronicle.Of(36, 4, "[data]", years: 5).With(few),
            LargeChronicle.Of(90, 4, "[data]", years: 5).With(few));
        var (before, after) = (small.Build(), large.Build());
        Assert.Contains(after.Files, file => file.Address.Value == "/data/milestones-2.csv");
        Assert.Contains(after.Files, file => file.Address.Value == "/api/v1/texts.json");
        Assert.Empty(large.With("input/permalinks.txt", Ledger(before.Permalinks)).Build().Diagnostics);
        // Only the addresses of the removed milestones are reported as lost.
        Assert.All(small.With("input/permalinks.txt", Ledger(after.Permalinks)).Build().Diagnostics, lost =>
            Assert.Matches("/milestones/light-[0-9]+[./]|#light-", lost.Message));
        Assert.DoesNotContain(after.Permalinks, line => line.Contains("texts", StringComparison.Ordinal)
            || line.Contains("all-parts", StringComparison.Ordinal) || line.Contains("milestones-", StringComparison.Ordinal));
        Assert.Contains("/data/milestones.csv", after.Permalinks);

        static byte[] Ledger(ImmutableArray<string> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
    }
}
