using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Onboarding;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Onboarding;

/// <summary>What the customer was given depends on the connection's name and protocol: if they change, the hand-off is open again.</summary>
public sealed class HandOffChangedTests
{
    private static readonly Actor Ana = new("Ana Ruiz", StaffRole.Engineer);
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("acme-prod-renamed", Protocol.Saml)]
    [InlineData("acme-prod-saml", Protocol.Oidc)]
    public async Task A_new_name_or_protocol_opens_the_hand_off_again(string name, Protocol protocol)
    {
        await using var record = await StartAsync();
        var (drafts, draft) = await SentAsync(record);
        draft.Form.Name = name;
        draft.Form.Protocol = protocol;

        var saved = (await drafts.SaveAsync(draft.Record.Id, draft.Form, draft.Version, Ana, Token)).Value;

        Assert.Equal(ConnectionState.Draft, saved.Record.State);
        Assert.Equal(("acme-prod-saml", Protocol.Saml), (saved.Given!.Name, saved.Given.Protocol));
        Assert.True(saved.Given.IsOutdated(saved.Record));
        var opened = (await drafts.OpenAsync(draft.Record.Id, Token))!;
        Assert.True(opened.Given!.IsOutdated(opened.Record));
        Assert.Contains("the customer was given the values of acme-prod-saml", Assert.Single(await SummariesAsync(record)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_given_name_again_is_no_longer_outdated()
    {
        await using var record = await StartAsync();
        var (drafts, draft) = await SentAsync(record);
        draft.Form.Name = "acme-prod-renamed";
        var renamed = (await drafts.SaveAsync(draft.Record.Id, draft.Form, draft.Version, Ana, Token)).Value;
        draft.Form.Name = "acme-prod-saml";

        var saved = (await drafts.SaveAsync(draft.Record.Id, draft.Form, renamed.Version, Ana, Token)).Value;

        Assert.False(saved.Given!.IsOutdated(saved.Record));
    }

    [Fact]
    public async Task A_second_new_name_is_told_against_the_given_one_and_the_hand_off_opens_once()
    {
        await using var record = await StartAsync();
        var (drafts, draft) = await SentAsync(record);
        draft.Form.Name = "acme-prod-second";
        var second = (await drafts.SaveAsync(draft.Record.Id, draft.Form, draft.Version, Ana, Token)).Value;
        draft.Form.Name = "acme-prod-third";

        var third = (await drafts.SaveAsync(draft.Record.Id, draft.Form, second.Version, Ana, Token)).Value;

        Assert.Equal("acme-prod-saml", third.Given!.Name);
        Assert.True(third.Given.IsOutdated(third.Record));
        Assert.Single(await SummariesAsync(record));
    }

    [Fact]
    public async Task Other_edits_leave_the_hand_off_with_the_customer()
    {
        await using var record = await StartAsync();
        var (drafts, draft) = await SentAsync(record);
        draft.Form.Reason = "Asked for by phone";

        var saved = (await drafts.SaveAsync(draft.Record.Id, draft.Form, draft.Version, Ana, Token)).Value;

        Assert.Equal(ConnectionState.WaitingOnCustomer, saved.Record.State);
        Assert.False(saved.Given!.IsOutdated(saved.Record));
        Assert.Empty(await SummariesAsync(record));
    }

    [Fact]
    public async Task Sending_the_new_values_closes_it()
    {
        await using var record = await StartAsync();
        var (drafts, draft) = await SentAsync(record);
        draft.Form.Name = "acme-prod-renamed";
        await drafts.SaveAsync(draft.Record.Id, draft.Form, draft.Version, Ana, Token);

        Assert.True((await drafts.HandOverAsync(draft.Record.Id, Ana, "", Token)).IsOk);

        var opened = (await drafts.OpenAsync(draft.Record.Id, Token))!;
        Assert.Equal((ConnectionState.WaitingOnCustomer, "acme-prod-renamed"), (opened.Record.State, opened.Given!.Name));
        Assert.False(opened.Given.IsOutdated(opened.Record));
    }

    private static Task<RecordFile> StartAsync() => RecordFile.CreateAsync(configure: services => services.AddSingleton<DraftService>());

    private static async Task<(DraftService Drafts, OpenDraft Draft)> SentAsync(RecordFile record)
    {
        var cluster = await record.AddClusterAsync();
        var drafts = record.Services.GetRequiredService<DraftService>();
        var draft = (await drafts.StartAsync(cluster.Id, OnboardingRulesTests.Saml(), Ana, Token)).Value;
        Assert.True((await drafts.HandOverAsync(draft.Record.Id, Ana, "", Token)).IsOk);
        return (drafts, draft);
    }

    private static async Task<List<string>> SummariesAsync(RecordFile record)
    {
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        return await context.AuditEntries.Where(entry => entry.Action == "draft.reopen-hand-off").Select(entry => entry.Summary).ToListAsync(Token);
    }
}
