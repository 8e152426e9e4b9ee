using System.Security.Cryptography.X509Certificates;
using SmtpServer.Protocol;
using SupportConsole.App.Record;
using SupportConsole.App.Reminders;
using SupportConsole.Messages;

namespace SupportConsole.Tests.Reminders;

/// <summary>Email over a real SMTP server on loopback.</summary>
public sealed class SmtpSenderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_goes_out_over_TLS_with_its_own_ID(bool isSecure)
    {
        await using var server = await MailServer.StartAsync(isSecure: isSecure);
        var message = Message("Client secret of acme-oidc läuft ab\r\nBcc: evil@example.com");

        var delivery = await Sender(server, isSecure ? SmtpTls.Implicit : SmtpTls.StartTls).SendAsync(message, Token);

        Assert.Equal(DeliveryOutcome.Accepted, delivery.Outcome);
        var taken = Assert.Single(server.Taken);
        Assert.Equal($"{message.Id:N}@console.example", taken.MessageId);
        Assert.Equal("priya@acme.example", taken.To.ToString());
        Assert.Empty(taken.Bcc);
        Assert.Contains("läuft ab", taken.Subject, StringComparison.Ordinal);
        Assert.Equal("Grüße", taken.TextBody!.ReplaceLineEndings("\n"));
        Assert.Equal("auto-generated", taken.Headers["Auto-Submitted"]);
    }

    [Fact]
    public async Task A_server_whose_certificate_is_not_trusted_gets_nothing()
    {
        await using var server = await MailServer.StartAsync();

        var delivery = await new SmtpSender(Settings(server.Port, SmtpTls.StartTls)).SendAsync(Message(), Token);

        Assert.Equal(new Delivery(DeliveryOutcome.TryLater, "TLS with the email server failed: its certificate is not trusted here.") { IsChannelDown = true }, delivery);
        Assert.Empty(server.Taken);
    }

    [Fact]
    public async Task Greylisting_is_waited_for_and_the_next_try_is_accepted()
    {
        await using var server = await MailServer.StartAsync();
        await using var desk = await ReminderDesk.OpenAsync(real: Sender(server));
        await desk.DueAsync("acme-oidc", 7);
        await desk.PlanAsync();
        server.Answer = _ => new SmtpResponse((SmtpReplyCode)451, "4.7.1 Greylisted, try again later");
        await desk.SendAsync();
        var waiting = Assert.Single(await desk.MessagesAsync());
        Assert.Equal(MessageState.Waiting, waiting.State);
        Assert.StartsWith("The email server answered 451: ", waiting.LastError, StringComparison.Ordinal);

        server.Answer = _ => null;
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.SendAsync();

        Assert.Single(server.Taken);
        Assert.Equal((MessageState.Sent, 2), (Assert.Single(await desk.MessagesAsync()) is { } sent ? sent.State : default, (await desk.MessagesAsync())[0].Attempts));
    }

    [Fact]
    public async Task A_message_that_the_server_refuses_for_good_is_not_tried_again()
    {
        await using var server = await MailServer.StartAsync();
        server.Answer = _ => new SmtpResponse((SmtpReplyCode)554, "5.7.1 Refused by policy");

        var delivery = await Sender(server).SendAsync(Message(), Token);

        Assert.Equal(DeliveryOutcome.Refused, delivery.Outcome);
        Assert.Contains("554", delivery.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("priya@acme.example, evil@example.com")]
    [InlineData("priya,raman@acme.example")]
    [InlineData("priya@@acme.example")]
    public async Task A_recipient_that_is_no_address_is_refused_and_holds_nothing_up(string recipient)
    {
        await using var server = await MailServer.StartAsync();

        var delivery = await Sender(server).SendAsync(Message(to: recipient), Token);

        Assert.Equal(new Delivery(DeliveryOutcome.Refused, $"“{recipient}” is not an email address."), delivery);
        Assert.Empty(server.Taken);
    }

    [Fact]
    public async Task A_server_that_is_down_and_comes_up_gets_the_message()
    {
        var port = MailServer.FreePort();
        await using var desk = await ReminderDesk.OpenAsync(real: Sender(port, SmtpTls.StartTls));
        await desk.DueAsync("acme-oidc", 7);
        await desk.PlanAsync();
        await desk.SendAsync();
        Assert.Equal("The email server can't be reached.", Assert.Single(await desk.MessagesAsync()).LastError);

        await using var server = await MailServer.StartAsync(port);
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.SendAsync();

        Assert.Single(server.Taken);
    }

    [Theory]
    [InlineData("right", true)]
    [InlineData("wrong-password", false)]
    public async Task The_password_comes_from_its_file_and_is_never_told(string password, bool isAccepted)
    {
        await using var server = await MailServer.StartAsync();
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, password + "\n", Token);
        var settings = Settings(server.Port, SmtpTls.StartTls);
        settings.User = "console";
        settings.PasswordFile = file;

        var delivery = await new SmtpSender(settings) { Trust = Trusts }.SendAsync(Message(), Token);

        Assert.Equal(isAccepted ? DeliveryOutcome.Accepted : DeliveryOutcome.TryLater, delivery.Outcome);
        Assert.Equal(isAccepted ? "" : "The email server refused the user or the password.", delivery.Words);
        Assert.Contains("console", server.SignedIn);
        File.Delete(file);
    }

    private static bool Trusts(object sender, X509Certificate? certificate, X509Chain? chain, System.Net.Security.SslPolicyErrors errors) =>
        certificate?.Subject == "CN=localhost";

    internal static SmtpSender Sender(MailServer server, SmtpTls tls = SmtpTls.StartTls) => Sender(server.Port, tls);

    internal static SmtpSender Sender(int port, SmtpTls tls) => new(Settings(port, tls)) { Trust = Trusts };

    private static SmtpSettings Settings(int port, SmtpTls tls) => new() { Host = "127.0.0.1", Port = port, Tls = tls, From = "console@console.example" };

    private static OutboxMessage Message(string subject = "A subject", string to = "priya@acme.example") => new()
    {
        Id = Guid.NewGuid(),
        Key = "k",
        Kind = MessageKind.Test,
        Channel = MessageChannel.Email,
        Recipient = to,
        Language = "de",
        Subject = subject,
        Body = "Grüße\n",
        State = MessageState.Sending,
        CreatedAt = ReminderDesk.Begin,
        NextAt = ReminderDesk.Begin,
    };
}
