using System.Text;
using Chronicle.Primitives;
using Chronicle.Templates;

namespace Chronicle.Presentation;

/// <summary>A title for a page: its text escaped, with elements around inline code. In an attribute stands <see cref="Plain"/>.</summary>
internal sealed class TitleHtml : Html, IEquatable<TitleHtml>
{
    private readonly string _written;
    private string? _html;

    public TitleHtml(string written) : base("") => _written = written;

    public override string Value => _html ??= Create(_written);

    /// <summary>The text without marks.</summary>
    public string Plain => InlineCode.Strip(_written);

    public static implicit operator TitleHtml(string written) => new(written);

    public override void WriteTo(System.Buffers.IBufferWriter<byte> output)
    {
        if (_written.Contains('`'))
            Write(output, Value);
        else
            WriteEscaped(output, _written);
    }

    public bool Equals(TitleHtml? other) => other?._written == _written;

    public override bool Equals(object? other) => Equals(other as TitleHtml);

    public override int GetHashCode() => _written.GetHashCode(StringComparison.Ordinal);

    private static string Create(string written)
    {
        if (!written.Contains('`'))
            return Escape(written);
        var html = new StringBuilder();
        foreach (var (text, isCode) in InlineCode.Split(written))
            html.Append(isCode ? "<code>" : "").Append(Escape(text)).Append(isCode ? "</code>" : "");
        return html.ToString();
    }
}
