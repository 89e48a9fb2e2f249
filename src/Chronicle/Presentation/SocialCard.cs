using Chronicle.Domain;

namespace Chronicle.Presentation;

/// <summary>The words of a card picture. Other sites show this picture beside a shared address of a page.</summary>
internal abstract record SocialCard
{
    /// <summary>
    /// All values on which the picture depends: its texts, and the tone of a record. The key of the picture contains them.
    /// </summary>
    public abstract IEnumerable<string> Parts { get; }

    /// <summary>The text for readers who do not see the picture: the words of the card.</summary>
    public abstract string Alternative { get; }

    /// <summary>The card of a milestone, a component or a release.</summary>
    public sealed record OfRecord(string Site, string Heading, string Note, string Tone) : SocialCard
    {
        public override IEnumerable<string> Parts => [Site, Heading, Note, Tone];

        public override string Alternative => $"{Heading} · {Note}";
    }

    /// <summary>The card of the site. Every page without a card of its own uses it.</summary>
    public sealed record OfSite(string Name, string? Tagline) : SocialCard
    {
        public override IEnumerable<string> Parts => [Name, Tagline ?? ""];

        public override string Alternative => Tagline is null ? Name : $"{Name} · {Tagline}";
    }

    public static SocialCard Create(SiteModel site) => new OfSite(site.Settings.Title, site.Settings.Tagline);

    public static SocialCard Create(SiteModel site, Presenter presenter, Milestone milestone)
    {
        var kind = presenter.Term(site.Settings.MilestoneKinds, milestone.Kind);
        return new OfRecord(site.Settings.Title, milestone.Title, $"{kind.Label} · {presenter.Date(milestone).Text}",
            kind.Tone);
    }

    public static SocialCard Create(SiteModel site, Presenter presenter, Component component)
    {
        var status = presenter.Term(site.Settings.Statuses, component.Status);
        return new OfRecord(site.Settings.Title, component.Name,
            $"{presenter.Term(site.Settings.ComponentKinds, component.Kind).Label} · {status.Label}", status.Tone);
    }

    public static SocialCard Create(SiteModel site, Presenter presenter, Release release) =>
        new OfRecord(site.Settings.Title, release.Name, $"{presenter.KindOf(release)} · {presenter.DateText(release)}",
            presenter.Date(release) is { Planned: false } ? "good" : "open");
}
