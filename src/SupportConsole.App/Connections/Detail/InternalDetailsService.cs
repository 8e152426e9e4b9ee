using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Changes;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.App.Connections.Detail;

/// <summary>Saves what SupportConsole keeps about a connection, and the states that people set. Nothing here reaches Auth0.</summary>
public sealed class InternalDetailsService(IDbContextFactory<ConsoleDbContext> contexts, Rights rights, TimeProvider time)
{
    public const int NoteMaxLength = 1000;

    /// <summary>Saves facts; refused where somebody saved others since <paramref name="opened"/> was read.</summary>
    public Task<Result<Done>> SaveAsync(
        Guid id,
        InternalDetails opened,
        InternalDetails typed,
        Actor actor,
        CancellationToken cancellationToken) =>
        StorageProblem.OrAsync(() => WriteAsync(
            id,
            actor,
            async (context, record) => typed.Check() is { } problem ? problem with { NotLost = "What you typed is still here." }
                : !(await NameOwnerAsync(context, opened, typed.Trimmed(), cancellationToken)).TryGet(out var named, out var unknown)
                    ? unknown with { NotLost = "What you typed is still here." }
                : Write(record, opened, named),
            cancellationToken));

    /// <summary>Makes a move; refused if the connection is no longer in the state that the page showed.</summary>
    /// <param name="note">How the engineer knows; in the audit log.</param>
    public async Task<Result<Done>> MoveAsync(
        Guid id,
        ConnectionState from,
        ConnectionMove move,
        string note,
        Actor actor,
        CancellationToken cancellationToken)
    {
        if (note.Trim() is not { Length: > 0 and <= NoteMaxLength } words)
        {
            return note.Trim().Length == 0
                ? new Problem("Add a note.", "Say how you know, such as “Priya signed in at 14:02”.") { Code = "facts.no-note" }
                : new Problem("The note is too long.", $"Use at most {NoteMaxLength} characters.") { Code = "facts.long-note" };
        }

        return TypedText.FindProblem(words) ?? await ChangeStateAsync(
            id,
            from,
            move,
            words,
            record => ConnectionMoves.From(from, record.IsWaitingForTest).Contains(move),
            actor,
            cancellationToken);
    }

    /// <summary>Takes a move back; refused if users have signed in since a connection was marked as live.</summary>
    public async Task<Result<Done>> UndoAsync(
        Guid id,
        ConnectionState from,
        ConnectionState former,
        Actor actor,
        CancellationToken cancellationToken)
    {
        var wasMove = ConnectionMoves.From(former, isWaiting: false).Any(move => move.To == from);
        return from == ConnectionState.Live && await IsUsedAsync(id, cancellationToken)
            ? new Problem("Users have signed in since it was marked as live.", "It stays live.") { Code = "facts.used" }
            : await ChangeStateAsync(id, from, ConnectionMoves.Undo(former), "Undone", _ => wasMove, actor, cancellationToken);
    }

    private async Task<bool> IsUsedAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Connections.AnyAsync(
            record => record.Id == id && context.SignInEvents.Any(
                row => row.ConnectionId == id && row.Succeeded && !row.IsTest && row.At >= record.StateSince),
            cancellationToken);
    }

    /// <summary>Records when the current client secret expires, as the customer said.</summary>
    public Task<Result<Done>> SetExpiryAsync(Guid id, SecretExpiry? expiry, Actor actor, CancellationToken cancellationToken) =>
        SayAsync(
            id,
            actor,
            record =>
            {
                if (record.Credentials.Find(row => row.Status == CredentialStatus.Current) is not { Kind: CredentialKind.ClientSecret } secret)
                {
                    return new Problem($"{record.Name} has no client secret.", "Reload the page.") { Code = "facts.no-secret" };
                }

                var before = ExpiryWord(record);
                secret.ExpiresAt = record.CredentialExpiresAt = expiry?.At;
                secret.NeverExpires = record.CredentialNeverExpires = expiry is { IsNever: true };
                return new Said(
                    "connection.expiry",
                    $"Set when the client secret of {record.Name} expires.",
                    new Dictionary<string, string?> { ["expires"] = before },
                    new Dictionary<string, string?> { ["expires"] = ExpiryWord(record) });
            },
            cancellationToken);

    /// <summary>Gives the chosen owner the name that the person has; an owner that wasn't changed stays as it is.</summary>
    private static async Task<Result<InternalDetails>> NameOwnerAsync(
        ConsoleDbContext context,
        InternalDetails opened,
        InternalDetails typed,
        CancellationToken cancellationToken)
    {
        if (typed.OwnerId == opened.OwnerId && typed.Owner == opened.Owner)
        {
            return typed;
        }

        if (typed.OwnerId.Length == 0 && typed.Owner.Length == 0)
        {
            return typed;
        }

        var found = await StaffDirectory.FindAsync(context, typed.OwnerId, cancellationToken);
        return found.TryGet(out var member, out var problem) ? typed with { Owner = member.Name } : problem;
    }

    private static string ExpiryWord(ConnectionRecord record) =>
        record.CredentialExpiresAt is { } at ? TimeWords.Day(at) : record.CredentialNeverExpires ? "never" : "not told";

    private Task<Result<Done>> ChangeStateAsync(
        Guid id,
        ConnectionState from,
        ConnectionMove move,
        string note,
        Func<ConnectionRecord, bool> isAllowed,
        Actor actor,
        CancellationToken cancellationToken) =>
        SayAsync(id, actor, record =>
        {
            if (record.State != from || !isAllowed(record))
            {
                return new Problem(
                    $"{record.Name} is no longer {Word(from)}: it is {Word(record.State)}.",
                    "Reload the page to see its current state.")
                { Code = "facts.moved", NotLost = "Nothing was changed." };
            }

            if (record.MoveTo(move.To, time.GetUtcNow()) is { } refused)
            {
                return refused;
            }

            var after = State(move.To);
            after["note"] = note;
            return new Said("connection.state", $"Marked {record.Name} {move.Words}.", State(from), after);
        }, cancellationToken);

    private static Result<Said> Write(ConnectionRecord record, InternalDetails opened, InternalDetails typed)
    {
        var now = InternalDetails.Of(record);
        if (now != opened)
        {
            var saved = now.Fields()
                .Where(field => !string.IsNullOrEmpty(field.Value) && field.Key != InternalDetails.OwnerIdField)
                .Select(field => $"{OptionWords.Label(field.Key)} {field.Value}");
            return new Problem(
                $"Somebody else saved: {string.Join(", ", saved)}.",
                "Reload the page to see their values, then type yours again.")
            { Code = "facts.conflict", NotLost = "What you typed is still here, but not saved." };
        }

        record.Owner = typed.Owner;
        record.OwnerId = typed.OwnerId;
        record.IdentityProvider = typed.IdentityProvider;
        var values = record.Settings.Copy();
        foreach (var setting in InternalDetails.Of(record.Protocol))
        {
            values[setting] = typed.Settings[setting];
        }

        record.Settings = values;
        return new Said("connection.facts", $"Changed the details of {record.Name}.", now.Fields(), typed.Fields());
    }

    private static string Word(ConnectionState state) => StateBadge.Of(state).Word.ToLowerInvariant();

    private static Dictionary<string, string?> State(ConnectionState state) => new() { ["state"] = StateBadge.Of(state).Word };

    private Task<Result<Done>> SayAsync(
        Guid id,
        Actor actor,
        Func<ConnectionRecord, Result<Said>> write,
        CancellationToken cancellationToken) =>
        StorageProblem.OrAsync(() => WriteAsync(id, actor, (_, record) => Task.FromResult(write(record)), cancellationToken));

    private async Task<Result<Done>> WriteAsync(
        Guid id,
        Actor actor,
        Func<ConsoleDbContext, ConnectionRecord, Task<Result<Said>>> write,
        CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var record = await context.Connections
            .Include(row => row.Cluster)
            .Include(row => row.Credentials)
            .SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (record is null)
        {
            return new Problem("This connection doesn't exist.", "Go back to the list.") { Code = "facts.no-connection" };
        }

        if (!(await write(context, record)).TryGet(out var said, out var problem))
        {
            return problem;
        }

        record.UpdatedAt = time.GetUtcNow();
        AuditTrail.Add(context, new AuditEntry
        {
            At = time.GetUtcNow(),
            By = actor,
            Action = said.Action,
            Outcome = "done",
            Summary = said.Summary,
            ConnectionId = record.Id,
            ClusterId = record.ClusterId.Value,
            Subject = record.Name.Value,
            Before = AuditTrail.Fields(said.Before),
            After = AuditTrail.Fields(said.After),
        });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Problem(
                "Somebody else saved at the same time.",
                "Try again.")
            { Code = "facts.conflict", NotLost = "Nothing was changed." };
        }

        return Done.Instance;
    }

    private sealed record Said(
        string Action,
        string Summary,
        IReadOnlyDictionary<string, string?> Before,
        IReadOnlyDictionary<string, string?> After);
}
