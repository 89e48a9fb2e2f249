using System.Reflection;
using System.Reflection.Emit;
using Chronicle.Drawing;
using Chronicle.Templates;

namespace Chronicle.Tests;

/// <summary>
/// The folders of the engine are layers: a type uses only types of its own layer and of lower layers. All uses count: base types, members,
/// attributes, and the code of every method.
/// </summary>
public sealed class ArrowTests
{
    /// <summary>
    /// The folders, the lowest layer first. The last layer is the root folder of the engine. A folder in a folder is a part of the layer
    /// of the outer folder, if it is not in the list itself.
    /// </summary>
    private static readonly string[] Layers =
        ["Extending", "Primitives", "Domain", "Input", "Read", "Writing", "Validate", "Link", "Evidence", "Presentation", "Exports", "Pages",
            "Extending.Running", "Render", "Check", "Import", "Authoring", Root];

    private const string Root = "";

    private static readonly Assembly Engine = typeof(Build).Assembly;

    private static readonly OpCode[] Codes =
        [.. typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<OpCode>()];

    private static readonly Dictionary<short, OpCode> CodeByValue = Codes.ToDictionary(code => code.Value);

    [Fact]
    public void Every_folder_is_in_the_list_of_layers() =>
        Assert.Equal([], Engine.GetTypes().Where(IsOfProject).Select(LayerOf).Distinct().Except(Layers));

    [Fact]
    public void No_type_uses_a_type_of_a_higher_layer()
    {
        var upwards = from user in Engine.GetTypes()
                      where IsOfProject(user)
                      from used in TypesUsedBy(user).Distinct()
                      where used.Assembly == Engine && IsOfProject(used)
                          && Array.IndexOf(Layers, LayerOf(used)) > Array.IndexOf(Layers, LayerOf(user))
                      select $"{NameOf(user)} → {NameOf(used)}";
        var mistakes = upwards.Distinct().Order(StringComparer.Ordinal).ToArray();
        Assert.True(mistakes.Length == 0, "these types use a type of a higher layer:\n" + string.Join("\n", mistakes));
    }

    [Fact]
    public void No_assembly_references_a_higher_assembly()
    {
        Assert.Empty(ProjectReferences(typeof(TemplateEngine).Assembly));
        Assert.Empty(ProjectReferences(typeof(Font).Assembly));
        Assert.Equal(["Chronicle.Drawing", "Chronicle.Templates"], ProjectReferences(Engine));
        Assert.Contains("Chronicle", ProjectReferences(typeof(Cli.Program).Assembly));
    }

    [Fact]
    public void Finds_the_types_that_the_code_of_a_method_uses() =>
        Assert.Superset(new HashSet<Type> { typeof(Uri), typeof(string), typeof(List<>), typeof(Version) },
            TypesUsedBy(typeof(Example)).ToHashSet());

    private sealed class Example
    {
        public static string Run() => new Func<string>(() => $"{new Uri("a:b").Port}{new List<Version>().Count}")();
    }

    private static IEnumerable<string> ProjectReferences(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => name.StartsWith("Chronicle", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static bool IsOfProject(Type type) => type.Namespace is { } name
        && (name == "Chronicle" || name.StartsWith("Chronicle.", StringComparison.Ordinal));

    private static string LayerOf(Type type) => type.Namespace!.Split('.', 2) is not [_, var path] ? Root
        : Layers.Contains(path) ? path : path.Split('.')[0];

    private static string NameOf(Type type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type.FullName!["Chronicle.".Length..];
    }

    /// <summary>The types that a type and its nested types use. Closures and iterators are nested types.</summary>
    private static IEnumerable<Type> TypesUsedBy(Type type)
    {
        const BindingFlags All =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var named = new List<Type?> { type.BaseType };
        named.AddRange(type.GetInterfaces());
        named.AddRange(type.GetCustomAttributesData().Select(attribute => attribute.AttributeType));
        named.AddRange(type.GetFields(All).Select(field => field.FieldType));
        foreach (var method in type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All)))
        {
            named.AddRange(method.GetParameters().Select(parameter => parameter.ParameterType));
            named.Add((method as MethodInfo)?.ReturnType);
            named.AddRange(method.GetCustomAttributesData().Select(attribute => attribute.AttributeType));
            named.AddRange(method.GetMethodBody() is { } body ? TypesIn(method, body) : []);
        }
        return named.OfType<Type>().SelectMany(Parts).Concat(type.GetNestedTypes(All).SelectMany(TypesUsedBy));
    }

    private static IEnumerable<Type?> TypesIn(MethodBase method, MethodBody body)
    {
        foreach (var local in body.LocalVariables)
            yield return local.LocalType;
        var typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        var code = body.GetILAsByteArray()!;
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at];
            var operation = CodeByValue[value];
            at += operation.Size;
            if (operation.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok
                or OperandType.InlineType)
                foreach (var used in TypesOf(method.Module.ResolveMember(BitConverter.ToInt32(code, at), typeArguments, methodArguments)!))
                    yield return used;
            at += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
                _ => 4,
            };
        }
    }

    private static IEnumerable<Type?> TypesOf(MemberInfo member) => member switch
    {
        Type type => [type],
        FieldInfo field => [field.DeclaringType, field.FieldType],
        MethodInfo method => [method.DeclaringType, method.ReturnType, .. method.GetGenericArguments(),
            .. method.GetParameters().Select(parameter => parameter.ParameterType)],
        _ => [member.DeclaringType],
    };

    /// <summary>
    /// The parts of a type: of an array or a reference, the type of its element; of a generic type, its definition and its arguments.
    /// </summary>
    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericParameter ? []
        : type.IsGenericType ? [type.GetGenericTypeDefinition(), .. type.GetGenericArguments().SelectMany(Parts)]
        : [type];
}
