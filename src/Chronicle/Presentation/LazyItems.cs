using System.Collections.Concurrent;

namespace Chronicle.Presentation;

/// <summary>Pieces of views that many pages show. A piece is created at its first use, by any worker, and reused by all pages.</summary>
internal sealed class LazyItems<TId, T, TItem>(int expected, Func<T, TItem> create) where TId : class where TItem : class
{
    private readonly ConcurrentDictionary<TId, TItem> _items = new(concurrencyLevel: -1, expected);

    // Two workers may create a piece at the same time; both get the one that was added first.
    public TItem Get(TId id, T value) => _items.TryGetValue(id, out var item) ? item : _items.GetOrAdd(id, create(value));
}
