using System.Globalization;
using System.Net.Sockets;
using System.Text;
using SupportConsole.App.Record.Chain;

namespace SupportConsole.Heads;

/// <summary>
/// Heads as RFC 5424 messages (facility 13, log audit) over UDP, or over TCP with the length in front (RFC 6587). UDP tells nobody whether
/// the message arrived.
/// </summary>
public sealed class SyslogHeads(Uri address, TimeProvider time) : IHeadPlace
{
    private const int Priority = (13 * 8) + 5;

    public string Name => "syslog";

    public async Task SendAsync(AuditHead head, CancellationToken cancellationToken)
    {
        var message = Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"<{Priority}>1 {time.GetUtcNow().UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'} {Environment.MachineName} supportconsole {Environment.ProcessId} audit-head - {head.Line}"));
        if (address.Scheme == "udp")
        {
            using var udp = new UdpClient(address.DnsSafeHost, address.Port);
            await udp.SendAsync(message, cancellationToken);
            return;
        }

        using var tcp = new TcpClient();
        await tcp.ConnectAsync(address.DnsSafeHost, address.Port, cancellationToken);
        await using var stream = tcp.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{message.Length.ToString(CultureInfo.InvariantCulture)} "), cancellationToken);
        await stream.WriteAsync(message, cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }
}
