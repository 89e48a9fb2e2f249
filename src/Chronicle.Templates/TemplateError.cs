namespace Chronicle.Templates;

/// <summary>A fault in a template. Line and column are 1-based; <see cref="TemplateSet.PathOf(string)"/> makes the path.</summary>
/// <param name="Name">The unknown name that the template uses; null for a fault of another kind.</param>
/// <param name="Known">The names that exist there, for a hint.</param>
public sealed record TemplateError(
    TemplateError.Category Kind, string Path, int Line, int Column, string Message, string? Name = null,
    IReadOnlyCollection<string>? Known = null)
{
    public enum Category
    {
        /// <summary>The text is not a template.</summary>
        Broken,

        /// <summary>The layout does not exist.</summary>
        Missing,

        /// <summary>An expression cannot be evaluated.</summary>
        Failed,

        /// <summary>The template exceeds a limit on time or memory.</summary>
        Endless,
    }
}
