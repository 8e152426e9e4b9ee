using SupportConsole.App.Changes;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Crash;
using SupportConsole.Federation;
using SupportConsole.Federation.Secrets;
using SupportConsole.Tests.Changes.Support;

namespace SupportConsole.Tests.Changes;

/// <summary>Several people and tabs at once, and the settler beside them.</summary>
public sealed class TogetherTests
{
    private static CancellationToken Token => ChangeBench.Token;

    [Theory]
    [MemberData(nameof(ChangeBench.Acts), MemberType = typeof(ChangeBench))]
    public async Task Twenty_clicks_are_one_change(string name)
    {
        var act = ChangeAct.Of(name);
        await using var bench = await ChangeBench.StartAsync(TimeProvider.System);
        var record = await act.PrepareAsync(bench);
        var plan = await act.PlanAsync(bench, record);
        var order = ChangeBench.Order();
        bench.Emulator.ForgetRequests();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => bench.Runner.ApplyAsync(plan, order))));

        var changeId = Assert.Single(outcomes.Select(outcome => ChangeBench.Must(outcome).ChangeId).Distinct());
        Assert.All(outcomes, outcome => Assert.Equal(ChangeState.Confirmed, outcome.Value.State));
        Assert.True(act.IsInForce(bench, record));
        Assert.Equal(["intended", "confirmed"], (await bench.AuditAsync(changeId)).Select(entry => entry.Outcome));
        var writes = bench.Emulator.Requests.Where(request => request.Method != "GET" && request.Path.StartsWith("/api", StringComparison.Ordinal));
        Assert.Equal(name.StartsWith("create", StringComparison.Ordinal) ? 2 : 1, writes.Count());
    }

    [Fact]
    public async Task Of_two_who_remove_one_connection_the_second_is_told_and_sends_nothing()
    {
        await using var bench = await ChangeBench.StartAsync(TimeProvider.System);
        var record = await bench.CreatedAsync(Protocol.Saml);
        var plans = new[] { ChangeBench.Must(await bench.Planner.PlanRemoveAsync(record.Id, Token)), ChangeBench.Must(await bench.Planner.PlanRemoveAsync(record.Id, Token)) };
        bench.Emulator.ForgetRequests();

        var outcomes = await Task.WhenAll(plans.Select(plan => Task.Run(() => bench.Runner.ApplyAsync(plan, ChangeBench.Order()))));

        Assert.Equal([ChangeState.Confirmed, ChangeState.Refused], outcomes.Select(outcome => ChangeBench.Must(outcome).State).Order());
        Assert.Contains(outcomes, outcome => outcome.Value.Words.Contains("was removed or replaced after you planned this; nothing was sent", StringComparison.Ordinal));
        Assert.Single(bench.Emulator.Requests, request => request.Method == "DELETE");
        Assert.Equal(ConnectionState.Retired, (await bench.ReadAsync(record.Id)).State);
        Assert.Equal("change.not-in-tenant", (await bench.Planner.PlanRemoveAsync(record.Id, Token)).Problem?.Code);
    }

    [Fact]
    public async Task Eight_rotations_at_once_have_one_winner_and_seven_that_are_told()
    {
        await using var bench = await ChangeBench.StartAsync(TimeProvider.System);
        var record = await bench.CreatedAsync(Protocol.Oidc);
        var secrets = Enumerable.Range(1, 8).Select(number => new ClientSecret($"rotated-{number}-Zp3kq9")).ToList();
        var plans = new List<ChangePlan>();
        foreach (var secret in secrets)
        {
            plans.Add(ChangeBench.Must(await bench.Planner.PlanRotateSecretAsync(record.Id, secret, null, Token)));
        }

        var outcomes = await Task.WhenAll(plans.Select(plan => Task.Run(() => bench.Runner.ApplyAsync(plan, ChangeBench.Order()))));

        var winner = Assert.Single(outcomes.Index(), pair => ChangeBench.Must(pair.Item).State == ChangeState.Confirmed).Index;
        Assert.All(outcomes.Where((_, index) => index != winner), outcome =>
        {
            Assert.Equal(ChangeState.Refused, outcome.Value.State);
            Assert.Contains("changed in Auth0 after you planned this", outcome.Value.Words, StringComparison.Ordinal);
        });
        Assert.Equal(secrets[winner].Reveal(), (string?)bench.OptionsOf(record)["client_secret"]);
        Assert.Equal(9, (await bench.ChangesAsync(record.Id)).Count(change => change.IsSettled));
    }

    [Fact]
    public async Task Eight_rotations_that_try_again_all_come_through_one_after_the_other()
    {
        await using var bench = await ChangeBench.StartAsync(TimeProvider.System);
        var record = await bench.CreatedAsync(Protocol.Oidc);
        bench.Emulator.ForgetRequests();

        await Task.WhenAll(Enumerable.Range(1, 8).Select(number => Task.Run(async () =>
        {
            var secret = new ClientSecret($"rotated-{number}-Zp3kq9");
            for (var tries = 1; ; tries++)
            {
                Assert.True(tries < 40, $"rotation {number} never came through");
                var plan = await bench.Planner.PlanRotateSecretAsync(record.Id, secret, null, Token);
                if (plan.IsOk && ChangeBench.Must(await bench.Runner.ApplyAsync(plan.Value, ChangeBench.Order())).State == ChangeState.Confirmed)
                {
                    return;
                }
            }
        })));

        var rotations = (await bench.ChangesAsync(record.Id)).Where(change => change.Kind == ChangeKind.RotateSecret).ToList();
        var confirmed = rotations.Where(change => change.State == ChangeState.Confirmed).OrderBy(change => change.SentAt).ToList();
        Assert.Equal(8, confirmed.Count);
        Assert.All(rotations.Zip(rotations.Skip(1)), pair => Assert.True(pair.First.SettledAt <= pair.Second.PlannedAt, "two rotations were open at once"));
        Assert.All(confirmed.Zip(confirmed.Skip(1)), pair => Assert.Equal(SecretIn(pair.First.WantedOptions), SecretIn(pair.Second.BaseOptions)));
        Assert.Equal(8, bench.Emulator.Requests.Count(request => request.Method == "PATCH"));
        foreach (var rotation in rotations)
        {
            Assert.Equal(["intended", ChangeWords.Outcome(rotation.State)], (await bench.AuditAsync(rotation.Id)).Select(entry => entry.Outcome));
        }

        var after = await bench.ReadAsync(record.Id);
        Assert.Equal(confirmed[^1].CredentialFingerprint, after.CredentialFingerprint);
        Assert.Equal(
            confirmed.Select(change => (change.CredentialFingerprint, change == confirmed[^1] ? CredentialStatus.Current : CredentialStatus.Previous)),
            after.Credentials.OrderBy(credential => credential.SetAt).Skip(1).Select(credential => (credential.Fingerprint, credential.Status)));
        Assert.Equal(confirmed[^1].CredentialFingerprint, bench.Record.FingerprintKey.Fingerprint((string)bench.OptionsOf(record)["client_secret"]!));
    }

    [Fact]
    public async Task The_settler_leaves_alone_what_is_still_being_worked_on()
    {
        await using var bench = await ChangeBench.StartAsync(TimeProvider.System, settings => settings.DoubtFor = TimeSpan.Zero);
        var record = await bench.CreatedAsync(Protocol.Oidc);
        var plan = ChangeBench.Must(await bench.Planner.PlanRotateSecretAsync(record.Id, ChangeDesk.NextSecret, null, Token));
        var (called, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        bench.Emulator.OnRequest = (request, _) => HoldPatchAsync(request, called, answer);

        var applying = Task.Run(() => bench.Runner.ApplyAsync(plan, ChangeBench.Order()), Token);
        await called.Task.WaitAsync(TimeSpan.FromSeconds(10), Token);
        var settled = await bench.Settler.SettleDueAsync(Token);
        answer.SetResult();

        Assert.Equal(0, settled);
        Assert.Equal(ChangeState.Confirmed, ChangeBench.Must(await applying).State);
    }

    [Fact]
    public async Task What_a_stopped_console_left_open_is_settled_at_once_by_the_next_one()
    {
        await using var bench = await ChangeBench.StartAsync(TimeProvider.System, settings => settings.DoubtFor = TimeSpan.Zero);
        var record = await bench.CreatedAsync(Protocol.Oidc);
        var plan = ChangeBench.Must(await bench.Planner.PlanRotateSecretAsync(record.Id, ChangeDesk.NextSecret, null, Token));
        var change = (await bench.Journal.OpenAsync(plan, ChangeBench.Order(), Token)).Change!;
        Assert.Equal(0, await bench.Settler.SettleDueAsync(Token));

        bench.Journal.Release(change.Id);

        Assert.Equal(1, await bench.Settler.SettleDueAsync(Token));
        var settled = (await bench.ChangesAsync(record.Id)).Single(row => row.Id == change.Id);
        Assert.Equal(ChangeState.Refused, settled.State);
        Assert.Contains("nothing was sent", settled.Outcome, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_click_while_the_outcome_is_unknown_sends_nothing_again()
    {
        await using var bench = await ChangeBench.StartAsync(TimeProvider.System);
        var record = await bench.CreatedAsync(Protocol.Oidc);
        var plan = ChangeBench.Must(await bench.Planner.PlanRotateSecretAsync(record.Id, ChangeDesk.NextSecret, null, Token));
        var order = ChangeBench.Order();
        bench.Emulator.Faults.Add("PATCH", $"/api/v2/connections/{record.Auth0Id!.Value}", Fault.Status(500), times: 10);
        bench.Emulator.ForgetRequests();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => bench.Runner.ApplyAsync(plan, order), Token)));
        var writes = bench.Emulator.Requests.Count(request => request.Method == "PATCH");
        var again = ChangeBench.Must(await bench.Runner.ApplyAsync(plan, order));

        Assert.All(outcomes, outcome => Assert.Equal(ChangeState.Unknown, ChangeBench.Must(outcome).State));
        Assert.Equal(ChangeState.Unknown, again.State);
        Assert.Equal(writes, bench.Emulator.Requests.Count(request => request.Method == "PATCH"));
        Assert.Single(await bench.ChangesAsync(record.Id), change => change.Kind == ChangeKind.RotateSecret);
    }

    private static async Task HoldPatchAsync(SeenRequest request, TaskCompletionSource called, TaskCompletionSource answer)
    {
        if (request.Method == "PATCH")
        {
            called.TrySetResult();
            await answer.Task;
        }
    }

    private static string? SecretIn(string? snapshot) => (string?)System.Text.Json.Nodes.JsonNode.Parse(snapshot!)!["client_secret"];
}
