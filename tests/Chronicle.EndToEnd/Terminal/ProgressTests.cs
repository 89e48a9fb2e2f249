using Chronicle.Cli.Terminal;

namespace Chronicle.EndToEnd;

/// <summary>The line that shows the progress of a command. It must fit into one line of the terminal, because only this line is cleared.</summary>
public sealed class ProgressTests
{
    [Theory]
    [InlineData("read", 80, "read …")]
    [InlineData("write 12 files", 17, "write 12 files …")]
    [InlineData("write 12 files", 16, "write 12 file …")]
    [InlineData("write 12 files", 11, "write 12 …")]
    [InlineData("write 12 files", 10, "write 1 …")]
    [InlineData("灯灯灯灯", 9, "灯灯灯 …")]
    [InlineData("lamp 💡 on", 9, "lamp …")]
    [InlineData("read “a”", 11, "read “a” …")]
    [InlineData("read e\u0301", 9, "read e\u0301 …")]
    [InlineData("write", 0, " …")]
    public void A_phase_is_cut_to_the_width_of_the_terminal(string phase, int width, string expected)
    {
        var terminal = new StringWriter();
        new Progress(terminal, () => width).Show(phase);
        Assert.Equal("\r\e[K" + expected, terminal.ToString());
    }
}
