using Chronicle.Domain;
using Chronicle.Presentation;

namespace Chronicle.Render;

/// <summary>
/// A named part of the site: a pure function from the model to documents. A pipeline does not depend on other pipelines.
/// <paramref name="Export"/> is the key that switches the pipeline off in <c>site.yml</c>; null if this is not possible.
/// </summary>
internal sealed record Pipeline(string Name, Func<SiteModel, Presenter, IEnumerable<Document>> Run, ExportKind? Export = null);
