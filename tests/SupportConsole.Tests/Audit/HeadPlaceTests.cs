using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Record.Chain;
using SupportConsole.Heads;

namespace SupportConsole.Tests.Audit;

/// <summary>Each place gets the head's line, over a real socket or into a real file.</summary>
#pragma warning disable RS0030 // The tests are the servers.
public sealed class HeadPlaceTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private static readonly AuditHead Head = new() { Seq = 7, Count = 7, Hash = new string('a', 64), At = DateTimeOffset.UnixEpoch, Previous = AuditHead.None };

    [Fact]
    public async Task A_file_gets_one_line_after_the_other()
    {
        var file = Path.Combine(Path.GetTempPath(), $"heads-{Guid.NewGuid():N}");

        await new FileHeads(file).SendAsync(Head, Token);
        await new FileHeads(file).SendAsync(Head, Token);

        Assert.Equal([Head.Line, Head.Line], await File.ReadAllLinesAsync(file, Token));
        File.Delete(file);
    }

    [Fact]
    public async Task Syslog_over_udp_gets_one_message_of_rfc_5424()
    {
        using var server = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var address = new Uri($"udp://127.0.0.1:{((IPEndPoint)server.Client.LocalEndPoint!).Port}");

        await new SyslogHeads(address, TimeProvider.System).SendAsync(Head, Token);

        var message = Encoding.UTF8.GetString((await server.ReceiveAsync(Token)).Buffer);
        Assert.Matches(@"^<109>1 \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z \S+ supportconsole \d+ audit-head - audit-head v1 seq=7 ", message);
        Assert.Equal(Head.Line, AuditHead.Parse(message)!.Line);
    }

    [Fact]
    public async Task Syslog_over_tcp_gets_the_length_first()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var sending = new SyslogHeads(new Uri($"tcp://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}"), TimeProvider.System).SendAsync(Head, Token);

        using var client = await server.AcceptTcpClientAsync(Token);
        await sending;
        var received = await new StreamReader(client.GetStream()).ReadToEndAsync(Token);

        var parts = received.Split(' ', 2);
        Assert.Equal(int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), parts[1].Length);
        Assert.Equal(Head.Line, AuditHead.Parse(parts[1])!.Line);
    }

    [Theory]
    [InlineData(204, true)]
    [InlineData(500, false)]
    public async Task A_webhook_gets_json_and_keeps_it_by_a_good_answer(int status, bool isKept)
    {
        var bodies = new List<string>();
        var builder = WebApplication.CreateSlimBuilder();
        await using var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.MapPost("/heads", async (HttpRequest request) =>
        {
            bodies.Add(await new StreamReader(request.Body).ReadToEndAsync(Token));
            return Results.StatusCode(status);
        });
        await server.StartAsync(Token);
        await using var services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
        var place = new WebhookHeads(new Uri(server.Urls.First() + "/heads"), services.GetRequiredService<IHttpClientFactory>());

        var failure = await Xunit.Record.ExceptionAsync(() => place.SendAsync(Head, Token));

        Assert.Equal(isKept, failure is null);
        Assert.Contains("\"seq\":7", Assert.Single(bodies), StringComparison.Ordinal);
        await server.StopAsync(Token);
    }

    [Theory]
    [InlineData("Audit:HeadKeyFile", "DATA/head.key")]
    [InlineData("Audit:Heads:File", "DATA/heads")]
    public void A_place_inside_the_data_directory_is_refused_at_start(string setting, string file)
    {
        var settings = new HeadSettings();
        file = file.Replace("DATA", "/srv/data", StringComparison.Ordinal);
        _ = setting == "Audit:Heads:File" ? settings.Heads.File = file : settings.HeadKeyFile = file;

        Assert.Contains(settings.Problems("/srv/data"), problem => problem.StartsWith($"{setting} is {file}, inside the data directory.", StringComparison.Ordinal));
        Assert.DoesNotContain(settings.Problems("/srv/dat"), problem => problem.Contains("inside the data directory", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://logs.example.com", "https://keeper.example.com", "Audit:Heads:Syslog")]
    [InlineData("udp://logs.example.com:514", "http://keeper.example.com", "Audit:Heads:Webhook")]
    public void A_wrong_address_is_named(string syslog, string webhook, string setting)
    {
        var settings = new HeadSettings { Heads = new HeadPlaces { Syslog = new Uri(syslog), Webhook = new Uri(webhook) } };

        Assert.StartsWith(setting, Assert.Single(settings.Problems("/srv/data")), StringComparison.Ordinal);
    }
}
