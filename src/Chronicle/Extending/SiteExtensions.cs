using System.Collections;
using System.Collections.Immutable;

namespace Chronicle.Extending;

/// <summary>
/// What a program adds to the generator: pipelines, checks and sources of records. Each has a name, which messages show. All of them must
/// give the same answer for the same input: a build, and the preview after each edit, ask again.
/// </summary>
public sealed class SiteExtensions
{
    /// <summary>Pipelines make pages, files and redirects from the linked chronicle.</summary>
    public NamedList<Func<LinkedSite, IEnumerable<SiteDocument>>> Pipelines { get; } = new();

    /// <summary>Checks find mistakes in the linked chronicle.</summary>
    public NamedList<Func<LinkedSite, IEnumerable<SiteFinding>>> Checks { get; } = new();

    /// <summary>Sources of records give files of the input that are not in the input folder. They may read disks and networks.</summary>
    public NamedList<Func<IEnumerable<SiteInputFile>>> Records { get; } = new();
}

/// <summary>Parts of one kind by name, in the order in which they were added.</summary>
public sealed class NamedList<T> : IEnumerable<KeyValuePair<string, T>>
{
    private ImmutableArray<KeyValuePair<string, T>> _parts = [];

    internal NamedList()
    {
    }

    /// <summary>Adds a part under a name that no other part of the list has.</summary>
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
/// <param name="Message">What is wrong, and what to do: one line.</param>
/// <param name="Record">The record that has the mistake; null for the site.</param>
public sealed record SiteFinding(string Message, SiteRecord? Record = null)
{
    /// <summary>Whether the mistake stops publishing. If not, it is a warning.</summary>
    public bool IsError { get; init; }
}

/// <summary>A file of the input from elsewhere.</summary>
/// <param name="Name">Its path below the input folder: <c>milestones/first-light.md</c>.</param>
/// <param name="Text">Its content, exactly as a file of the input has it.</param>
public sealed record SiteInputFile(string Name, string Text);
