using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Primitives;

namespace Chronicle.Presentation.Evidence;

/// <summary>
/// A value of a declared field. <c>Life</c> names the releases that have the value; null if all have it. <c>Mark</c> names the tree that
/// contains the value, and links to the proof. <c>Dispute</c> is the reason of the author if a tree contradicts the value. <c>Label</c> and
/// <c>Url</c> are null for a value without a label or a link.
/// </summary>
internal sealed record ValueView(TitleHtml Text, string? Life, LinkView? Mark, string? Dispute)
{
    public string? Label { get; init; }

    public string? Url { get; init; }
}

/// <summary>The claims of one record or source: the releases whose trees were read, and the results.</summary>
internal sealed record EvidenceView(string Url, ImmutableArray<LinkView> Releases, ImmutableArray<ProofView> Proofs);

/// <summary>
/// A claim with its proof. Without a proof, <c>Anchor</c> is empty and <c>Command</c> is null. <c>Cells</c> has a result for each release
/// of the <see cref="EvidenceView"/>; it is empty if the claim is not about a component.
/// </summary>
internal sealed record ProofView(
    string Anchor, string Label, string Value, bool Code, LinkView? Seen, string? Command, string? Dispute, ImmutableArray<CellView> Cells);

/// <summary>
/// The result for a value in the tree of a release. <c>Asked</c> is whether the tree was searched, and <c>Found</c> is whether the tree has
/// the value.
/// </summary>
internal sealed record CellView(bool Asked, bool Found);

/// <summary>Turns the claims of a record or a source into views.</summary>
internal sealed class ProofViews
{
    private readonly SiteModel _site;
    private readonly Presenter _presenter;
    private readonly ImmutableArray<Claim> _claims;
    private readonly ILookup<(string Field, string Value), Numbered> _byValue;
    private readonly ILookup<(string Field, QuestionSubject? Subject), Numbered> _bySubject;

    /// <summary>A claim and its index among the claims of the record.</summary>
    private sealed record Numbered(Claim Claim, int Index);

    private ProofViews(SiteModel site, Presenter presenter, ImmutableArray<Claim> claims)
    {
        (_site, _presenter, _claims) = (site, presenter, claims);
        ImmutableArray<Numbered> numbered = [.. claims.Select((claim, index) => new Numbered(claim, index))];
        _byValue = numbered.ToLookup(entry => (entry.Claim.Field, entry.Claim.Value));
        _bySubject = numbered.ToLookup(entry => (entry.Claim.Field, entry.Claim.Question?.Subject));
    }

    public static ProofViews Create(SiteModel site, Presenter presenter, Record record) =>
        new(site, presenter, site.Evidence?.Of(record) ?? []);

    public static ProofViews Create(SiteModel site, Presenter presenter, Source source) =>
        new(site, presenter, site.Evidence?.Of(source) ?? []);

    /// <summary>The views of the fields. In these views, each value that a source tree proves has a link to its proof.</summary>
    public ImmutableArray<FieldView> Fields(ImmutableArray<FieldValue> fields) => [.. fields.Select(Field)];

    public FieldView Field(FieldValue field)
    {
        var view = _presenter.Field(field);
        if (!field.Field.HasQuestion)
            return view;
        return view with
        {
            Items = [.. view.Items.Zip(field.Items, (shown, item) =>
                With(shown, item, _byValue[(field.Field.Id, item.Text)].FirstOrDefault()))],
            Mark = Mark(_bySubject[(field.Field.Id, QuestionSubject.Release)].FirstOrDefault()),
        };
    }

    private ValueView With(ValueView shown, FieldItem item, Numbered? claim) =>
        shown with { Life = Life(item.Life), Mark = Mark(claim), Dispute = claim?.Claim.Reason };

    /// <summary>The link from a figure to its proof in a source tree; null if no tree confirms the figure.</summary>
    public LinkView? Mark(FigureDeclaration figure) =>
        Mark(_bySubject[(figure.Id, QuestionSubject.Figure)].FirstOrDefault());

    /// <summary>The section about source trees; null if no tree was read for this record.</summary>
    public EvidenceView? Section()
    {
        if (_site.Settings.Evidence is not { } settings || _claims.All(claim => claim.Findings.IsEmpty))
            return null;
        var asked = _claims.Where(claim => claim.Question?.Subject == QuestionSubject.Component)
            .SelectMany(claim => claim.Findings).Select(finding => finding.Release).ToHashSet();
        ImmutableArray<Release> releases = [.. _site.Releases.Where(release => asked.Contains(release.Id.Value))];
        return new(
            _presenter.Url(Routes.Evidence),
            [.. releases.Select(release => _presenter.Link(release) with { Title = release.Version })],
            [.. _claims.Select((claim, index) => Create(settings, claim, index, releases)).Where(proof => proof.Seen is not null
                || proof.Dispute is not null || proof.Cells.Any(cell => cell.Asked))]);
    }

    private ProofView Create(EvidenceSettings settings, Claim claim, int index, ImmutableArray<Release> releases) => new(
        claim.Proof is null ? "" : Anchor(index), claim.Label, Value(_presenter, claim),
        claim.Question?.Subject is QuestionSubject.Component || claim.OfSource,
        claim.Proof is { } proof ? new(Words(proof), ProofLinks.Url(settings, claim, proof) ?? settings.Repository) : null,
        claim.Proof is { } shown ? ProofLinks.Command(settings, claim, shown) : null,
        claim.Reason,
        claim.Question?.Subject == QuestionSubject.Component ? [.. releases.Select(release => Cell(claim, release))] : []);

    /// <summary>The value of a claim as a page shows it: a counted number has the digits in groups.</summary>
    public static string Value(Presenter presenter, Claim claim) =>
        claim.Question is { Kind: QuestionKind.Lines or QuestionKind.Files or QuestionKind.Names }
            && NumberText.TryParse(claim.Value, out var number) ? presenter.Words.Number(number) : claim.Value;

    private static CellView Cell(Claim claim, Release release) =>
        claim.Findings.FirstOrDefault(finding => finding.Release == release.Id.Value) is { } finding
            ? new(true, finding.Found) : new(false, false);

    private LinkView? Mark(Numbered? claim) =>
        claim is { Claim.Proof: { } proof } ? new(Words(proof), "#" + Anchor(claim.Index)) : null;

    private string Words(Finding proof) => proof.Release is null
        ? proof.First is null ? _presenter.Words["evidence_commit"] : _presenter.Words.Fill("evidence_first", ("tree", proof.First))
        : _presenter.Words.Fill("evidence_mark", ("tree", ProofLinks.VersionOf(proof)));

    private string? Life(ValueLife life) => (life.Since, life.Until) switch
    {
        (null, null) => null,
        ({ } since, null) => _presenter.Words.Fill("evidence_since", ("release", since.Value.Value)),
        (null, { } until) => _presenter.Words.Fill("evidence_until", ("release", until.Value.Value)),
        ({ } since, { } until) => _presenter.Words.Fill("evidence_between", ("since", since.Value.Value), ("until", until.Value.Value)),
    };

    private static string Anchor(int index) => Anchors.Proof(index + 1);
}
