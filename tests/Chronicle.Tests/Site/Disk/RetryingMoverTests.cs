using Chronicle.Cli.Disk;

namespace Chronicle.Tests.Site.Disk;

/// <summary>A file that another program blocks for a short time, as happens on Windows. The test replaces the system and the pauses.</summary>
public sealed class RetryingMoverTests
{
    private readonly List<double> _pauses = [];

    [Theory]
    [InlineData(5, true)]
    [InlineData(32, true)]
    [InlineData(33, true)]
    [InlineData(112, false)]
    public void The_program_tries_again_for_a_held_file_but_not_for_a_full_disk(int error, bool isRetried)
    {
        var attempts = 0;
        var mover = new RetryingMover(canBeHeld: true, pause => _pauses.Add(pause.TotalMilliseconds));
        var refused = Record.Exception(() => mover.Try(() =>
        {
            if (++attempts < 4)
                throw Refusal(error);
        }));
        Assert.Equal(isRetried ? [10, 20, 40] : [], _pauses);
        Assert.Equal(isRetried, refused is null);
    }

    [Fact]
    public void A_file_that_stays_held_is_an_error_after_five_seconds()
    {
        var mover = new RetryingMover(canBeHeld: true, pause => _pauses.Add(pause.TotalMilliseconds));
        Assert.Throws<IOException>(() => mover.Try(() => throw Refusal(32)));
        Assert.Equal(5110, _pauses.Sum());
    }

    [Fact]
    public void On_other_systems_the_program_does_not_try_again()
    {
        var mover = new RetryingMover(canBeHeld: false, _ => Assert.Fail("waits"));
        Assert.Throws<IOException>(() => mover.Try(() => throw Refusal(32)));
    }

    private static Exception Refusal(int error) => error == 5 ? new UnauthorizedAccessException()
        : new IOException("refused", unchecked((int)0x80070000) | error);
}
