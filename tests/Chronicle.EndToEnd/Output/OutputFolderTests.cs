using System.Collections.Immutable;
using System.Text;
using Chronicle.Cli.Output;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

public sealed class OutputFolderTests
{
    private static readonly DateTime LongAgo = new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Files_are_written_to_the_paths_of_their_addresses()
    {
        Assert.Equal(new Publication(3, 3, 0, 0), Publish(("/", "home"), ("/a/b/", "page"), ("/robots.txt", "robots")));
        Assert.Equal(("home", "page", "robots"), (Read("index.html"), Read("a/b/index.html"), Read("robots.txt")));
    }

    [Fact]
    public void Only_changed_files_are_written()
    {
        Publish(("/", "home"), ("/a/", "one"), ("/b/", "two"));
        foreach (var name in new[] { "index.html", "a/index.html", "b/index.html" })
            File.SetLastWriteTimeUtc(PathOf(name), LongAgo);
        Assert.Equal(new Publication(3, 1, 0, 0), Publish(("/", "home"), ("/a/", "new"), ("/b/", "two")));
        Assert.Equal((LongAgo, LongAgo), (File.GetLastWriteTimeUtc(PathOf("index.html")),
            File.GetLastWriteTimeUtc(PathOf("b/index.html"))));
        Assert.NotEqual(LongAgo, File.GetLastWriteTimeUtc(PathOf("a/index.html")));
        Assert.Equal("new", Read("a/index.html"));
    }

    [Fact]
    public void A_file_that_someone_changed_is_written_again()
    {
        Publish(("/", "home"), ("/a/", "page"));
        _folder.Write("output/index.html", "hand");
        File.Delete(PathOf("a/index.html"));
        Assert.Equal(2, Publish(("/", "home"), ("/a/", "page")).Changed);
        Assert.Equal(("home", "page"), (Read("index.html"), Read("a/index.html")));
    }

    [Fact]
    public void A_file_that_is_no_longer_made_is_removed_with_its_empty_folders()
    {
        Publish(("/", "home"), ("/a/b/c/", "page"), ("/a/d/", "page"));
        Assert.Equal(new Publication(2, 0, 1, 0), Publish(("/", "home"), ("/a/d/", "page")));
        Assert.False(Directory.Exists(PathOf("a/b")));
        Assert.True(File.Exists(PathOf("a/d/index.html")));
    }

    [Fact]
    public void Foreign_files_and_the_ignore_file_are_unchanged()
    {
        _folder.Write("output/.gitignore", "*\n");
        _folder.Write("output/CNAME", "lamps.example");
        Publish(("/", "home"), ("/a/", "page"));
        _folder.Write("output/a/notes.txt", "mine");
        Assert.Equal(new Publication(1, 0, 1, 2), Publish(("/", "home")));
        Assert.Equal(("*\n", "lamps.example", "mine"), (Read(".gitignore"), Read("CNAME"), Read("a/notes.txt")));
        Assert.False(File.Exists(PathOf("a/index.html")));
    }

    [Fact]
    public void Files_of_an_interrupted_build_are_removed()
    {
        Publish(("/", "home"), ("/a/", "page"));
        _folder.Write("output/.site-new~/a/index.html", "half a pa");
        Assert.Equal(new Publication(2, 0, 0, 0), Publish(("/", "home"), ("/a/", "page")));
        Assert.Equal([".site-files", "a/index.html", "index.html"], Names());
    }

    [Fact]
    public void A_file_can_become_a_folder_and_a_folder_can_become_a_file()
    {
        Publish(("/assets/x", "file"), ("/a/", "page"));
        Assert.Equal(new Publication(2, 2, 2, 0), Publish(("/assets/x/y.txt", "file"), ("/a", "file")));
        Assert.Equal([".site-files", "a", "assets/x/y.txt"], Names());
    }

    // After a merge of two branches, the list can contain a line twice.
    [Fact]
    public void A_duplicate_name_in_the_list_of_files_is_accepted()
    {
        Publish(("/a/b/", "one"));
        _folder.Write("output/.site-files", "a/b/index.html\na/b/index.html\n");
        Assert.Equal(1, Publish(("/a", "two")).Removed);
        Assert.Equal("two", Read("a"));
    }

    [Fact]
    public void The_list_of_files_cannot_delete_a_file_outside_the_folder()
    {
        _folder.Write("precious.txt", "precious");
        _folder.Write("output/.site-files", $"../precious.txt\n{_folder.PathOf("precious.txt")}\na/../../precious.txt\n");
        Assert.Equal(0, Publish(("/", "home")).Removed);
        Assert.Equal("precious", _folder.Read("precious.txt"));
    }

    [Fact]
    public void No_page_is_written_outside_the_folder()
    {
        Assert.Throws<InvalidOperationException>(() => Publish(("/", "home"), ("/../precious.txt", "gone")));
        Assert.False(File.Exists(_folder.PathOf("precious.txt")));
    }

    [Fact]
    public void An_existing_picture_with_the_same_key_is_not_drawn_again()
    {
        Assert.Equal((1, "one"), Draw("key", "one"));
        File.SetLastWriteTimeUtc(PathOf("card.png"), LongAgo);
        Assert.Equal((0, "one"), Draw("key", "never drawn"));
        Assert.Equal(LongAgo, File.GetLastWriteTimeUtc(PathOf("card.png")));
    }

    [Fact]
    public void A_picture_with_a_different_key_is_drawn_again()
    {
        Draw("key", "one");
        Assert.Equal((1, "two"), Draw("other key", "two"));
        Assert.Equal((0, "two"), Draw("other key", "never drawn"));
    }

    [Fact]
    public void A_changed_or_deleted_picture_is_drawn_again()
    {
        Draw("key", "one");
        _folder.Write("output/card.png", "hand");
        Assert.Equal((1, "one"), Draw("key", "one"));
        File.Delete(PathOf("card.png"));
        Assert.Equal((1, "one"), Draw("key", "one"));
    }

    [Theory]
    [InlineData("card.png\n")]
    [InlineData("card.png\t\n")]
    [InlineData("card.png\tffff\n")]
    [InlineData("\t\t\n\n\0\ncard.png\tcard.png\tcard.png\n")]
    public void A_picture_with_a_damaged_stamp_is_drawn_again(string list)
    {
        Draw("key", "one");
        _folder.Write("output/card.png", "forged");
        _folder.Write("output/.site-files", list);
        Assert.Equal((1, "one"), Draw("key", "one"));
    }

    [Fact]
    public void A_page_that_replaces_a_picture_is_written()
    {
        Draw("key", "one");
        Publish(("/card.png", "page"));
        Assert.Equal(("page", "card.png\n"), (Read("card.png"), Read(".site-files")));
        Assert.Equal((1, "one"), Draw("key", "one"));
    }

    [Fact]
    public void A_name_with_special_characters_stays_one_name_in_the_list()
    {
        var list = new PublishedFiles(["%09", "a\tb", "c\r\nCNAME", "d%0A"], ImmutableDictionary<string,
            string>.Empty.Add("a\tb", "stamp"));
        var read = PublishedFiles.Parse(list.ToBytes());
        Assert.Equal(list.Names, read.Names);
        Assert.Equal(list.Stamps, read.Stamps);
    }

    /// <summary>Publishes one picture. Returns how often it was drawn, and the text of the published file.</summary>
    private (int Drawn, string Text) Draw(string key, string text)
    {
        var drawn = 0;
        var picture = new Picture(key, () =>
        {
            Interlocked.Increment(ref drawn);
            return Encoding.UTF8.GetBytes(text);
        });
        Publishing.Publish([new(Address("/card.png"), SourceLocation.StartOf("input"), Content.None, Picture: picture)], PathOf(""));
        return (drawn, Read("card.png"));
    }

    private Publication Publish(params (string Address, string Text)[] files) => Publishing.Publish(
        [.. files.Select(file => new RenderedFile(Address(file.Address), SourceLocation.StartOf("input"),
            Encoding.UTF8.GetBytes(file.Text)))], PathOf(""));

    private static UrlPath Address(string address) =>
        address == "/" ? UrlPath.Root : address.EndsWith('/') ? UrlPath.Page(address.Trim('/').Split('/'))
            : UrlPath.OfFile(address[1..].Split('/'));

    private string[] Names() =>
        [.. Directory.EnumerateFiles(PathOf(""), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(PathOf(""), path).Replace('\\', '/')).Except([".site-lock"])
            .Order(StringComparer.Ordinal)];

    private string PathOf(string name) => Path.TrimEndingDirectorySeparator(_folder.PathOf("output/" + name));

    private string Read(string name) => File.ReadAllText(PathOf(name));
}
