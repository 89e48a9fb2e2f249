using System.Collections.Immutable;

namespace Chronicle.Extending;

/// <summary>The linked chronicle: every reference is resolved, and every list is sorted.</summary>
public sealed class LinkedSite
{
    internal LinkedSite()
    {
    }

    /// <summary>The title of the site.</summary>
    public required string Title { get; init; }

    /// <summary>The language tag of the site (BCP 47).</summary>
    public required string Language { get; init; }

    /// <summary>The full address of the home page: <c>https://lamps.example/book/</c>.</summary>
    public required string HomeUrl { get; init; }

    /// <summary>The base path of the site: empty, or with a slash at its beginning and none at its end, such as <c>/book</c>.</summary>
    public required string BasePath { get; init; }

    /// <summary>
    /// Every chapter, component, release and milestone: chapters by their order numbers, components by name, releases and milestones by
    /// date.
    /// </summary>
    public required ImmutableArray<SiteRecord> Records { get; init; }

    /// <summary>The bibliography, sorted by id.</summary>
    public required ImmutableArray<SiteSource> Sources { get; init; }

    /// <summary>The chapters, by their order numbers.</summary>
    public IEnumerable<SiteRecord> Chapters => Of(SiteRecordKind.Chapter);

    /// <summary>The components, by name.</summary>
    public IEnumerable<SiteRecord> Components => Of(SiteRecordKind.Component);

    /// <summary>The releases, by date. Releases without a date come last.</summary>
    public IEnumerable<SiteRecord> Releases => Of(SiteRecordKind.Release);

    /// <summary>The milestones, by date.</summary>
    public IEnumerable<SiteRecord> Milestones => Of(SiteRecordKind.Milestone);

    /// <summary>Turns an address of the site, which begins with a slash, into a link with the base path.</summary>
    /// <exception cref="ArgumentException">The address does not begin with a slash.</exception>
    public string Link(string address) => address is ['/', ..] ? BasePath + address
        : throw new ArgumentException($"\"{address}\" is no address of the site; it must begin with a slash", nameof(address));

    private IEnumerable<SiteRecord> Of(SiteRecordKind kind) => Records.Where(record => record.Kind == kind);
}
