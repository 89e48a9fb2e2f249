using System.Collections.Frozen;

namespace Chronicle.Read.Drawings;

/// <summary>The parts of SVG and CSS that only draw. A part that is not listed here is refused.</summary>
internal static class DrawingWords
{
    public const string Svg = "http://www.w3.org/2000/svg";

    public const string XLink = "http://www.w3.org/1999/xlink";

    public const string Xml = "http://www.w3.org/XML/1998/namespace";

    public const string Xmlns = "http://www.w3.org/2000/xmlns/";

    /// <summary>Namespaces of editors and of metadata. Browsers ignore their elements and attributes.</summary>
    public static readonly FrozenSet<string> Inert = FrozenSet.Create(StringComparer.Ordinal,
    [
        "http://www.inkscape.org/namespaces/inkscape", "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
        "http://inkscape.sourceforge.net/DTD/sodipodi-0.dtd", "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://creativecommons.org/ns#", "http://web.resource.org/cc/", "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/",
        "http://www.bohemiancoding.com/sketch/ns", "http://www.serif.com/", "https://boxy-svg.com", "http://ns.adobe.com/xap/1.0/",
        "http://www.openswatchbook.org/uri/2009/osb", "http://krita.org/namespaces/svg/krita", "http://www.figma.com/figma/ns",
        "http://schemas.microsoft.com/visio/2003/SVGExtensions/", "http://sozi.baierouge.fr", "http://xml.openoffice.org/svg/export",
    ]);

    public static readonly FrozenSet<string> Elements = Words("""
        a circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
        feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
        feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter flowDiv flowPara flowRegion flowRoot
        flowSpan g hatch hatchpath image line linearGradient marker mask mesh meshgradient meshpatch meshrow metadata path pattern polygon
        polyline radialGradient rect solidColor solidcolor stop style svg switch symbol text textPath title tspan use view
        """);

    /// <summary>
    /// Attributes without a namespace that contain geometry, names and numbers. <see cref="DrawingFilter"/> checks <c>style</c>,
    /// <c>href</c>, <c>data-*</c> and <c>aria-*</c> separately.
    /// </summary>
    public static readonly FrozenSet<string> Attributes = Words("""
        amplitude azimuth baseFrequency baseProfile bias class clipPathUnits contentScriptType contentStyleType cx cy d diffuseConstant
        divisor dx dy edgeMode elevation enable-background exponent externalResourcesRequired filterRes filterUnits focusable fr fx fy
        gradientTransform gradientUnits height id in in2 intercept k1 k2 k3 k4 kernelMatrix kernelUnitLength keyPoints lang lengthAdjust
        limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits media method mode numOctaves offset operator
        order orient origin overflow path pathLength patternContentUnits patternTransform patternUnits points pointsAtX pointsAtY
        pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY requiredExtensions requiredFeatures result role
        rotate rx ry scale seed side slope space spacing specularConstant specularExponent spreadMethod startOffset stdDeviation
        stitchTiles surfaceScale systemLanguage tabindex tableValues targetX targetY textLength title transform type values version
        viewBox viewTarget width x x1 x2 xChannelSelector y y1 y2 yChannelSelector z zoomAndPan content
        """);

    /// <summary>Properties of CSS, which are accepted in styles and as attributes.</summary>
    public static readonly FrozenSet<string> Properties = Words("""
        alignment-baseline background background-color baseline-shift block-progression border border-radius clip clip-path clip-rule color
        color-interpolation color-interpolation-filters color-profile color-rendering color-scheme cursor cx cy d direction display
        dominant-baseline enable-background fill fill-opacity fill-rule filter flood-color flood-opacity font font-family
        font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style font-synthesis font-variant
        font-variant-alternates font-variant-caps font-variant-east-asian font-variant-ligatures font-variant-numeric
        font-variant-position font-variation-settings font-weight glyph-orientation-horizontal glyph-orientation-vertical height
        image-rendering inline-size isolation kerning letter-spacing lighting-color line-height margin marker marker-end marker-mid
        marker-start mask mask-type max-height max-width min-height min-width mix-blend-mode opacity overflow padding paint-order
        pointer-events r rx ry shape-inside shape-margin shape-padding shape-rendering shape-subtract solid-color solid-opacity stop-color
        stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity
        stroke-width text-align text-anchor text-decoration text-decoration-color text-decoration-line text-decoration-style
        text-decoration-stroke text-decoration-fill text-indent text-orientation text-overflow text-rendering text-shadow text-transform
        transform transform-box transform-origin unicode-bidi user-select vector-effect visibility white-space white-space-collapse width
        word-spacing word-wrap writing-mode x y
        """);

    /// <summary>
    /// Functions of values, of selectors and of conditions. <c>url()</c> is not in this list, because it contains an address.
    /// <see cref="StyleFilter"/> checks that address.
    /// </summary>
    public static readonly FrozenSet<string> Functions = Words("""
        rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark device-cmyk icc-color var calc min max clamp
        matrix matrix3d translate translatex translatey scale scalex scaley rotate skew skewx skewy
        blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
        circle ellipse inset path polygon rect linear-gradient radial-gradient
        not is where has nth-child nth-last-child nth-of-type nth-last-of-type lang selector
        """);

    /// <summary>The formats of bitmap pictures that a drawing may contain.</summary>
    public static readonly FrozenSet<string> Pictures = Words("png jpeg jpg gif webp");

    /// <summary>Rules of CSS that only give the conditions of other rules.</summary>
    public static readonly FrozenSet<string> AtRules = Words("media supports");

    private static FrozenSet<string> Words(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenSet(StringComparer.Ordinal);
}
