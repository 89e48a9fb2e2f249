using Scriban.Functions;
using Scriban.Runtime;

namespace Chronicle.Templates;

/// <summary>
/// The functions that templates can call. Functions for the time, for random numbers and for regular expressions are left out.
/// </summary>
internal static class TemplateFunctions
{
    // Scriban takes milliseconds to make these functions, so both read-only objects are made once and shared.
    private static readonly ScriptObject Arrays = ReadOnly(new ArrayFunctions());
    private static readonly ScriptObject Texts = ReadOnly(new StringFunctions());

    private static readonly string[] LeftOut = ["date", "html", "math", "object", "regex", "timespan"];

    /// <summary>Whether this is a group of functions of Scriban that templates cannot call.</summary>
    public static bool IsLeftOut(string group) => LeftOut.Contains(group);

    public static ScriptObject Create(TemplateSet set, Func<string, string, string, string> fill)
    {
        var functions = new ScriptObject();
        functions.SetValue("array", Arrays, readOnly: true);
        functions.SetValue("string", Texts, readOnly: true);
        functions.SetValue("include", new IncludeFunction(set), readOnly: true);
        functions.SetValue("raw", DelegateCustomFunction.CreateFunc(static (string? html) => new Html(html ?? "")), readOnly: true);
        functions.SetValue("fill", new FillFunction(fill), readOnly: true);
        return functions;
    }

    private static ScriptObject ReadOnly(ScriptObject functions)
    {
        // Removes `cycle`, because its state would continue from page to page.
        functions.Remove("cycle");
        functions.IsReadOnly = true;
        return functions;
    }
}
