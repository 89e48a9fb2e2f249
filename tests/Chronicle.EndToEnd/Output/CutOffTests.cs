using System.Collections.Immutable;
using Chronicle.Cli.Output;
using Chronicle.Presentation;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>Publishing is interrupted before each step: the process is killed, or the system refuses the operation.</summary>
public sealed class CutOffTests
{
    private static readonly ImmutableArray<RenderedFile> Nothing = [];

    private static readonly ImmutableArray<RenderedFile> Old = PublishedSite.Of(
        ("index.html", "old home"), ("same/index.html", "same"), ("a/index.html", "old a"), ("a/b/index.html", "old b"),
            ("gone/index.html", "gone"), ("gone/deep/index.html", "gone"),
        ("file", "becomes a folder"), ("folder/x/index.html", "becomes a file"), ("card.png", "old card"), ("same.png", "same card"),
            ("manifest.json", ""));

    private static readonly ImmutableArray<RenderedFile> New = PublishedSite.Of(
        ("index.html", "new home"), ("same/index.html", "same"), ("a/index.html", "new a"), ("a/b/index.html", "new b"),
            ("a/c/index.html", "new c"), ("d/e/index.html", "new e"),
        ("file/index.html", "was a file"), ("folder", "was a folder"), ("card.png", "new card"), ("same.png", "same card"),
            ("manifest.json", ""));

    public static TheoryDataRow<string>[] Changes => [new("from nothing"), new("from old to new"), new("from new to old"),
        new("to nothing")];

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_kill_before_any_step_leaves_complete_files_and_the_next_build_completes_the_site(string change)
    {
        var (before, after) = SitesOf(change);
        var (cleanBefore, cleanAfter) = (PublishedSite.Clean(before), PublishedSite.Clean(after));
        for (var count = StepsOf(before, after).Length; count-- > 0;)
        {
            foreach (var next in new[] { after, before })
            {
                var folder = new TemporaryFolder();
                Publishing.Publish(before, folder.PathOf("output"));
                folder.Write("output/CNAME", "lamps.example");
                Assert.IsType<Stopped>(Stop<Stopped>(after, folder.PathOf("output"), count));
                var existing = PublishedSite.In(folder.PathOf("output"));
                Assert.True(existing.Remove("CNAME"));
                PublishedSite.AssertWhole(existing, cleanBefore, cleanAfter);

                Assert.Equal(1, Publishing.Publish(next, folder.PathOf("output")).Foreign);
                File.Delete(folder.PathOf("output/CNAME"));
                Assert.Equal(next == after ? cleanAfter : cleanBefore, PublishedSite.In(folder.PathOf("output")));
                Assert.DoesNotContain(Directory.EnumerateDirectories(folder.PathOf("output"), "*", SearchOption.AllDirectories), inner =>
                    !Directory.EnumerateFileSystemEntries(inner).Any());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_refusal_before_any_step_leaves_complete_files_and_no_temporary_files(string change)
    {
        var (before, after) = SitesOf(change);
        var (cleanBefore, cleanAfter) = (PublishedSite.Clean(before), PublishedSite.Clean(after));
        var steps = StepsOf(before, after);
        for (var count = steps.Length; count-- > 0;)
        {
            var folder = new TemporaryFolder();
            Publishing.Publish(before, folder.PathOf("output"));
            Assert.IsType<IOException>(Stop<IOException>(after, folder.PathOf("output"), count));
            var existing = PublishedSite.In(folder.PathOf("output"));
            Assert.DoesNotContain(existing.Keys, name => name.Contains('~'));
            PublishedSite.AssertWhole(existing, cleanBefore, cleanAfter);
            if (steps[count] is PublishStep.Stage or PublishStep.List)
                Assert.Equal(cleanBefore, existing);
            Publishing.Publish(after, folder.PathOf("output"));
            Assert.Equal(cleanAfter, PublishedSite.In(folder.PathOf("output")));
        }
    }

    [Fact]
    public void Every_step_of_publishing_is_tried() =>
        Assert.Equal(Enum.GetValues<PublishStep>(), StepsOf(Old, New).Distinct());

    [Fact]
    public void An_unchanged_site_needs_no_step() => Assert.Empty(StepsOf(New, New));

    [Fact]
    public void A_half_written_list_of_files_is_ignored()
    {
        var folder = new TemporaryFolder();
        Publishing.Publish(Old, folder.PathOf("output"));
        folder.Write("output/.site-files~", "index.html\nsame/ind");
        Publishing.Publish(New, folder.PathOf("output"));
        Assert.Equal(PublishedSite.Clean(New), PublishedSite.In(folder.PathOf("output")));
    }

    private sealed class Stopped : Exception;

    private static (ImmutableArray<RenderedFile> Before, ImmutableArray<RenderedFile> After) SitesOf(string change) => change switch
    {
        "from nothing" => (Nothing, New),
        "from old to new" => (Old, New),
        "from new to old" => (New, Old),
        _ => (New, Nothing),
    };

    private static PublishStep[] StepsOf(ImmutableArray<RenderedFile> before, ImmutableArray<RenderedFile> after)
    {
        var folder = new TemporaryFolder();
        Publishing.Publish(before, folder.PathOf("output"));
        var steps = new List<PublishStep>();
        using var place = OutputLock.At(folder.PathOf("output"));
        Publishing.Publish(after, place, step =>
        {
            lock (steps)
                steps.Add(step);
        });
        return [.. steps];
    }

    /// <summary>Publishes, but every step after the first <paramref name="count"/> throws. Returns the exception.</summary>
    private static Exception Stop<TReason>(ImmutableArray<RenderedFile> files, string folder, int count) where TReason : Exception, new()
    {
        var left = count;
        using var place = OutputLock.At(folder);
        var thrown = Assert.ThrowsAny<Exception>(() => Publishing.Publish(files, place, _ =>
        {
            if (Interlocked.Decrement(ref left) < 0)
                throw new TReason();
        }));
        return thrown is AggregateException all ? all.InnerExceptions[0] : thrown;
    }
}
