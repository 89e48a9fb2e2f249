using System.Collections.Immutable;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Render;

namespace Chronicle.Check;

/// <summary>Finds the template of the chronicle's own theme in which an error of a page is.</summary>
internal sealed class TemplateLocations(Theme theme, RenderedSite rendered)
{
    private readonly ILookup<string, UrlPath> _pages =
        rendered.Files.Where(file => file.Layout is not null).ToLookup(file => file.Layout!.Value.Path, file => file.Address);

    private readonly Dictionary<string, ImmutableArray<string>> _partials = new(StringComparer.Ordinal);

    public bool IsOwn(SourceLocation? layout) => layout is { } at && IsOwn(at.Path);

    /// <summary>The location at which a layout, or a partial that it includes, writes an address from the root of the host.</summary>
    public SourceLocation? Find(string address, SourceLocation? layout)
    {
        var path = address.Split('#')[0];
        return layout is not { Path: var file } ? null : theme.Addresses.OfType<ThemeAddress.InTemplate>()
            .FirstOrDefault(written => (written.At.Path == file || PartialsOf(file).Contains(written.At.Path)) && written.Writes(path))?.At;
    }

    /// <summary>
    /// Moves errors from layouts to the partial that the layouts share, so that one fault in it gives one message. No page shows which
    /// template wrote its bytes. So an error is moved only if most layouts with the partial have it, or if it is on all pages of built-in
    /// layouts, which have no fault themselves.
    /// </summary>
    public IEnumerable<LocatedError> Share(ImmutableArray<LocatedError> errors)
    {
        foreach (var group in errors.GroupBy(error => (error.Diagnostic.Rule, error.Diagnostic.Message)))
        {
            var shared = FindShared(group.Key.Rule, [.. group.Where(error => _pages.Contains(error.At.Path))]);
            foreach (var error in group)
                yield return shared.IsEmpty || !Includes(error.At.Path, shared[0]) ? error : error with
                {
                    At = SourceLocation.StartOf(shared[0]),
                    Note = shared.Length == 1 ? "" : $"; the fault is in this file or in {string.Join(", ", shared[1..])}",
                };
        }
    }

    private ImmutableArray<string> FindShared(Rule rule, ImmutableArray<LocatedError> errors)
    {
        string[] layouts = [.. errors.Select(error => error.At.Path).Distinct()];
        string[] builtIn = [.. layouts.Where(layout => !IsOwn(layout))];
        if (layouts.Length == 0 || layouts.Length == 1 && builtIn.Length == 0)
            return [];
        var with = builtIn.Length > 0 ? builtIn : layouts;
        ImmutableArray<string> candidates =
            [.. PartialsOf(with[0]).Where(partial => IsOwn(partial) && with.All(layout => Includes(layout, partial)))];
        ImmutableArray<string> usual =
            [.. candidates.Where(partial => 2 * layouts.Length > _pages.Count(layout => Includes(layout.Key, partial)))];
        if (!usual.IsEmpty || builtIn.Length == 0)
            return usual;
        var pages = errors.Select(error => error.Page).ToHashSet();
        // A built-in template writes no dead link.
        return rule == Rules.DeadLink || builtIn.All(layout => _pages[layout].All(pages.Contains)) ? candidates : [];
    }

    private bool Includes(string layout, string partial) => PartialsOf(layout).Contains(partial);

    private bool IsOwn(string path) => path.StartsWith(theme.Path + "/", StringComparison.Ordinal);

    private ImmutableArray<string> PartialsOf(string layout) =>
        _partials.TryGetValue(layout, out var known) ? known : _partials[layout] = theme.Templates.Set.PartialsOf(layout);
}
