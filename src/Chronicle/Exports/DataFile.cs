using Chronicle.Presentation;

namespace Chronicle.Exports;

/// <summary>
/// A file for programs, with the name of its schema and the number of its records, where it has them. Only what lists name has a name: a file of one
/// record, or a further page of a collection, is found through another.
/// </summary>
internal sealed record DataFile(string? Name, string? Shape, int? Total, Document.Made Document);
