using System.Globalization;
using System.Net.Mail;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.App.Inventory;

/// <summary>A cluster as someone types it: everything text, nothing refused until looked at.</summary>
public sealed class ClusterForm
{
    public string ClusterId { get; set; } = "";

    public string AccountId { get; set; } = "";

    public string Name { get; set; } = "";

    public string Url { get; set; } = "";

    public string State { get; set; } = "ready";

    public string Customer { get; set; } = "";

    public string ContactName { get; set; } = "";

    public string ContactEmail { get; set; } = "";

    /// <summary>Null if nobody told us whether the customer bought SSO.</summary>
    public bool? IsEntitled { get; set; }

    public string OrderReference { get; set; } = "";

    public DateTime? EntitledOn { get; set; }

    public string Notes { get; set; } = "";

    public Guid Version { get; set; }

    public static ClusterForm Of(Cluster cluster) => new()
    {
        ClusterId = cluster.Id.ToString(),
        AccountId = cluster.AccountId.ToString(),
        Name = cluster.Name,
        Url = cluster.Url,
        State = cluster.State,
        Customer = cluster.Customer,
        ContactName = cluster.ContactName,
        ContactEmail = cluster.ContactEmail,
        IsEntitled = cluster.IsEntitled,
        OrderReference = cluster.OrderReference,
        EntitledOn = cluster.EntitledOn?.ToDateTime(TimeOnly.MinValue),
        Notes = cluster.Notes,
        Version = cluster.Version,
    };

    /// <summary>What stands in the way of saving, by field; empty where nothing does.</summary>
    public IReadOnlyDictionary<string, Problem> Check()
    {
        var problems = new Dictionary<string, Problem>();
        if (Record.ClusterId.Parse(ClusterId).Problem is { } id)
        {
            problems[nameof(ClusterId)] = id;
        }

        if (!Guid.TryParse(AccountId.Trim(), out var account) || account == Guid.Empty)
        {
            problems[nameof(AccountId)] = new Problem(
                $"“{AccountId}” is not an account ID.",
                "Paste the account_id UUID that influxctl cluster list shows.");
        }

        Need(problems, nameof(Name), Name, "A cluster needs a name.", Cluster.NameMaxLength);
        Need(problems, nameof(Customer), Customer, "Whose cluster is it?", Cluster.CustomerMaxLength);
        Fit(problems, nameof(Url), Url, Cluster.UrlMaxLength);
        Fit(problems, nameof(ContactName), ContactName, Cluster.ContactMaxLength);
        Fit(problems, nameof(OrderReference), OrderReference, Cluster.OrderReferenceMaxLength);
        Fit(problems, nameof(Notes), Notes, Cluster.NotesMaxLength);
        Fit(problems, nameof(State), State, Cluster.StateMaxLength);
        Fit(problems, nameof(ContactEmail), ContactEmail, Cluster.ContactMaxLength);
        if (ContactEmail.Trim().Length > 0 && !problems.ContainsKey(nameof(ContactEmail))
            && (!MailAddress.TryCreate(ContactEmail.Trim(), out var mail) || mail.Address != ContactEmail.Trim()
            || ContactEmail.Contains('"', StringComparison.Ordinal)))
        {
            problems[nameof(ContactEmail)] = new Problem(
                $"“{ContactEmail}” is not an email address.",
                "Give one address, such as it@acme.example, or leave it empty.");
        }

        if (IsEntitled != true && OrderReference.Trim().Length > 0)
        {
            problems[nameof(OrderReference)] = new Problem(
                "An order is named, but the customer is not marked as entitled.",
                "Mark the cluster as entitled, or take the order away.");
        }

        if (IsEntitled != true && EntitledOn is not null)
        {
            problems[nameof(EntitledOn)] = new Problem(
                "A date of entitlement is given, but the customer is not marked as entitled.",
                "Mark the cluster as entitled, or take the date away.");
        }

        return problems;
    }

    /// <summary>
    /// Goes on from what someone else saved meanwhile: fields that were not touched since <paramref name="read"/> become theirs;
    /// touched ones stay as typed.
    /// </summary>
    /// <returns>The fields that both changed, and to different values.</returns>
    public IReadOnlyList<string> GoOnFrom(ClusterForm read, ClusterForm theirs)
    {
        var (before, mine, now) = (read.Fields(), Fields(), theirs.Fields());
        foreach (var field in mine.Keys.Where(field => mine[field] == before[field]))
        {
            Take(field, theirs);
        }

        Version = theirs.Version;
        return [.. mine.Keys.Where(field => mine[field] != before[field] && now[field] != before[field] && now[field] != mine[field])];
    }

    /// <summary>Takes one field, by its name in <see cref="Fields"/>, from another form.</summary>
    public void Take(string field, ClusterForm from)
    {
        switch (field)
        {
            case "Account": AccountId = from.AccountId; break;
            case "Name": Name = from.Name; break;
            case "URL": Url = from.Url; break;
            case "State": State = from.State; break;
            case "Customer": Customer = from.Customer; break;
            case "Contact": ContactName = from.ContactName; break;
            case "Contact email": ContactEmail = from.ContactEmail; break;
            case "Entitled": IsEntitled = from.IsEntitled; break;
            case "Order": OrderReference = from.OrderReference; break;
            case "Entitled on": EntitledOn = from.EntitledOn; break;
            case "Notes": Notes = from.Notes; break;
            default: throw new ArgumentOutOfRangeException(nameof(field), field, "There is no such field.");
        }
    }

    public IReadOnlyDictionary<string, string?> Fields() => new Dictionary<string, string?>
    {
        ["Account"] = Guid.TryParse(AccountId.Trim(), out var account) ? account.ToString() : AccountId.Trim(),
        ["Name"] = Name.Trim(),
        ["URL"] = Url.Trim(),
        ["State"] = State.Trim(),
        ["Customer"] = Customer.Trim(),
        ["Contact"] = ContactName.Trim(),
        ["Contact email"] = ContactEmail.Trim(),
        ["Entitled"] = EntitlementWord(IsEntitled),
        ["Order"] = OrderReference.Trim(),
        ["Entitled on"] = EntitledOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
        ["Notes"] = Notes.Trim(),
    };

    public static string EntitlementWord(bool? isEntitled) => isEntitled switch
    {
        true => "yes",
        false => "no",
        null => "not known",
    };

    internal void WriteTo(Cluster cluster)
    {
        cluster.AccountId = Guid.Parse(AccountId.Trim());
        cluster.Name = Name.Trim();
        cluster.Url = Url.Trim();
        cluster.State = State.Trim();
        cluster.Customer = Customer.Trim();
        cluster.ContactName = ContactName.Trim();
        cluster.ContactEmail = ContactEmail.Trim();
        cluster.IsEntitled = IsEntitled;
        cluster.OrderReference = OrderReference.Trim();
        cluster.Notes = Notes.Trim();
        cluster.EntitledOn = EntitledOn is { } day ? DateOnly.FromDateTime(day) : null;
    }

    private static void Need(Dictionary<string, Problem> problems, string field, string value, string what, int most)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            problems[field] = new Problem(what, "Type it.");
        }
        else
        {
            Fit(problems, field, value, most);
        }
    }

    private static void Fit(Dictionary<string, Problem> problems, string field, string value, int most)
    {
        if (value.Trim().Length > most)
        {
            problems[field] = new Problem(
                $"This has {value.Trim().Length} characters; {most} fit.",
                $"Shorten it by {value.Trim().Length - most}.");
        }
        else if (TypedText.FindProblem(value) is { } hidden)
        {
            problems[field] = hidden;
        }
    }
}
