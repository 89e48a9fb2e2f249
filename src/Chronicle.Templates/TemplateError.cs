namespace Chronicle.Templates;

/// <summary>
/// A fault in a template. The path is the path of the template for messages; for a missing layout, the path that its file would have. Line
/// and column are 1-based.
/// </summary>
/// <param name="Name">The unknown name that the template uses; null for any other fault.</param>
/// <param name="Known">The names that exist, so that a message can suggest one instead of <paramref name="Name"/>; null if there is no
/// name.</param>
public sealed record TemplateError(
    TemplateError.Category Kind, string Path, int Line, int Column, string Message, string? Name = null,
    IReadOnlyCollection<string>? Known = null)
{
    public enum Category
    {
        /// <summary>The text cannot be parsed as a template.</summary>
        Broken,

        /// <summary>A value is in an attribute without quotes.</summary>
        Unquoted,

        /// <summary>The layout does not exist.</summary>
        Missing,

        /// <summary>An expression cannot be evaluated.</summary>
        Failed,

        /// <summary>The template exceeds a limit on time or memory.</summary>
        Endless,
    }
}
