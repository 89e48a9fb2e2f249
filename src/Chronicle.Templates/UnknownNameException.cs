using Scriban.Parsing;
using Scriban.Syntax;

namespace Chronicle.Templates;

/// <summary>Thrown when a template reads a member that its object does not have.</summary>
/// <param name="known">The members of the object.</param>
internal sealed class UnknownNameException(SourceSpan at, string message, string name, IReadOnlyCollection<string> known)
    : ScriptRuntimeException(at, message)
{
    public string Name => name;

    public IReadOnlyCollection<string> Known => known;
}
