namespace Chronicle.Read.Drawings;

/// <summary>
/// A text in a style element: its offset in the joined text, and its offset in the file. <c>HasReferences</c>: the file can write a
/// character as a reference (<c>&amp;lt;</c>). In CDATA it cannot.
/// </summary>
internal readonly record struct StyleText(int Start, int Offset, bool HasReferences);

/// <summary>
/// Finds the offsets in the file for offsets in the joined text of a style element. The offsets must be in order: each search continues
/// from the last one, so that all searches together need one pass.
/// </summary>
internal sealed class StyleOffsets(string file, string joined, List<StyleText> texts)
{
    private int _text;
    private int _done;
    private int _found;

    public int Find(int offset)
    {
        for (; _text < texts.Count && texts[_text].Start <= offset; _text++)
            (_done, _found) = (texts[_text].Start, texts[_text].Offset);
        var hasReferences = _text > 0 && texts[_text - 1].HasReferences;
        while (_done < offset && _found < file.Length)
        {
            var isReference = hasReferences && file[_found] == '&';
            _found = isReference ? file.IndexOf(';', _found) + 1 : _found + 1;
            // A reference to a character beyond U+FFFF makes two UTF-16 units.
            _done += isReference && char.IsHighSurrogate(joined[_done]) ? 2 : 1;
        }
        return _found;
    }
}
