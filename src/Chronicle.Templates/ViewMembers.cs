using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Chronicle.Templates;

/// <summary>
/// Reads the members of views for templates, through one delegate for each member. Scriban uses reflection, for which the runtime compiles
/// a stub for each member: 211 stubs in a build of 300 milestones, a sixth of the build time.
/// </summary>
internal sealed class ViewMembers
{
    private readonly ConcurrentDictionary<Type, Accessor?> _accessors = new();

    /// <summary>Returns the accessor for the class of an object; null if the object is not a view.</summary>
    public IObjectAccessor? AccessorOf(object target) => Find(target);

    private Accessor? Find(object target) =>
        _accessors.TryGetValue(target.GetType(), out var known) ? known : _accessors.GetOrAdd(target.GetType(), Create);

    /// <summary>
    /// The delegate that reads this member from all views of this class; null if the class has no such member, or is not a view.
    /// </summary>
    public Func<object, object?>? ReaderOf(object target, string member) => Find(target)?.Find(member);

    /// <summary>The names that templates may use for the members of a view.</summary>
    public IEnumerable<string> NamesOf(object view) => AccessorOf(view)?.GetMembers(null!, default, view) ?? [];

    // All classes share the same compiled code of a generic type, and views are classes. So this code works in a program that is compiled
    // ahead of time. The same is true of ListReader, for lists of classes.
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "The code that all classes share is compiled ahead of time.")]
    private static Accessor? Create(Type type) => IsView(type)
        ? (Accessor)Activator.CreateInstance(typeof(Accessor<>).MakeGenericType(type))! : null;

    // Whether the type is a view: a class that is not generic, not a type of Scriban, not a collection and not a string.
    private static bool IsView(Type type) => type is { IsClass: true, IsGenericType: false, IsArray: false }
        && type != typeof(string) && type.Assembly != typeof(ScriptObject).Assembly
        && !type.IsAssignableTo(typeof(System.Collections.IEnumerable));

    private delegate TValue Getter<in TView, out TValue>(TView view);

    private abstract class Accessor : IObjectAccessor
    {
        private readonly string[] _names;
        private readonly FrozenDictionary<string, Func<object, object?>> _readers;

        protected Accessor(PropertyInfo[] properties)
        {
            var readable = properties
                .Where(property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
                .ToDictionary(property => StandardMemberRenamer.Rename(property.Name), StringComparer.Ordinal);
            _names = [.. readable.Keys];
            _readers = readable.ToFrozenDictionary(member => member.Key, member => CreateReader(member.Value.GetMethod!),
                StringComparer.Ordinal);
        }

        public int GetMemberCount(TemplateContext context, SourceSpan span, object target) => _names.Length;

        public IEnumerable<string> GetMembers(TemplateContext context, SourceSpan span, object target) => _names;

        public bool HasMember(TemplateContext context, SourceSpan span, object target, string member) => _readers.ContainsKey(member);

        public bool TryGetValue(TemplateContext context, SourceSpan span, object target, string member, out object? value)
        {
            var reader = Find(member);
            value = reader?.Invoke(target);
            return reader is not null;
        }

        public Func<object, object?>? Find(string member) => _readers.GetValueOrDefault(member);

        protected abstract Func<object, object?> CreateReader(MethodInfo getter);

        public bool TrySetValue(TemplateContext context, SourceSpan span, object target, string member, object? value) => false;

        public bool TryGetItem(TemplateContext context, SourceSpan span, object target, object index, out object? value)
        {
            value = null;
            return false;
        }

        public bool TrySetItem(TemplateContext context, SourceSpan span, object target, object index, object? value) => false;

        public bool HasIndexer => false;

        public Type IndexType => typeof(object);
    }

    private sealed class Accessor<TView> : Accessor where TView : class
    {
        [UnconditionalSuppressMessage("Trimming", "IL2090",
            Justification = "The program keeps all of its own assembly: TrimmerRootAssembly.")]
        public Accessor() : base(typeof(TView).GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
        }

        // A program that is compiled ahead of time contains the code for these types. Values of other types are read with reflection.
        [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "The code that all classes share is compiled ahead of time.")]
        protected override Func<object, object?> CreateReader(MethodInfo getter)
        {
            var type = getter.ReturnType;
            if (!type.IsValueType)
                return Read<object?>(getter);
            if (type == typeof(bool))
                return Read<bool>(getter);
            if (type == typeof(int))
                return Read<int>(getter);
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
                && !type.GenericTypeArguments[0].IsValueType)
                return ListReaderFor(type.GenericTypeArguments[0]).Create(getter);
            return view => getter.Invoke(view, null);
        }

        [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "The code that all classes share is compiled ahead of time.")]
        private static Reader ListReaderFor(Type item) =>
            (Reader)Activator.CreateInstance(typeof(ListReader<,>).MakeGenericType(typeof(TView), item))!;

        private static Func<object, object?> Read<TValue>(MethodInfo getter)
        {
            var read = getter.CreateDelegate<Getter<TView, TValue>>();
            return view => read((TView)view);
        }
    }

    private abstract class Reader
    {
        public abstract Func<object, object?> Create(MethodInfo getter);
    }

    private sealed class ListReader<TView, TItem> : Reader where TView : class
    {
        public override Func<object, object?> Create(MethodInfo getter)
        {
            var read = getter.CreateDelegate<Getter<TView, ImmutableArray<TItem>>>();
            return view => read((TView)view);
        }
    }
}
