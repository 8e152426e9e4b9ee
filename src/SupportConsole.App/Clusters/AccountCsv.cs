using System.Globalization;
using System.Text;
using CsvHelper;
using SupportConsole.App.Record;

namespace SupportConsole.App.Clusters;

/// <summary>A line that cannot be read, and why.</summary>
public sealed record BadLine(int Line, Problem Problem);

public sealed record AccountCsvReading(IReadOnlyList<(AccountTarget Target, AccountEdit Edit)> Edits, IReadOnlyList<BadLine> Bad);

/// <summary>
/// Reads sales' list: one line an account or a cluster, with a header. Columns: account_id or cluster_id, customer, order,
/// entitled_since, contact, contact_email. An empty cell keeps what is recorded.
/// </summary>
public static class AccountCsv
{
    private const int MostLines = 20_000;

    private static readonly Dictionary<string, string> Columns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["account_id"] = "account",
        ["account"] = "account",
        ["cluster_id"] = "cluster",
        ["cluster"] = "cluster",
        ["customer"] = "customer",
        ["customer_name"] = "customer",
        ["order"] = "order",
        ["order_reference"] = "order",
        ["entitled_since"] = "since",
        ["entitled_on"] = "since",
        ["since"] = "since",
        ["contact"] = "contact",
        ["contact_name"] = "contact",
        ["contact_email"] = "email",
        ["email"] = "email",
    };

    private static readonly string[] Dates = ["yyyy-MM-dd", "d MMM yyyy", "d MMMM yyyy", "yyyy/MM/dd"];

    public static Result<AccountCsvReading> Read(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
        if (text.Count(letter => letter == '"') % 2 == 1)
        {
            return new Problem("A quote in the list isn't closed.", "Close it, or write a quote inside a quoted cell twice.")
            {
                Code = "accounts.quotes",
            };
        }

        List<(int Line, IReadOnlyList<string> Cells)> lines;
        try
        {
            lines = Rows(text);
        }
        catch (CsvFormatException exception)
        {
            return new Problem($"Line {exception.LineNumber} can't be read.", "Check its quotes: each must be closed.")
            {
                Code = "accounts.quotes",
            };
        }

        if (lines.Count < 2)
        {
            return new Problem("There is no line after the header.", "Paste a list with a header, such as account_id,customer,order.")
            {
                Code = "accounts.empty",
            };
        }

        if (lines.Count > MostLines)
        {
            return new Problem($"The list has {lines.Count:N0} lines; {MostLines:N0} are taken.", "Import it in parts.") { Code = "accounts.too-many" };
        }

        var heads = lines[0].Cells.Select(head => Columns.GetValueOrDefault(head.Trim().Replace(' ', '_'), "")).ToList();
        if (!heads.Contains("account") && !heads.Contains("cluster"))
        {
            return new Problem("The header names neither account_id nor cluster_id.",
                "Use the columns account_id, customer, order, entitled_since, contact and contact_email.")
            {
                Code = "accounts.header",
            };
        }

        var edits = new List<(AccountTarget, AccountEdit)>();
        var bad = new List<BadLine>();
        foreach (var (line, cells) in lines.Skip(1))
        {
            string Cell(string name) => heads.IndexOf(name) is >= 0 and var index && index < cells.Count ? cells[index].Trim() : "";
            var read = ReadLine(Cell);
            if (read.TryGet(out var edit, out var problem))
            {
                edits.Add(edit);
            }
            else
            {
                bad.Add(new BadLine(line, problem));
            }
        }

        return new AccountCsvReading(edits, bad);
    }

    private static Result<(AccountTarget, AccountEdit)> ReadLine(Func<string, string> cell)
    {
        var cluster = cell("cluster");
        var account = cell("account");
        if (!Guid.TryParse(cluster.Length > 0 ? cluster : account, out var id))
        {
            return new Problem($"“{(cluster.Length > 0 ? cluster : account)}” is not an ID.", "Use the UUID that influxctl prints.");
        }

        DateOnly? since = null;
        if (cell("since") is { Length: > 0 } day)
        {
            if (!DateOnly.TryParseExact(day, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var found))
            {
                return new Problem($"“{day}” is not a date.", "Write it as 2026-11-27 or 27 Nov 2026.");
            }

            since = found;
        }

        string? Text(string name) => cell(name) is { Length: > 0 } value ? value : null;
        var edit = new AccountEdit
        {
            Customer = Text("customer"),
            OrderReference = Text("order"),
            EntitledOn = since,
            ContactName = Text("contact"),
            ContactEmail = Text("email"),
        };
        return (cluster.Length > 0 ? new AccountTarget(null, ClusterId.From(id)) : new AccountTarget(id, null), edit);
    }

    /// <summary>The lines that are not empty, by commas, semicolons or tabs, with quotes as spreadsheets write them.</summary>
    private static List<(int Line, IReadOnlyList<string> Cells)> Rows(string text)
    {
        var header = text.Split('\n')[0];
        var separator = new[] { '\t', ';', ',' }.MaxBy(candidate => header.Count(letter => letter == candidate));
        var options = new CsvReaderOptions { Separator = separator, HasHeader = false, SkipEmptyLines = true, TrackLineNumbers = true };
        using var csv = CsvReader.FromText(text, options);
        var rows = new List<(int, IReadOnlyList<string>)>();
        while (csv.Read())
        {
            var cells = Enumerable.Range(0, csv.FieldCount).Select(csv.GetString).ToList();
            if (cells.Exists(cell => cell.Trim().Length > 0))
            {
                rows.Add(((int)csv.LineNumber, cells));
            }
        }

        return rows;
    }
}
