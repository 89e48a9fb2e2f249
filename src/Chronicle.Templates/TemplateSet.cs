using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Chronicle.Templates;

/// <summary>A template before it is parsed.</summary>
/// <param name="Name">For example <c>layouts/home</c>.</param>
/// <param name="Path">The path of its file in messages.</param>
/// <param name="Text">The text; null if the caller could not read it and has reported the error.</param>
public sealed record TemplateText(string Name, string Path, string? Text);

/// <summary>A word with a placeholder that a template fills. Line and column of the placeholder are 1-based.</summary>
public sealed record FilledWord(string Path, int Line, int Column, string Word, string Placeholder);

/// <summary>
/// A set of parsed templates by name, for example <c>layouts/home</c> and <c>partials/date</c>. The set is immutable, and many engines can
/// share it.
/// </summary>
public sealed class TemplateSet
{
    private const string PartialFolder = "partials/", LayoutFolder = "layouts/";

    private readonly string _folder;
    private readonly FrozenDictionary<string, string> _paths;

    private TemplateSet(
        string folder, Dictionary<string, string> paths, Dictionary<string, ScriptPage> templates, HashSet<string> broken,
        ImmutableArray<TemplateError> errors)
    {
        _folder = folder;
        _paths = paths.ToFrozenDictionary(StringComparer.Ordinal);
        Templates = templates.ToFrozenDictionary(StringComparer.Ordinal);
        Broken = broken.ToFrozenSet(StringComparer.Ordinal);
        Errors = errors;
        Partials = Templates.Where(entry => entry.Key.StartsWith(PartialFolder, StringComparison.Ordinal))
            .ToFrozenDictionary(entry => entry.Key[PartialFolder.Length..], entry => entry.Value, StringComparer.Ordinal);
        Layouts = Templates.Where(entry => entry.Key.StartsWith(LayoutFolder, StringComparison.Ordinal))
            .ToFrozenDictionary(entry => entry.Key[LayoutFolder.Length..], entry => entry.Value, StringComparer.Ordinal);
    }

    /// <summary>The faults that were found during parsing.</summary>
    public ImmutableArray<TemplateError> Errors { get; }

    /// <summary>The names of the layouts, without their folder. Layouts that could not be read or parsed are included.</summary>
    public IEnumerable<string> LayoutNames =>
        Templates.Keys.Concat(Broken).Where(name => name.StartsWith(LayoutFolder, StringComparison.Ordinal))
            .Select(name => name[LayoutFolder.Length..]);

    /// <summary>The names of the templates that exist but could not be read or parsed.</summary>
    internal FrozenSet<string> Broken { get; }

    internal FrozenDictionary<string, ScriptPage> Templates { get; }

    /// <summary>The partials, by name without the folder.</summary>
    internal FrozenDictionary<string, ScriptPage> Partials { get; }

    /// <summary>The layouts, by name without the folder.</summary>
    internal FrozenDictionary<string, ScriptPage> Layouts { get; }

    /// <summary>Whether the partial exists but could not be read or parsed. A message about it exists already in that case.</summary>
    internal bool IsBrokenPartial(string name) => Broken.Contains(PartialFolder + name);

    internal bool IsBrokenLayout(string name) => Broken.Contains(LayoutFolder + name);

    /// <summary>Whether this is the name of a template: a name in the folder of layouts or of partials.</summary>
    public static bool IsTemplate(string name) =>
        name.StartsWith(LayoutFolder, StringComparison.Ordinal) || name.StartsWith(PartialFolder, StringComparison.Ordinal);

    /// <param name="folder">The folder that messages name if a template is missing.</param>
    /// <param name="texts">The templates.</param>
    public static TemplateSet Parse(string folder, IEnumerable<TemplateText> texts)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        var templates = new Dictionary<string, ScriptPage>(StringComparer.Ordinal);
        var broken = new HashSet<string>(StringComparer.Ordinal);
        var errors = ImmutableArray.CreateBuilder<TemplateError>();
        foreach (var (name, path, text) in texts)
        {
            paths.Add(name, path);
            var template = text is null ? null : Template.Parse(text, path);
            if (template is { HasErrors: true })
                errors.AddRange(DescribeErrors(path, text!, template));
            if (template is { HasErrors: false, Page: { } page })
            {
                templates.Add(name, page);
                errors.AddRange(TemplateTextCheck.Check(path, text!));
            }
            else
                broken.Add(name);
        }
        return new(folder, paths, templates, broken, errors.ToImmutable());
    }

    // Scriban reports a missing `end` at the end of the file. The error names the location of the statement without an `end`.
    private static IEnumerable<TemplateError> DescribeErrors(string path, string text, Template template)
    {
        var messages = template.Messages.Where(message => message.Type == ParserMessageType.Error)
            .ToLookup(message => ScribanMessages.IsMissingEnd(message.Message));
        var open = messages[true].Any() ? OpenStatements.Find(text) : [];
        return messages[false].Concat(open.Count > 0 ? [] : messages[true])
            .Select(message => ErrorAt(TemplateError.Category.Broken, path, message.Span, ScribanMessages.Translate(message.Message)))
            .Concat(open.Select(one => ErrorAt(TemplateError.Category.Broken, path, one.Span, $"this `{one.Word}` has no `end`")));
    }

    /// <summary>The path of a layout for messages. If the layout does not exist, it is the path that its file would have.</summary>
    public string PathOf(string layout) =>
        _paths.GetValueOrDefault(LayoutFolder + layout) ?? $"{_folder}/{LayoutFolder}{layout}.html";

    /// <summary>Finds the words with a placeholder that templates fill, as in <c>fill t.sources_count "n" 3</c>.</summary>
    /// <param name="words">The name of the object with the words.</param>
    /// <param name="isWanted">Whether the template with this name is searched.</param>
    public IEnumerable<FilledWord> FindFilledWords(string words, Func<string, bool> isWanted)
    {
        foreach (var (name, template) in Templates.Where(template => isWanted(template.Key)))
            foreach (var node in ScriptNodes.Of(template))
                if (IsFill(node, out var pattern, out var placeholder) && WordOf(pattern, words) is { } word)
                    yield return new(_paths[name], placeholder.Span.Start.Line + 1, placeholder.Span.Start.Column + 1, word,
                        (string)placeholder.Value!);
    }

    private static bool IsFill(
        ScriptNode node, [NotNullWhen(true)] out ScriptExpression? pattern, [NotNullWhen(true)] out ScriptLiteral? placeholder)
    {
        (pattern, placeholder) = node is ScriptFunctionCall { Target: ScriptVariableGlobal { BaseName: "fill" }, Arguments.Count: 3 } call
            ? (call.Arguments[0], call.Arguments[1] as ScriptLiteral) : (null, null);
        return pattern is not null && placeholder?.Value is string;
    }

    private static string? WordOf(ScriptExpression? pattern, string words) => pattern switch
    {
        ScriptNestedExpression nested => WordOf(nested.Expression, words),
        ScriptMemberExpression { Target: ScriptVariableGlobal target, Member: { } key } when target.BaseName == words => key.Name,
        not null when IsFill(pattern, out var inner, out _) => WordOf(inner, words),
        _ => null,
    };

    /// <summary>The paths of the partials that a layout includes, directly or not, in the order in which it includes them.</summary>
    public ImmutableArray<string> PartialsOf(string layoutPath)
    {
        var names = new List<string>();
        if (Templates.FirstOrDefault(entry => _paths[entry.Key] == layoutPath).Value is { } layout)
            AddPartials(layout, names);
        return [.. names.Select(name => _paths[PartialFolder + name])];
    }

    private void AddPartials(ScriptPage template, List<string> names)
    {
        foreach (var node in ScriptNodes.Of(template))
            if (node is ScriptFunctionCall { Target: ScriptVariableGlobal { BaseName: "include" } } call
                && call.Arguments is [ScriptLiteral { Value: string name }, ..] && !names.Contains(name)
                && Partials.TryGetValue(name, out var partial))
            {
                names.Add(name);
                AddPartials(partial, names);
            }
    }

    // Scriban counts lines and columns from zero. A TemplateError counts them from one.
    internal static TemplateError ErrorAt(
        TemplateError.Category kind, string path, SourceSpan span, string message,
        string? name = null, IReadOnlyCollection<string>? known = null) =>
        new(kind, path, span.Start.Line + 1, span.Start.Column + 1, message, name, known);
}
