using Microsoft.AspNetCore.Http;

namespace SupportConsole.Auth0.Emulator.Tenant;

/// <summary>The last requests, oldest first.</summary>
internal sealed class RequestJournal(EmulatorOptions options)
{
    private readonly Lock door = new();
    private readonly Queue<SeenRequest> requests = [];
    private int number;

    public IReadOnlyList<SeenRequest> Requests
    {
        get
        {
            lock (door)
            {
                return [.. requests];
            }
        }
    }

    public async Task<SeenRequest> RecordAsync(HttpContext http)
    {
        var seen = new SeenRequest
        {
            Number = Interlocked.Increment(ref number),
            Method = http.Request.Method,
            Path = http.Request.Path,
            Query = http.Request.QueryString.Value ?? "",
            RequestId = Guid.NewGuid().ToString("N")[..20],
            Body = options.RecordBodies ? await ReadAsync(http) : null,
        };
        lock (door)
        {
            requests.Enqueue(seen);
            while (requests.Count > options.JournalCapacity)
            {
                requests.Dequeue();
            }
        }

        return seen;
    }

    public void Clear()
    {
        lock (door)
        {
            requests.Clear();
        }
    }

    private static async Task<string> ReadAsync(HttpContext http)
    {
        http.Request.EnableBuffering();
        using var reader = new StreamReader(http.Request.Body, leaveOpen: true);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        http.Request.Body.Position = 0;
        return body;
    }
}
