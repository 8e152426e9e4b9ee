using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Renewals.Support;

/// <summary>Writes rotations as they are in a record long after: the change, the previous credential and its first reminder.</summary>
internal sealed class RotationRows(RecordFile record)
{
    private int rotations;

    public async Task<ConnectionRecord> AddConnectionAsync(string name, IdentityProvider provider = IdentityProvider.Okta, Protocol protocol = Protocol.Oidc)
    {
        var connection = Records.Connection(await record.AddClusterAsync($"{name} Corp"), name, ConnectionState.Live, protocol);
        connection.IdentityProvider = provider;
        await using var context = await record.Contexts.CreateDbContextAsync();
        context.Attach(connection.Cluster);
        context.Add(connection);
        await context.SaveChangesAsync();
        return connection;
    }

    /// <param name="daysLeft">Until the previous credential expires; null if that isn't known.</param>
    /// <param name="remindedHours">Before the rotation; null for no reminder.</param>
    public async Task RotateAsync(ConnectionRecord connection, DateTimeOffset at, double? daysLeft = 40, double? remindedHours = null, CustomerMessage? message = null)
    {
        await using var context = await record.Contexts.CreateDbContextAsync();
        var (change, credential, reminder) = Rotation(connection, at, daysLeft, remindedHours, message);
        context.AddRange(change, credential);
        context.AddRange(reminder);
        await context.SaveChangesAsync();
    }

    public (Change Change, Credential Previous, IReadOnlyList<object> Reminder) Rotation(
        ConnectionRecord connection, DateTimeOffset at, double? daysLeft, double? remindedHours, CustomerMessage? message = null)
    {
        var isSecret = connection.Protocol == Protocol.Oidc;
        var fingerprint = $"{++rotations:x16}{new string('0', 48)}";
        var change = new Change
        {
            Id = Guid.NewGuid(),
            Kind = isSecret ? ChangeKind.RotateSecret : ChangeKind.RotateCertificate,
            State = ChangeState.Confirmed,
            ConnectionId = connection.Id,
            ConnectionName = connection.Name,
            Actor = "Ana Ruiz",
            Ticket = $"SUP-{rotations}",
            Reason = "It expires.",
            RequestKey = Guid.NewGuid(),
            Plan = "[]",
            PlannedAt = at.AddMinutes(-1),
            SettledAt = at,
            CustomerMessageAt = message?.At,
            CustomerMessageSource = message?.Source ?? CustomerMessageSource.None,
        };
        var previous = new Credential
        {
            Id = Guid.NewGuid(),
            ConnectionId = connection.Id,
            Kind = isSecret ? CredentialKind.ClientSecret : CredentialKind.SigningCertificate,
            Status = CredentialStatus.Previous,
            Fingerprint = fingerprint,
            ExpiresAt = daysLeft is { } days ? at.AddDays(days) : null,
            SetBy = "Ana Ruiz",
            SetAt = at.AddYears(-1),
            ReplacedAt = at,
        };
        return (change, previous, remindedHours is { } hours ? Reminder(connection, fingerprint, at.AddHours(-hours)) : []);
    }

    private static IReadOnlyList<object> Reminder(ConnectionRecord connection, string fingerprint, DateTimeOffset at)
    {
        var message = new OutboxMessage
        {
            Id = Guid.NewGuid(),
            Key = Guid.NewGuid().ToString(),
            Kind = MessageKind.Digest,
            Channel = MessageChannel.Email,
            Recipient = "team@console.example",
            Language = "en",
            Subject = "A subject",
            Body = "A text",
            State = MessageState.Sent,
            CreatedAt = at,
            NextAt = at,
        };
        var reminder = new Reminder
        {
            Id = Guid.NewGuid(),
            Key = Guid.NewGuid().ToString(),
            DeadlineKey = $"{(connection.Protocol == Protocol.Oidc ? "secret" : "certificate")}:{connection.Id}:{fingerprint[..16]}",
            MessageId = message.Id,
            Step = 30,
            Recipient = message.Recipient,
            DueAt = at,
            CreatedAt = at,
        };
        return [message, reminder];
    }
}
