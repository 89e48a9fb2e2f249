using System.Collections.Immutable;
using Chronicle.Cli.Output;
using Chronicle.Presentation;

namespace Chronicle.Testing;

/// <summary>Publishes files in the same way as a build.</summary>
internal static class Publishing
{
    public static Publication Publish(ImmutableArray<RenderedFile> files, string folder)
    {
        using var place = OutputLock.At(folder);
        return Publish(files, place);
    }

    /// <param name="reached">Called before each step.</param>
    public static Publication Publish(ImmutableArray<RenderedFile> files, OutputLock place, Action<PublishStep>? reached = null)
    {
        using var staging = Stage(place, reached);
        return OutputFolder.Publish(files, staging, place, reached);
    }

    public static Staging Stage(OutputLock place, Action<PublishStep>? reached = null) =>
        new(place, PreviousOutput.Read(place.Folder), reached);
}
