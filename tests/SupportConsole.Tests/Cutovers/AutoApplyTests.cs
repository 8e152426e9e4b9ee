using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Changes;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.App.Watch;
using SupportConsole.Crash;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Tests.Support;
using SupportConsole.Tests.Watch;

namespace SupportConsole.Tests.Cutovers;

/// <summary>Certificates that are applied without a person, and each rule that refuses.</summary>
public sealed class AutoApplyTests
{
    private const string EntityId = "https://idp.example";

    private static readonly SigningCertificate Signer = MadeCertificates.Make("CN=metadata.example");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_certificate_is_applied_by_the_ordinary_path_and_can_be_rolled_back()
    {
        await using var bench = await CutoverBench.StartAsync();
        var finding = await FindAsync(bench);

        var applied = await bench.Get<AutoApplier>().RunAsync(Token);

        Assert.Equal(1, applied);
        Assert.Equal(MadeCertificates.Two.ToAuth0SigningCert(), bench.CertificateInAuth0());
        var change = (await bench.Get<ChangeJournal>().FindAsync(finding.Id, Token))!;
        Assert.Equal(("console", "SUP-8"), (change.Actor, change.Ticket));
        Assert.Contains("Applied automatically", change.Reason, StringComparison.Ordinal);
        await bench.RollBackAsync();
        Assert.Equal(MadeCertificates.One.ToAuth0SigningCert(), bench.CertificateInAuth0());
        Assert.Equal(0, await bench.Get<AutoApplier>().RunAsync(Token));
        Assert.Equal(MadeCertificates.One.ToAuth0SigningCert(), bench.CertificateInAuth0());
    }

    [Theory]
    [InlineData("no rule", "")]
    [InlineData("entity ID", "The entity ID changed.")]
    [InlineData("endpoint", "More than the certificate changed.")]
    [InlineData("two certificates", "The metadata doesn't have exactly one new certificate.")]
    [InlineData("still published", "The IdP still publishes the current certificate.")]
    [InlineData("not signed", "The metadata isn't signed with the pinned key.")]
    [InlineData("other signer", "The metadata isn't signed with the pinned key.")]
    [InlineData("stale", "The metadata couldn't be read in the last day.")]
    [InlineData("failing", "The metadata couldn't be read in the last day.")]
    [InlineData("hours", "It is outside the agreed hours.")]
    [InlineData("watch off", "Only watched SAML connections in Auth0 are changed automatically.")]
    [InlineData("expired", "The metadata is past its validUntil date.")]
    [InlineData("replayed", "The connection has had this certificate before.")]
    [InlineData("cutover", "A cutover is planned.")]
    [InlineData("outside", "Somebody changed the certificate in Auth0.")]
    public async Task Each_rule_refuses(string rule, string why)
    {
        await using var bench = await CutoverBench.StartAsync();
        var finding = await FindAsync(bench, rule);
        var before = bench.CertificateInAuth0();

        Assert.Equal(0, await bench.Get<AutoApplier>().RunAsync(Token));

        await using var context = await bench.Get<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token);
        Assert.Equal(why, (await context.WatchFindings.SingleAsync(row => row.Id == finding.Id, Token)).HeldBack);
        Assert.Equal(before, bench.CertificateInAuth0());
        Assert.NotEqual(MadeCertificates.Two.ToAuth0SigningCert(), before);
    }

    [Theory]
    [InlineData(8, 17, 12, true)]
    [InlineData(8, 17, 17, false)]
    [InlineData(22, 4, 23, true)]
    [InlineData(22, 4, 3, true)]
    [InlineData(22, 4, 4, false)]
    public void Hours_may_run_over_midnight(int from, int until, int hour, bool isOpen)
    {
        var rule = Rule(Guid.NewGuid(), from, until);

        Assert.Equal(isOpen, rule.IsOpenAt(new DateTimeOffset(2026, 12, 1, hour, 30, 0, TimeSpan.Zero)));
    }

    [Fact]
    public async Task A_rule_is_set_by_an_engineer_with_what_is_missing_said()
    {
        await using var bench = await CutoverBench.StartAsync();
        var rules = bench.Get<AutoApplyRules>();
        var good = new AutoApplyOrder(bench.Record.Id, Signer.ToPem(), 8, 17, "Europe/Berlin", "SUP-8");

        async Task<string?> CodeAsync(AutoApplyOrder order) => (await rules.SetAsync(order, CutoverBench.Engineer, Token)).Problem?.Code;

        Assert.Equal("auto-apply.protocol", await CodeAsync(good with { ConnectionId = Guid.NewGuid() }));
        Assert.Equal("auto-apply.signer", await CodeAsync(good with { SignerPem = "nothing" }));
        Assert.Equal("auto-apply.hours", await CodeAsync(good with { UntilHour = 8 }));
        Assert.Equal("auto-apply.zone", await CodeAsync(good with { Zone = "Middle Earth" }));
        Assert.Equal("auto-apply.no-ticket", await CodeAsync(good with { Ticket = "" }));
        Assert.Null(await CodeAsync(good));
        Assert.Null(await CodeAsync(good with { FromHour = 9 }));
        Assert.Equal(9, (await rules.FindAsync(bench.Record.Id, Token))!.FromHour);
        ChangeDesk.Must(await rules.RemoveAsync(bench.Record.Id, CutoverBench.Engineer, Token));
        Assert.Null(await rules.FindAsync(bench.Record.Id, Token));
    }

    [Fact]
    public async Task The_watch_notes_whether_the_pinned_key_signed_what_it_read_last()
    {
        using var key = new SignedMetadata();
        await using var bench = await WatchBench.StartAsync();
        var record = await bench.AddAsync("acme-saml", MadeCertificates.One);
        await using (var context = await bench.Record.Contexts.CreateDbContextAsync(Token))
        {
            context.Add(Rule(record.Id, 0, 24, key.Certificate));
            await context.SaveChangesAsync(Token);
        }

        bench.Publisher["acme-saml"] = IdpDocument.Of(EntityId, MadeCertificates.One);
        await bench.PollAsync();
        bench.Publisher["acme-saml"] = key.Sign(IdpDocument.Of(EntityId, MadeCertificates.Two));
        await bench.PollAsync();
        var signed = (await bench.ViewAsync(record.Id)).Found!.SignedWith;
        bench.Publisher["acme-saml"] = IdpDocument.Of(EntityId, MadeCertificates.Two);
        await bench.PollAsync();

        Assert.Equal(key.Certificate.Sha256.Hex, signed);
        Assert.Equal("", (await bench.ViewAsync(record.Id)).Found!.SignedWith);
    }

    private static AutoApplyRule Rule(Guid connection, int from = 8, int until = 17, SigningCertificate? signer = null) => new()
    {
        ConnectionId = connection,
        SignerPem = (signer ?? Signer).ToPem(),
        SignerFingerprint = (signer ?? Signer).Sha256.Hex,
        FromHour = from,
        UntilHour = until,
        Zone = "Etc/UTC",
        Ticket = "SUP-8",
        SetBy = "Ana Ruiz",
        SetAt = DateTimeOffset.UnixEpoch,
    };

    private static Credential Former(Guid connection, DateTimeOffset now) => new()
    {
        Id = Guid.NewGuid(),
        ConnectionId = connection,
        Kind = CredentialKind.SigningCertificate,
        Status = CredentialStatus.Previous,
        Fingerprint = MadeCertificates.Two.Sha256.Hex,
        SetBy = "Ana Ruiz",
        SetAt = now.AddYears(-1),
        ReplacedAt = now.AddMonths(-1),
    };

    private static string Facts(string entityId, SigningCertificate certificate) => PublishedDocument
        .Read(Protocol.Saml, Encoding.UTF8.GetBytes(IdpDocument.Of(entityId, certificate)), entityId, DateTimeOffset.UnixEpoch).Value.Facts.ToJson();

    /// <summary>A finding that may be applied, but for one thing.</summary>
    private static async Task<WatchFinding> FindAsync(CutoverBench bench, string but = "")
    {
        var (id, now) = (bench.Record.Id, bench.Clock.GetUtcNow());
        var fields = new List<FieldChange> { new(PublishedDifferences.Certificate, "Signing certificate", "one", "two") };
        if (but == "endpoint")
        {
            fields.Add(new(PublishedField.SignIn.Key, "Sign-in URL", "a", "b"));
        }

        var finding = new WatchFinding
        {
            Id = Guid.NewGuid(),
            ConnectionId = id,
            FoundAt = now,
            Differences = JsonSerializer.Serialize(fields),
            Fields = "Signing certificate",
            Certificates = MadeCertificates.Two.ToPem() + (but == "two certificates" ? MadeCertificates.Make("CN=three").ToPem() : ""),
            NewFingerprint = MadeCertificates.Two.Sha256.Hex,
            MissingFingerprint = but == "still published" ? "" : MadeCertificates.One.Sha256.Hex,
            SignedWith = but == "not signed" ? "" : but == "other signer" ? MadeCertificates.One.Sha256.Hex : Signer.Sha256.Hex,
        };
        var document = new WatchedDocument
        {
            ConnectionId = id,
            NextAt = now.AddHours(1),
            Expected = Facts(EntityId, MadeCertificates.One),
            Latest = Facts(but == "entity ID" ? "https://other.example" : EntityId, MadeCertificates.Two),
            ConfirmedAt = but == "stale" ? now.AddDays(-2) : now,
            Problem = but == "failing" ? "No answer." : "",
            IsOff = but == "watch off",
            ValidUntil = but == "expired" ? now.AddMinutes(-1) : null,
        };
        await bench.AddAsync(finding, document);
        if (but != "no rule")
        {
            await bench.AddAsync(but == "hours" ? Rule(id, 13, 17) : Rule(id));
        }

        if (but == "replayed")
        {
            await bench.AddAsync(Former(id, now));
        }

        if (but == "cutover")
        {
            await bench.PlanAsync();
        }
        else if (but == "outside")
        {
            var theirs = MadeCertificates.Make("CN=theirs").ToAuth0SigningCert();
            bench.Tenant.Dashboard.EditOptions(bench.Record.Name.Value, options => options["signingCert"] = theirs);
        }

        return finding;
    }
}
