using System.Globalization;
using System.Text.Json.Nodes;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The CSV tables. The test reads them with a library that the generator does not use.</summary>
public sealed class CsvTests
{
    private static readonly string[] Collections = ["chapters", "components", "releases", "milestones", "sources"];

    public static IEnumerable<TheoryDataRow<string, string>> Tables =>
        Chronicles.Names.SelectMany(name => Collections.Select(table => new TheoryDataRow<string, string>(name.Data, table)));

    [Theory, MemberData(nameof(Tables))]
    public void A_table_has_the_records_of_the_API_in_the_same_order(string chronicle, string table)
    {
        var site = Chronicles.Of(chronicle);
        var rows = Chronicles.Rows(Chronicles.Text(site, $"/data/{table}.csv"));
        var records = Chronicles.Json(site, $"/api/v1/{table}.json");
        Assert.Equal(records["total"]!.GetValue<int>(), rows.Length - 1);
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        foreach (var (row, record) in rows.Skip(1).Zip(records.List("data")))
            foreach (var (column, cell) in rows[0].Zip(row))
                Assert.Equal((column, ProtectFormula(Value(record!, column))), (column, cell));
    }

    [Theory, MemberData(nameof(Chronicles.Names), MemberType = typeof(Chronicles))]
    public void Every_column_is_explained(string chronicle)
    {
        var site = Chronicles.Of(chronicle);
        var explained = Chronicles.Rows(Chronicles.Text(site, "/data/columns.csv"));
        Assert.Equal(["table", "column", "description", "type"], explained[0]);
        Assert.All(explained, row => Assert.NotEqual("", row[2]));
        // A cell is empty where the API has null.
        Assert.All(explained, row => Assert.DoesNotMatch(@"\bnull\b", row[2]));
        var proofs = site.Files.Any(file => file.Address.Value == "/data/evidence.csv") ? new[] { "evidence" } : [];
        Assert.Equal(Collections.Append("corrections").Concat(proofs).SelectMany(table => Chronicles.Rows(Chronicles.Text(site, $"/data/{table}.csv"))[0].Select(column =>
            (table, column))), explained.Skip(1).Select(row => (row[0], row[1])));
    }

    [Theory, MemberData(nameof(Chronicles.Names), MemberType = typeof(Chronicles))]
    public void Every_cell_has_the_type_of_its_column(string chronicle)
    {
        var site = Chronicles.Of(chronicle);
        var types = new HashSet<string>();
        foreach (var columns in Chronicles.Rows(Chronicles.Text(site, "/data/columns.csv")).Skip(1).GroupBy(row => row[0]))
            foreach (var row in Chronicles.Rows(Chronicles.Text(site, $"/data/{columns.Key}.csv")).Skip(1))
                foreach (var (column, cell) in columns.Zip(row).Where(pair => pair.Second.Length > 0))
                {
                    types.Add(column[3]);
                    Assert.True(column[3] switch
                    {
                        "number" => decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
                        "day" => DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
                        "date" => Primitives.PartialDate.TryParse(cell, out _),
                        "flag" => cell is "true" or "false",
                        "list" or "text" => true,
                        _ => false,
                    }, $"{columns.Key}.{column[1]}: {cell} is no {column[3]}");
                }
        Assert.Equal(["date", "day", "flag", "list", "number", "text"], types.Order());
    }

    [Fact]
    public void Lines_end_with_CRLF_and_the_file_has_no_byte_order_mark()
    {
        var bytes = FixedChronicle.Result.Files.Single(file => file.Address.Value == "/data/releases.csv").Bytes.Span;
        Assert.True(bytes.StartsWith("id,title,"u8));
        Assert.True(bytes.EndsWith("\r\n"u8));
        Assert.Equal(bytes.Count((byte)'\n'), bytes.Count("\r\n"u8));
    }

    /// <summary>The expected value of a column, from the answer of the API.</summary>
    private static string Value(JsonNode record, string column)
    {
        foreach (var end in (string[])["_earliest", "_latest"])
            if (column.EndsWith(end, StringComparison.Ordinal))
                return record[column[..^end.Length]] is { } date ? date.Word(end[1..]) : "";
        if (column.Split('.') is ["support", var phase, var side])
            return record.List("support").FirstOrDefault(period => period!.Word("phase") == phase) is not { } period ? ""
                : period[side] is { } date ? date.Word("edtf") : side == "to" ? period.Word("end") : "";
        return Plain(column.Split('.').Aggregate((JsonNode?)record, (node, key) => node![key]));
    }

    private static string Plain(JsonNode? value) => value switch
    {
        null => "",
        JsonArray list => string.Join("; ", list.Select(Plain)),
        JsonObject map when map["edtf"] is { } date && map["precision"] is not null => date.GetValue<string>(),
        JsonObject map when map["source"] is { } source => source.Word("id"),
        JsonObject map when map["component"] is { } component => $"{component.Word("id")}: {map.Word("status")}",
        JsonObject map when map["text"] is { } text => $"{map["date"]!.Word("edtf")}: {text.GetValue<string>()}",
        JsonObject map => map.Word("id"),
        _ => value.ToString(),
    };

    private static string ProtectFormula(string cell) => cell.Length > 0 && "=+-@\t\r".Contains(cell[0]) ? "'" + cell : cell;
}
