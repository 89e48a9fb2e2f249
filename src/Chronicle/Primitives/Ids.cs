namespace Chronicle.Primitives;

/// <summary>What may be the id of a record: it becomes part of an address, so it must survive every host and file system. And what may be the name of a fact, which becomes a key of data.</summary>
internal static class Ids
{
    public const string RuleOfNames = "a letter, and then letters, digits, _ and -, at most 80 in all";

    public const string Rule = "lower-case letters a-z, digits, hyphens and points inside, at most 80 characters, and no name of a device such as con or nul";

    private const int Longest = 80;

    public static bool IsValid(string id)
    {
        if (id.Length is 0 or > Longest || !char.IsAsciiLetterOrDigit(id[0]) || !char.IsAsciiLetterOrDigit(id[^1]))
            return false;
        foreach (var c in id)
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('-' or '.'))
                return false;
        return !id.Contains("..", StringComparison.Ordinal) && !IsDeviceName(id);
    }

    /// <summary>Whether this may be the name of a field or a figure. Its letters may be of any script, but nothing in it is invisible or means something to those who read the data.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= Longest && char.IsLetter(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-');

    // Windows refuses these as file names, whatever their ending.
    public static bool IsDeviceName(string id) =>
        id.Split('.')[0] is "con" or "prn" or "aux" or "nul" or ['c', 'o', 'm', >= '1' and <= '9'] or ['l', 'p', 't', >= '1' and <= '9'];
}
