using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Record;
using SupportConsole.App.Reminders;
using SupportConsole.Messages;

namespace SupportConsole.Tests.Reminders;

/// <summary>Webhooks over real HTTP on loopback.</summary>
public sealed class WebhookSenderTests : IAsyncLifetime
{
    private const string Secret = "T0123-secret-part-of-the-address";
    private readonly ConcurrentQueue<(string Path, Dictionary<string, string> Headers, string Body)> heard = new();
    private readonly ConcurrentQueue<string> logged = new();
    private readonly string folder = Directory.CreateTempSubdirectory("console-webhook-").FullName;
    private readonly Queue<int> answers = new();
    private WebApplication server = null!;
    private ServiceProvider services = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.MapPost("/{**path}", async (HttpContext http) =>
        {
            using var reader = new StreamReader(http.Request.Body);
            heard.Enqueue((http.Request.Path, http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), await reader.ReadToEndAsync(Token)));
            return Results.StatusCode(answers.TryDequeue(out var status) ? status : 200);
        });
        await server.StartAsync(Token);
        await File.WriteAllTextAsync(Place("url"), $"{server.Urls.First()}/services/{Secret}\n", Token);
        await File.WriteAllTextAsync(Place("key"), "a-key-of-ours\n", Token);
    }

    [Fact]
    public async Task A_webhook_is_signed_over_time_and_body()
    {
        var message = Message();

        Assert.Equal(Delivery.Accepted, await Sender(MessageChannel.Webhook, isSigned: true).SendAsync(message, Token));

        var (_, headers, body) = Assert.Single(heard);
        var timestamp = headers[WebhookSender.TimestampHeader];
        Assert.Equal(message.Id.ToString(), headers[WebhookSender.IdHeader]);
        Assert.Equal($"sha256={WebhookSender.Sign("a-key-of-ours", timestamp, body)}", headers[WebhookSender.SignatureHeader]);
        Assert.NotEqual($"sha256={WebhookSender.Sign("another-key", timestamp, body)}", headers[WebhookSender.SignatureHeader]);
        Assert.InRange(long.Parse(timestamp, CultureInfo.InvariantCulture), TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - 60, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        using var json = JsonDocument.Parse(body);
        Assert.Equal("A <subject> & more", json.RootElement.GetProperty("subject").GetString());
    }

    [Fact]
    public async Task Slack_gets_text_in_which_nothing_becomes_a_link_and_Teams_a_card()
    {
        await Sender(MessageChannel.Slack).SendAsync(Message(), Token);
        await Sender(MessageChannel.Teams).SendAsync(Message(), Token);

        using var slack = JsonDocument.Parse(heard.First().Body);
        Assert.StartsWith("*A &lt;subject&gt; &amp; more*\n", slack.RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
        using var teams = JsonDocument.Parse(heard.Last().Body);
        var card = teams.RootElement.GetProperty("attachments")[0].GetProperty("content");
        Assert.Equal("AdaptiveCard", card.GetProperty("type").GetString());
        Assert.Equal("A <subject> & more", card.GetProperty("body")[0].GetProperty("inlines")[0].GetProperty("text").GetString());

        // A TextBlock would read Markdown: a customer's name could be a link.
        Assert.All(card.GetProperty("body").EnumerateArray(), block => Assert.Equal("RichTextBlock", block.GetProperty("type").GetString()));
        Assert.False(heard.First().Headers.ContainsKey(WebhookSender.SignatureHeader));
    }

    [Theory]
    [InlineData(503, DeliveryOutcome.TryLater)]
    [InlineData(429, DeliveryOutcome.TryLater)]
    [InlineData(404, DeliveryOutcome.Refused)]
    [InlineData(302, DeliveryOutcome.Refused)]
    public async Task The_answer_decides_whether_it_is_tried_again(int status, DeliveryOutcome outcome)
    {
        answers.Enqueue(status);

        var delivery = await Sender(MessageChannel.Slack).SendAsync(Message(), Token);

        Assert.Equal((outcome, $"The webhook answered {status}."), (delivery.Outcome, delivery.Words));
        Assert.Single(heard);
    }

    [Fact]
    public async Task The_address_stands_in_no_log_and_no_error()
    {
        await Sender(MessageChannel.Slack).SendAsync(Message(), Token);
        await server.StopAsync(Token);

        var delivery = await Sender(MessageChannel.Slack).SendAsync(Message(), Token);

        Assert.Equal("The webhook can't be reached.", delivery.Words);
        Assert.DoesNotContain(logged, line => line.Contains(Secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://hooks.example.com/services/x")]
    [InlineData("not an address")]
    [InlineData("")]
    public async Task An_address_without_TLS_or_none_is_refused_at_start_without_being_repeated(string address)
    {
        await File.WriteAllTextAsync(Place("bad"), address, Token);

        var problem = Assert.Single(new ReminderSettings { SlackUrlFile = Place("bad") }.Problems());

        Assert.Contains("Reminders:SlackUrlFile", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("hooks.example.com", problem, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        if (services is not null)
        {
            await services.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private string Place(string name) => Path.Combine(folder, name);

    private WebhookSender Sender(MessageChannel channel, bool isSigned = false)
    {
        var collection = new ServiceCollection();
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Heard(logged)));
        collection.AddSingleton(TimeProvider.System);
        collection.AddMessages(new ReminderSettings());
        services ??= collection.BuildServiceProvider();
        return new WebhookSender(channel, Place("url"), isSigned ? Place("key") : "", services.GetRequiredService<IHttpClientFactory>(), TimeProvider.System);
    }

    private static OutboxMessage Message() => new()
    {
        Id = Guid.NewGuid(),
        Key = "k",
        Kind = MessageKind.Digest,
        Channel = MessageChannel.Slack,
        Recipient = "Slack",
        Language = "en",
        Subject = "A <subject> & more",
        Body = "Text\n",
        State = MessageState.Sending,
        CreatedAt = ReminderDesk.Begin,
        NextAt = ReminderDesk.Begin,
    };

    private sealed class Heard(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
