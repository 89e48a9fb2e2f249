using Chronicle.Domain;
using Chronicle.Presentation;

namespace Chronicle.Pages;

/// <summary>The parts that the pages of all records have.</summary>
internal static class RecordPages
{
    /// <summary>Adds these parts to the view of a record's page.</summary>
    public static T Complete<T>(SiteModel site, Presenter presenter, LinkedRecord linked, T view) where T : PageView => view with
    {
        EditUrl = presenter.EditUrl(linked.Record.At),
        HistoryUrl = presenter.HistoryUrl(linked.Record.At),
        Verified = presenter.Date(linked.Record.Verified),
        Corrected = presenter.Date(linked.Record.LastCorrected),
        Corrections = presenter.Corrections(linked.Record),
        Tools = PageTools.CreateFor(site, presenter, linked.Record),
        Body = presenter.Body(linked),
        HasChart = !linked.Body.Drawings.IsEmpty,
        HasDiagram = linked.Body.HasDiagram(site.Settings),
        References = presenter.References(linked),
        MentionedIn = presenter.Mentions(linked),
    };
}
