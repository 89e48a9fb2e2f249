using Chronicle.Presentation;

namespace Chronicle.Pages;

/// <summary>The view of a page that comes from a pipeline of another program.</summary>
internal static class AddedPages
{
    public sealed record View : PageView
    {
        /// <summary>The object that the pipeline supplied, of a class of the pipeline.</summary>
        public required object? Data { get; init; }
    }
}
