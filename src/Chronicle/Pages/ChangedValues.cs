using System.Collections.Immutable;
using Chronicle.Domain;

namespace Chronicle.Pages;

/// <summary>
/// The difference between the values of a declared field in two releases, as pages show these values. <c>Added</c> and <c>Removed</c> are
/// the different entries of a list. They are empty for a field with one value.
/// </summary>
internal sealed record ChangedValues(bool IsChanged, ImmutableArray<string> Added, ImmutableArray<string> Removed)
{
    private static readonly ChangedValues None = new(false, [], []);

    /// <summary>
    /// Compares the values. A field that only one of the releases states counts as unchanged. The script <c>compare.js</c> follows the same
    /// rule.
    /// </summary>
    public static ChangedValues Between(ImmutableArray<string> before, ImmutableArray<string> now, FieldShape shape) =>
        before.IsEmpty || now.IsEmpty || before.SequenceEqual(now) ? None
        : shape == FieldShape.One ? None with { IsChanged = true }
        : new(true, [.. now.Except(before)], [.. before.Except(now)]);
}
