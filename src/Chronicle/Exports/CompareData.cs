using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;

namespace Chronicle.Exports;

/// <summary>
/// The file <c>/compare/data.json</c>, from which the script <c>compare.js</c> compares any two releases. The file contains each release
/// once, with its facts; each component, with its changes; and the milestones of the releases. So the size grows with the data, not with
/// the number of pairs of releases. The script shows the texts unchanged. A release is written as its index in the list <c>releases</c>.
/// <list type="bullet">
/// <item>
/// <c>statuses</c>: id to label and tone; <c>fields</c> and <c>figures</c>: labels in their order; <c>lists</c>: whether each field is a
/// list.
/// </item>
/// <item>
/// <c>releases</c>, in the order of dates: id, title, address, date, the values of each field (or null), the number of each figure (or
/// null), the index of the previous release of the same line (or -1), and true if the release is not out.
/// </item>
/// <item>
/// <c>components</c>: title, address, the changes (index of the release, status or null, index of the milestone or -1, and true if the
/// status is planned), and the dimension if the changes belong to one.
/// </item>
/// <item>
/// <c>milestones</c>: title, address, date, and the index of the release that the milestone names. The index is -1 without a release, and
/// if the milestone is later than the release, or planned although the release is out.
/// </item>
/// </list>
/// </summary>
internal static class CompareData
{
    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        if (site.Releases.Length > 1)
            yield return new Document.Made(Routes.CompareData, site.Settings.At, () => Write(site, presenter));
    }

    private static ReadOnlyMemory<byte> Write(SiteModel site, Presenter presenter)
    {
        // Milestones that name no release and change no status are left out, because no comparison shows them.
        Milestone[] milestones = [.. site.Milestones.Where(milestone => milestone.Release is not null || !milestone.Changes.IsEmpty)];
        return JsonLists.WriteFile(json =>
        {
            json.WriteStartObject("statuses");
            foreach (var term in site.Settings.Statuses.Terms)
                json.WriteList(term.Id, [term.Label, term.Tone]);
            json.WriteEndObject();
            json.WriteList("fields", site.Settings.ReleaseFields.Select(field => field.Label));
            json.WriteList("figures", site.Settings.Figures.Select(figure => figure.Label));
            json.WriteList("lists", site.Settings.ReleaseFields.Select(field => (object)(field.Shape != FieldShape.One)));
            json.WriteList("releases", site.Releases.Select((release, index) => Entry(site, presenter, release, index)));
            json.WriteList("components", Components(site, presenter, milestones));
            json.WriteList("milestones", Milestones(site, presenter, milestones));
        });
    }

    private static object?[] Entry(SiteModel site, Presenter presenter, Release release, int index) =>
    [
        release.Id.Value,
        release.Name,
        presenter.Url(Routes.Of(release)),
        presenter.DateText(release),
        site.Settings.ReleaseFields.Select(field => release.Field(field.Id) is { } stated
            ? presenter.Field(stated).Values : (object?)null),
        site.Settings.Figures.Select(figure => (object?)release.Figure(figure.Id)?.Value),
        site.Lines.Before(index) ?? -1,
        !site.State.IsOut(release),
    ];

    private static IEnumerable<object?[]> Components(SiteModel site, Presenter presenter, Milestone[] milestones)
    {
        var indexes = milestones.Index().ToDictionary(entry => entry.Item.Id, entry => entry.Index);
        foreach (var component in site.Components)
            foreach (var dimension in site.Settings.StatusDimensions.Prepend<StatusDimension?>(null))
            {
                StatusAt?[] statuses =
                    [.. site.Releases.Select((_, index) => Comparisons.StatusWith(site, component, dimension?.Id, index))];
                if (dimension is not null && statuses.All(status => status is null))
                    continue;
                object?[] entry = [component.Name, presenter.Url(Routes.Of(component)),
                    Changes(statuses, index => Comparisons.IsPlanned(site, component, dimension, index), indexes)];
                yield return dimension is null ? entry : [.. entry, dimension.Label];
            }
    }

    private static IEnumerable<object?[]> Changes(StatusAt?[] statuses, Func<int, bool> isPlannedAt, Dictionary<RecordId, int> indexes)
    {
        (StatusAt? Status, bool IsPlanned) before = (null, false);
        foreach (var (index, status) in statuses.Index())
        {
            var now = (Status: status, IsPlanned: isPlannedAt(index));
            if (now != before)
            {
                object?[] change = [index, status?.Status, status is null ? -1 : indexes[status.Since.Id]];
                yield return now.IsPlanned ? [.. change, true] : change;
            }
            before = now;
        }
    }

    private static IEnumerable<object?[]> Milestones(SiteModel site, Presenter presenter, Milestone[] milestones)
    {
        var indexes = site.Releases.Index().ToDictionary(entry => entry.Item.Id, entry => entry.Index);
        return milestones.Select(milestone => new object?[]
        {
            milestone.Title,
            presenter.Url(Routes.Of(milestone)),
            presenter.Date(milestone).Text,
            milestone.Release is { } release && indexes.TryGetValue(release.Value, out var index)
                && Comparisons.IsBeforeRelease(site, milestone, site.Releases[index]) ? index : -1,
        });
    }
}
