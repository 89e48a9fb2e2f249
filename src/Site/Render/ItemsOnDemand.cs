namespace Site.Render;

/// <summary>
/// Pieces of views that many pages show. Each is made when it is first asked for, by whichever worker that is, and is one object for good: partials that are kept
/// know their values by that.
/// </summary>
internal sealed class ItemsOnDemand<TId, T, TItem> where TId : class where TItem : class
{
    private readonly Dictionary<TId, Slot> _slots;
    private readonly Func<T, TItem> _create;

    private sealed class Slot(T value)
    {
        public T Value => value;

        public TItem? Item;
    }

    public ItemsOnDemand(IEnumerable<T> all, Func<T, TId> idOf, Func<T, TItem> create) => (_slots, _create) = (all.ToDictionary(idOf, value => new Slot(value)), create);

    public TItem this[TId id]
    {
        get
        {
            var slot = _slots[id];
            // Two workers may make it at once; all get the one that was there first.
            return Volatile.Read(ref slot.Item) ?? Interlocked.CompareExchange(ref slot.Item, _create(slot.Value), null) ?? slot.Item;
        }
    }
}
