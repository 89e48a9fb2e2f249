using System.Globalization;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link.Checks;

/// <summary>
/// The rules about <c>site.yml</c> that need the whole site: the records, figures and warnings that it names. <see cref="DrawingRules"/>
/// checks the components of its diagrams before.
/// </summary>
internal static class SettingsRules
{
    // A typing error in the year of today makes a distance of about a year.
    private const int DaysBetweenChecks = 300;

    public static void Check(Settings settings, RecordIndex index, DiagnosticBag diagnostics)
    {
        CheckSilences(settings, diagnostics);
        foreach (var link in settings.Navigation)
            CheckNavigation(link, index, diagnostics);
        foreach (var reference in settings.NamedRecords)
            if (!IsKnown(reference.Value, index))
                diagnostics.Add(Rules.UnknownRecord, reference.At, hints => $"unknown record \"{reference.Value}\""
                    + hints.Find(reference.Value.Value, index.ById.Keys.Select(id => id.Value)));
        foreach (var reference in settings.Home.Facts.Select(fact => fact.DateOf).OfType<Located<RecordId>>())
            if (index.ById.GetValueOrDefault(reference.Value) is { } record and not (Milestone or Release))
                ReportWithoutDate(record, reference, index, diagnostics);
        CheckFigures(settings, diagnostics);
    }

    /// <summary>
    /// Whether pages can show all kinds of milestone. With too many of them no page can be made, because each page of the chronology links
    /// to all kinds. The error is reported.
    /// </summary>
    public static bool CanShowKinds(Settings settings, DiagnosticBag diagnostics)
    {
        var kinds = settings.MilestoneKinds.Terms.Length;
        if (kinds > LinkLimits.MilestoneKinds)
            diagnostics.Add(Rules.TooManyEntries, settings.At, $"milestone_kinds has {kinds:N0} entries; at most "
                + $"{LinkLimits.MilestoneKinds:N0} can be shown, so name fewer");
        return kinds <= LinkLimits.MilestoneKinds;
    }

    /// <summary>Reports a day of the state that is before a check, a correction or a source.</summary>
    public static void CheckState(Settings settings, ParsedSite parsed, DiagnosticBag diagnostics)
    {
        if (settings.AsOf is { } day && StateDay.NewestAfter(parsed, day) is { } newest)
            diagnostics.Add(Rules.LaterThanState, settings.AsOfAt ?? settings.At, string.Create(CultureInfo.InvariantCulture,
                $"as_of is {day:yyyy-MM-dd}, and {newest.Path} has the day {newest.Day:yyyy-MM-dd}; correct one of the two"));
    }

    /// <summary>
    /// Reports the check of one record that is long after every other day in the data, if the newest day decides the state of the site. A
    /// wrong year in this one check would make all plans of this year the past.
    /// </summary>
    public static void CheckNewestDay(Settings settings, ParsedSite parsed, DiagnosticBag diagnostics)
    {
        if (settings.AsOf is not null || StateDay.FindLoneCheck(parsed, DaysBetweenChecks) is not var (record, day, before))
            return;
        diagnostics.Add(Rules.LoneLateCheck, record.VerifiedAt, string.Create(CultureInfo.InvariantCulture,
            $"\"verified\" is {day:yyyy-MM-dd}, and the newest other day in the data is {before:yyyy-MM-dd}; the site shows the state of "
            + $"the newest day, so correct it, or write as_of: {day:yyyy-MM-dd} into site.yml if it is right"));
    }

    private static void CheckSilences(Settings settings, DiagnosticBag diagnostics)
    {
        foreach (var code in settings.Silenced.Select(silence => silence.Code))
        {
            if (Rules.Find(code.Value) is not { } rule)
                diagnostics.Add(Rules.UnknownSilence, code.At, $"there is no code \"{code.Value}\"; write a code as a message shows it");
            else if (!rule.CanBeSilenced || rule == Rules.NeedlessSilence)
                diagnostics.Add(Rules.UnknownSilence, code.At, $"\"{code.Value}\" is "
                    + (rule.Severity == Severity.Error ? "an error, and errors cannot be silenced" : "a warning that cannot be silenced"));
        }
    }

    // The addresses of the site are not checked here. The check of the finished pages covers them, because it knows all pages.
    private static void CheckNavigation(NavigationLink link, RecordIndex index, DiagnosticBag diagnostics)
    {
        var (to, at) = (link.To.Value, link.To.At);
        if (link.IsOutside)
            return;
        if (to.StartsWith('/') && !WebAddresses.IsRelative(to))
            diagnostics.Add(Rules.BadAddress, at, $"\"{to}\" leads out of the site; write an address from its first slash");
        else if (!to.StartsWith('/') && !IsKnown(new(to), index))
            diagnostics.Add(Rules.UnknownRecord, at, hints => $"unknown record \"{to}\"; write a record's id, "
                + $"or an address from its first slash{hints.Find(to, index.ById.Keys.Select(id => id.Value))}");
    }

    // A fact without a date is not shown.
    private static void ReportWithoutDate(Record record, Located<RecordId> reference, RecordIndex index, DiagnosticBag diagnostics)
    {
        if (record is not Retired retired)
            diagnostics.Add(Rules.UnknownRecord, reference.At, $"\"{reference.Value}\" is a {record.KindName}, "
                + "which has no date; name a milestone or a release");
        else
            diagnostics.Add(Rules.RetiredReference, reference.At, $"\"{reference.Value}\" is retired ({record.At.Path}), "
                + "so the fact is not shown; "
                + (index.SuccessorOf(retired) is { } successor ? $"write \"{successor.Id}\", which replaces it" : "take it out"));
    }

    private static void CheckFigures(Settings settings, DiagnosticBag diagnostics)
    {
        string[] declared = [.. settings.Figures.Select(figure => figure.Id)];
        foreach (var figure in settings.Home.Facts.Select(fact => fact.Figure).OfType<Located<string>>()
            .Concat(settings.Charts.SelectMany(chart => chart.Figures)))
            if (!declared.Contains(figure.Value))
                diagnostics.Add(Rules.UnknownFigure, figure.At, hints =>
                    $"no figure \"{figure.Value}\" is declared under figures{hints.Find(figure.Value, declared)}");
    }

    private static bool IsKnown(RecordId id, RecordIndex index) => index.ById.ContainsKey(id) || index.LeftOut.ContainsKey(id);
}
