using System.Collections.Concurrent;

namespace Chronicle.Presentation;

/// <summary>Pieces of views that many pages show. The first worker that needs a piece creates it, and all pages reuse it.</summary>
internal sealed class LazyItems<TId, T, TItem>(int expected, Func<T, TItem> create) where TId : class where TItem : class
{
    private readonly ConcurrentDictionary<TId, TItem> _items = new(concurrencyLevel: -1, expected);

    // Two workers may create the same piece at the same time. Both then get the piece that was added first.
    public TItem Get(TId id, T value) => _items.TryGetValue(id, out var item) ? item : _items.GetOrAdd(id, create(value));
}
