using Scriban.Functions;
using Scriban.Runtime;

namespace Site.Render;

/// <summary>The functions that templates may call: no clock, no chance, no regular expressions.</summary>
public static class TemplateFunctions
{
    // Finding Scriban's functions takes milliseconds; nothing can be set in them.
    private static readonly ScriptObject Arrays = ReadOnly(new ArrayFunctions());
    private static readonly ScriptObject Texts = ReadOnly(new StringFunctions());

    public static ScriptObject Create(SharedRendering shared, Utf8Output output)
    {
        var functions = new ScriptObject();
        functions.SetValue("array", Arrays, readOnly: true);
        functions.SetValue("string", Texts, readOnly: true);
        functions.SetValue("include", new IncludeFunction(shared), readOnly: true);
        functions.SetValue("keep", new IncludeFunction(shared, output), readOnly: true);
        functions.SetValue("raw", DelegateCustomFunction.CreateFunc(static (string? html) => new Html(html ?? "")), readOnly: true);
        functions.SetValue("fill", DelegateCustomFunction.CreateFunc(static (string pattern, string hole, object? value) => Words.FillHoles(pattern, (hole, value?.ToString() ?? ""))), readOnly: true);
        return functions;
    }

    private static ScriptObject ReadOnly(ScriptObject functions)
    {
        // It goes on where the page before left it.
        functions.Remove("cycle");
        functions.IsReadOnly = true;
        return functions;
    }
}
