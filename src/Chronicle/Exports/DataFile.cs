using Chronicle.Presentation;

namespace Chronicle.Exports;

/// <summary>
/// A file for programs, with the name of its schema and the number of its records, if it has them. Only files of the lists have a name: a
/// file of one record, or a further page of a collection, is found through a link.
/// </summary>
internal sealed record DataFile(string? Name, string? Shape, int? Total, Document.Made Document);
