using Chronicle.Presentation;

namespace Chronicle.Pages;

/// <summary>The view of a page that a pipeline of another program made.</summary>
internal static class AddedPages
{
    public sealed record View : PageView
    {
        /// <summary>What the pipeline gave: an object of its own class.</summary>
        public required object? Data { get; init; }
    }
}
