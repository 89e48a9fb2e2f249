using System.Globalization;

namespace Chronicle.Domain;

/// <summary>
/// Identifies the state of the data: twelve hexadecimal digits that change with every record. The day is added if the options of the build
/// name one (<c>--as-of</c>). An input has the same revision on every machine.
/// </summary>
internal sealed record Revision(Lazy<string> Hash, DateOnly? AsOf = null)
{
    /// <summary>A revision with a different hash and the as-of day of this one.</summary>
    public Revision With(string hash) => this with { Hash = new(hash) };

    public override string ToString() => AsOf is { } day ? string.Create(CultureInfo.InvariantCulture, $"{Hash.Value}@{day:yyyy-MM-dd}")
        : Hash.Value;
}
