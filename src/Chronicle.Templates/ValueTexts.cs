using System.Collections;
using System.Globalization;
using Scriban.Runtime;

namespace Chronicle.Templates;

/// <summary>
/// The values that have a text on a page, and the words of messages about all other values. A view has no text, because its text would be
/// the names and values of all its members.
/// </summary>
internal static class ValueTexts
{
    /// <summary>The greatest number of members in a message.</summary>
    private const int MostMembers = 12;

    public static bool HasText(object? value) =>
        value is null or string or bool or char or Html || value is IFormattable and not IEnumerable;

    /// <summary>The text of a date or of a time, which is the same on every machine; null for any other value.</summary>
    public static string? OfDate(object? value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>The message about a value without a text.</summary>
    /// <param name="subject">The words of the template for the value.</param>
    /// <param name="members">The members of the value.</param>
    public static string DescribeWithoutText(string subject, object value, string[] members) =>
        value is CountedText ? $"{subject} has a text for each form of a number; write it with `fill`"
        : IsList(value) ? $"{subject} is a list, not a text; write its entries with `for` or with `array.join`"
        : $"{subject} is {NameOf(value.GetType(), "an object (", ")") ?? "an object"}, not a text" + Join(members);

    /// <summary>The words for a value in a message about a missing member.</summary>
    public static string Describe(object value) =>
        value is string ? "a text" : IsList(value) ? "a list"
        : value is bool or char or IFormattable ? "this value" : NameOf(value.GetType()) ?? "this object";

    private static bool IsList(object value) => value is IEnumerable and not (string or IDictionary or IScriptObject) or ScriptArray;

    // The name of a nested type is unique only together with the name of the type that contains it. A type of another kind, such as a
    // dictionary or an anonymous type, has no useful name.
    private static string? NameOf(Type type, string before = "", string after = "") =>
        type.IsGenericType || type.Name.StartsWith('<') || type.IsAssignableTo(typeof(IEnumerable)) ? null
        : before + (type.DeclaringType is { } outer ? $"{outer.Name}.{type.Name}" : type.Name) + after;

    private static string Join(string[] members) => members.Length == 0 ? ""
        : $"; it has {string.Join(", ", members.Take(MostMembers))}"
            + (members.Length > MostMembers ? $" and {members.Length - MostMembers} more" : "");
}
