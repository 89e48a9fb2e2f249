using Chronicle.Domain;
using Chronicle.Drawing;
using Chronicle.Link;
using Chronicle.Presentation;

namespace Chronicle.Exports.Cards;

/// <summary>
/// A card picture for every milestone, component and release, and one for all other pages. Publishing draws a card only if the output does
/// not have it yet.
/// </summary>
internal static class CardPictures
{
    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        if (!site.Settings.Cards)
            yield break;
        yield return new Document.Drawn(Routes.SiteCard, site.Settings.At, PictureOf(presenter, SocialCard.Create(site)));
        foreach (var milestone in site.Milestones)
            yield return new Document.Drawn(Routes.CardOf(milestone), milestone.At,
                PictureOf(presenter, SocialCard.Create(site, presenter, milestone)));
        foreach (var component in site.Components)
            yield return new Document.Drawn(Routes.CardOf(component), component.At,
                PictureOf(presenter, SocialCard.Create(site, presenter, component)));
        foreach (var release in site.Releases)
            yield return new Document.Drawn(Routes.CardOf(release), release.At,
                PictureOf(presenter, SocialCard.Create(site, presenter, release)));
    }

    // A published picture with the same key is used again. The key contains the version of the program too, because new drawing code or a
    // new typeface must change all cards. The length of each text is written before the text, so that different cards never have the same
    // key.
    private static Picture PictureOf(Presenter presenter, SocialCard card) => new(
        $"{typeof(CardPictures).Module.ModuleVersionId} {Canvas.Version} {card.GetType().Name} {presenter.Cards}"
        + string.Concat(card.Parts.Select(part => $" {part.Length}:{part}")), () => CardPainter.Draw(card, presenter.Cards));
}
