using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Chronicle.Read.Yaml;

/// <summary>
/// Wraps the parser of the YAML library. For some broken texts (a lone surrogate as an escape, a dash before a comma), that parser throws
/// other exceptions than <see cref="YamlException"/>. The wrapper turns them into a <see cref="YamlException"/>.
/// </summary>
internal sealed class SafeParser(Parser parser) : IParser
{
    public ParsingEvent? Current => parser.Current;

    public bool MoveNext()
    {
        try
        {
            return parser.MoveNext();
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or FormatException or OverflowException
            or IndexOutOfRangeException)
        {
            var at = parser.Current?.End ?? Mark.Empty;
            throw new YamlException(at, at, "the text after this place cannot be read");
        }
    }
}
