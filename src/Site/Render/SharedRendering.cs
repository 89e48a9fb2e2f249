using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Scriban.Syntax;

namespace Site.Render;

/// <summary>What the workers that render one site share: its templates, how members of views are read, and what partials wrote that are kept.</summary>
public sealed class SharedRendering
{
    private readonly Lazy<FrozenDictionary<string, ScriptPage>> _templates;
    private readonly Lazy<CompiledTemplates> _compiled;

    // What partials wrote. A milestone of ten thousand stands in six lists: it is laid out once.
    private readonly ConcurrentDictionary<PartialCall, byte[]> _kept = new();

    public SharedRendering(Theme theme, object site)
    {
        (Theme, Site) = (theme, site);
        // They are made one after the other, by one runner.
        var runner = new Lazy<TemplateRunner>(() => new(this));
        _templates = new(() => ConstantFolding.Apply(theme, runner.Value));
        _compiled = new(() => CompiledTemplates.Create(this, runner.Value));
    }

    public Theme Theme { get; }

    /// <summary>What templates find as <c>site</c>.</summary>
    public object Site { get; }

    /// <summary>The theme's templates by name, with all that is the same on every page written already.</summary>
    public FrozenDictionary<string, ScriptPage> Templates => _templates.Value;

    /// <summary>The layouts of the theme that are more than trees.</summary>
    public CompiledTemplates Compiled => _compiled.Value;

    public ViewMembers Members { get; } = new();

    /// <summary>Writes what the partial wrote when it was called with the same before; false if it was not.</summary>
    public bool TryWriteKept(PartialCall call, Utf8Output output)
    {
        if (!_kept.TryGetValue(call, out var written))
            return false;
        output.Write(written);
        return true;
    }

    public void Keep(PartialCall call, byte[] written) => _kept.TryAdd(call, written);
}

/// <summary>A partial and the values it was called with. Two values are the same if they are one object, or texts or numbers that are equal.</summary>
public sealed class PartialCall(object?[] arguments) : IEquatable<PartialCall>
{
    private readonly object?[] _arguments = arguments;

    public bool Equals(PartialCall? other)
    {
        if (other is null || other._arguments.Length != _arguments.Length)
            return false;
        for (var i = 0; i < _arguments.Length; i++)
            if (!ReferenceEquals(_arguments[i], other._arguments[i]) && !(_arguments[i] is string or ValueType && _arguments[i]!.Equals(other._arguments[i])))
                return false;
        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as PartialCall);

    public override int GetHashCode()
    {
        var hash = 0;
        foreach (var argument in _arguments)
            hash = hash * 31 + (argument is string or ValueType ? argument.GetHashCode() : RuntimeHelpers.GetHashCode(argument));
        return hash;
    }
}
