using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SupportConsole.App.Record.Chain;

/// <summary>
/// The form in which an audit entry is hashed: a version byte, then every column that is not null as its number (1 byte), the length of
/// its UTF-8 text (4 bytes, big-endian) and the text. Times are ticks, identifiers upper-case. <c>src/verify-audit.py</c> knows the same
/// form. A later column is nullable and goes to the end: a column that is null adds nothing, so older entries keep their hashes.
/// </summary>
public static class CanonicalRow
{
    public const int HashLength = 32;

    private const byte Version = 1;
    private const int FieldHead = 1 + sizeof(int);

    /// <summary>The database's columns, in the order in which they are hashed. An order that was released never changes.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        nameof(AuditEntry.Id),
        nameof(AuditEntry.At),
        nameof(AuditEntry.Actor),
        nameof(AuditEntry.Action),
        nameof(AuditEntry.Outcome),
        nameof(AuditEntry.Summary),
        nameof(AuditEntry.Ticket),
        nameof(AuditEntry.Reason),
        nameof(AuditEntry.ConnectionId),
        nameof(AuditEntry.Subject),
        nameof(AuditEntry.ClusterId),
        nameof(AuditEntry.ChangeId),
        nameof(AuditEntry.Before),
        nameof(AuditEntry.After),
        nameof(AuditEntry.RequestId),
        nameof(AuditEntry.Covers),
        nameof(AuditEntry.ActorId),
        nameof(AuditEntry.ActorEmail),
    ];

    /// <summary>What the first entry is chained to.</summary>
    public static byte[] Beginning { get; } = new byte[HashLength];

    private static ReadOnlySpan<byte> Prefix => "sc-audit-1"u8;

    /// <summary>The values of <see cref="Columns"/>, as the database stores them.</summary>
    public static string?[] Of(AuditEntry entry) =>
    [
        Text(entry.Id),
        Text(entry.At.UtcTicks),
        entry.Actor,
        entry.Action,
        entry.Outcome,
        entry.Summary,
        entry.Ticket,
        entry.Reason,
        Text(entry.ConnectionId),
        entry.Subject,
        Text(entry.ClusterId),
        Text(entry.ChangeId),
        entry.Before,
        entry.After,
        entry.RequestId,
        entry.Covers,
        entry.ActorId,
        entry.ActorEmail,
    ];

    public static byte[] Hash(ReadOnlySpan<byte> previous, ReadOnlySpan<string?> values)
    {
        var length = Prefix.Length + previous.Length + 1;
        foreach (var value in values)
        {
            length += value is null ? 0 : FieldHead + Encoding.UTF8.GetByteCount(value);
        }

        var bytes = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            Prefix.CopyTo(bytes);
            previous.CopyTo(bytes.AsSpan(Prefix.Length));
            var at = Prefix.Length + previous.Length;
            bytes[at++] = Version;
            for (var column = 0; column < values.Length; column++)
            {
                if (values[column] is { } value)
                {
                    var written = Encoding.UTF8.GetBytes(value, bytes.AsSpan(at + FieldHead));
                    bytes[at] = (byte)(column + 1);
                    BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at + 1), written);
                    at += FieldHead + written;
                }
            }

            return SHA256.HashData(bytes.AsSpan(0, at));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    public static string Hex(ReadOnlySpan<byte> hash) => Convert.ToHexStringLower(hash);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Text(Guid? id) => id?.ToString("D").ToUpperInvariant();
}
