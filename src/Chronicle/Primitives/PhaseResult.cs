using System.Collections.Immutable;

namespace Chronicle.Primitives;

/// <summary>The result of a phase, with the diagnostics of the phase.</summary>
internal sealed record PhaseResult<T>(T Value, ImmutableArray<Diagnostic> Diagnostics);
