using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Chronicle.Cli.Input;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Read.Yaml;

namespace Chronicle.Testing;

/// <summary>
/// The small chronicle of <c>tests/SecondChronicle</c>: a different subject, language and base path, with the repository's theme.
/// </summary>
internal sealed class GermanChronicle
{
    private static readonly Lazy<GermanChronicle> Once = new(() => new());

    private readonly Lazy<IReadOnlyDictionary<string, string>> _shown;

    private GermanChronicle()
    {
        Files = InputFolder.Read(Options).Value;
        Build = Chronicle.Build.Run(Files, Options);
        Settings = Reader.Run(Files).Value.Settings!;
        Pages = Build.Files.Where(file => file.Address.File.EndsWith(".html", StringComparison.Ordinal))
            .ToDictionary(file => file.Address.Value, file =>
                (IDocument)new HtmlParser().ParseDocument(Encoding.UTF8.GetString(file.Bytes.Span)));
        _shown = new(() => Pages.ToDictionary(page => page.Key, page => ReadIn(page.Value)));
    }

    /// <summary>The chronicle, read and built once for each process.</summary>
    public static GermanChronicle Shared => Once.Value;

    public static BuildOptions Options { get; } =
        new(Repository.Root, Repository.PathOf("tests", "SecondChronicle", "input"), Repository.PathOf("theme"),
            Repository.PathOf("output"));

    public InputFiles Files { get; }

    public BuildResult Build { get; }

    internal Settings Settings { get; }

    public IReadOnlyDictionary<string, IDocument> Pages { get; }

    /// <summary>
    /// The text that a reader sees or hears on each page in its own language. Text that is marked as a different language, or as no
    /// language, is left out.
    /// </summary>
    public IReadOnlyDictionary<string, string> Shown => _shown.Value;

    public string Text(string address) => Encoding.UTF8.GetString(Build.Files.Single(file => file.Address.Value == address).Bytes.Span);

    private static string ReadIn(IDocument page)
    {
        var own = Own(page).ToArray();
        return string.Join('\n', own.SelectMany(element => element.ChildNodes.OfType<IText>()).Select(text => text.Data)
            .Concat(own.Where(element => !element.HasAttribute("http-equiv")).SelectMany(element => element.Attributes)
                .Where(attribute => attribute.Name is "title" or "alt" or "aria-label" or "content").Select(attribute => attribute.Value))
            .Where(text => !text.StartsWith("https://", StringComparison.Ordinal)));
    }

    private static IEnumerable<IElement> Own(IDocument page) =>
        page.All.Where(element => element.Closest("body [lang], [translate=no], script") is null);

    internal static YamlMapping Words(string language)
    {
        var diagnostics = new DiagnosticBag();
        var path = Repository.PathOf("theme", "i18n", language + ".yml");
        var map = YamlReader.ReadMapping(new SourceText(path, File.ReadAllText(path)), .., diagnostics);
        Assert.Empty(diagnostics.ToImmutable());
        return map!;
    }
}
