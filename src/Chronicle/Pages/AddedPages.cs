using Chronicle.Presentation;

namespace Chronicle.Pages;

/// <summary>The view of a page that comes from a pipeline of another program.</summary>
internal static class AddedPages
{
    public sealed record View : PageView
    {
        /// <summary>The data of the page, an object of a class of the pipeline; null if the pipeline supplied none.</summary>
        public required object? Data { get; init; }
    }
}
