using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Presentation;

namespace Chronicle.Pages;

/// <summary>Components with their parts below them.</summary>
internal static class ComponentTree
{
    /// <summary>The greatest depth that is shown. Parts below this depth are shown at this depth.</summary>
    private const int MostDepth = 6;

    /// <summary>Components of a kind by status, each followed by its parts of the same kind.</summary>
    public static IEnumerable<ComponentItem> Create(SiteModel site, Presenter presenter, IEnumerable<Component> components)
    {
        ImmutableArray<string> order = [.. ReaderOrder.Of(site.Settings.Statuses).Select(term => term.Id)];
        var listed = components.OrderBy(component => order.IndexOf(component.Status.Value)).ToArray();
        var ids = listed.Select(component => component.Id).ToHashSet();
        var children = listed.Where(HasListedParent).ToLookup(component => component.Parent!.Value);
        return Walk(presenter, listed.Where(component => !HasListedParent(component)), component => children[component.Id], 0);

        bool HasListedParent(Component component) => component.Parent is { } parent && ids.Contains(parent.Value);
    }

    /// <summary>The components that are parts of a component, each followed by its own parts.</summary>
    public static IEnumerable<ComponentItem> Below(SiteModel site, Presenter presenter, Component component) =>
        Walk(presenter, site.ChildrenOf(component), child => site.ChildrenOf(child), 0);

    // The levels of parts are limited (LinkLimits.LevelsOfParts), so the recursion is not deep.
    private static IEnumerable<ComponentItem> Walk(Presenter presenter, IEnumerable<Component> level,
        Func<Component, IEnumerable<Component>> childrenOf, int depth) => level.SelectMany(component =>
            Walk(presenter, childrenOf(component), childrenOf, depth + 1).Prepend(Item(presenter, component, depth)));

    /// <summary>Links to the components that a component is a part of, the outermost first.</summary>
    public static ImmutableArray<LinkView> Above(SiteModel site, Presenter presenter, Component component)
    {
        var above = ImmutableArray.CreateBuilder<LinkView>();
        for (var parent = component.Parent; parent is not null; parent = site.Find<Component>(parent).Parent)
            above.Insert(0, presenter.Link(site.Find<Component>(parent)));
        return above.ToImmutable();
    }

    private static ComponentItem Item(Presenter presenter, Component component, int depth) =>
        presenter.Item(component) with { Depth = Math.Min(depth, MostDepth) };
}
