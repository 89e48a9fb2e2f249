namespace Chronicle.Primitives;

/// <summary>
/// The valid forms of ids and of names. The id of a record becomes a part of an address, so it must be valid on every host and file system.
/// The name of a fact becomes a key of the data.
/// </summary>
internal static class Ids
{
    public const string RuleOfNames = "A name is a letter, followed by letters, digits, _ or -; at most 80 characters";

    public const string Rule = "lower-case letters a-z, digits, hyphens and points inside, at most 80 characters, "
        + "and no name of a device such as con or nul";

    public const int Longest = 80;

    public static bool IsValid(string id)
    {
        if (id.Length is 0 or > Longest || !char.IsAsciiLetterOrDigit(id[0]) || !char.IsAsciiLetterOrDigit(id[^1]))
            return false;
        foreach (var c in id)
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('-' or '.'))
                return false;
        return !id.Contains("..", StringComparison.Ordinal) && !IsDeviceName(id);
    }

    /// <summary>
    /// Whether the text can be the name of a field or a figure. Its letters may be of any script, but it contains no invisible character
    /// and no sign that a data format uses.
    /// </summary>
    public static bool IsName(string name) => name.Length is > 0 and <= Longest && char.IsLetter(name[0])
        && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-');

    // Windows refuses these names for files, with every extension.
    public static bool IsDeviceName(string id) =>
        id.Split('.')[0] is "con" or "prn" or "aux" or "nul" or ['c', 'o', 'm', >= '1' and <= '9'] or ['l', 'p', 't', >= '1' and <= '9'];
}
