using System.Text;
using Chronicle.Testing;

namespace Chronicle.Tests.Render;

/// <summary>The files of the theme that are published as they are.</summary>
public sealed class ThemeFileTests
{
    [Fact]
    public void The_line_ends_of_a_checkout_change_no_script_and_no_picture_of_bytes()
    {
        var (plain, windows) = (Build("\n"), Build("\r\n"));
        Assert.Equal("a();\nb();", Encoding.UTF8.GetString(Bytes(windows, "/theme/a.js")));
        Assert.Equal("<svg>\n</svg>", Encoding.UTF8.GetString(Bytes(windows, "/theme/a.svg")));
        // A picture can have any bytes.
        Assert.Equal("\r\n"u8.ToArray(), Bytes(windows, "/theme/a.png"));
        Assert.Equal(Bytes(plain, "/"), Bytes(windows, "/"));
    }

    [Fact]
    public void The_line_ends_of_a_checkout_change_no_text_among_the_assets()
    {
        var (plain, windows) = (Assets("\n"), Assets("\r\n"));
        foreach (var name in new[] { "/assets/a.csv", "/assets/a.svg" })
            Assert.Equal(Bytes(plain, name), Bytes(windows, name));
        Assert.Equal("a,b\n1,2\n", Encoding.UTF8.GetString(Bytes(windows, "/assets/a.csv")));
        // The line ends are a part of what a patch says, and a picture can have any bytes.
        Assert.Equal("-a\r\n+b\r\n", Encoding.UTF8.GetString(Bytes(windows, "/assets/a.patch")));
        Assert.Equal("\r\n"u8.ToArray(), Bytes(windows, "/assets/a.png"));

        static BuildResult Assets(string end) => TinyTheme.Site("")
            .With("input/assets/a.csv", Encoding.UTF8.GetBytes($"a,b{end}1,2{end}"))
            .With("input/assets/a.svg", Encoding.UTF8.GetBytes($"<svg xmlns=\"http://www.w3.org/2000/svg\">{end}</svg>"))
            .With("input/assets/a.patch", Encoding.UTF8.GetBytes($"-a{end}+b{end}"))
            .With("input/assets/a.png", "\r\n"u8.ToArray()).Build();
    }

    private static BuildResult Build(string end) => TinyTheme.Site("")
        .With("theme/js/a.js", Encoding.UTF8.GetBytes($"a();{end}b();{end}"))
        .With("theme/assets/a.svg", Encoding.UTF8.GetBytes($"<svg>{end}</svg>"))
        .With("theme/assets/a.png", "\r\n"u8.ToArray()).Build();

    private static byte[] Bytes(BuildResult site, string address) => FollowedLamps.Bytes(site, address);
}
