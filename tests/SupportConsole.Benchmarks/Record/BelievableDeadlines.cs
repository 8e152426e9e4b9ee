using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.Benchmarks.Record;

/// <summary>The deadlines of other tables, and the reminders that lead times are learned from. The same number makes the same rows.</summary>
internal static class BelievableDeadlines
{
    /// <summary>The rows of one connection. A row comes after the rows that it refers to.</summary>
    public static IEnumerable<object> Of(int number, ConnectionRecord record, DateTimeOffset now)
    {
        if (record.State == ConnectionState.ReadyToTest)
        {
            yield return Link(number, record, now);
        }

        if (number % 20 == 1 && record.Protocol == Protocol.Saml)
        {
            yield return Watched(number, record, now);
        }

        if (number % 400 == 2 && record.State == ConnectionState.Live)
        {
            yield return Planned(number, record, now);
        }

        if (number % 500 == 3)
        {
            yield return Waiting(number, record, now);
        }

        if (number % 8 == 4 && record.Credentials is [_, var previous, ..])
        {
            var message = Message(number, now);
            yield return message;
            yield return Reminder(number, message, previous, now);
        }
    }

    private static TestLink Link(int number, ConnectionRecord record, DateTimeOffset now) => new()
    {
        Id = Believable.Id("link", number),
        ConnectionId = record.Id,
        TokenHash = Believable.Hex("link", number),
        CreatedBy = record.Owner,
        CreatedAt = now.AddDays(-2),
        ExpiresAt = now.AddHours(number % 240),
        UsesLeft = 10,
    };

    private static WatchedDocument Watched(int number, ConnectionRecord record, DateTimeOffset now) => new()
    {
        ConnectionId = record.Id,
        NextAt = now.AddHours(1),
        ValidUntil = now.AddDays(number % 700),
        ValidUntilSince = now.AddDays(-(number % 30)),
    };

    private static Cutover Planned(int number, ConnectionRecord record, DateTimeOffset now) => new()
    {
        Id = Believable.Id("cutover", number),
        ConnectionId = record.Id,
        State = CutoverState.Planned,
        At = now.AddHours(number % 700),
        StaffZone = "Europe/Berlin",
        CustomerZone = "Europe/Berlin",
        OldFingerprint = record.CredentialFingerprint,
        NewFingerprint = Believable.Hex("new", number),
        CertificatePem = "",
        Ticket = $"SUP-{number}",
        PlannedBy = record.Owner,
        PlannedByEmail = "",
        PlannedAt = now.AddDays(-1),
        RequestKey = Believable.Id("cutover-request", number),
    };

    private static Approval Waiting(int number, ConnectionRecord record, DateTimeOffset now) => new()
    {
        Id = Believable.Id("approval", number),
        Act = ApprovalAct.RemoveConnection,
        State = ApprovalState.Waiting,
        ConnectionId = record.Id,
        Subject = record.Name.Value,
        Plan = "[]",
        Basis = "",
        Reason = "The customer left.",
        RequestedBy = record.Owner,
        RequestedById = "idp someone",
        RequestedAt = now.AddHours(-1),
        ExpiresAt = now.AddHours(1 + (number % 20)),
        RequestKey = Believable.Id("approval-request", number),
    };

    private static OutboxMessage Message(int number, DateTimeOffset now) => new()
    {
        Id = Believable.Id("message", number),
        Key = $"digest|{number}",
        Kind = MessageKind.Digest,
        Channel = MessageChannel.Email,
        Recipient = "team@console.example",
        Language = "en",
        Subject = "Due soon",
        Body = "A certificate expires.",
        State = MessageState.Sent,
        CreatedAt = now,
        NextAt = now,
    };

    /// <summary>Sent 10 to 50 days before the rotation, depending on the customer.</summary>
    private static Reminder Reminder(int number, OutboxMessage message, Credential previous, DateTimeOffset now) => new()
    {
        Id = Believable.Id("reminder", number),
        Key = $"reminder|{number}",
        DeadlineKey = $"{(previous.Kind == CredentialKind.ClientSecret ? "secret" : "certificate")}:{previous.ConnectionId}:{previous.Fingerprint[..16]}",
        MessageId = message.Id,
        Step = 30,
        Recipient = message.Recipient,
        DueAt = now,
        CreatedAt = now.AddDays(-10 - (number % Names.Count % 41)),
    };
}
