using System.Collections.Immutable;
using System.Text;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Pages;

/// <summary>
/// Lists open tasks found in the data: records to check again, records with secondary sources only, records without incoming links,
/// statements without a source. The functions depend only on the model. The day for comparisons comes from the data or the options, never
/// from the clock.
/// </summary>
internal static class QualityTasks
{
    /// <summary>
    /// The number of characters below which a paragraph is ignored. Such a paragraph introduces the text after it and states little.
    /// </summary>
    private const int ShortestClaim = 80;

    /// <summary>
    /// Records that were verified too long ago, or never, where <c>site.yml</c> sets a limit for their kind. Records that were never
    /// verified come first, then the records in the order of their verification, the oldest first. Empty if the site has no day for its
    /// state.
    /// </summary>
    public static ImmutableArray<Record> Overdue(SiteModel site)
    {
        if (site.State.Day is not { } day)
            return [];
        return [.. Verifiable(site).Where(IsOverdue).OrderBy(record => record.Verified?.LastDay ?? DateOnly.MinValue)
            .ThenBy(record => record.Id)];

        bool IsOverdue(Record record) => LimitOf(site, record) is { } limit
            && (record.Verified is not { } verified || day.DayNumber - verified.LastDay.DayNumber > limit);
    }

    /// <summary>
    /// Records with a planned day that has passed. The last check of the record was before that day. A planned day is the day of a
    /// milestone or a release, or the end of a phase of support.
    /// </summary>
    public static ImmutableArray<Record> Unconfirmed(SiteModel site) =>
    [
        .. site.Milestones.Where(milestone => site.State.IsUnconfirmed(milestone.Date.Value, milestone.Verified)),
        .. site.Releases.Where(release => release.Date is { } date && site.State.IsUnconfirmed(date.Value, release.Verified)
            || site.SupportOf(release).Any(period => period.To is { } end && end.LastDay < site.State.Day
                && release.Verified is { } looked && looked.LastDay < end.FirstDay)),
    ];

    /// <summary>Milestones without a source of a primary kind.</summary>
    public static ImmutableArray<Milestone> WithoutPrimarySource(SiteModel site) =>
        [.. site.Milestones.Where(milestone =>
            !site[milestone].References.Any(reference => site.Settings.PrimarySources.Contains(reference.Source.Kind)))];

    /// <summary>Records that cite no source, neither in their facts nor in their prose.</summary>
    public static ImmutableArray<Record> WithoutSource(SiteModel site) =>
        [.. Verifiable(site).Where(record => site[record].References.IsEmpty)];

    /// <summary>
    /// Records that no prose mentions and no fact connects with another record. So a reader finds them only in the lists of all records.
    /// </summary>
    public static ImmutableArray<Record> NotLinked(SiteModel site)
    {
        var named = new HashSet<RecordId>();
        foreach (var component in site.Components)
        {
            named.UnionWith(component.Related.Append(component.Since).Append(component.Parent).OfType<Located<RecordId>>()
                .Select(reference => reference.Value));
            // The page of the other record links back.
            if (!component.Related.IsEmpty || component.Parent is not null)
                named.Add(component.Id);
        }
        named.UnionWith(site.NamedBy.Keys);
        named.UnionWith(site.NamedParts.Keys);
        // The pages of these records link back too.
        named.UnionWith(site.NamedBy.Values.SelectMany(namings => namings.Select(naming => naming.From.Id)));
        named.UnionWith(site.NamedParts.Values.SelectMany(parts => parts.Select(named => named.Of.Id)));
        foreach (var release in site.Releases)
            if (release.Parent is { } parent)
                named.UnionWith([release.Id, parent.Value]);
        named.UnionWith(site.Retired.SelectMany(record => record.SplitInto.Append(record.SupersededBy)).OfType<Located<RecordId>>()
            .Select(successor => successor.Value));
        foreach (var milestone in site.Milestones)
        {
            RecordId[] others = [.. milestone.Components.Concat(milestone.Changes.Select(change => change.Component))
                .Append(milestone.Release).Append(milestone.Supersedes).OfType<Located<RecordId>>().Select(reference => reference.Value)];
            named.UnionWith(others);
            // The pages of the records that the milestone names list the milestone in their history. So the milestone counts as linked.
            if (others.Length > 0)
                named.Add(milestone.Id);
        }
        return [.. Verifiable(site).Where(record => site[record].MentionedIn.IsEmpty && !named.Contains(record.Id))];
    }

    /// <summary>
    /// The paragraphs of a chapter that cite nothing, as plain text. Text in lists, tables and headings is no paragraph, and a paragraph
    /// that ends in a colon introduces the text after it, so these are not reported. A paragraph of a quote is reported.
    /// </summary>
    public static ImmutableArray<string> WithoutCitation(SiteModel site, Chapter chapter)
    {
        var prose = site[chapter].Body;
        var paragraphs = ImmutableArray.CreateBuilder<string>();
        var text = new StringBuilder();
        var (isCited, lists, end) = (false, 0, 0);
        foreach (var part in prose.Parts)
        {
            // Only the text between two parts is markup.
            var markup = prose.Buffer.AsSpan(end..part.Start);
            var isParagraph = lists == 0 && prose.Buffer.AsSpan(0, part.Start).TrimEnd().EndsWith("</p>");
            (lists, end) = (lists + OpenedLists(markup), part.Start + part.Length);
            text.Append(prose.WordsOf(part));
            isCited |= part.Kind == PartKind.Citation;
            if (part.Kind != PartKind.Break)
                continue;
            var words = text.ToString().Trim();
            if (!isCited && words.Length >= ShortestClaim && !words.EndsWith(':') && isParagraph)
                paragraphs.Add(words);
            text.Clear();
            isCited = false;
        }
        return paragraphs.ToImmutable();
    }

    /// <summary>The number of lists that begin in some markup, minus the number of lists that end there.</summary>
    private static int OpenedLists(ReadOnlySpan<char> markup) =>
        markup.Count("<ul") + markup.Count("<ol") + markup.Count("<dl")
        - markup.Count("</ul>") - markup.Count("</ol>") - markup.Count("</dl>");

    private static IEnumerable<Record> Verifiable(SiteModel site) => [.. site.Components, .. site.Releases, .. site.Milestones];

    private static decimal? LimitOf(SiteModel site, Record record) =>
        site.Settings.VerifiedWithin.FirstOrDefault(limit => limit.Kind == record.KindName)?.Days;
}
