using System.Collections;
using System.Collections.Immutable;

namespace Chronicle.Extending;

/// <summary>
/// The pipelines, checks and sources of records that a program adds to the generator. Each has a name, which messages show. Each must give
/// the same result for the same input, because a build, and the preview after each edit, run it again.
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

/// <summary>Parts of one kind by name, in the order in which they were added.</summary>
public sealed class NamedList<T> : IEnumerable<KeyValuePair<string, T>>
{
    private ImmutableArray<KeyValuePair<string, T>> _parts = [];

    internal NamedList()
    {
    }

    /// <summary>Adds a part. Its name must be different from all other names in the list.</summary>
    public void Add(string name, T part)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (_parts.Any(other => other.Key == name))
            throw new ArgumentException($"there are two parts of the name \"{name}\"", nameof(name));
        _parts = _parts.Add(new(name, part));
    }

    /// <summary>The parts in their order.</summary>
    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, T>>)_parts).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A mistake that a check found.</summary>
/// <param name="Message">The mistake and its correction, in one line.</param>
/// <param name="Record">The record that has the mistake; null for the site.</param>
public sealed record SiteFinding(string Message, SiteRecord? Record = null)
{
    /// <summary>Whether the mistake prevents publishing. If not, it is a warning.</summary>
    public bool IsError { get; init; }
}

/// <summary>A file of the input that comes from another place.</summary>
/// <param name="Name">Its path below the input folder: <c>milestones/first-light.md</c>.</param>
/// <param name="Text">Its content, in the same form as a file of the input.</param>
public sealed record SiteInputFile(string Name, string Text);
