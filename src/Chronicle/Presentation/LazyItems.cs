using System.Collections.Concurrent;

namespace Chronicle.Presentation;

/// <summary>
/// Pieces of views that many pages show. Each is made when it is first asked for, by whichever worker that is, and is one object for good: partials that are kept
/// know their values by that.
/// </summary>
internal sealed class LazyItems<TId, T, TItem>(int expected, Func<T, TItem> create) where TId : class where TItem : class
{
    private readonly ConcurrentDictionary<TId, TItem> _items = new(concurrencyLevel: -1, expected);

    // Two workers may make it at once; all get the one that was there first.
    public TItem Get(TId id, T value) => _items.TryGetValue(id, out var item) ? item : _items.GetOrAdd(id, create(value));
}
