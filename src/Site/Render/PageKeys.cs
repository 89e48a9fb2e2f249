using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Site.Domain;
using Site.Read;
using Site.Text;

namespace Site.Render;

/// <summary>A page of an earlier build that was made of the same: its bytes, and the places on it.</summary>
public sealed record EarlierPage(Content Content, HashSet<string> Places);

/// <summary>
/// What an earlier build left. <paramref name="Find"/> answers for a page that need not be made again; <paramref name="PlacesOf"/> says which places a page had,
/// none if it was not there.
/// </summary>
public sealed record EarlierPages(Func<Document.Page, EarlierPage?> Find, Func<UrlPath, IEnumerable<string>> PlacesOf);

/// <summary>
/// Hashes of what pages are made of. Most pages show the text of one record, and of all others no more than facts: what stands in front of the text, what the
/// text cites and links to, and its headings. As long as no facts change, such a page changes with its own record and with the sentences that mention it.
/// </summary>
public static class PageKeys
{
    /// <summary>A key for each page of facts, by its address. The same key means the same bytes.</summary>
    /// <param name="rest">A hash of all that is no record: the program, its options, the theme, the settings and the other files.</param>
    public static IReadOnlyDictionary<string, string> Of(RenderPlan plan, string rest)
    {
        // The site of an earlier day knows of records that are on none of its lists.
        if (plan.Site.Revision.AsOf is not null)
            return ImmutableDictionary<string, string>.Empty;
        var facts = Facts(plan, rest);
        Document.Page[] pages = [.. plan.Documents.OfType<Document.Page>().Where(page => page.IsOfFacts)];
        var keys = new string[pages.Length];
        Workers.For(pages.Length, () => new Hash(), (hash, i) => keys[i] = KeyOf(plan, pages[i], facts, hash));
        var byAddress = new Dictionary<string, string>(pages.Length, StringComparer.Ordinal);
        for (var i = 0; i < pages.Length; i++)
            byAddress.Add(pages[i].Address.Value, keys[i]);
        return byAddress;
    }

    private static string KeyOf(RenderPlan plan, Document.Page page, byte[] facts, Hash hash)
    {
        hash.Add(facts);
        hash.Add(page.Address.Value);
        hash.Add(page.Layout);
        if (page.Shows is { } record)
        {
            hash.Add(record.File.Span);
            foreach (var mention in plan.Site[record].MentionedIn)
            {
                hash.Add(mention.Before);
                hash.Add(mention.Words);
                hash.Add(mention.After);
            }
        }
        foreach (var part in plan.Moved[page.Address.Value])
            hash.Add($"{part}");
        return Convert.ToBase64String(hash.End());
    }

    private static byte[] Facts(RenderPlan plan, string rest)
    {
        var site = plan.Site;
        Record[] records = [.. site.Chapters, .. site.Components, .. site.Releases, .. site.Milestones, .. site.Retired];
        var facts = new byte[records.Length][];
        Workers.For(records.Length, () => new Hash(), (hash, i) => facts[i] = FactsOf(site[records[i]], hash));
        var all = new Hash();
        all.Add(rest);
        all.Add($"{plan.Frame.Previews} {records.Length}");
        foreach (var one in facts)
            all.Add(one);
        // Whether a link leads somewhere.
        foreach (var document in plan.Documents)
            all.Add(document.Address.Value);
        return all.End();
    }

    private static byte[] FactsOf(LinkedRecord linked, Hash hash)
    {
        var record = linked.Record;
        hash.Add(record.At.Path);
        hash.Add(FrontMatter.Of(record.File.Span));
        hash.Add(linked.References.Length);
        foreach (var reference in linked.References)
        {
            hash.Add(reference.Source.Id.Value);
            hash.Add(reference.Uses);
        }
        hash.Add(linked.MentionedIn.Length);
        foreach (var mention in linked.MentionedIn)
            hash.Add(mention.From.Id.Value);
        hash.Add(record.Body.Headings.Length);
        foreach (var heading in record.Body.Headings)
        {
            hash.Add(heading.Level);
            hash.Add(heading.Anchor);
            hash.Add(heading.Text);
        }
        return hash.End();
    }

    /// <summary>Takes texts, each with its length before it, so that nothing can move from one into the next without being seen. They are hashed at once: texts are short, and each call costs as much as one.</summary>
    private sealed class Hash
    {
        private readonly ArrayBufferWriter<byte> _bytes = new();

        public void Add(ReadOnlySpan<byte> bytes)
        {
            BinaryPrimitives.WriteInt32LittleEndian(_bytes.GetSpan(sizeof(int)), bytes.Length);
            _bytes.Advance(sizeof(int));
            _bytes.Write(bytes);
        }

        public void Add(int number)
        {
            BinaryPrimitives.WriteInt32LittleEndian(_bytes.GetSpan(sizeof(int)), number);
            _bytes.Advance(sizeof(int));
        }

        // By its characters: a text of half a character is another than one of none.
        public void Add(string text) => Add(MemoryMarshal.AsBytes(text.AsSpan()));

        public byte[] End()
        {
            var hash = SHA256.HashData(_bytes.WrittenSpan);
            _bytes.ResetWrittenCount();
            return hash;
        }
    }
}
