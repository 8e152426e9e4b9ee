using Microsoft.Extensions.Time.Testing;
using SupportConsole.App.Record.Storage;

namespace SupportConsole.Tests.Record;

public sealed class KeptAnswerTests
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(10);
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private readonly FakeTimeProvider time = new();
    private readonly List<TaskCompletionSource<string>> questions = [];
    private readonly TaskCompletionSource<Exception> failed = new();

    [Fact]
    public async Task The_first_who_asks_waits_and_the_next_get_the_same_answer()
    {
        var kept = Kept();
        var (one, two) = (kept.GetAsync(Token), kept.GetAsync(Token));
        await AskedAsync(1);
        Assert.False(one.IsCompleted || two.IsCompleted, "somebody has an answer that isn't there yet");

        questions[0].SetResult("first");

        Assert.Equal(["first", "first", "first"], [await one, await two, await kept.GetAsync(Token)]);
        Assert.Single(questions);
    }

    [Fact]
    public async Task An_old_answer_is_given_at_once_while_one_new_question_is_asked()
    {
        var kept = await AnsweredAsync("first");
        time.Advance(GoodFor);

        Assert.Equal(["first", "first"], [await kept.GetAsync(Token), await kept.GetAsync(Token)]);
        await AskedAsync(2);
        questions[1].SetResult("second");

        await UntilAsync(async () => await kept.GetAsync(Token) == "second");
        Assert.Equal(2, Asked);
    }

    [Fact]
    public async Task A_question_that_fails_keeps_the_last_answer_and_is_asked_again()
    {
        var kept = await AnsweredAsync("first");
        time.Advance(GoodFor);
        await kept.GetAsync(Token);
        await AskedAsync(2);

        questions[1].SetException(new InvalidOperationException("The disk is full."));

        Assert.Equal("The disk is full.", (await failed.Task.WaitAsync(Token)).Message);
        await UntilAsync(async () => await kept.GetAsync(Token) == "first" && Asked == 3);
    }

    [Fact]
    public async Task The_first_question_that_fails_tells_who_asked()
    {
        var kept = Kept();
        var asked = kept.GetAsync(Token);
        await AskedAsync(1);

        questions[0].SetException(new InvalidOperationException("The disk is full."));

        await Assert.ThrowsAsync<InvalidOperationException>(() => asked);
        await UntilAsync(() => Task.FromResult(!ReferenceEquals(kept.GetAsync(Token), asked) && Asked == 2));
    }

    [Fact]
    public async Task What_is_forgotten_is_not_given_even_if_it_was_on_its_way()
    {
        var kept = await AnsweredAsync("first");
        time.Advance(GoodFor);
        await kept.GetAsync(Token);
        await AskedAsync(2);

        kept.Forget();
        questions[1].SetResult("too early");
        var asked = kept.GetAsync(Token);
        await AskedAsync(3);
        questions[2].SetResult("third");

        Assert.Equal(["third", "third"], [await asked, await kept.GetAsync(Token)]);
    }

    private KeptAnswer<string> Kept() => new(AskAsync, GoodFor, time, failed.SetResult);

    private async Task<KeptAnswer<string>> AnsweredAsync(string answer)
    {
        var kept = Kept();
        var asked = kept.GetAsync(Token);
        await AskedAsync(1);
        questions[0].SetResult(answer);
        await asked;
        return kept;
    }

    private Task<string> AskAsync()
    {
        var question = new TaskCompletionSource<string>();
        lock (questions)
        {
            questions.Add(question);
        }

        return question.Task;
    }

    private int Asked
    {
        get
        {
            lock (questions)
            {
                return questions.Count;
            }
        }
    }

    private Task AskedAsync(int times) => UntilAsync(() => Task.FromResult(Asked == times));

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        while (!await holds())
        {
            Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
