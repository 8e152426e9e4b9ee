using System.Net.Security;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using SupportConsole.App.Record;
using SupportConsole.App.Reminders;

namespace SupportConsole.Messages;

/// <summary>Sends email through the relay of the settings.</summary>
internal sealed class SmtpSender(SmtpSettings settings) : IMessageSender
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public MessageChannel Channel => MessageChannel.Email;

    /// <summary>For tests, whose server has a certificate of its own; null for the machine's trust.</summary>
    internal RemoteCertificateValidationCallback? Trust { get; init; }

    public async Task<Delivery> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        // Servers' networks rarely reach the places that list revoked certificates: email would stop.
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds, CheckCertificateRevocation = false };
        client.ServerCertificateValidationCallback = Trust;
        try
        {
            await client.ConnectAsync(settings.Host, settings.Port, Security(), cancellationToken);
            if (settings.User.Length > 0)
            {
                await client.AuthenticateAsync(settings.User, MessageFiles.Read(settings.PasswordFile), cancellationToken);
            }

            await client.SendAsync(Mime(message), cancellationToken);
        }
        catch (ParseException)
        {
            return new Delivery(DeliveryOutcome.Refused, $"“{message.Recipient}” is not an email address.");
        }
        catch (SmtpCommandException exception)
        {
            return Answered(exception);
        }
        catch (Exception exception) when (Explain(exception) is { } words)
        {
            return new Delivery(DeliveryOutcome.TryLater, words) { IsChannelDown = true };
        }

        await GoodbyeAsync(client, cancellationToken);
        return Delivery.Accepted;
    }

    internal MimeMessage Mime(OutboxMessage message)
    {
        var from = MailboxAddress.Parse(settings.From)!;
        from.Name = string.IsNullOrEmpty(from.Name) ? "SupportConsole" : from.Name;
        var mime = new MimeMessage
        {
            // The same at every try: a mailbox drops a second copy, which a crash between sending and noting makes.
            MessageId = $"{message.Id:N}@{from.Domain}",
            Subject = message.Subject,
            Date = message.CreatedAt,
            Body = Body(message),
        };
        mime.From.Add(from);
        mime.To.Add(MailboxAddress.Parse(message.Recipient));
        mime.Headers.Add("Auto-Submitted", "auto-generated");
        mime.Headers.Add("Content-Language", message.Language);
        return mime;
    }

    /// <summary>An event stands beside the text, as calendars want it: they read its METHOD from the part's type.</summary>
    private static MimeEntity Body(OutboxMessage message)
    {
        var text = new TextPart("plain") { Text = message.Body };
        if (message.Calendar.Length == 0)
        {
            return text;
        }

        var calendar = new TextPart("calendar") { Text = message.Calendar };
        var isCancelled = message.Calendar.Contains("METHOD:CANCEL", StringComparison.Ordinal);
        calendar.ContentType.Parameters.Add("method", isCancelled ? "CANCEL" : "REQUEST");
        return new MultipartAlternative(text, calendar);
    }

    /// <summary>A refusal of the recipient or the message is final; anything else may pass.</summary>
    private static Delivery Answered(SmtpCommandException exception)
    {
        var code = (int)exception.StatusCode;
        var words = $"The email server answered {code}: {exception.Message}";
        return code >= 500 && exception.ErrorCode is (SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted)
            ? new Delivery(DeliveryOutcome.Refused, words)
            : new Delivery(DeliveryOutcome.TryLater, words);
    }

    private static string? Explain(Exception exception) => exception switch
    {
        AuthenticationException => "The email server refused the user or the password.",
        SslHandshakeException => "TLS with the email server failed: its certificate is not trusted here.",
        NotSupportedException => "The email server doesn't offer TLS or a known way to sign in.",
        SocketException => "The email server can't be reached.",
        ServiceNotConnectedException or SmtpProtocolException or TimeoutException => "The email server broke off.",
        UnauthorizedAccessException => "The file with the email server's password can't be read.",
        IOException => "The connection to the email server broke off.",
        _ => null,
    };

    /// <summary>The message is accepted by now: whatever happens here doesn't matter.</summary>
    private static async Task GoodbyeAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception exception) when (Explain(exception) is not null || exception is OperationCanceledException or CommandException)
        {
            client.Dispose();
        }
    }

    private SecureSocketOptions Security() => settings.Tls switch
    {
        SmtpTls.Implicit => SecureSocketOptions.SslOnConnect,
        SmtpTls.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };
}
