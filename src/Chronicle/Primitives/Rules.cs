using System.Collections.Immutable;
using static Chronicle.Primitives.Severity;

namespace Chronicle.Primitives;

/// <summary>
/// All rules. The first letter of a code names its subject: R the form of one file, V the words and dates of one record, L the links of the
/// site, T templates and addresses, C finished pages and drawings, E evidence, I imports. Any phase can report any rule. A new rule has the
/// next free number of its group of ten. A code never changes its meaning, and the code of a removed rule is never reused. Each code has an
/// entry in <c>docs/diagnostics.md</c> and a fixture in the tests.
/// </summary>
internal static class Rules
{
    public static readonly Rule NotUtf8 = new("R101", Error, "not UTF-8");
    public static readonly Rule EmptyFile = new("R102", Error, "empty file");
    public static readonly Rule FileTooLarge = new("R103", Error, "file too large");
    public static readonly Rule LinkLeavesFolder = new("R104", Error, "symbolic link leaves the folder");
    public static readonly Rule StrayFile = new("R105", Error, "file that is no record");
    public static readonly Rule MissingSettings = new("R106", Error, "no site.yml");
    public static readonly Rule NoFrontMatter = new("R107", Error, "no front matter");
    public static readonly Rule BadId = new("R108", Error, "file name is no id");
    public static readonly Rule ActiveAsset = new("R109", Error, "asset that a browser may run");
    public static readonly Rule BrokenYaml = new("R110", Error, "broken YAML");
    public static readonly Rule YamlFeature = new("R111", Error, "YAML feature that is not accepted");
    public static readonly Rule DuplicateKey = new("R112", Error, "duplicate key");
    public static readonly Rule TooDeep = new("R113", Error, "nested too deeply");
    public static readonly Rule TextTooLong = new("R114", Error, "text too long");
    public static readonly Rule TooManyMistakes = new("R115", Error, "more mistakes than are listed");
    public static readonly Rule MergeConflict = new("R116", Error, "unfinished merge");
    public static readonly Rule ControlCharacter = new("R117", Error, "control character in prose");
    public static readonly Rule SpecialFile = new("R118", Error, "no regular file");
    public static readonly Rule UnknownKey = new("R120", Error, "unknown key");
    public static readonly Rule MissingKey = new("R121", Error, "missing key");
    public static readonly Rule WrongType = new("R122", Error, "wrong type of value");
    public static readonly Rule BadDate = new("R123", Error, "bad date");
    public static readonly Rule BadNumber = new("R124", Error, "bad number");
    public static readonly Rule BadAddress = new("R125", Error, "bad address");
    public static readonly Rule BadPattern = new("R126", Error, "bad pattern");
    public static readonly Rule BadAuthority = new("R129", Error, "invalid authority");
    public static readonly Rule MissingWord = new("R130", Error, "word missing in the theme");
    public static readonly Rule RepeatedEntry = new("R131", Warning, "entry that a list has twice");
    public static readonly Rule BadPermalinkLine = new("R140", Error, "line of the ledger that is no address");
    public static readonly Rule PermalinksOrder = new("R141", Warning, "line of the ledger out of its order");
    public static readonly Rule BadPeriod = new("R160", Error, "period of support that cannot be read");

    public static readonly Rule UnknownTerm = new("V201", Error, "word that the vocabulary does not have");
    public static readonly Rule DatesReversed = new("V202", Error, "dates in the wrong order");
    public static readonly Rule ForbiddenScheme = new("V210", Error, "link scheme that is not allowed");
    public static readonly Rule TopHeading = new("V211", Error, "level-1 heading in prose");
    public static readonly Rule ReservedAnchor = new("V212", Error, "heading with a reserved anchor");
    public static readonly Rule ImageWithoutWords = new("V213", Error, "image without words");
    public static readonly Rule ForeignImage = new("V214", Error, "image from another site");
    public static readonly Rule BrokenReference = new("V215", Error, "link or citation that cannot be read");
    public static readonly Rule LostDefinition = new("V216", Error, "note or address that no text uses, or that is missing");
    public static readonly Rule NoHeading = new("V217", Error, "line that looks like a heading but is none");
    public static readonly Rule LinkToFile = new("V218", Error, "link to a file of the input");
    public static readonly Rule MarkWithoutEffect = new("V219", Warning, "mark of Markdown without effect");
    public static readonly Rule TwoEnds = new("V220", Error, "two ends of one phase of support");
    public static readonly Rule UnknownDimension = new("V230", Error, "dimension that is not declared");
    public static readonly Rule LifeReversed = new("V240", Error, "life of a value that ends before it begins");
    public static readonly Rule OtherIdentity = new("V241", Error, "address with a different commit or mail");
    public static readonly Rule UnstatedIdentity = new("V242", Warning, "commit or mail that only the address states");
    public static readonly Rule PartTwice = new("V243", Error, "two parts with the same anchor");

    public static readonly Rule DuplicateId = new("L201", Error, "duplicate id");
    public static readonly Rule UnknownRecord = new("L202", Error, "unknown record");
    public static readonly Rule UnknownComponent = new("L203", Error, "unknown component");
    public static readonly Rule UnknownRelease = new("L204", Error, "unknown release");
    public static readonly Rule UnknownMilestone = new("L205", Error, "unknown milestone");
    public static readonly Rule UnknownHeading = new("L206", Error, "unknown heading");
    public static readonly Rule UnknownSource = new("L207", Error, "unknown source");
    public static readonly Rule AmbiguousName = new("L208", Error, "ambiguous name");
    public static readonly Rule StatusDisagrees = new("L209", Error, "status that disagrees with the milestones");
    public static readonly Rule AfterItsRelease = new("L210", Error, "milestone after its release");
    public static readonly Rule UnusedSource = new("L211", Warning, "unused source");
    public static readonly Rule UnknownSilence = new("L212", Error, "silenced code that is not a warning");
    public static readonly Rule NeedlessSilence = new("L213", Warning, "silenced warning that does not occur");
    public static readonly Rule CircularSupersession = new("L214", Error, "milestones that supersede each other");
    public static readonly Rule RedirectLoop = new("L215", Error, "redirects that lead in a circle");
    public static readonly Rule RetiredSuccessor = new("L217", Error, "successor that is retired itself");
    public static readonly Rule TooManyEntries = new("L218", Error, "list that is too long to show");
    public static readonly Rule DuplicateIdentity = new("L220", Error, "two records with the same identity");
    public static readonly Rule RedirectTwice = new("L221", Error, "two redirects of one address");
    public static readonly Rule FormerId = new("L222", Warning, "former id of a record or a source") { IsOncePerFile = true };
    public static readonly Rule RetiredReference = new("L223", Warning, "retired record in the facts of another") { IsOncePerFile = true };
    public static readonly Rule FormerHeading = new("L228", Warning, "former anchor of a heading") { IsOncePerFile = true };
    public static readonly Rule ManyComparisons = new("L230", Warning, "more comparisons than have pages");
    public static readonly Rule CircularParent = new("L231", Error, "releases that are each other's parent");
    public static readonly Rule SupportWithoutDay = new("L232", Warning, "support without a day of the state");
    public static readonly Rule LaterThanState = new("L233", Warning, "day of the state before a day in the data");
    public static readonly Rule LoneLateCheck = new("L234", Warning, "check long after every other day");
    public static readonly Rule CircularParts = new("L240", Error, "components that are parts of each other");
    public static readonly Rule UnknownWord = new("L241", Error, "word that the theme does not have");
    public static readonly Rule EarliestNotBefore = new("L243", Error, "earliest release that does not come before the first known one");

    public static readonly Rule BrokenTemplate = new("T301", Error, "template that cannot be parsed");
    public static readonly Rule FailedTemplate = new("T302", Error, "template that failed");
    public static readonly Rule MissingTemplate = new("T303", Error, "template that is missing");
    public static readonly Rule AddressCollision = new("T304", Error, "address with two claims");
    public static readonly Rule EndlessTemplate = new("T305", Error, "template that exceeds a limit");
    public static readonly Rule StaleCopy = new("T310", Warning, "copy of a built-in file that has changed since");
    public static readonly Rule UnmarkedCopy = new("T311", Warning, "file that replaces a built-in one, of unknown version");
    public static readonly Rule NeedlessCopy = new("T312", Warning, "copy of a built-in file without a change");
    public static readonly Rule LowContrast = new("T313", Warning, "colours with too little contrast");
    public static readonly Rule UnusedPart = new("T314", Warning, "word or file that nothing uses") { DependsOnOptions = true };
    public static readonly Rule MissingLookFile = new("T315", Error, "picture of the look that is missing");
    public static readonly Rule AddedError = new("T316", Error, "mistake that an added part found");
    public static readonly Rule AddedWarning = new("T317", Warning, "warning of an added check") { DependsOnOptions = true };
    public static readonly Rule UnfilledPlaceholder = new("T318", Warning, "placeholder that nothing fills");
    public static readonly Rule UntranslatedWord = new("T319", Warning, "word that is shown in English");
    public static readonly Rule UnquotedValue = new("T320", Warning, "value in an attribute without quotes");
    public static readonly Rule RootedAddress = new("T321", Warning, "address without the base path") { DependsOnOptions = true };
    public static readonly Rule BrokenStyleSheet = new("T322", Error, "style sheet with a part that is not closed");
    public static readonly Rule LateImport = new("T323", Error, "import in a part of a style sheet");
    public static readonly Rule ForeignStyleFile = new("T324", Warning, "file of a different host in a style sheet");
    public static readonly Rule UnmeasuredColour = new("T325", Warning, "colour that is not measured");

    public static readonly Rule DeadLink = new("C401", Error, "link that leads nowhere");
    public static readonly Rule DeadFragment = new("C402", Error, "fragment that the page does not have");
    public static readonly Rule DuplicateAnchor = new("C403", Error, "id used twice in a page");
    public static readonly Rule HeadingCount = new("C404", Error, "page without exactly one h1");
    public static readonly Rule NoTitle = new("C405", Error, "page without a title");
    public static readonly Rule NoDescription = new("C406", Error, "page without a description");
    public static readonly Rule NoAlternative = new("C407", Error, "image without an alternative");
    public static readonly Rule OverBudget = new("C408", Warning, "page heavier than its kind may be") { DependsOnOptions = true };
    public static readonly Rule UnknownPageKind = new("C409", Error, "budget for an unknown kind of page");
    public static readonly Rule RedirectOfNothing = new("C410", Error, "redirect of an anchor on a page that does not exist");
    public static readonly Rule PermalinkLost = new("C411", Error, "published address without an answer");
    public static readonly Rule PermalinkNew = new("C412", Error, "address that is not in the ledger");
    public static readonly Rule PermalinkTakenOut = new("C413", Error, "line taken out of the ledger");
    public static readonly Rule Placeholder = new("C414", Warning, "placeholder in site.yml") { DependsOnOptions = true };
    public static readonly Rule PublishedPlaceholder = new("C415", Error, "placeholder that would be published");
    public static readonly Rule OtherBranch = new("C416", Warning, "edit links to another branch") { DependsOnOptions = true };
    public static readonly Rule BlockedByPolicy = new("C417", Warning, "part of a page that its policy blocks");
    public static readonly Rule LateDoctype = new("C418", Error, "page that does not begin with its doctype");
    public static readonly Rule UnbalancedElement = new("C419", Warning, "element that is not closed");
    public static readonly Rule UnknownFigure = new("C420", Error, "figure that site.yml does not declare");
    public static readonly Rule UnknownDrawing = new("C421", Error, "drawing that site.yml does not declare");
    public static readonly Rule DrawingTwice = new("C422", Error, "id of a chart and of a diagram");
    public static readonly Rule NoLanguage = new("C423", Error, "page without a language");
    public static readonly Rule MainCount = new("C424", Warning, "page without exactly one main element");
    public static readonly Rule DeadReference = new("C425", Warning, "reference to an element that the page does not have");
    public static readonly Rule PublishedWithoutFeeds = new("C426", Warning, "site that is published without feeds")
    { DependsOnOptions = true };

    public static readonly Rule BadQuestion = new("E601", Error, "question that cannot be asked");
    public static readonly Rule BadTreePattern = new("E602", Error, "pattern for a tree that cannot be used");
    public static readonly Rule BadEvidenceLine = new("E603", Error, "line of an evidence file that cannot be used");
    public static readonly Rule Contradicted = new("E610", Error, "statement that the tree contradicts");
    public static readonly Rule NeedlessDispute = new("E611", Error, "dispute without a contradiction");
    public static readonly Rule UnprovedSinceChange = new("E612", Warning, "statement that is not proved after a change");
    public static readonly Rule UnusedFinding = new("E613", Warning, "finding without a statement");
    public static readonly Rule OtherFinding = new("E620", Error, "proof that is no longer valid");
    public static readonly Rule NoFinding = new("E621", Error, "answer that the evidence file does not have");

    public static readonly Rule BadTable = new("I501", Error, "table that cannot be read");
    public static readonly Rule BadMapping = new("I502", Error, "mapping that cannot be used");
    public static readonly Rule TableTooLarge = new("I503", Error, "table that is too large");
    public static readonly Rule BrokenImportState = new("I504", Error, "list of an import that cannot be read");
    public static readonly Rule UnknownColumn = new("I505", Warning, "column that no row has");
    public static readonly Rule RowNotPlaced = new("I506", Warning, "row that makes no record");
    public static readonly Rule ValueNotPlaced = new("I507", Warning, "value that does not fit its key");
    public static readonly Rule WordNotPlaced = new("I508", Warning, "word that its vocabulary does not have");
    public static readonly Rule ReferenceNotPlaced = new("I509", Warning, "id of an object that does not exist");
    public static readonly Rule RowsDisagree = new("I510", Warning, "rows that disagree about a record");
    public static readonly Rule RecordNotOurs = new("I511", Warning, "record that a person made");
    public static readonly Rule RecordTakenOut = new("I512", Warning, "record that a person took out");
    public static readonly Rule HandKept = new("I513", Warning, "value that a person changed");
    public static readonly Rule RecordWithoutRow = new("I514", Warning, "record that no row makes any more");

    /// <summary>Null if no rule has this code.</summary>
    public static Rule? Find(string code) => All.FirstOrDefault(rule => rule.Code == code);

    public static ImmutableArray<Rule> All { get; } =
    [
        .. typeof(Rules).GetFields().Where(field => field.FieldType == typeof(Rule))
            .Select(field => (Rule)field.GetValue(null)!).OrderBy(rule => rule.Code, StringComparer.Ordinal),
    ];
}
