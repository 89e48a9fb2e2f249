using System.Collections.Immutable;
using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>
/// A drawing of the parts of the subject as layers, each resting on the next; the last one carries all. <c>Beside</c> stands next to the
/// layers and rests on the last one too.
/// </summary>
internal sealed record DiagramDeclaration(string Id, SourceLocation At, string Title, ImmutableArray<DiagramLayer> Layers,
    DiagramLayer? Beside)
{
    public IEnumerable<DiagramLayer> AllLayers => Beside is null ? Layers : Layers.Append(Beside);
}

/// <summary>
/// A layer: a name, a sentence, and components: those that are named, and those of the kinds that have the status. <c>Below</c> says what
/// the layer does with the one under it.
/// </summary>
internal sealed record DiagramLayer(string Label, string? Text, string? Below, ImmutableArray<Located<RecordId>> Components,
    ImmutableArray<Located<string>> Kinds, Located<string>? Status);
