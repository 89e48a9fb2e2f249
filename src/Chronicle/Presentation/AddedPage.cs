using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Presentation;

/// <summary>A page that a pipeline of another program made, for the lists that name every page: search, sitemap, backlinks.</summary>
internal sealed record AddedPage(UrlPath Address, string Title, string Description, string Pipeline, ImmutableHashSet<RecordId> Mentions);
