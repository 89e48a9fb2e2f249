namespace Bench.Corpus;

/// <summary>The words of texts and titles.</summary>
public static class Vocabulary
{
    public static readonly string[] Words = (
        "a the an and or but of in on at to from by for with without into over under after before since until during while " +
        "that which this these it its was were is are has had will may every each some most few many several other both " +
        "archive catalogue index shelf reader writer editor printer binder paper press volume chapter page column margin " +
        "note footnote letter journal report minutes record entry list table figure chart map plan draft sketch proof copy " +
        "edition series translation summary review reply question answer proposal decision vote committee council member " +
        "author visitor keeper library museum school workshop laboratory station office archive town region harbour bridge " +
        "early late first second third last small large short long careful plain open closed public private common rare " +
        "complete partial new old separate shared annual weekly daily yearly wrote printed bound sent found lost kept moved " +
        "counted measured compared described published withdrew corrected replaced added joined split opened closed named " +
        "quickly slowly often seldom again already later earlier together apart also only nearly exactly")
        .Split(' ');

    public static readonly string[] Things = "Archive Catalogue Index Reader Press Journal Register Almanac Atlas Gazette Ledger Binder Workshop Museum Library Station".Split(' ');

    public static readonly string[] Acts =
        "adopts drops replaces publishes extends splits joins measures corrects opens closes describes revises translates".Split(' ');

    public static readonly string[] Objects =
    [
        "the new format", "a public index", "the second draft", "the old rules", "a yearly report", "a common table", "the shared shelf",
        "a plain edition", "the weekly minutes", "a test of paper", "the closed series", "a careful review", "the map of the region",
            "an open list",
    ];

    public static readonly string[] Publishers = ["Mailing list", "Project site", "Proceedings", "Weekly paper"];

    public static readonly string[] Kinds = ["announcement", "release", "design", "standard", "fix", "tooling", "community", "deprecation"];

    public static readonly string[] Chapters = ["beginnings", "growth", "maturity"];
}
