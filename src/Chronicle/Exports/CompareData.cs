using System.Text.Encodings.Web;
using System.Text.Json;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;

namespace Chronicle.Exports;

/// <summary>
/// The file <c>/compare/data.json</c>, from which the script <c>compare.js</c> compares any two releases. The file contains each release
/// once, with its facts; each component, with its changes; and the milestones of the releases. So the size grows with the data, not with
/// the number of pairs of releases. The script shows the texts unchanged. A place is an index in the list <c>releases</c>.
/// <list type="bullet">
/// <item>
/// <c>statuses</c>: id to label and tone; <c>fields</c> and <c>figures</c>: labels in their order; <c>lists</c>: whether each field is a
/// list.
/// </item>
/// <item>
/// <c>releases</c>, in the order of dates: id, title, address, date, the values of each field (or null), the number of each figure (or
/// null), the place of the previous release of the same line (or -1), and true if the release is not out.
/// </item>
/// <item>
/// <c>components</c>: title, address, the changes (place of the release, status or null, index of the milestone or -1, and true if the
/// status is planned), and the dimension if the changes belong to one.
/// </item>
/// <item>
/// <c>milestones</c>: title, address, date, and the place of the release that the milestone names. The place is -1 without a release, and
/// if the milestone is later than the release, or planned although the release is out.
/// </item>
/// </list>
/// </summary>
internal static class CompareData
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        if (site.Releases.Length > 1)
            yield return new Document.Made(Routes.CompareData, site.Settings.At, () => Write(site, presenter));
    }

    private static ReadOnlyMemory<byte> Write(SiteModel site, Presenter presenter)
    {
        using var bytes = new PooledBufferWriter();
        using (var json = bytes.Json(Options))
        {
            json.WriteStartObject();
            WriteStatuses(json, site);
            WriteLabels(json, "fields", site.Settings.ReleaseFields.Select(field => field.Label));
            WriteLabels(json, "figures", site.Settings.Figures.Select(figure => figure.Label));
            json.WriteStartArray("lists");
            foreach (var field in site.Settings.ReleaseFields)
                json.WriteBooleanValue(field.Shape != FieldShape.One);
            json.WriteEndArray();
            WriteReleases(json, site, presenter);
            // Milestones that name no release and change no status are left out, because no comparison shows them.
            var places = site.Releases.Select((release, place) => (release.Id, place))
                .ToDictionary(entry => entry.Id, entry => entry.place);
            Milestone[] milestones = [.. site.Milestones.Where(milestone => milestone.Release is not null || !milestone.Changes.IsEmpty)];
            WriteComponents(json, site, presenter, milestones);
            WriteMilestones(json, site, presenter, milestones, places);
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    private static void WriteStatuses(Utf8JsonWriter json, SiteModel site)
    {
        json.WriteStartObject("statuses");
        foreach (var term in site.Settings.Statuses.Terms)
        {
            json.WriteStartArray(term.Id);
            json.WriteStringValue(term.Label);
            json.WriteStringValue(term.Tone);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void WriteLabels(Utf8JsonWriter json, string name, IEnumerable<string> labels)
    {
        json.WriteStartArray(name);
        foreach (var label in labels)
            json.WriteStringValue(label);
        json.WriteEndArray();
    }

    private static void WriteReleases(Utf8JsonWriter json, SiteModel site, Presenter presenter)
    {
        json.WriteStartArray("releases");
        foreach (var (place, release) in site.Releases.Index())
        {
            json.WriteStartArray();
            json.WriteStringValue(release.Id.Value);
            json.WriteStringValue(release.Name);
            json.WriteStringValue(presenter.Url(Routes.Of(release)));
            json.WriteStringValue(presenter.Date(release)?.Text ?? presenter.Words["not_released"]);
            json.WriteStartArray();
            foreach (var field in site.Settings.ReleaseFields)
                if (release.Fields.FirstOrDefault(value => value.Field.Id == field.Id) is { } stated)
                {
                    json.WriteStartArray();
                    foreach (var value in presenter.Field(stated).Values)
                        json.WriteStringValue(value);
                    json.WriteEndArray();
                }
                else
                    json.WriteNullValue();
            json.WriteEndArray();
            json.WriteStartArray();
            foreach (var figure in site.Settings.Figures)
                if (release.Figures.FirstOrDefault(value => value.Declaration.Id == figure.Id) is { } stated)
                    json.WriteNumberValue(stated.Value);
                else
                    json.WriteNullValue();
            json.WriteEndArray();
            json.WriteNumberValue(site.Lines.Before(place) ?? -1);
            json.WriteBooleanValue(!site.State.IsOut(release));
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static void WriteComponents(Utf8JsonWriter json, SiteModel site, Presenter presenter, Milestone[] milestones)
    {
        var indexes = milestones.Select((milestone, index) => (milestone.Id, index)).ToDictionary(entry => entry.Id, entry => entry.index);
        json.WriteStartArray("components");
        foreach (var component in site.Components)
            foreach (var dimension in site.Settings.StatusDimensions.Prepend<StatusDimension?>(null))
            {
                StatusAt?[] statuses = [.. site.Releases.Select((_, place) => Comparisons.StatusWith(site, component, dimension, place))];
                if (dimension is not null && statuses.All(status => status is null))
                    continue;
                json.WriteStartArray();
                json.WriteStringValue(component.Name);
                json.WriteStringValue(presenter.Url(Routes.Of(component)));
                WriteChanges(json, statuses, place => Comparisons.IsPlanned(site, component, dimension, place), indexes);
                if (dimension is not null)
                    json.WriteStringValue(dimension.Label);
                json.WriteEndArray();
            }
        json.WriteEndArray();
    }

    private static void WriteChanges(Utf8JsonWriter json, StatusAt?[] statuses, Func<int, bool> isPlannedAt,
        Dictionary<RecordId, int> indexes)
    {
        json.WriteStartArray();
        (StatusAt? Status, bool IsPlanned) before = (null, false);
        foreach (var (place, status) in statuses.Index())
        {
            var now = (status, isPlannedAt(place));
            if (now != before)
            {
                json.WriteStartArray();
                json.WriteNumberValue(place);
                json.WriteStringValue(status?.Status);
                json.WriteNumberValue(status is null ? -1 : indexes[status.Since.Id]);
                if (now.Item2)
                    json.WriteBooleanValue(true);
                json.WriteEndArray();
            }
            before = now;
        }
        json.WriteEndArray();
    }

    private static void WriteMilestones(Utf8JsonWriter json, SiteModel site, Presenter presenter, Milestone[] milestones,
        Dictionary<RecordId, int> places)
    {
        json.WriteStartArray("milestones");
        foreach (var milestone in milestones)
        {
            json.WriteStartArray();
            json.WriteStringValue(milestone.Title);
            json.WriteStringValue(presenter.Url(Routes.Of(milestone)));
            json.WriteStringValue(presenter.Date(milestone).Text);
            json.WriteNumberValue(milestone.Release is { } release && places.TryGetValue(release.Value, out var place)
                && Comparisons.LedTo(site, milestone, site.Releases[place]) ? place : -1);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }
}
