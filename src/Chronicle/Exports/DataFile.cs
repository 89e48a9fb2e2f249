using Chronicle.Presentation;

namespace Chronicle.Exports;

/// <summary>
/// A file for programs. <c>Name</c> is the name in the list of files; null for a file that the list leaves out because a link leads to it,
/// such as the file of one record or a further page of a collection. <c>Shape</c> is the name of the JSON schema; null for a file without
/// one. <c>Total</c> is the number of records or rows; null for a file that is not a list.
/// </summary>
internal sealed record DataFile(string? Name, string? Shape, int? Total, Document.Made Document);
