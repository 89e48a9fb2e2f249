using System.Collections.Immutable;
using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>The changes that a chronicle makes to the theme without a theme file: <c>look</c> in <c>site.yml</c>.</summary>
internal sealed record Look
{
    public static Look None { get; } = new();

    public ImmutableArray<LookColour> Colours { get; init; } = [];

    public ImmutableArray<LookFace> Faces { get; init; } = [];

    /// <summary>
    /// The file of a picture below the input folder, such as <c>assets/logo.svg</c>. The picture is shown before the name of the site.
    /// </summary>
    public Located<string>? Logo { get; init; }

    /// <summary>The file of the icon that browsers show in a tab.</summary>
    public Located<string>? Icon { get; init; }

    /// <summary>A sentence at the foot of every page.</summary>
    public string? Footer { get; init; }

    public ImmutableArray<WebLink> FooterLinks { get; init; } = [];

    public ImmutableArray<HeadLink> HeadLinks { get; init; } = [];
}

/// <summary>A colour of the theme, by its name in the theme, for light and for dark pages.</summary>
internal sealed record LookColour(Located<string> Name, Rgb Light, Rgb Dark);

/// <summary>The fonts of one kind of typeface, in the order in which a browser tries them.</summary>
internal sealed record LookFace(string Name, ImmutableArray<string> Families);

/// <summary>
/// A link element in the head of every page. Programs read it: the relation <c>me</c>, for example, proves the ownership of an account on
/// another site.
/// </summary>
internal sealed record HeadLink(string Relation, Located<string> Url);
