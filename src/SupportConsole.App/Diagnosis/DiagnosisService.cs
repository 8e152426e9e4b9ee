using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Connections;
using SupportConsole.App.Data;
using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.App.Diagnosis;

/// <summary>A connection that an error text points to.</summary>
/// <param name="Why">By what it was found.</param>
public sealed record SuspectConnection(Guid Id, string Name, string Customer, string Cluster, string Why);

/// <summary>What an error text says: the error as read, cause and cure, and the connections that it may concern.</summary>
public sealed record DiagnosisAnswer(SignInError Error, SignInDiagnosis Diagnosis, IReadOnlyList<SuspectConnection> Connections);

/// <summary>Finds cause, cure and connection behind an error that a customer sent.</summary>
public sealed class DiagnosisService(IDbContextFactory<ConsoleDbContext> contexts)
{
    /// <summary>Reads a pasted error text, address or log line.</summary>
    public async Task<DiagnosisAnswer> DiagnoseAsync(string pasted, CancellationToken cancellationToken)
    {
        var error = SignInErrorReader.Read(pasted);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = new List<SuspectConnection>();
        foreach (var thumbprint in error.Configured)
        {
            await AddAsync(context.Credentials.Where(credential => credential.Sha1 == thumbprint.Hex || credential.Fingerprint == thumbprint.Hex)
                .Join(context.Connections, credential => credential.ConnectionId, record => record.Id, (_, record) => record), "the configured thumbprint");
        }

        foreach (var (value, why) in new[] { (error.ConnectionName, "its name"), (error.ClientId, "the client ID"), (error.Issuer, "the issuer") })
        {
            if (value is { Length: > 0 })
            {
                var pattern = $"%{Like.Escape(value.ToLowerInvariant())}%";
                await AddAsync(context.Connections.Where(record => EF.Functions.Like(record.SearchText, pattern, Like.EscapeCharacter)), why);
            }
        }

        return new DiagnosisAnswer(error, ErrorCatalogue.Diagnose(error), found);

        async Task AddAsync(IQueryable<ConnectionRecord> records, string why) => found.AddRange(
            (await records.AsNoTracking().Where(record => record.State != ConnectionState.Retired)
                .Select(record => new { record.Id, Name = record.Name.Value, record.Cluster.Customer, Cluster = record.Cluster.Name }).Distinct().Take(5).ToListAsync(cancellationToken))
            .Where(row => found.TrueForAll(known => known.Id != row.Id))
            .Select(row => new SuspectConnection(row.Id, row.Name, row.Customer, row.Cluster, why)));
    }
}
