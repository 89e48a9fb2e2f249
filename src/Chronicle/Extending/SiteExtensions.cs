using System.Collections;
using System.Collections.Immutable;

namespace Chronicle.Extending;

/// <summary>
/// The pipelines, checks and sources of records that a program adds to the generator. Each of them has a name, which messages show. Each
/// must give the same result for the same input, because all of them run again in each build, and in the preview after each edit.
/// </summary>
public sealed class SiteExtensions
{
    /// <summary>Pipelines make pages, files and redirects from the linked chronicle.</summary>
    public NamedList<Func<LinkedSite, IEnumerable<SiteDocument>>> Pipelines { get; } = new();

    /// <summary>Checks find mistakes in the linked chronicle.</summary>
    public NamedList<Func<LinkedSite, IEnumerable<SiteFinding>>> Checks { get; } = new();

    /// <summary>Sources of records supply input files that are not in the input folder. They may read disks and networks.</summary>
    public NamedList<Func<IEnumerable<SiteInputFile>>> Records { get; } = new();
}

/// <summary>Extensions of one kind by name, in the order in which they were added.</summary>
public sealed class NamedList<T> : IEnumerable<KeyValuePair<string, T>>
{
    private ImmutableArray<KeyValuePair<string, T>> _parts = [];

    internal NamedList()
    {
    }

    /// <summary>Adds an extension. Its name must be different from all other names in the list.</summary>
    /// <exception cref="ArgumentException">The name is empty, the list already contains it, or the extension is null.</exception>
    public void Add(string name, T part)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(part);
        if (_parts.Any(other => other.Key == name))
            throw new ArgumentException($"there are two extensions with the name \"{name}\"", nameof(name));
        _parts = _parts.Add(new(name, part));
    }

    /// <summary>The extensions in the order in which they were added.</summary>
    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, T>>)_parts).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A mistake that a check found.</summary>
/// <param name="Message">The mistake and its correction, in one line.</param>
/// <param name="Record">The record that has the mistake; null if the mistake concerns the whole site.</param>
public sealed record SiteFinding(string Message, SiteRecord? Record = null)
{
    /// <summary>Whether the mistake prevents publishing. If not, it is a warning.</summary>
    public bool IsError { get; init; }
}

/// <summary>An input file from a source of records, which is not in the input folder.</summary>
/// <param name="Name">Its path below the input folder: <c>milestones/first-light.md</c>.</param>
/// <param name="Text">Its content, in the same form as a file of the input.</param>
public sealed record SiteInputFile(string Name, string Text);
