using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Search;
using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.App.Onboarding;

/// <summary>Finds values that another connection has already: they are nearly always a mix-up.</summary>
public sealed class DuplicateFinder(IDbContextFactory<ConsoleDbContext> contexts)
{
    public async Task<IReadOnlyList<string>> FindAsync(Guid connectionId, OnboardingForm form, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var own = await context.Connections
            .AsNoTracking()
            .Where(record => record.Id == connectionId)
            .Select(record => record.ClusterId)
            .SingleOrDefaultAsync(cancellationToken);
        var others = context.Connections
            .AsNoTracking()
            .Where(record => record.Id != connectionId && record.State != ConnectionState.Retired);
        var warnings = new List<string>();
        async Task AddAsync(IQueryable<ConnectionRecord> same, string what)
        {
            foreach (var other in await same.Select(record => new { record.Name, record.Cluster.Customer }).Take(3)
                .ToListAsync(cancellationToken))
            {
                warnings.Add($"{what} {other.Name} of {other.Customer}.");
            }
        }

        if (form.Protocol == Protocol.Saml)
        {
            if (OnboardingRules.Certificate(form) is { } certificate)
            {
                var fingerprint = certificate.Sha256.Hex;
                await AddAsync(others.Where(record => record.CredentialFingerprint == fingerprint), "This certificate is already used by");
            }

            if (form[ConnectionSettings.IdpEntityId].Trim() is { Length: > 0 } entityId)
            {
                await AddAsync(
                    others.Where(SettingQuery.Is(ConnectionSettings.IdpEntityId, entityId)),
                    "This entity ID is already used by");
            }
        }
        else if (form[ConnectionSettings.ClientId].Trim() is { Length: > 0 } clientId)
        {
            await AddAsync(others.Where(SettingQuery.Is(ConnectionSettings.ClientId, clientId)), "This client ID is already used by");
        }

        await AddAsync(
            others.Where(record => record.ClusterId == own && record.State != ConnectionState.Draft),
            "This cluster already has the connection");
        foreach (var domain in SettingRules.Domains(form[ConnectionSettings.Domains]) is { IsOk: true } domains ? domains.Value : [])
        {
            var holding = SearchIndex.MayHold(context, others, domain);
            await AddAsync(holding.Where(SettingQuery.Has(ConnectionSettings.Domains, domain)), $"The domain {domain} is already on");
        }

        return warnings;
    }
}
