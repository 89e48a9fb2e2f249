using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Presentation;

/// <summary>A page that comes from a pipeline of another program. It is for the lists of all pages: search, sitemap, backlinks.</summary>
internal sealed record AddedPage(UrlPath Address, string Title, string Description, string Pipeline, ImmutableHashSet<RecordId> Mentions);
