using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link.Checks;

/// <summary>The rules about releases that need the whole site.</summary>
internal static class ReleaseRules
{
    /// <summary>The index without circles of parents: a release that is its own ancestor has no parent. The error is reported.</summary>
    public static RecordIndex WithoutCircles(RecordIndex index, DiagnosticBag diagnostics)
    {
        var circular = Circles.Report(index.Releases, release => release.Parent, Rules.CircularParent,
            "a release cannot be its own parent", "has the parent", diagnostics);
        return circular.Count == 0 ? index : index.With(record =>
            record is Release release && circular.Contains(release.Id) ? release with { Parent = null } : record);
    }

    public static void ReportManyComparisons(Settings settings, RecordIndex index, Limits limits, DiagnosticBag diagnostics)
    {
        var longTerm = index.Releases.Count(release => release is { LongTerm: true, IsPrerelease: false });
        if (Comparisons.CountLongTerm(longTerm) > limits.LongTermComparisons)
            diagnostics.Add(Rules.ManyComparisons, settings.At, $"{longTerm:N0} long-term releases make "
                + $"{Comparisons.CountLongTerm(longTerm):N0} comparisons with each other, more than {limits.LongTermComparisons:N0}; "
                + "each is compared with the newest one alone");
    }

    public static void ReportSupportWithoutDay(RecordIndex index, StateDay state, DiagnosticBag diagnostics)
    {
        if (state.Day is null
            && index.Releases.FirstOrDefault(release => !release.Support.IsEmpty || release.EndOfLife is not null) is { } first)
            diagnostics.Add(Rules.SupportWithoutDay, first.At, "the release states its support, and nothing states the day of the data, "
                + "so that no page can say which releases are supported; state as_of in site.yml");
    }
}
