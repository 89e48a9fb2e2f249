using System.Buffers;
using Chronicle.Domain;
using Chronicle.Primitives;
using Chronicle.Templates;

namespace Chronicle.Presentation;

/// <summary>
/// An escaped text for a page. Inline code in the title or the summary of a record becomes a <c>code</c> element. An attribute cannot
/// contain elements, so attributes use <see cref="Plain"/>.
/// </summary>
internal sealed class TitleHtml : Html, IEquatable<TitleHtml>
{
    private readonly string _written;
    private readonly bool _hasCode;
    private string? _html;

    private TitleHtml(string written, bool hasCode) : base("") => (_written, _hasCode) = (written, hasCode && written.Contains('`'));

    public override string Value => _html ??= _hasCode ? WithCode(_written) : Escape(_written);

    /// <summary>The text without the marks of inline code.</summary>
    public string Plain => _hasCode ? InlineCode.Strip(_written) : _written;

    public static TitleHtml Of(Record record) => new(record.ShownTitle, hasCode: true);

    public static TitleHtml OfSummary(Record record) => new(record.ShownSummary, hasCode: true);

    public static TitleHtml Of(PartRow part) => new(part.ShownName, hasCode: true);

    public static TitleHtml Of(Source source) => new(source.ShownTitle, hasCode: true);

    public static implicit operator TitleHtml(string text) => new(text, hasCode: false);

    public override void WriteTo(IBufferWriter<byte> output)
    {
        if (_hasCode)
            Write(output, Value);
        else
            WriteEscaped(output, _written);
    }

    public bool Equals(TitleHtml? other) => other is not null && other._written == _written && other._hasCode == _hasCode;

    public override bool Equals(object? other) => Equals(other as TitleHtml);

    public override int GetHashCode() => _written.GetHashCode(StringComparison.Ordinal);

    private static string WithCode(string written) => string.Concat(
        InlineCode.Split(written).Select(part => part.IsCode ? $"<code>{Escape(part.Text)}</code>" : Escape(part.Text)));
}
