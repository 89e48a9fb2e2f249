using System.Text;
using Chronicle.Cli.Output;
using Chronicle.Primitives;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>Publishing after the name of a file changed only in its capitals. These tests also run on systems that ignore case.</summary>
public sealed class RenamedFileTests
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("lamp")]
    [InlineData("new lamp")]
    public void The_file_has_its_new_name_and_its_new_content(string content)
    {
        Publish("Assets", "Lamp.svg", "lamp");
        Publish("Assets", "lamp.svg", content);
        Publish("assets", "lamp.svg", content);
        var file = Assert.Single(Directory.GetFiles(_folder.PathOf("output"), "*.svg", SearchOption.AllDirectories));
        Assert.Equal("assets/lamp.svg", Path.GetRelativePath(_folder.PathOf("output"), file).Replace('\\', '/'));
        Assert.Equal(content, File.ReadAllText(file));
    }

    [Theory]
    [InlineData(true, "Lamp.svg")]
    [InlineData(false, "")]
    public void An_old_name_is_in_the_way_if_the_system_ignores_case(bool ignoresCase, string inTheWay) =>
        Assert.Equal(inTheWay, string.Join(' ', OutputFolder.InTheWay(["Lamp.svg", "desk.svg"], ["desk.svg", "lamp.svg"],
            ignoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal)));

    private void Publish(string folder, string name, string content) => Publishing.Publish(
        [new(UrlPath.OfFile(folder, name), SourceLocation.StartOf("input"), Encoding.UTF8.GetBytes(content))], _folder.PathOf("output"));
}
