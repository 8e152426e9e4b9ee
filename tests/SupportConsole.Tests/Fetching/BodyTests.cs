using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using SupportConsole.App.Fetching;
using SupportConsole.App.Parts;
using SupportConsole.Tests.Fetching.Support;

namespace SupportConsole.Tests.Fetching;

/// <summary>Servers that answer badly: too much, too slowly, compressed, broken off, elsewhere.</summary>
public sealed class BodyTests
{
    [Theory]
    [InlineData(1000, true, "fetched")]
    [InlineData(1001, true, "fetch.too-large")]
    [InlineData(1000, false, "fetched")]
    [InlineData(1001, false, "fetch.too-large")]
    public async Task A_body_of_the_limit_is_taken_and_one_byte_more_refused(int size, bool namesLength, string code)
    {
        await using var server = await RunningServer.StartAsync(async http =>
        {
            http.Response.ContentLength = namesLength ? size : null;
            await http.Response.Body.WriteAsync(new byte[size]);
        });
        await using var running = RunningFetcher.OnLoopback();

        Assert.Equal(code, await running.CodeAsync(server.Uri));
    }

    [Fact]
    public async Task The_limits_of_metadata_and_discovery_are_4_MB_and_128_KB_and_named_when_passed()
    {
        await using var server = await RunningServer.StartAsync(http => http.Response.Body.WriteAsync(new byte[int.Parse(http.Request.Query["size"]!)]).AsTask());
        await using var running = RunningFetcher.OnLoopback();

        foreach (var (limits, size, figure) in new[] { (FetchLimits.Metadata, 4 * 1024 * 1024, "4,194,304"), (FetchLimits.Discovery, 128 * 1024, "131,072") })
        {
            Assert.Equal(size, (await running.Fetcher.GetAsync(new Uri(server.Uri, $"?size={size}"), limits, RunningFetcher.Token)).Value.Bytes.Length);
            Assert.Contains(figure, (await running.Fetcher.GetAsync(new Uri(server.Uri, $"?size={size + 1}"), limits, RunningFetcher.Token)).Problem!.What, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_endless_body_is_cut_at_the_limit()
    {
        await using var server = await RunningServer.StartAsync(async http =>
        {
            while (!http.RequestAborted.IsCancellationRequested)
            {
                await http.Response.Body.WriteAsync(new byte[4096], http.RequestAborted);
            }
        });
        await using var running = RunningFetcher.OnLoopback();

        Assert.Equal("fetch.too-large", await running.CodeAsync(server.Uri, 100_000));
    }

    [Theory]
    [InlineData("before the headers")]
    [InlineData("within the body")]
    public async Task A_server_that_dawdles_is_given_up_after_ten_seconds(string place)
    {
        var begun = new TaskCompletionSource();
        await using var server = await RunningServer.StartAsync(async http =>
        {
            if (place == "within the body")
            {
                await http.Response.WriteAsync("<Entity");
                await http.Response.Body.FlushAsync();
            }

            begun.SetResult();
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        });
        await using var running = RunningFetcher.OnLoopback();

        var fetch = running.CodeAsync(server.Uri);
        await begun.Task.WaitAsync(RunningFetcher.Token);
        running.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("fetch.timeout", await fetch);
    }

    [Fact]
    public async Task At_most_four_fetches_run_at_a_time()
    {
        var (inside, most, release) = (0, 0, new TaskCompletionSource());
        var four = new TaskCompletionSource();
        await using var server = await RunningServer.StartAsync(async http =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            if (most == 4)
            {
                four.TrySetResult();
            }

            await release.Task;
            Interlocked.Decrement(ref inside);
        });
        await using var running = RunningFetcher.OnLoopback();

        var fetches = Enumerable.Range(0, 6).Select(_ => running.CodeAsync(server.Uri)).ToList();
        await four.Task.WaitAsync(RunningFetcher.Token);
        release.SetResult();
        await Task.WhenAll(fetches);

        Assert.Equal(4, most);
    }

    [Fact]
    public async Task A_fetch_that_finds_no_place_says_that_the_console_is_busy()
    {
        var (begun, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var server = await RunningServer.StartAsync(http =>
        {
            begun.TrySetResult();
            return release.Task;
        });
        await using var running = new RunningFetcher(_ => [IPAddress.Loopback], settings => (settings.AllowLoopback, settings.Concurrency) = (true, 1));
        var first = running.Fetcher.GetAsync(server.Uri, new FetchLimits { MaxBytes = 10, Timeout = TimeSpan.FromMinutes(5) }, RunningFetcher.Token);
        await begun.Task.WaitAsync(RunningFetcher.Token);

        var second = running.CodeAsync(server.Uri);
        running.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("fetch.busy", await second);
        release.SetResult();
        Assert.True((await first).IsOk);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_compressed_body_is_read_and_a_compression_bomb_cut_at_the_limit(string encoding)
    {
        await using var server = await RunningServer.StartAsync(async http =>
        {
            http.Response.Headers.ContentEncoding = encoding;
            http.Response.Headers["X-Asked"] = http.Request.Headers.AcceptEncoding;
            await http.Response.Body.WriteAsync(Compressed(encoding, http.Request.Query["size"] == "small" ? 500 : 50_000_000));
        });
        await using var running = RunningFetcher.OnLoopback();

        Assert.Equal(500, (await running.GetAsync(new Uri(server.Uri, "?size=small"))).Value.Bytes.Length);
        Assert.Equal("fetch.too-large", await running.CodeAsync(server.Uri, 100_000));
    }

    [Theory]
    [InlineData("zstd")]
    [InlineData("gzip, gzip")]
    [InlineData("gzip")]
    public async Task An_unknown_doubled_or_damaged_compression_is_refused(string encoding)
    {
        await using var server = await RunningServer.StartAsync(http =>
        {
            http.Response.Headers.ContentEncoding = encoding;
            return http.Response.WriteAsync("this is not compressed");
        });
        await using var running = RunningFetcher.OnLoopback();

        Assert.Equal("fetch.encoding", await running.CodeAsync(server.Uri));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nonly this", "fetch.ended-early")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\nx", "fetch.too-large")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", "fetch.ended-early")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nhello\r\n", "fetch.failed")]
    [InlineData("", "fetch.ended-early")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n", "fetch.failed")]
    public async Task A_wrong_length_or_another_protocol_is_named_and_never_echoed(string answer, string code)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var done = CancellationTokenSource.CreateLinkedTokenSource(RunningFetcher.Token);
        var serving = Task.Run(async () =>
        {
            // A connection that ends without a word is tried again by the client: each try is answered alike.
            while (!done.IsCancellationRequested)
            {
                using var socket = await listener.AcceptSocketAsync(done.Token);
                await socket.ReceiveAsync(new byte[4096], done.Token);
                await socket.SendAsync(Encoding.ASCII.GetBytes(answer), done.Token);
                socket.Shutdown(SocketShutdown.Send);
                await socket.ReceiveAsync(new byte[1], done.Token);
            }
        }, RunningFetcher.Token);
        await using var running = RunningFetcher.OnLoopback();

        var problem = (await running.GetAsync(new Uri($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/"))).Problem!;
        await done.CancelAsync();
        await serving.ContinueWith(_ => { }, RunningFetcher.Token, TaskContinuationOptions.None, TaskScheduler.Default);

        Assert.Equal(code, problem.Code);
        Assert.DoesNotContain("hello", problem.ToString() + running.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("OpenSSH", problem.ToString() + running.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(301, "http://127.0.0.1/admin?token=canary", "127.0.0.1/admin")]
    [InlineData(302, "https://169.254.169.254/latest/meta-data/", "169.254.169.254")]
    [InlineData(303, "/elsewhere", "localhost")]
    [InlineData(307, "https://idp.example.com/metadata", "https://idp.example.com/metadata")]
    [InlineData(308, "file:///etc/passwd", "file://")]
    [InlineData(302, null, "no address")]
    public async Task A_redirect_is_refused_and_says_where_to(int status, string? location, string shown)
    {
        var requests = 0;
        await using var server = await RunningServer.StartAsync(http =>
        {
            requests++;
            http.Response.StatusCode = status;
            http.Response.Headers.Location = location;
            return Task.CompletedTask;
        });
        await using var running = RunningFetcher.OnLoopback();

        var problem = (await running.GetAsync(server.Uri)).Problem!;

        Assert.Equal("fetch.redirect", problem.Code);
        Assert.Contains(shown, problem.What, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", problem.ToString() + running.Log.Text, StringComparison.Ordinal);
        Assert.Equal(1, requests);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(418)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Another_status_is_a_problem_that_names_it_without_the_body(int status)
    {
        await using var server = await RunningServer.StartAsync(http =>
        {
            http.Response.StatusCode = status;
            return http.Response.WriteAsync("canary-body");
        });
        await using var running = RunningFetcher.OnLoopback();

        var problem = (await running.GetAsync(server.Uri)).Problem!;

        Assert.Contains($"HTTP {status}", problem.What, StringComparison.Ordinal);
        Assert.DoesNotContain("canary-body", problem.ToString() + running.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_cookie_credential_or_trace_goes_along()
    {
        var sent = new List<string>();
        await using var server = await RunningServer.StartAsync(http =>
        {
            sent.AddRange(http.Request.Headers.Keys);
            http.Response.Headers.SetCookie = "session=1; path=/";
            return http.Response.WriteAsync("{}");
        });
        await using var running = RunningFetcher.OnLoopback();
        using var activity = new System.Diagnostics.Activity("sign-in").Start();

        await running.GetAsync(server.Uri);
        await running.GetAsync(server.Uri);

        Assert.Equal(["Accept", "Accept-Encoding", "Host", "User-Agent"], sent.Distinct().Order());
    }

    private static byte[] Compressed(string encoding, int size)
    {
        using var taken = new MemoryStream();
        using (Stream stream = encoding switch { "gzip" => new GZipStream(taken, CompressionLevel.Fastest), "br" => new BrotliStream(taken, CompressionLevel.Fastest), _ => new ZLibStream(taken, CompressionLevel.Fastest) })
        {
            var zeros = new byte[100_000];
            for (var left = size; left > 0; left -= zeros.Length)
            {
                stream.Write(zeros, 0, Math.Min(left, zeros.Length));
            }
        }

        return taken.ToArray();
    }
}
