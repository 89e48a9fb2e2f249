using System.Collections.Immutable;
using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>
/// A drawing of the parts of the subject as layers. Each layer rests on the next one. <c>Beside</c> is next to the layers, and also rests
/// on the last layer.
/// </summary>
internal sealed record DiagramDeclaration(string Id, SourceLocation At, string Title, ImmutableArray<DiagramLayer> Layers,
    DiagramLayer? Beside)
{
    public IEnumerable<DiagramLayer> AllLayers => Beside is null ? Layers : Layers.Append(Beside);

    /// <summary>A copy with other components in each layer.</summary>
    public DiagramDeclaration WithComponents(Func<ImmutableArray<Located<RecordId>>, ImmutableArray<Located<RecordId>>> change)
    {
        return this with { Layers = [.. Layers.Select(Changed)], Beside = Beside is { } beside ? Changed(beside) : null };

        DiagramLayer Changed(DiagramLayer layer) => layer with { Components = change(layer.Components) };
    }
}

/// <summary>
/// A layer: a name, a sentence, and components. Its components are <c>Components</c>, and all components of the <c>Kinds</c>. If
/// <c>Status</c> is set, a component of the <c>Kinds</c> must have this status. <c>Below</c> describes the relation to the layer below.
/// </summary>
internal sealed record DiagramLayer(string Label, string? Text, string? Below, ImmutableArray<Located<RecordId>> Components,
    ImmutableArray<Located<string>> Kinds, Located<string>? Status);
