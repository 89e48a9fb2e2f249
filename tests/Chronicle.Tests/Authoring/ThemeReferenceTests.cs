using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Chronicle.Presentation;
using Chronicle.Render;
using Chronicle.Templates;
using Chronicle.Testing;
using Scriban.Runtime;

namespace Chronicle.Tests;

/// <summary>
/// The documents in <c>theme/</c> describe everything that templates can use: <c>views.md</c> lists all members of the views, and the README
/// names all functions and layouts.
/// </summary>
public sealed class ThemeReferenceTests
{
    private static readonly NullabilityInfoContext Nullability = new();

    [Fact]
    public void Every_member_of_every_view_is_documented()
    {
        var path = Repository.PathOf("theme", "views.md");
        var text = Reference();
        if (ExpectedFile.IsUpdating)
            File.WriteAllText(path, text);
        else
            Assert.True(File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == text,
                "theme/views.md differs from the views; write it again with UPDATE_GOLDEN=1 dotnet test");
    }

    [Fact]
    public void Every_function_is_documented()
    {
        var builtins = TemplateFunctions.Create(Theme.Read(FixedChronicle.Files, FixedChronicle.Model.Settings).Value.Templates.Set,
            (pattern, _, _) => pattern);
        var readme = File.ReadAllText(Repository.PathOf("theme", "README.md"));
        Assert.Equal(builtins.Keys.Order(StringComparer.Ordinal),
            builtins.Keys.Where(name => readme.Contains($"`{{{{ {name} ") || readme.Contains($"`{name}.*`")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_layout_is_documented()
    {
        var readme = File.ReadAllText(Repository.PathOf("theme", "README.md"));
        foreach (var layout in Directory.EnumerateFiles(Repository.PathOf("theme", "layouts"), "*.html")
            .Select(path => Path.GetFileNameWithoutExtension(path)))
            Assert.Matches($@"(?m)^\|.*`{layout}`.*\| `.*View` \||(?m)^\|.*`{layout}`.*View`", readme);
    }

    private static string Reference()
    {
        var views = typeof(PageView).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PageView)) && !type.IsAbstract)
            .OrderBy(NameOf, StringComparer.Ordinal).ToArray();
        var text = new StringBuilder("""
            # What templates see

            Made from the views in `src/Chronicle/Presentation/Views.cs` and `src/Chronicle/Pages/` by a test; `UPDATE_GOLDEN=1 dotnet test` writes it again. [`README.md`](README.md) lists the view of each layout.

            - A member with a question mark can be null, so test it with `if` first.
            - `HTML` and `TitleHtml` are finished HTML, which a template writes as it is. Everything else is escaped. Their member `value` is the HTML as a text: `{{ if page.structured_data.value != "" }}` tests whether there is any.
            - A template can write a text, a number, `HTML` and `TitleHtml`. It writes a list with `for`, and of any other value its members.
            - `.size` is the length of a list or of a text.
            - `t` has the words of [`i18n/en.yml`](i18n/en.yml) under their keys. `fill` writes a word with forms.
            - In a partial, `$1`, `$2` and so on are the values after its name in `include`. The comment at the top of a partial describes them.


            """.ReplaceLineEndings("\n"));
        Section(text, "`site`, on every page", typeof(SiteView), []);
        Section(text, "`page`, on every page", typeof(PageView), []);
        var common = typeof(PageView).GetProperties().Select(property => property.Name).ToHashSet();
        foreach (var view in views)
            Section(text, $"`page`, where it is `{NameOf(view)}`", view, common);
        text.Append("## What they are made of\n\n");
        var seen = new HashSet<Type>();
        var waiting = new Queue<Type>(views.Prepend(typeof(PageView)).Prepend(typeof(SiteView)).SelectMany(Parts));
        var parts = new List<Type>();
        while (waiting.TryDequeue(out var part))
            if (seen.Add(part))
            {
                parts.Add(part);
                foreach (var inner in Parts(part))
                    waiting.Enqueue(inner);
            }
        foreach (var part in parts.OrderBy(NameOf, StringComparer.Ordinal))
            text.Append($"- **{NameOf(part)}**: {string.Join(", ", Members(part).Select(Member))}\n");
        return text.ToString();
    }

    private static void Section(StringBuilder text, string title, Type view, HashSet<string> known)
    {
        text.Append($"## {title}\n\n");
        foreach (var member in Members(view).Where(member => !known.Contains(member.Name)))
            text.Append($"- {Member(member)}\n");
        text.Append(Members(view).All(member => known.Contains(member.Name)) ? "Nothing more than every page.\n\n" : "\n");
    }

    private static IEnumerable<PropertyInfo> Members(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(property => property.MetadataToken);

    private static string Member(PropertyInfo member) =>
        $"`{StandardMemberRenamer.Rename(member.Name)}` {TypeName(member.PropertyType)}{(MayBeNull(member) ? "?" : "")}";

    private static bool MayBeNull(PropertyInfo member) =>
        Nullable.GetUnderlyingType(member.PropertyType) is not null || !member.PropertyType.IsValueType
        && Nullability.Create(member).ReadState == NullabilityState.Nullable;

    private static IEnumerable<Type> Parts(Type type) => Members(type).Select(member => ItemOf(member.PropertyType))
        .Where(part => part.Assembly == typeof(PageView).Assembly && part != typeof(Html));

    private static Type ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? ItemOf(type.GetGenericArguments()[0])
            : Nullable.GetUnderlyingType(type) ?? type;

    // The name of a nested type is unique only together with the name of the view that contains it.
    private static string NameOf(Type type) => type.DeclaringType is { } page ? $"{page.Name}.{type.Name}" : type.Name;

    private static string TypeName(Type type) => type switch
    {
        _ when ItemOf(type) != type && Nullable.GetUnderlyingType(type) is null => $"list of {TypeName(type.GetGenericArguments()[0])}",
        _ when Nullable.GetUnderlyingType(type) is { } value => TypeName(value),
        _ when type == typeof(string) => "text",
        _ when type == typeof(bool) => "yes or no",
        _ when type == typeof(Html) => "HTML",
        _ when type.IsPrimitive || type == typeof(decimal) => "number",
        _ => NameOf(type),
    };
}
