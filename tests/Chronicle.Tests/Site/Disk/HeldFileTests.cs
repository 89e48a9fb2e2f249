using Chronicle.Cli.Disk;

namespace Chronicle.Tests.Site.Disk;

/// <summary>A file that a different program holds for a moment, as on Windows. The system and the pauses are those of the test.</summary>
public sealed class HeldFileTests
{
    private readonly List<double> _pauses = [];

    [Theory]
    [InlineData(5, true)]
    [InlineData(32, true)]
    [InlineData(33, true)]
    [InlineData(112, false)]
    public void A_held_file_is_tried_again_and_a_full_disk_is_not(int error, bool isTried)
    {
        var attempts = 0;
        var file = new HeldFile(canBeHeld: true, pause => _pauses.Add(pause.TotalMilliseconds));
        var refused = Record.Exception(() => file.Try(() =>
        {
            if (++attempts < 4)
                throw Refusal(error);
        }));
        Assert.Equal(isTried ? [10, 20, 40] : [], _pauses);
        Assert.Equal(isTried, refused is null);
    }

    [Fact]
    public void A_file_that_stays_held_is_told()
    {
        var file = new HeldFile(canBeHeld: true, pause => _pauses.Add(pause.TotalMilliseconds));
        Assert.Throws<IOException>(() => file.Try(() => throw Refusal(32)));
        Assert.Equal(5110, _pauses.Sum());
    }

    [Fact]
    public void Other_systems_replace_a_file_that_is_open()
    {
        var file = new HeldFile(canBeHeld: false, _ => Assert.Fail("waits"));
        Assert.Throws<IOException>(() => file.Try(() => throw Refusal(32)));
    }

    private static Exception Refusal(int error) => error == 5 ? new UnauthorizedAccessException()
        : new IOException("refused", unchecked((int)0x80070000) | error);
}
