using System.Collections.Immutable;
using Chronicle.Primitives;

namespace Chronicle.Extending.Running;

/// <summary>
/// An exception in a part of another program. It is a fault of that program and not of an author, so it ends the build.
/// </summary>
internal sealed class AddedPartException(string part, Exception cause) : Exception($"the {part} failed", cause)
{
    /// <summary>The <see cref="AddedPartException"/> in a chain of inner exceptions; null if there is none.</summary>
    public static AddedPartException? Find(Exception? exception) =>
        exception is null or AddedPartException ? (AddedPartException?)exception : Find(exception.InnerException);
}

/// <summary>Runs the parts that other programs add.</summary>
internal static class AddedPart
{
    /// <summary>The results of a part, without nulls. A null result, or null instead of the results, is reported as an error.</summary>
    /// <param name="part">The kind and the name of the part, as messages name it: <c>pipeline people</c>.</param>
    /// <exception cref="AddedPartException">The part threw an exception.</exception>
    public static ImmutableArray<T> Run<T>(string part, SourceLocation at, Func<IEnumerable<T?>?> run, DiagnosticBag diagnostics)
        where T : class
    {
        ImmutableArray<T?> results;
        try
        {
            results = run() is { } all ? [.. all] : [null];
        }
        catch (Exception cause)
        {
            throw new AddedPartException(part, cause);
        }
        if (results.Contains(null))
            diagnostics.Add(Rules.AddedError, at, $"the program returned null ({part})");
        return [.. results.OfType<T>()];
    }
}
