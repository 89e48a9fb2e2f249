using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Presentation;

/// <summary>A page from a pipeline of another program. The search, the sitemap and the backlinks list it.</summary>
internal sealed record AddedPage(UrlPath Address, string Title, string Description, ImmutableHashSet<RecordId> Mentions);
