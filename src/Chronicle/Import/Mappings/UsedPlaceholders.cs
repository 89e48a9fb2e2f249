namespace Chronicle.Import.Mappings;

/// <summary>
/// The placeholders of a mapping that have had a value in a row, and the placeholders that have had none. Only one thread may use an
/// object at a time.
/// </summary>
internal sealed class UsedPlaceholders
{
    private readonly HashSet<Placeholder> _found = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Placeholder> _missed = new(ReferenceEqualityComparer.Instance);

    /// <summary>
    /// Above zero while a choice of <c>first_of</c> is filled. A column that only such a choice names may be missing in all rows.
    /// </summary>
    public int Alternatives { get; set; }

    /// <summary>The placeholders that never found a value, one for each name, in the order of the mapping.</summary>
    public IEnumerable<Placeholder> NeverFound =>
        _missed.Where(IsMissing).OrderBy(missed => missed.At).DistinctBy(missed => missed.Name);

    /// <summary>Whether no row has the column of the placeholder.</summary>
    public bool IsMissing(Placeholder placeholder) => _missed.Contains(placeholder) && !_found.Contains(placeholder);

    public void Add(Placeholder placeholder, bool isFound)
    {
        if (isFound)
            _found.Add(placeholder);
        else if (Alternatives == 0)
            _missed.Add(placeholder);
    }
}
