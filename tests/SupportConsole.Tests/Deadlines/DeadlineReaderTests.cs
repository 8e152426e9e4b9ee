using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Fetching;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Tests.Shell;

namespace SupportConsole.Tests.Deadlines;

public sealed class DeadlineReaderTests : ConsolePageTest
{
    private DeadlineReader Reader => Services.GetRequiredService<DeadlineReader>();

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task Every_kind_is_in_one_list_by_when_somebody_must_act()
    {
        var secret = await DueAsync(Protocol.Oidc, 40);
        var certificate = await DueAsync(Protocol.Saml, 20);
        var unknown = await DueAsync(Protocol.Saml, null);
        var handOff = await DueAsync(Protocol.Saml, 400);
        await EditAsync(handOff.Id, row =>
        {
            row.State = ConnectionState.WaitingOnCustomer;
            row.StateSince = Now.AddDays(-4);
            row.Auth0Id = null;
        });
        await AddApprovalAsync(Now.AddHours(-2));
        Services.GetRequiredService<FetchSettings>().AllowedPrivate.Add(
            new AllowedPrivate { HostOrCidr = "idp.corp.internal", Owner = "Ana Ruiz", Until = DateOnly.FromDateTime(Now.AddDays(15).UtcDateTime) });

        var found = await Reader.ListAsync(new DeadlineQuery(), Token);

        Assert.Equal(
            [certificate.Name.Value, "acme-removal", "idp.corp.internal", handOff.Name.Value, secret.Name.Value, unknown.Name.Value],
            found.Rows.Select(row => row.Subject));
        Assert.Equal(
            [DeadlineKind.SigningCertificate, DeadlineKind.Approval, DeadlineKind.PrivateHost, DeadlineKind.HandOff, DeadlineKind.ClientSecret, DeadlineKind.SigningCertificate],
            found.Rows.Select(row => row.Kind));
        Assert.Equal("Ana Ruiz", found.Rows[2].Owner);
        Assert.Null(found.Rows[5].DueAt);
    }

    [Fact]
    public async Task A_documents_validity_is_a_deadline_once_it_stands_still_or_is_near()
    {
        var moving = await DueAsync(Protocol.Saml, null);
        var still = await DueAsync(Protocol.Saml, null);
        var near = await DueAsync(Protocol.Saml, null);
        var off = await DueAsync(Protocol.Saml, null);
        await AddAsync(
            Watched(moving, validDays: 10, sinceDays: 1),
            Watched(still, validDays: 300, sinceDays: 4),
            Watched(near, validDays: 1, sinceDays: 1),
            Watched(off, validDays: 1, sinceDays: 4, isOff: true));

        var found = await Reader.ListAsync(new DeadlineQuery { Kind = DeadlineKind.Metadata }, Token);

        Assert.Equal([near.Name.Value, still.Name.Value], found.Rows.Select(row => row.Subject));
    }

    [Fact]
    public async Task Our_own_certificates_are_deadlines_of_their_connection_or_of_all()
    {
        var own = await DueAsync(Protocol.Saml, null);
        var retired = await DueAsync(Protocol.Saml, null);
        await EditAsync(retired.Id, row => row.State = ConnectionState.Retired);
        await AddAsync(
            Certificate(null, ServiceProviderCertificateUse.RequestSigning, days: 100),
            Certificate(own.Id, ServiceProviderCertificateUse.RequestSigning, days: 50),
            Certificate(retired.Id, ServiceProviderCertificateUse.RequestSigning, days: 20),
            Certificate(own.Id, ServiceProviderCertificateUse.Decryption, days: 40));

        var signing = await Reader.ListAsync(new DeadlineQuery { Kind = DeadlineKind.RequestSigning }, Token);
        var decryption = await Reader.ListAsync(new DeadlineQuery { Kind = DeadlineKind.Decryption }, Token);

        Assert.Equal([own.Name.Value, "all SAML connections"], signing.Rows.Select(row => row.Subject));
        Assert.Equal([$"/connections/{own.Id}", "/settings"], signing.Rows.Select(DeadlineWords.Page));
        Assert.Equal(own.Name.Value, Assert.Single(decryption.Rows).Subject);
        Assert.Equal("Our request-signing certificate for all SAML connections expires", DeadlineWords.Sentence(signing.Rows[1]));
    }

    [Fact]
    public async Task The_tenants_certificate_is_no_deadline_while_no_connection_uses_saml()
    {
        await DueAsync(Protocol.Oidc, null);
        await AddAsync(Certificate(null, ServiceProviderCertificateUse.RequestSigning, days: 100));

        var found = await Reader.ListAsync(new DeadlineQuery { Kind = DeadlineKind.RequestSigning }, Token);

        Assert.Empty(found.Rows);
    }

    [Fact]
    public async Task Of_a_connections_open_test_links_the_last_is_a_deadline_until_it_was_tested()
    {
        var waiting = await DueAsync(Protocol.Oidc, null);
        var tested = await DueAsync(Protocol.Oidc, null);
        await EditAsync(waiting.Id, row => row.State = ConnectionState.ReadyToTest);
        await EditAsync(tested.Id, row => row.State = ConnectionState.Tested);
        var last = Link(waiting, days: 5);
        await AddAsync(Link(waiting, days: 2), last, Link(waiting, days: 6, revokedAt: Now), Link(tested, days: 5));

        var found = await Reader.ListAsync(new DeadlineQuery { Kind = DeadlineKind.Link }, Token);

        Assert.Equal($"link:{last.Id}", Assert.Single(found.Rows).Key);
    }

    [Fact]
    public async Task Counts_pages_and_single_deadlines_agree_with_the_list()
    {
        foreach (var days in new int?[] { -1, 0, 3, 7, 8, 30, 31, 400, null })
        {
            await DueAsync(Protocol.Oidc, days);
        }

        var counts = await Reader.CountAsync(new DeadlineQuery(), Token);
        foreach (var (period, count) in counts)
        {
            var rows = (await Reader.ListAsync(new DeadlineQuery { Period = period }, Token)).Rows;
            Assert.Equal(count, rows.Count);
            Assert.All(rows, row => Assert.Equal(period, row.PeriodAt(Now)));
        }

        Assert.Equal([1, 3, 2, 2, 1], counts.Values);
        var pages = new List<string>();
        for (var page = 0; page < 3; page++)
        {
            pages.AddRange((await Reader.ListAsync(new DeadlineQuery { Page = page, PageSize = 4 }, Token)).Rows.Select(row => row.Key));
        }

        Assert.Equal(9, pages.Distinct().Count());
        Assert.Equal(pages[0], (await Reader.FindAsync(pages[0], Token))!.Key);
        Assert.Null(await Reader.FindAsync("secret:none", Token));
    }

    [Fact]
    public async Task A_credential_that_sign_in_does_not_use_is_not_due()
    {
        var front = await DueAsync(Protocol.Oidc, 3);
        var never = await DueAsync(Protocol.Oidc, null);
        var gone = await DueAsync(Protocol.Saml, 3);
        await EditAsync(front.Id, row => row.Settings = With(row.Settings, ConnectionSettings.Channel, ConnectionSettings.FrontChannel));
        await EditAsync(never.Id, row => row.CredentialNeverExpires = true);
        await EditAsync(gone.Id, row => row.State = ConnectionState.Retired);

        Assert.Empty((await Reader.ListAsync(new DeadlineQuery(), Token)).Rows);
    }

    [Fact]
    public async Task A_new_credential_is_a_new_deadline()
    {
        var record = await DueAsync(Protocol.Oidc, 3);
        var before = Assert.Single((await Reader.ListAsync(new DeadlineQuery(), Token)).Rows);

        await EditAsync(record.Id, row => row.CredentialFingerprint = new string('a', 64));

        Assert.NotEqual(before.Key, Assert.Single((await Reader.ListAsync(new DeadlineQuery(), Token)).Rows).Key);
    }

    private static SettingValues With(SettingValues values, ConnectionSetting setting, string value)
    {
        var copy = values.Copy();
        copy[setting] = value;
        return copy;
    }

    private async Task<ConnectionRecord> DueAsync(Protocol protocol, int? days)
    {
        var record = await Desk.CreatedAsync(protocol);
        var due = days is { } left ? new DateTimeOffset(Now.UtcDateTime.Date, TimeSpan.Zero).AddDays(left + 1).AddMinutes(-1) : (DateTimeOffset?)null;
        await EditAsync(record.Id, row => row.CredentialExpiresAt = due);
        return record;
    }

    private async Task AddApprovalAsync(DateTimeOffset at)
    {
        await using var context = await Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token);
        context.Approvals.Add(new Approval
        {
            Id = Guid.NewGuid(),
            Act = ApprovalAct.RemoveConnection,
            State = ApprovalState.Waiting,
            Subject = "acme-removal",
            Plan = "[]",
            Basis = "",
            Reason = "",
            RequestedBy = "Ana Ruiz",
            RequestedById = "x y",
            RequestedAt = at,
            ExpiresAt = at.AddDays(1),
            RequestKey = Guid.NewGuid(),
        });
        await context.SaveChangesAsync(Token);
    }

    private static ServiceProviderCertificateRow Certificate(Guid? connection, ServiceProviderCertificateUse use, int days) => new()
    {
        Id = Guid.NewGuid(),
        ConnectionId = connection,
        Use = use,
        Fingerprint = new string('b', 64),
        ExpiresAt = Now.AddDays(days),
    };

    private static WatchedDocument Watched(ConnectionRecord record, int validDays, int sinceDays, bool isOff = false) => new()
    {
        ConnectionId = record.Id,
        NextAt = Now,
        IsOff = isOff,
        ValidUntil = Now.AddDays(validDays),
        ValidUntilSince = Now.AddDays(-sinceDays),
    };

    private static TestLink Link(ConnectionRecord record, int days, DateTimeOffset? revokedAt = null) => new()
    {
        Id = Guid.NewGuid(),
        ConnectionId = record.Id,
        TokenHash = Guid.NewGuid().ToString("N"),
        CreatedBy = "Ana Ruiz",
        CreatedAt = Now,
        ExpiresAt = Now.AddDays(days),
        UsesLeft = 10,
        RevokedAt = revokedAt,
    };

    private async Task AddAsync(params object[] rows)
    {
        await using var context = await Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token);
        context.AddRange(rows);
        await context.SaveChangesAsync(Token);
    }
}
