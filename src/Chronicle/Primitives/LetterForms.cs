using System.Collections.Frozen;
using System.Text;

namespace Chronicle.Primitives;

/// <summary>
/// Letters with their marks: one form for letters that can be written in two (canonical composition, NFC), and plain letters for ids. The
/// tables are here because the program runs without the system's tables, so that every machine writes the same bytes. Latin, Greek,
/// Cyrillic, Arabic, Kana and Hangul are covered.
/// </summary>
internal static class LetterForms
{
    /// <summary>Marks with their canonical class, each with pairs of a letter and the letter that has the mark.</summary>
    private static readonly (char Mark, int Class, string Pairs)[] Marks =
    [
        ('\u0300', 230,
            "AÀEÈIÌOÒUÙaàeèiìoòuùÜǛüǜNǸnǹЕЀИЍеѐиѝĒḔēḕŌṐōṑWẀwẁÂẦâầĂẰăằÊỀêềÔỒôồƠỜơờƯỪưừYỲyỳἀἂἁἃἈἊἉἋἐἒἑἓἘἚἙἛἠἢἡἣἨἪἩἫἰἲἱἳἸἺἹἻὀὂ"
            + "ὁὃὈὊὉὋὐὒὑὓὙὛὠὢὡὣὨὪὩὫαὰεὲηὴιὶοὸυὺωὼΑᾺΕῈΗῊϊῒΙῚϋῢΥῪΟῸΩῺ"),
        ('\u0301', 230,
            "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzźÜǗüǘGǴgǵÅǺåǻÆǼæǽØǾøǿΑΆΕΈΗΉΙΊΟΌΥΎΩΏϊΐαάεέηήιίϋΰοόυύωώϒϓГЃКЌгѓкќ"
            + "ÇḈçḉĒḖēḗÏḮïḯKḰkḱMḾmḿÕṌõṍŌṒōṓPṔpṕŨṸũṹWẂwẃÂẤâấĂẮăắÊẾêếÔỐôốƠỚơớƯỨưứἀἄἁἅἈἌἉἍἐἔἑἕἘἜἙἝἠἤἡἥἨἬἩἭἰἴἱἵἸἼἹἽὀὄὁὅὈὌὉὍὐὔὑὕὙὝ"
            + "ὠὤὡὥὨὬὩὭ"),
        ('\u0302', 230,
            "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷZẐzẑẠẬạậẸỆẹệỌỘọộ"),
        ('\u0303', 230,
            "AÃNÑOÕaãnñoõIĨiĩUŨuũVṼvṽÂẪâẫĂẴăẵEẼeẽÊỄêễÔỖôỗƠỠơỡƯỮưữYỸyỹ"),
        ('\u0304', 230,
            "AĀaāEĒeēIĪiīOŌoōUŪuūÜǕüǖÄǞäǟȦǠȧǡÆǢæǣǪǬǫǭÖȪöȫÕȬõȭȮȰȯȱYȲyȳИӢиӣУӮуӯGḠgḡḶḸḷḹṚṜṛṝαᾱΑᾹιῑΙῙυῡΥῩ"),
        ('\u0306', 230,
            "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭУЎИЙийуўЖӁжӂАӐаӑЕӖеӗȨḜȩḝẠẶạặαᾰΑᾸιῐΙῘυῠΥῨ"),
        ('\u0307', 230,
            "CĊcċEĖeėGĠgġIİZŻzżAȦaȧOȮoȯBḂbḃDḊdḋFḞfḟHḢhḣMṀmṁNṄnṅPṖpṗRṘrṙSṠsṡŚṤśṥŠṦšṧṢṨṣṩTṪtṫWẆwẇXẊxẋYẎyẏſẛ"),
        ('\u0308', 230,
            "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸΙΪΥΫιϊυϋϒϔЕЁІЇеёіїАӒаӓӘӚәӛЖӜжӝЗӞзӟИӤиӥОӦоӧӨӪөӫЭӬэӭУӰуӱЧӴчӵЫӸыӹHḦhḧÕṎõṏŪṺūṻWẄwẅXẌxẍtẗ"),
        ('\u0309', 230,
            "AẢaảÂẨâẩĂẲăẳEẺeẻÊỂêểIỈiỉOỎoỏÔỔôổƠỞơởUỦuủƯỬưửYỶyỷ"),
        ('\u030A', 230,
            "AÅaåUŮuůwẘyẙ"),
        ('\u030B', 230,
            "OŐoőUŰuűУӲуӳ"),
        ('\u030C', 230,
            "CČcčDĎdďEĚeěLĽlľNŇnňRŘrřSŠsšTŤtťZŽzžAǍaǎIǏiǐOǑoǒUǓuǔÜǙüǚGǦgǧKǨkǩƷǮʒǯjǰHȞhȟ"),
        ('\u030F', 230,
            "AȀaȁEȄeȅIȈiȉOȌoȍRȐrȑUȔuȕѴѶѵѷ"),
        ('\u0311', 230,
            "AȂaȃEȆeȇIȊiȋOȎoȏRȒrȓUȖuȗ"),
        ('\u0313', 230,
            "αἀΑἈεἐΕἘηἠΗἨιἰΙἸοὀΟὈυὐωὠΩὨρῤ"),
        ('\u0314', 230,
            "αἁΑἉεἑΕἙηἡΗἩιἱΙἹοὁΟὉυὑΥὙωὡΩὩρῥΡῬ"),
        ('\u031B', 216,
            "OƠoơUƯuư"),
        ('\u0323', 220,
            "BḄbḅDḌdḍHḤhḥKḲkḳLḶlḷMṂmṃNṆnṇRṚrṛSṢsṣTṬtṭVṾvṿWẈwẉZẒzẓAẠaạEẸeẹIỊiịOỌoọƠỢơợUỤuụƯỰưựYỴyỵ"),
        ('\u0324', 220,
            "UṲuṳ"),
        ('\u0325', 220,
            "AḀaḁ"),
        ('\u0326', 220,
            "SȘsșTȚtț"),
        ('\u0327', 202,
            "CÇcçGĢgģKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţEȨeȩDḐdḑHḨhḩ"),
        ('\u0328', 202,
            "AĄaąEĘeęIĮiįUŲuųOǪoǫ"),
        ('\u032D', 220,
            "DḒdḓEḘeḙLḼlḽNṊnṋTṰtṱUṶuṷ"),
        ('\u032E', 220,
            "HḪhḫ"),
        ('\u0330', 220,
            "EḚeḛIḬiḭUṴuṵ"),
        ('\u0331', 220,
            "BḆbḇDḎdḏKḴkḵLḺlḻNṈnṉRṞrṟTṮtṯZẔzẕhẖ"),
        ('\u0342', 230,
            "ἀἆἁἇἈἎἉἏἠἦἡἧἨἮἩἯἰἶἱἷἸἾἹἿὐὖὑὗὙὟὠὦὡὧὨὮὩὯαᾶηῆιῖϊῗυῦϋῧωῶ"),
        ('\u0345', 240,
            "ἀᾀἁᾁἂᾂἃᾃἄᾄἅᾅἆᾆἇᾇἈᾈἉᾉἊᾊἋᾋἌᾌἍᾍἎᾎἏᾏἠᾐἡᾑἢᾒἣᾓἤᾔἥᾕἦᾖἧᾗἨᾘἩᾙἪᾚἫᾛἬᾜἭᾝἮᾞἯᾟὠᾠὡᾡὢᾢὣᾣὤᾤὥᾥὦᾦὧᾧὨᾨὩᾩὪᾪὫᾫὬᾬὭᾭὮᾮὯᾯὰᾲαᾳάᾴᾶᾷΑᾼὴῂηῃ"
            + "ήῄῆῇΗῌὼῲωῳώῴῶῷΩῼ"),
        ('\u0653', 230,
            "اآ"),
        ('\u0654', 230,
            "اأوؤيئەۀہۂےۓ"),
        ('\u0655', 220,
            "اإ"),
        ('\u3099', 8,
            "かがきぎくぐけげこごさざしじすずせぜそぞただちぢつづてでとどはばひびふぶへべほぼうゔゝゞカガキギクグケゲコゴサザシジスズセゼソゾタダチヂツヅテデトドハバヒビフブヘベホボウヴワヷヰヸヱヹヲヺヽヾ"),
        ('\u309A', 8,
            "はぱひぴふぷへぺほぽハパヒピフプヘペホポ"),
    ];

    private static readonly FrozenDictionary<char, int> Classes = Marks.ToFrozenDictionary(mark => mark.Mark, mark => mark.Class);

    private static readonly FrozenDictionary<(char Letter, char Mark), char> Composed =
        Marks.SelectMany(mark => mark.Pairs.Chunk(2).Select(pair => KeyValuePair.Create((pair[0], mark.Mark), pair[1])))
            .ToFrozenDictionary();

    private static readonly FrozenDictionary<char, (char Letter, char Mark)> Decomposed =
        Composed.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>Letters of Latin script that are no letter with a mark.</summary>
    private static readonly FrozenDictionary<char, string> Plain = new Dictionary<char, string>
    {
        ['ß'] = "ss", ['æ'] = "ae", ['œ'] = "oe", ['þ'] = "th", ['ð'] = "d", ['ı'] = "i", ['ł'] = "l", ['đ'] = "d", ['ø'] = "o",
        ['ħ'] = "h",
        ['ŋ'] = "n", ['ŧ'] = "t", ['ĸ'] = "k", ['ſ'] = "s", ['ĳ'] = "ij", ['ŀ'] = "l", ['ŉ'] = "n", ['ƒ'] = "f", ['ə'] = "e", ['ɛ'] = "e",
        ['ɔ'] = "o", ['ɖ'] = "d", ['ɓ'] = "b", ['ɗ'] = "d", ['ƙ'] = "k", ['ƴ'] = "y", ['ẞ'] = "ss", ['ﬁ'] = "fi", ['ﬂ'] = "fl",
    }.ToFrozenDictionary();

    private const int FirstLead = 0x1100, FirstVowel = 0x1161, BeforeTail = 0x11A7, FirstSyllable = 0xAC00, Leads = 19, Vowels = 21,
        Tails = 28;

    /// <summary>The text in canonical composition: a letter that is typed as two code points becomes the one that looks the same.</summary>
    public static string Compose(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0300', '\uFFFF'))
            return text;
        var composed = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var end = i + 1;
            while (end < text.Length && Classes.ContainsKey(text[end]))
                end++;
            if (end > i + 1)
                AppendWithMarks(composed, text.AsSpan(i, end - i));
            else if (!AppendHangul(composed, text[i]))
                composed.Append(text[i] switch { '\u212A' => 'K', '\u212B' => 'Å', '\u2126' => 'Ω', var other => other });
            i = end;
        }
        return composed.ToString();
    }

    /// <summary>The letters a-z and digits of the text, in lower case; a blank for each other character, nothing for a mark.</summary>
    public static string ToAscii(string text)
    {
        var ascii = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var letter = character;
            while (Decomposed.TryGetValue(letter, out var parts))
                letter = parts.Letter;
            letter = letter is >= '\uFF01' and <= '\uFF5E' ? (char)(letter - 0xFEE0) : char.ToLowerInvariant(letter);
            if (char.IsAscii(letter))
                ascii.Append(char.ToLowerInvariant(letter));
            else if (Plain.TryGetValue(letter, out var plain))
                ascii.Append(plain);
            else if (!Classes.ContainsKey(character))
                ascii.Append(' ');
        }
        return ascii.ToString();
    }

    private static void AppendWithMarks(StringBuilder composed, ReadOnlySpan<char> cluster)
    {
        var letter = cluster[0];
        var marks = new List<char>(cluster[1..].ToArray());
        while (Decomposed.TryGetValue(letter, out var parts))
        {
            letter = parts.Letter;
            marks.Insert(0, parts.Mark);
        }
        var left = new List<char>();
        foreach (var mark in marks.OrderBy(mark => Classes[mark]))
            // A mark goes onto the letter unless one of its own class is between them.
            if (!left.Exists(other => Classes[other] == Classes[mark]) && Composed.TryGetValue((letter, mark), out var whole))
                letter = whole;
            else
                left.Add(mark);
        composed.Append(letter).Append([.. left]);
    }

    private static bool AppendHangul(StringBuilder composed, char next)
    {
        if (composed.Length == 0 || next is not ((>= '\u1161' and < '\u1176') or (> '\u11A7' and < '\u11C3')))
            return false;
        var last = composed[^1];
        if (next < BeforeTail && last - FirstLead is >= 0 and < Leads and var lead)
            composed[^1] = (char)(FirstSyllable + (lead * Vowels + next - FirstVowel) * Tails);
        else if (next > BeforeTail && last - FirstSyllable is >= 0 and < Leads * Vowels * Tails and var syllable && syllable % Tails == 0)
            composed[^1] = (char)(last + next - BeforeTail);
        else
            return false;
        return true;
    }
}
